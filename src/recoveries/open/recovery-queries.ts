import type { EntityManager } from 'typeorm';
import type { RecoveryEntryKind } from '../../ledger/recovery.entity.js';
import type { Subject } from '../../ledger/subject.js';

/** A recovery with what became of it. */
export interface RecoveryState {
  id: string;
  workerId: string;
  workerName: string;
  subject: Subject;
  lineId: string;
  payoutId: string;
  payoutNumber: string;
  regionCode: string;
  regionName: string;
  amountFen: number;
  /** Netted from paid lines, repaid or written off. */
  settledFen: number;
  /** Of the rest, what lines of live payouts will repay once they are paid. */
  reservedFen: number;
  leftFen: number;
  cause: string;
  nettingAllowed: boolean;
  monthlyFloorFen: number;
  createdBy: string;
  createdByName: string;
  createdAt: Date;
  version: number;
}

/**
 * What is left is the amount less its entries; a netting that is only planned (its line is still on its way) is reserved
 * within it, and freed by itself when the line ends unpaid.
 */
const RECOVERIES = `
  FROM recoveries r
  CROSS JOIN LATERAL (SELECT coalesce(sum(e.amount_fen), 0)::int8 AS fen FROM recovery_entries e
    WHERE e.recovery_id = r.id) settled
  CROSS JOIN LATERAL (SELECT coalesce(sum(n.amount_fen), 0)::int8 AS fen FROM line_nettings n
    JOIN live_attempts a ON a.line_id = n.line_id WHERE n.recovery_id = r.id) reserved`;

/** SQL that holds for a recovery that is not settled yet. */
export const IS_OPEN = 'r.amount_fen > settled.fen';

const COLUMNS = `r.id, r.worker_id AS "workerId", w.name AS "workerName", r.subject, r.line_id AS "lineId",
  l.payout_id AS "payoutId", p.number AS "payoutNumber", r.region_code AS "regionCode", g.name AS "regionName",
  r.amount_fen AS "amountFen",
  settled.fen AS "settledFen", reserved.fen AS "reservedFen", r.amount_fen - settled.fen AS "leftFen", r.cause,
  r.netting_allowed AS "nettingAllowed", r.monthly_floor_fen AS "monthlyFloorFen", r.created_by AS "createdBy",
  u.display_name AS "createdByName",
  r.created_at AS "createdAt", r.version`;

/** Oldest first, as they are netted. `where` may name `r`, `settled` and `reserved`. */
export async function readRecoveries(
  tx: EntityManager,
  where: string,
  parameters: unknown[],
  page = '',
): Promise<RecoveryState[]> {
  return tx.query<RecoveryState[]>(
    `SELECT ${COLUMNS} ${RECOVERIES} JOIN workers w ON w.id = r.worker_id JOIN payout_lines l ON l.id = r.line_id
     JOIN payouts p ON p.id = l.payout_id JOIN regions g ON g.code = r.region_code JOIN users u ON u.id = r.created_by
     ${where} ORDER BY r.created_at, r.id ${page}`,
    parameters,
  );
}

export async function countRecoveries(tx: EntityManager, where: string, parameters: unknown[]): Promise<number> {
  const [{ total }] = await tx.query<[{ total: number }]>(
    `SELECT count(*)::int AS total ${RECOVERIES} ${where}`,
    parameters,
  );
  return total;
}

/** What is left of the open recoveries of these people's subjects, by `<worker> <subject>`. */
export async function leftBySubject(
  tx: EntityManager,
  subjects: readonly { workerId: string; subject: string }[],
): Promise<Map<string, number>> {
  const rows: { key: string; leftFen: number }[] = await tx.query(
    `SELECT r.worker_id || ' ' || r.subject AS key, sum(r.amount_fen - settled.fen)::int8 AS "leftFen" ${RECOVERIES}
     JOIN unnest($1::uuid[], $2::text[]) AS k(worker_id, subject) ON k.worker_id = r.worker_id AND k.subject = r.subject
     GROUP BY r.worker_id, r.subject`,
    [subjects.map(({ workerId }) => workerId), subjects.map(({ subject }) => subject)],
  );
  return new Map(rows.map((row) => [row.key, row.leftFen]));
}

