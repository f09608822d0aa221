import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { regionWithin } from '../../auth/access/region-scope.js';
import { Clock } from '../../common/values/clock.js';
import { PAY_KINDS } from '../../ledger/subject.js';
import { LateFactSource, overPaidFen, subjectKey } from '../late-facts/late-fact-source.js';
import { NettingPlan } from './netting-rules.js';
import { IS_OPEN, readRecoveries } from '../open/recovery-queries.js';

/** Finds what a new stipend payout may net. */
@Injectable()
export class NettingSource {
  constructor(
    private readonly lateFacts: LateFactSource,
    private readonly clock: Clock,
  ) {}

  /**
   * The plan for a payout of a region: open recoveries of what that region and those below it paid, where netting is
   * allowed. A recovery whose cause has gone since (the month is owed again) is not netted: only as much as is over-paid
   * today. The rows stay locked, so that an instalment recorded meanwhile waits and then sees what is planned.
   *
   * @param purpose `look` plans on what is there and locks nothing, for what is only shown
   */
  async plan(tx: EntityManager, regionCode: string, purpose: 'make' | 'look' = 'make'): Promise<NettingPlan> {
    const within = `r.netting_allowed AND ${regionWithin('r.region_code').replace('?', '$1')}`;
    const open = await readRecoveries(tx, `WHERE ${within} AND ${IS_OPEN}`, [regionCode]);
    if (open.length === 0) return new NettingPlan();
    if (purpose === 'make') {
      const ids = open.map(({ id }) => id);
      await tx.query('SELECT 1 FROM recoveries WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE', [ids]);
    }
    const workerIds = [...new Set(open.map(({ workerId }) => workerId))];
    const asOf = this.clock.today();
    const facts = await this.lateFacts.of(tx, { regionCode, asOf, kinds: PAY_KINDS, workerIds });
    const overPaid = new Map<string, number>();
    for (const [key, fact] of facts) overPaid.set(key, overPaidFen(fact));
    for (const { workerId, subject, reservedFen } of open) {
      const key = subjectKey(workerId, subject);
      overPaid.set(key, (overPaid.get(key) ?? 0) - reservedFen);
    }
    return new NettingPlan(
      open.map(({ id, workerId, subject, monthlyFloorFen, leftFen, reservedFen }) => {
        const key = subjectKey(workerId, subject);
        const availableFen = Math.max(0, Math.min(leftFen - reservedFen, overPaid.get(key) ?? 0));
        overPaid.set(key, (overPaid.get(key) ?? 0) - availableFen);
        return { id, workerId, monthlyFloorFen, availableFen };
      }),
    );
  }
}
