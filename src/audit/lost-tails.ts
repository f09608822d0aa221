import type { DataSource, EntityManager } from 'typeorm';
import { beijingTime } from '../common/values/clock.js';
import { inTransaction } from '../database/transaction.js';
import { AuditService } from './audit.service.js';
import type { TailLoss } from './audit-head.js';

const OBJECT = 'audit-tail';
export const TAIL_LOST = 'audit.tail-lost';
export const TAIL_ACCEPTED = 'audit.tail-accept';

/** A loss in the log. `id` is that of the kept head: the SHA-256 of its file. */
export interface LostTail {
  id: string;
  loss: TailLoss;
}

/** Writes into the log that something is missing from it, once for each kept head; returns whether it was not there yet. */
export function recordLoss(dataSource: DataSource, { id, loss }: LostTail, path: string): Promise<boolean> {
  return inTransaction(dataSource, async (tx) => {
    // Instances that find the same at once tell it once.
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`${OBJECT} ${id}`]);
    if (await isRecorded(tx, id)) return false;
    const details = { ...loss, path };
    await new AuditService().record(tx, null, { action: TAIL_LOST, objectType: OBJECT, objectId: id, details });
    return true;
  });
}

export async function isRecorded(manager: EntityManager, id: string): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    'SELECT 1 FROM audit_events WHERE object_type = $1 AND object_id = $2 AND action = $3',
    [OBJECT, id, TAIL_LOST],
  );
  return rows.length > 0;
}

/** Those of the log that nobody has accepted yet, in the order in which they were found. */
export function openLosses(manager: EntityManager): Promise<LostTail[]> {
  return manager.query(
    `SELECT e.object_id AS id, e.details AS loss FROM audit_events e
     WHERE e.object_type = $1 AND e.action = $2 AND NOT EXISTS (
       SELECT 1 FROM audit_events a WHERE a.object_type = $1 AND a.object_id = e.object_id AND a.action = $3)
     ORDER BY e.at, e.id`,
    [OBJECT, TAIL_LOST, TAIL_ACCEPTED],
  );
}

/**
 * Somebody has looked into every loss that is open: who and why is in the log from then on, and checks tell of it no more.
 *
 * @param by the account of the operating system
 * @returns what was accepted, in Chinese
 */
export function acceptLosses(
  dataSource: DataSource,
  { by, reason }: { by: string; reason: string },
): Promise<string[]> {
  return inTransaction(dataSource, async (tx) => {
    const losses = await openLosses(tx);
    for (const { id, loss } of losses) {
      const { kind, missing } = loss;
      const details = { by, kind, missing };
      const entry = { action: TAIL_ACCEPTED, objectType: OBJECT, objectId: id, reason, details };
      await new AuditService().record(tx, null, entry);
    }
    return losses.map(({ loss }) => lossText(loss));
  });
}

/** Whether the database was restored from a backup after the last event that was kept of it: then it is older by intent. */
export async function wasRestoredSince(manager: EntityManager, at: string): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `SELECT 1 FROM audit_events WHERE action = 'backup.restore' AND at > $1 LIMIT 1`,
    [at],
  );
  return rows.length > 0;
}

/** What is missing and from when on, in Chinese. */
export function lossText({ kind, kept, found, missing, ledger }: TailLoss): string {
  if (kind === 'unreadable' || !kept) {
    return '另存的日志末端无法读取，因此不能断定已经答复的内容是否都在数据库中。';
  }
  const keptWords = `另存的末端为第 ${kept.seq} 条（${beijingTime(kept.at)}）`;
  const foundWords = found ? `第 ${found.seq} 条（${beijingTime(found.at)}）` : '空';
  if (kind === 'other') {
    return `这个数据库不是原来的数据库：${keptWords}，属于另一套数据；现有日志的末端为${foundWords}。`;
  }
  const isFork = found !== null && found.seq >= kept.seq && missing !== 0;
  const sinceWords = isFork
    ? `现有日志的末端为${foundWords}，但其中第 ${kept.seq} 条与另存的不同`
    : `现有日志止于${foundWords}，此后已经答复的内容不在数据库中`;
  const missingWords = missing ? `，至少缺少日志 ${missing} 条` : '';
  const ledgerWords = ledger.length > 0 ? `，并缺少发放或追回的账目记录` : '';
  return `数据库缺少已经答复的内容：${sinceWords}；${keptWords}${missingWords}${ledgerWords}。请核对其间的办理，或从备份恢复。`;
}
