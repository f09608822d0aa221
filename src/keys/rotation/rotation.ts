import type { DataSource, EntityManager } from 'typeorm';
import { chainCommitted } from '../../audit/audit-chain.js';
import { AuditService } from '../../audit/audit.service.js';
import { LAST_VERSION } from '../../common/secrets/key-ring.js';
import type { PersonalData } from '../../common/secrets/personal-data.js';
import { inTransaction } from '../../database/transaction.js';
import { cipherTables } from '../cipher-tables.js';
import { learnDataKeys, requireSameKeys } from '../data-keys.js';
import { DataKey } from '../data-key.entity.js';
import { KeyRotationRefused } from '../keys-errors.js';
import { reEncrypt } from './re-encryption.js';
import { withRotationLock } from './rotation-lock.js';

/** What a rotation works on. */
export interface RotationStage {
  dataSource: DataSource;
  /** Of the process that rotates; on an embedded database that of the service, if it runs. */
  personalData: PersonalData;
  embedded: boolean;
  /** Takes a line of progress, in Chinese. */
  report: (line: string) => void;
  /** Aborted when the rotation is to stop; the next one goes on from there. */
  signal?: AbortSignal;
}

export interface RotationResult {
  /** The version that everything is now under. */
  version: number;
  /** Values' rows written anew in this run, by table. */
  rows: Record<string, number>;
}

/** Instances that gave no sign for so long are taken to be gone. */
const GONE_AFTER = `interval '5 minutes'`;
const POLL_MS = 250;
const REPORT_MS = 2_000;
/** Walks through all tables before what is left is told. Each finds what was held or written late during the one before. */
const WALKS = 8;

/**
 * Makes a new data key and writes every encrypted value anew under it, while services read and write. A rotation that was broken
 * off is gone on with.
 *
 * 1. The new key is stored and waits until every instance knows it; only then it becomes the one to write with, so nobody meets
 *    a value that they cannot read.
 * 2. The tables are walked through once while instances change over.
 * 3. When everybody writes with the new key and no transaction of before is open, they are walked through until a walk finds
 *    nothing; then the older keys are retired.
 *
 * @throws {KeyRotationRefused} while another one runs, or when something stays under an older key
 */
export function rotateKeys(stage: RotationStage): Promise<RotationResult> {
  return withRotationLock(stage.dataSource, stage.embedded, () => rotateLocked(stage));
}

/** For a caller that holds the lock. */
export async function rotateLocked(stage: RotationStage): Promise<RotationResult> {
  const version = await inTransaction(stage.dataSource, (tx) => newOrUnfinished(tx, stage));
  await activate(stage, version);
  const rows: Record<string, number> = {};
  await walk(stage, version, rows);
  await othersWriteWith(stage, version);
  await olderTransactionsEnd(stage);
  await walkUntilNothing(stage, version, rows);
  await inTransaction(stage.dataSource, (tx) => retire(tx, version, rows));
  await chainCommitted(stage.dataSource);
  return { version, rows };
}

async function newOrUnfinished(tx: EntityManager, { personalData, report }: RotationStage): Promise<number> {
  await requireSameKeys(tx, personalData);
  await refuseOldMasters(tx, personalData);
  await learnDataKeys(tx, personalData);
  const keys = await tx.find(DataKey, { order: { version: 'ASC' } });
  const newest = keys.at(-1);
  if (!newest) throw new Error('the table data_keys has lost its first row');
  if (keys.some(({ version, retiredAt }) => version < newest.version && retiredAt === null)) {
    report(`继续上次未完成的轮换：数据密钥第 ${newest.version} 版`);
    return newest.version;
  }
  const version = newest.version + 1;
  if (version > LAST_VERSION) throw new KeyRotationRefused(`数据密钥最多 ${LAST_VERSION} 版，不能再换。`);
  await tx.insert(DataKey, { version, wrappedKey: personalData.ring.make(version), activeFrom: null });
  await learnDataKeys(tx, personalData);
  report(`新的数据密钥：第 ${version} 版`);
  return version;
}

/** An instance that was started before the master key changed cannot learn a new data key. */
async function refuseOldMasters(tx: EntityManager, personalData: PersonalData): Promise<void> {
  const [{ outdated }]: [{ outdated: number }] = await tx.query(
    `SELECT count(*)::int AS outdated FROM key_holders
     WHERE seen_at > now() - ${GONE_AFTER} AND key_fingerprint <> $1`,
    [personalData.fingerprint()],
  );
  if (outdated === 0) return;
  throw new KeyRotationRefused(`有 ${outdated} 个服务实例仍以更换前的主密钥运行。请先用新的密钥重新启动，再轮换。`);
}

