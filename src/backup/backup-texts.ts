import { beijingTime } from '../common/values/clock.js';
import type { BackupSummary } from './backup-writer.js';

const BYTES_PER_MB = 1024 * 1024;

/** What whoever took a backup is told. */
export function summaryText(target: string, { createdAt, tables, rows, bytes, sha256 }: BackupSummary): string {
  return [
    `备份完成：${target}`,
    `  数据截至 ${beijingTime(createdAt)}，共 ${tables} 张表 ${rows} 行，${Math.ceil(bytes / BYTES_PER_MB)} MB`,
    `  SHA-256 ${sha256}`,
    '  已从头至尾读回核对。密钥不在备份中，请另行保管（见运维手册）。',
    '',
  ].join('\n');
}
