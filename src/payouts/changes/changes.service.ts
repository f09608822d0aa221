import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { Clock } from '../../common/values/clock.js';
import { Reading } from '../../database/reading.js';
import type { Payout } from '../../ledger/payouts/payout.entity.js';
import { payoutWithin } from '../../ledger/payouts/payout-within.js';
import { BEFORE_SENT } from '../payout-life.js';
import { endUnpaid, recordStep, refreshTotals, totalsOf, withLockedPayout } from '../payout-ledger.js';
import { notPossibleNow, nothingChanged, takenOutDiffers } from '../payouts-errors.js';
import { type ChangeCounts, countChanges, NO_CHANGES, type Stopping, stoppingOf, stops } from './change-rules.js';
import { type ChangedLine, ChangeSource } from './change-source.js';
import type { TakeOutRequest } from './changes.dto.js';

interface Listed {
  changed: ChangedLine[];
  counts: ChangeCounts;
  stopping: Stopping;
}

/** The changed lines of payouts on their way: listed, counted, and taken out in one call. */
@Injectable()
export class ChangesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reading: Reading,
    private readonly source: ChangeSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws {Refusal} 404, also for a payout of a region outside the caller's */
  async list(caller: Caller, id: string): Promise<Listed> {
    await payoutWithin(this.dataSource.manager, caller, id);
    return this.reading.onSnapshot(async (tx) => {
      const payout = await payoutWithin(tx, caller, id);
      const changed = BEFORE_SENT.includes(payout.state) ? (await this.source.ask(tx, payout)).changed : [];
      return { changed, counts: countChanges(changed), stopping: stoppingOf(changed) };
    });
  }

  /** Of payouts that the caller was given before; what is sent is no longer asked. By id. */
  async counts(payouts: readonly Payout[]): Promise<Map<string, ChangeCounts>> {
    const live = payouts.filter(({ state }) => BEFORE_SENT.includes(state));
    const counts = new Map(payouts.map(({ id }) => [id, NO_CHANGES]));
    if (live.length === 0) return counts;
    return this.reading.onSnapshot(async (tx) => {
      const toAsk = await this.source.toAsk(tx, live);
      for (const payout of live) {
        const people = toAsk.get(payout.id)!;
        // Most of a page has nobody to ask, and then nothing more is read of it.
        if (people.workerIds.length === 0) continue;
        counts.set(payout.id, countChanges((await this.source.askAmong(tx, payout, people)).changed));
      }
      return counts;
    });
  }

  /**
   * Takes out every line that is paid too much or to somebody else. That only ever lowers what is paid, so notice and approval
   * stay; what is still owed of it comes due again.
   *
   * @throws {Refusal} 409 where they come to another amount than was confirmed: facts change without a new version of the payout
   */
  async takeOut(caller: Caller, id: string, { reason, expectedFen }: TakeOutRequest): Promise<Payout> {
    authorize(caller, 'payouts.create');
    return withLockedPayout(this.dataSource, caller, id, async (tx, payout) => {
      if (!BEFORE_SENT.includes(payout.state)) {
        throw notPossibleNow('移出变动的明细', payout.state, '只有送银行之前可以移出');
      }
      const { changed } = await this.source.ask(tx, payout);
      const lineIds = changed.filter(({ kinds }) => stops(kinds)).map(({ lineId }) => lineId);
      if (lineIds.length === 0) throw nothingChanged();
      const { netFen } = stoppingOf(changed);
      if (expectedFen !== undefined && expectedFen !== netFen) throw takenOutDiffers(expectedFen, netFen);
      const ending = { outcome: 'removed', reason, endedOn: this.clock.today(), recordedBy: caller.id } as const;
      await endUnpaid(tx, { payoutId: id, lineIds, states: ['open', 'held'] }, ending);
      const fresh = await refreshTotals(tx, id);
      const before = totalsOf(payout);
      await recordStep(tx, fresh, {
        action: 'take-out',
        actorId: caller.id,
        at: this.clock.now(),
        comment: reason,
        before,
      });
      const { number, state } = fresh;
      await this.audit.record(tx, caller, {
        action: 'payout.take-out',
        objectType: 'payout',
        objectId: id,
        regionCode: fresh.regionCode,
        reason,
        details: { number, state, before, after: totalsOf(fresh), lineIds },
      });
      return fresh;
    });
  }
}
