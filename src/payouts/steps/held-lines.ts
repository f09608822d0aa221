import type { EntityManager } from 'typeorm';
import type { Subject } from '../../ledger/subject.js';

/** A line that somebody holds back, with what they said. */
export interface HeldLine {
  workerId: string;
  workerName: string;
  subject: Subject;
  reason: string | null;
  heldBy: string | null;
  heldAt: Date | null;
  heldFor: string | null;
}

/** In the order of their lines; what was held of a record that was merged is held of its survivor. */
export function heldLines(tx: EntityManager, payoutId: string): Promise<HeldLine[]> {
  return tx.query<HeldLine[]>(
    `SELECT coalesce(w.merged_into, a.worker_id) AS "workerId", l.worker_name AS "workerName", a.subject, a.hold_reason AS reason, a.held_by AS "heldBy",
       a.held_at AS "heldAt", a.held_for AS "heldFor"
     FROM live_attempts a JOIN payout_lines l ON l.id = a.line_id JOIN workers w ON w.id = a.worker_id
     WHERE a.payout_id = $1 AND a.state = 'held' ORDER BY l.line_no`,
    [payoutId],
  );
}

/**
 * Holds the lines that now stand for the same people and subjects.
 *
 * @returns those for which none stands any more
 */
export async function holdAgain(tx: EntityManager, payoutId: string, held: readonly HeldLine[]): Promise<HeldLine[]> {
  if (held.length === 0) return [];
  const [again] = await tx.query<[{ workerId: string; subject: string }[], number]>(
    `UPDATE live_attempts a SET state = 'held', hold_reason = u.reason, held_by = u.by, held_at = u.at, held_for = u.cause
     FROM unnest($2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::timestamptz[], $7::uuid[])
       AS u(worker_id, subject, reason, by, at, cause)
     WHERE a.payout_id = $1 AND a.worker_id = u.worker_id AND a.subject = u.subject
     RETURNING a.worker_id AS "workerId", a.subject`,
    [
      payoutId,
      held.map(({ workerId }) => workerId),
      held.map(({ subject }) => subject),
      held.map(({ reason }) => reason),
      held.map(({ heldBy }) => heldBy),
      held.map(({ heldAt }) => heldAt),
      held.map(({ heldFor }) => heldFor),
    ],
  );
  const there = new Set(again.map(({ workerId, subject }) => `${workerId} ${subject}`));
  return held.filter(({ workerId, subject }) => !there.has(`${workerId} ${subject}`));
}
