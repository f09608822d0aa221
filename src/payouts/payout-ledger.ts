import type { DataSource, EntityManager } from 'typeorm';
import { staleRow } from '../audit/stale/stale-row.js';
import type { Caller } from '../auth/access/caller.js';
import { newId } from '../common/values/ids.js';
import { inTransaction } from '../database/transaction.js';
import type { LineOutcome } from '../ledger/line-ending.entity.js';
import { PayoutEvent } from '../ledger/payouts/payout-event.entity.js';
import { Payout, type PayoutState } from '../ledger/payouts/payout.entity.js';
import { payoutWithin } from '../ledger/payouts/payout-within.js';
import { toPayout } from './payouts.dto.js';

/** Which of a payout's live lines are meant. */
export interface LinesMeant {
  payoutId: string;
  /** Without it, lines in any of these states of their attempt. */
  lineIds?: readonly string[];
  states: readonly ('open' | 'held' | 'sent')[];
}

export interface Ending {
  outcome: Exclude<LineOutcome, 'paid'>;
  reason: string | null;
  endedOn: string;
  recordedBy: string;
}

/**
 * Ends lines without payment: one ending each, and their subjects are free for another attempt. One statement, however
 * many lines.
 *
 * @returns how many lines ended
 */
export async function endUnpaid(tx: EntityManager, lines: LinesMeant, ending: Ending): Promise<number> {
  const [{ ended }] = await tx.query<[{ ended: number }]>(
    `WITH meant AS (
       SELECT a.line_id, a.payout_id, a.worker_id, a.subject, l.corrects_line_id IS NOT NULL AS is_correction
       FROM live_attempts a JOIN payout_lines l ON l.id = a.line_id
       WHERE a.payout_id = $1 AND a.state = ANY($2::text[]) AND ($3::uuid[] IS NULL OR a.line_id = ANY($3::uuid[]))
       FOR UPDATE OF a
     ), ended AS (
       INSERT INTO line_endings (line_id, payout_id, worker_id, subject, outcome, paid_fen, is_correction, ended_on, reason, recorded_by)
       SELECT line_id, payout_id, worker_id, subject, $4, 0, is_correction, $5::date, $6, $7::uuid FROM meant
       RETURNING line_id
     )
     SELECT count(*)::int AS ended FROM ended`,
    [
      lines.payoutId,
      lines.states,
      lines.lineIds ?? null,
      ending.outcome,
      ending.endedOn,
      ending.reason,
      ending.recordedBy,
    ],
  );
  await dropEnded(tx, lines.payoutId);
  return ended;
}

/** Takes the attempts of ended lines out of flight. A statement of its own: it must see the endings just written. */
export async function dropEnded(tx: EntityManager, payoutId: string): Promise<void> {
  await tx.query(`DELETE FROM live_attempts a USING line_endings e WHERE a.payout_id = $1 AND e.line_id = a.line_id`, [
    payoutId,
  ]);
}

/**
 * Writes the entries of recoveries that just-paid lines repay: each netting of a paid line once for each ending, whoever calls it how often.
 */
export async function postNettings(
  tx: EntityManager,
  payoutId: string,
  receivedOn: string,
  recordedBy: string,
): Promise<void> {
  await tx.query(
    `INSERT INTO recovery_entries (id, recovery_id, kind, amount_fen, line_id, turn, received_on, recorded_by)
     SELECT gen_random_uuid(), n.recovery_id, 'netting', n.amount_fen, n.line_id, e.turn, $2::date, $3::uuid
     FROM line_nettings n JOIN line_endings e ON e.line_id = n.line_id AND e.outcome = 'paid'
     WHERE e.payout_id = $1
       AND NOT EXISTS (SELECT 1 FROM recovery_entries r WHERE r.recovery_id = n.recovery_id AND r.line_id = n.line_id
         AND r.turn = e.turn)`,
    [payoutId, receivedOn, recordedBy],
  );
}

