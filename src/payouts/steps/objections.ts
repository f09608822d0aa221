import type { EntityManager } from 'typeorm';
import type { ObjectionDecision } from '../../ledger/payouts/objection.entity.js';

/** An objection with the person it is about and those who wrote it down and decided on it. */
export interface ToldObjection {
  id: string;
  lineId: string;
  workerId: string;
  workerName: string;
  wholePerson: boolean;
  raisedBy: string;
  text: string;
  recordedBy: string;
  recordedByName: string;
  recordedAt: Date;
  decision: ObjectionDecision | null;
  decisionReason: string | null;
  decidedBy: string | null;
  decidedByName: string | null;
  decidedAt: Date | null;
}

/** Oldest first. */
export function findObjections(tx: EntityManager, payoutId: string): Promise<ToldObjection[]> {
  return tx.query<ToldObjection[]>(
    `SELECT o.id, o.line_id AS "lineId", l.worker_id AS "workerId", l.worker_name AS "workerName",
       o.whole_person AS "wholePerson", o.raised_by AS "raisedBy", o.text, o.recorded_by AS "recordedBy",
       r.display_name AS "recordedByName", o.recorded_at AS "recordedAt", o.decision, o.decision_reason AS "decisionReason",
       o.decided_by AS "decidedBy", d.display_name AS "decidedByName", o.decided_at AS "decidedAt"
     FROM objections o JOIN payout_lines l ON l.id = o.line_id JOIN users r ON r.id = o.recorded_by
     LEFT JOIN users d ON d.id = o.decided_by
     WHERE o.payout_id = $1 ORDER BY o.recorded_at, o.id`,
    [payoutId],
  );
}
