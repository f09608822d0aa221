import type { components } from '../api/schema.js';
import { count } from '../shared/money.js';
import { KIND_TITLES } from './finding-kinds.js';

/** Findings of a workbook as a page shows them. Pure. */

export type Finding = components['schemas']['ImportIssueResponse'];
export type Counts = components['schemas']['ImportCountsResponse'];

export interface FindingKind {
  code: string;
  title: string;
  items: Finding[];
}

/** By kind, the most frequent first; equals stand as they do in the file. */
export function kindsOf(findings: readonly Finding[]): FindingKind[] {
  const kinds = new Map<string, FindingKind>();
  for (const finding of findings) {
    const known = kinds.get(finding.code);
    if (known) known.items.push(finding);
    else
      kinds.set(finding.code, {
        code: finding.code,
        title: KIND_TITLES[finding.code] ?? '其他问题',
        items: [finding],
      });
  }
  return Array.from(kinds.values()).sort((a, b) => b.items.length - a.items.length);
}

/** The columns that findings stand in, each with how many, in the order in which they come. */
export function columnsOf(findings: readonly Finding[]): { value: string; label: string }[] {
  const columns = new Map<string, number>();
  for (const { column } of findings) if (column !== null) columns.set(column, (columns.get(column) ?? 0) + 1);
  return Array.from(columns, ([value, number]) => ({ value, label: `${value}（${count(number)} 处）` }));
}

/** `C8`, `第 8 行`, or nothing where it is about the sheet as a whole. */
export function placeOf({ cell, row }: Pick<Finding, 'cell' | 'row'>): string {
  return cell ?? (row === null ? '整张表' : `第 ${row} 行`);
}

export interface Progress {
  before: number;
  mended: number;
  left: number;
  fresh: number;
}

/** What became of the findings since the check before: the same finding is the same kind in the same cell of the same sheet. */
export function progressOf(before: readonly Finding[], now: readonly Finding[]): Progress {
  const open = new Map<string, number>();
  for (const finding of before) open.set(nameOf(finding), (open.get(nameOf(finding)) ?? 0) + 1);
  let left = 0;
  for (const finding of now) {
    const times = open.get(nameOf(finding)) ?? 0;
    if (times === 0) continue;
    left++;
    open.set(nameOf(finding), times - 1);
  }
  return { before: before.length, mended: before.length - left, left, fresh: now.length - left };
}

function nameOf({ sheet, cell, row, code }: Finding): string {
  return [sheet, cell ?? row ?? '', code].join('\n');
}

/** `9 处已改 7，剩 2，新 0`. */
export function progressInWords({ before, mended, left, fresh }: Progress): string {
  return `${count(before)} 处已改 ${count(mended)}，剩 ${count(left)}，新 ${count(fresh)}`;
}

/** `5,494 行：新增 0 · 更新 12 · 不变 5,482 · 有误 9`. */
export function countsInWords({ rows, created, updated, unchanged, rejected }: Counts): string {
  const parts = [
    `新增 ${count(created)}`,
    `更新 ${count(updated)}`,
    `不变 ${count(unchanged)}`,
    `有误 ${count(rejected)}`,
  ];
  return `${count(rows)} 行：${parts.join(' · ')}`;
}

/** The cells of findings, to be pasted into a sheet: one a line, columns by tabs. */
export function cellList(findings: readonly Finding[]): string {
  const lines = findings.map((finding) =>
    [finding.sheet, placeOf(finding), finding.message, finding.suggestion].map((text) =>
      text.replace(/[\t\r\n]+/g, ' '),
    ),
  );
  return [['工作表', '单元格', '问题', '怎么改'], ...lines].map((cells) => cells.join('\t')).join('\n');
}

export interface Checked {
  sha256: string;
  counts: Counts;
  issues: readonly Finding[];
}

/** How a checked file may be imported: whole, its good rows only, or why not at all. */
export type Way = { mode: 'all' } | { mode: 'valid'; left: number } | { mode: null; reason: string };

export function wayOf(checked: Checked | null, sha256: string | null): Way {
  if (sha256 === null) return { mode: null, reason: '请先选择花名册。' };
  if (checked === null || checked.sha256 !== sha256) return { mode: null, reason: '这个文件还没有检查完。' };
  const errors = checked.issues.filter(({ severity }) => severity === 'error');
  const { created, updated, rejected } = checked.counts;
  if (errors.some(({ row }) => row === null)) {
    return { mode: null, reason: '表头或工作表有问题，整张表都读不出来，请先改正。' };
  }
  if (created + updated === 0) {
    return {
      mode: null,
      reason: errors.length > 0 ? '没有可以导入的行，请先改正有误的内容。' : '表中的内容与系统里的一致，没有要导入的。',
    };
  }
  return errors.length > 0 || rejected > 0 ? { mode: 'valid', left: rejected } : { mode: 'all' };
}