export interface EntryRow {
  id: string;
  kind: RecoveryEntryKind;
  amountFen: number;
  receivedOn: string;
  reason: string | null;
  lineId: string | null;
  payoutNumber: string | null;
  withdrawsId: string | null;
  recordedBy: string;
  recordedByName: string;
  approvedBy: string | null;
  approvedByName: string | null;
  recordedAt: Date;
}

export async function readEntries(tx: EntityManager, recoveryId: string): Promise<EntryRow[]> {
  return tx.query<EntryRow[]>(
    `SELECT e.id, e.kind, e.amount_fen AS "amountFen", e.received_on AS "receivedOn", e.reason, e.line_id AS "lineId",
       p.number AS "payoutNumber", e.withdraws_id AS "withdrawsId", e.recorded_by AS "recordedBy", u.display_name AS "recordedByName",
       e.approved_by AS "approvedBy", v.display_name AS "approvedByName",
       e.recorded_at AS "recordedAt"
     FROM recovery_entries e LEFT JOIN payout_lines l ON l.id = e.line_id LEFT JOIN payouts p ON p.id = l.payout_id
       JOIN users u ON u.id = e.recorded_by LEFT JOIN users v ON v.id = e.approved_by
     WHERE e.recovery_id = $1 ORDER BY e.recorded_at, e.id`,
    [recoveryId],
  );
}

export interface WriteOffRow {
  id: string;
  amountFen: number;
  reason: string;
  requestedBy: string;
  requestedByName: string;
  requestedAt: Date;
  decision: 'approved' | 'refused' | null;
  decidedBy: string | null;
  decidedByName: string | null;
  decidedAt: Date | null;
}

export async function readWriteOffs(tx: EntityManager, recoveryId: string): Promise<WriteOffRow[]> {
  return tx.query<WriteOffRow[]>(
    `SELECT q.id, q.amount_fen AS "amountFen", q.reason, q.requested_by AS "requestedBy", u.display_name AS "requestedByName",
       q.requested_at AS "requestedAt", q.decision, q.decided_by AS "decidedBy", v.display_name AS "decidedByName",
       q.decided_at AS "decidedAt"
     FROM write_off_requests q JOIN users u ON u.id = q.requested_by LEFT JOIN users v ON v.id = q.decided_by
     WHERE q.recovery_id = $1 ORDER BY q.requested_at, q.id`,
    [recoveryId],
  );
}

/** What one line of a payout keeps back for a recovery, and what became of it. */
export interface NettingRow {
  lineId: string;
  lineNo: number;
  workerId: string;
  workerName: string;
  subject: Subject;
  recoveryId: string;
  recoverySubject: Subject;
  amountFen: number;
  state: 'planned' | 'repaid' | 'freed';
}

export async function readNettings(
  tx: EntityManager,
  payoutId: string,
  { offset, size }: { offset: number; size: number },
): Promise<{ items: NettingRow[]; total: number; totalFen: number }> {
  const from = `FROM line_nettings n JOIN payout_lines l ON l.id = n.line_id JOIN recoveries r ON r.id = n.recovery_id
    LEFT JOIN live_attempts a ON a.line_id = n.line_id LEFT JOIN line_endings e ON e.line_id = n.line_id
    WHERE l.payout_id = $1`;
  const items = await tx.query<NettingRow[]>(
    `SELECT l.id AS "lineId", l.line_no AS "lineNo", l.worker_id AS "workerId", l.worker_name AS "workerName", l.subject,
       r.id AS "recoveryId", r.subject AS "recoverySubject", n.amount_fen AS "amountFen",
       CASE WHEN a.line_id IS NOT NULL THEN 'planned' WHEN e.outcome = 'paid' THEN 'repaid' ELSE 'freed' END AS state
     ${from} ORDER BY l.line_no, r.created_at, r.id LIMIT $2 OFFSET $3`,
    [payoutId, size, offset],
  );
  const [sums] = await tx.query<[{ total: number; totalFen: number }]>(
    `SELECT count(*)::int AS total, coalesce(sum(n.amount_fen)
       FILTER (WHERE a.line_id IS NOT NULL OR e.outcome = 'paid'), 0)::int8 AS "totalFen" ${from}`,
    [payoutId],
  );
  return { items, ...sums };
}