/** Writes count, people and sums of the lines that are to be sent into the payout, and answers it fresh. */
export async function refreshTotals(tx: EntityManager, payoutId: string): Promise<Payout> {
  await tx.query(
    `UPDATE payouts p SET line_count = t.lines, payee_count = t.people, total_fen = t.total, netted_fen = t.netted,
       version = p.version + 1
     FROM (SELECT count(*)::int AS lines, count(DISTINCT a.worker_id)::int AS people,
                  coalesce(sum(a.amount_fen), 0)::bigint AS total, coalesce(sum(l.netted_fen), 0)::bigint AS netted
           FROM live_attempts a JOIN payout_lines l ON l.id = a.line_id
           WHERE a.payout_id = $1 AND a.state IN ('open', 'sent')) t
     WHERE p.id = $1`,
    [payoutId],
  );
  return tx.findOneByOrFail(Payout, { id: payoutId });
}

export interface Step {
  action: string;
  actorId: string;
  at: Date;
  comment?: string | null;
  lineId?: string;
  workerId?: string;
  /** Where the step lowered them: the totals that stood before. */
  before?: Totals;
}

export type Totals = Pick<Payout, 'lineCount' | 'payeeCount' | 'totalFen' | 'nettedFen'>;

export function totalsOf({ lineCount, payeeCount, totalFen, nettedFen }: Totals): Totals {
  return { lineCount, payeeCount, totalFen, nettedFen };
}

/** Writes a step into the payout's life, with the control totals that stand at that moment. */
export async function recordStep(tx: EntityManager, payout: Payout, step: Step): Promise<void> {
  const { before } = step;
  await tx.insert(PayoutEvent, {
    id: newId(),
    payoutId: payout.id,
    lineId: step.lineId ?? null,
    workerId: step.workerId ?? null,
    action: step.action,
    toState: payout.state,
    comment: step.comment ?? null,
    totals: {
      ...totalsOf(payout),
      ...(before && {
        beforeLineCount: before.lineCount,
        beforePayeeCount: before.payeeCount,
        beforeTotalFen: before.totalFen,
        beforeNettedFen: before.nettedFen,
      }),
    },
    actorId: step.actorId,
    at: step.at,
  });
}

/**
 * The payout, locked against any other step until this transaction ends. A step decides on the state that it reads here; without the
 * lock two that meet both decide on the same one, and nothing else stops them: `If-Match` is compared with that same reading, and
 * saving raises the version without comparing it. It would be approved or sent twice, approved with an objection open, submitted with
 * other lines than were seen, or never settled. Keys and triggers catch the rest, but as a fault instead of a refusal.
 */
export async function lockPayout(tx: EntityManager, id: string): Promise<Payout> {
  return tx.findOneOrFail(Payout, { where: { id }, lock: { mode: 'pessimistic_write' } });
}

/** @throws {Refusal} 412 where somebody took a step or changed a line since the caller looked */
export async function requireSeen(tx: EntityManager, payout: Payout, seen: number | null): Promise<void> {
  if (seen === null || seen === payout.version) return;
  throw await staleRow(tx, '批次', { type: 'payout', id: payout.id }, toPayout(payout));
}

/**
 * `work` on a payout that exists for the caller, locked against any other step.
 *
 * @param seen the version that the caller decides on; null where none is stated
 * @throws {Refusal} 404, also for a payout of a region outside the caller's
 */
export async function withLockedPayout<T>(
  dataSource: DataSource,
  caller: Caller,
  id: string,
  work: (tx: EntityManager, payout: Payout) => Promise<T>,
  seen: number | null = null,
): Promise<T> {
  await payoutWithin(dataSource.manager, caller, id);
  return inTransaction(dataSource, async (tx) => {
    const payout = await lockPayout(tx, id);
    await requireSeen(tx, payout, seen);
    return work(tx, payout);
  });
}

/** Changes the state and nothing else. */
export async function setState(
  tx: EntityManager,
  payout: Payout,
  state: PayoutState,
  set: Partial<Pick<Payout, 'acceptedAt' | 'noticeTo' | 'seal'>> = {},
): Promise<void> {
  Object.assign(payout, set, { state });
  await tx.save(payout);
}