async function activate(stage: RotationStage, version: number): Promise<void> {
  await until(stage, `等待各服务实例取得第 ${version} 版密钥`, async () => {
    const [{ behind }]: [{ behind: number }] = await stage.dataSource.query(
      `SELECT count(*)::int AS behind FROM key_holders WHERE seen_at > now() - ${GONE_AFTER} AND knows < $1`,
      [version],
    );
    return behind === 0;
  });
  await stage.dataSource.query('UPDATE data_keys SET active_from = now() WHERE version = $1 AND active_from IS NULL', [
    version,
  ]);
  stage.personalData.ring.writeWith(version);
}

function othersWriteWith(stage: RotationStage, version: number): Promise<void> {
  return until(stage, `等待各服务实例改用第 ${version} 版密钥`, async () => {
    const [{ behind }]: [{ behind: number }] = await stage.dataSource.query(
      `SELECT count(*)::int AS behind FROM key_holders WHERE seen_at > now() - ${GONE_AFTER} AND writes_with < $1`,
      [version],
    );
    return behind === 0;
  });
}

/** Their values may have been encrypted, or copied from rows read, before the change. The embedded database has none beside this one. */
async function olderTransactionsEnd(stage: RotationStage): Promise<void> {
  if (stage.embedded) return;
  const [{ now }]: [{ now: string }] = await stage.dataSource.query('SELECT clock_timestamp()::text AS now');
  await until(stage, '等待此前开始的事务结束', async () => {
    const [{ open }]: [{ open: number }] = await stage.dataSource.query(
      `SELECT count(*)::int AS open FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = current_setting('application_name')
         AND pid <> pg_backend_pid() AND xact_start < $1`,
      [now],
    );
    return open === 0;
  });
}

/** @returns how many rows are not yet as they should be, and the first that cannot be read */
async function walk(
  stage: RotationStage,
  version: number,
  rows: Record<string, number>,
): Promise<{ found: number; unreadable: string[] }> {
  const { dataSource, personalData, report, signal } = stage;
  let found = 0;
  const unreadable: string[] = [];
  for (const table of cipherTables(dataSource)) {
    let toldAt = Date.now();
    const goOn = (renewed: number): void => {
      signal?.throwIfAborted();
      if (Date.now() - toldAt < REPORT_MS) return;
      toldAt = Date.now();
      report(`  ${table.name}：已重新加密 ${renewed} 行`);
    };
    const begun = performance.now();
    const done = await reEncrypt(dataSource, table, { ring: personalData.ring, version, goOn });
    if (done.renewed > 0) {
      const seconds = ((performance.now() - begun) / 1000).toLocaleString('en', { maximumFractionDigits: 1 });
      report(`  ${table.name}：共 ${done.renewed} 行，${seconds} 秒`);
      rows[table.name] = (rows[table.name] ?? 0) + done.renewed;
    }
    found += done.renewed + done.missed;
    unreadable.push(...done.unreadable);
  }
  return { found, unreadable };
}

async function walkUntilNothing(stage: RotationStage, version: number, rows: Record<string, number>): Promise<void> {
  for (let walks = 1; ; walks++) {
    const { found, unreadable } = await walk(stage, version, rows);
    if (found === 0 && unreadable.length === 0) return;
    if (found === 0) {
      throw new KeyRotationRefused(
        `有 ${unreadable.length} 行的密文无法解开（可能已被改动或损坏），原样保留，旧密钥不停用：` +
          unreadable.slice(0, 20).join(';'),
      );
    }
    if (walks === WALKS) throw new KeyRotationRefused(`仍有 ${found} 行被占用，未能重新加密。请稍后再次执行。`);
    await pause(POLL_MS, stage.signal);
  }
}

/** In one transaction with the entry in the audit log, which names no key but its version. */
async function retire(tx: EntityManager, version: number, rows: Record<string, number>): Promise<void> {
  await tx.query('UPDATE data_keys SET retired_at = now() WHERE version < $1 AND retired_at IS NULL', [version]);
  await new AuditService().record(tx, null, {
    action: 'data-key.rotate',
    objectType: 'data-key',
    objectId: String(version),
    details: { rows },
  });
}

async function until(stage: RotationStage, what: string, done: () => Promise<boolean>): Promise<void> {
  for (let told = false; !(await done()); told = true) {
    if (!told) stage.report(what);
    await pause(POLL_MS, stage.signal);
  }
}

async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
