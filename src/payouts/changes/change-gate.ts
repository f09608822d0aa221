import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Payout } from '../../ledger/payouts/payout.entity.js';
import { raiseMarks, standFactsStill } from '../../policies/facts/fact-marks.js';
import { type PayoutStep, TRANSITIONS } from '../payout-life.js';
import { linesChanged } from '../payouts-errors.js';
import { type ChangeCounts, countChanges, stops } from './change-rules.js';
import { type Asked, ChangeSource } from './change-source.js';

/** Stops a step while lines are paid too much or to somebody else (domain rule §12). */
@Injectable()
export class ChangeGate {
  constructor(private readonly source: ChangeSource) {}

  /** Before work that takes long, so that nobody waits for what is refused in the end; facts may still change. */
  async look(tx: EntityManager, payout: Payout, step: PayoutStep): Promise<void> {
    refuse(step, countChanges((await this.source.ask(tx, payout)).changed));
  }

  /**
   * What counts: from here to the end of the transaction facts stand still, so it comes after everything that takes long. Who was
   * asked and came out even is not asked again until their facts change once more.
   *
   * @throws {Refusal} 409 with the counts
   */
  async pass(tx: EntityManager, payout: Payout, step: PayoutStep): Promise<void> {
    await standFactsStill(tx);
    const asked = await this.source.ask(tx, payout);
    refuse(step, countChanges(asked.changed));
    // What is sent with less than is owed is a late fact of what was sent, whoever found nothing to ask before.
    if (step === 'send') await raiseMarks(tx, peopleOf(asked));
    else await noteAsked(tx, payout, asked);
  }
}

function refuse(step: PayoutStep, counts: ChangeCounts): void {
  const stopping = (['less', 'payee'] as const).filter((kind) => counts[kind] > 0);
  if (stops(stopping)) throw linesChanged(TRANSITIONS[step].name, counts);
}

const peopleOf = ({ changed }: Asked): string[] => [...new Set(changed.map(({ workerId }) => workerId))];

async function noteAsked(tx: EntityManager, payout: Payout, asked: Asked): Promise<void> {
  const changed = new Set(peopleOf(asked));
  const even = asked.workerIds.filter((id) => !changed.has(id));
  if (even.length > 0) {
    await tx.query(
      `UPDATE live_attempts a SET facts_mark = m.version FROM fact_marks m
       WHERE a.payout_id = $1 AND m.worker_id = a.worker_id AND a.worker_id = ANY($2::uuid[]) AND a.facts_mark <> m.version`,
      [payout.id, even],
    );
  }
  // Only where nobody is changed: everybody else would have to be told apart from those who still are.
  if (!asked.everybody || changed.size > 0) return;
  await tx.query('UPDATE payouts SET policies_seen = $2 WHERE id = $1', [payout.id, asked.policies]);
  payout.policiesSeen = asked.policies;
}
