import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { narrowRegion } from '../../auth/access/region-scope.js';
import { Clock } from '../../common/values/clock.js';
import { pageOffset } from '../../common/http/paging.js';
import { Reading } from '../../database/reading.js';
import { PAY_KINDS } from '../../ledger/subject.js';
import { type LateFact, LateFactSource } from './late-fact-source.js';
import type { LateFactsQuery } from './late-facts.dto.js';
import { asOfInFuture } from '../../policies/entitlements/entitlements-errors.js';

@Injectable()
export class LateFactsService {
  constructor(
    private readonly reading: Reading,
    private readonly source: LateFactSource,
    private readonly clock: Clock,
  ) {}

  /** What changed for subjects already paid, by kind, worker and subject; only the page is kept. */
  async list(caller: Caller, query: LateFactsQuery): Promise<{ items: LateFact[]; total: number }> {
    authorize(caller, 'payouts.read');
    const today = this.clock.today();
    const { asOf = today, kind } = query;
    if (asOf > today) throw asOfInFuture(asOf);
    const work = async (tx: EntityManager): Promise<{ items: LateFact[]; total: number }> => {
      const regionCode = await narrowRegion(tx, caller, query.regionCode);
      const items: LateFact[] = [];
      let total = 0;
      for await (const fact of this.source.walk(tx, { regionCode, asOf, kinds: kind ? [kind] : PAY_KINDS })) {
        if (total >= pageOffset(query) && items.length < query.pageSize) items.push(fact);
        total++;
      }
      return { items, total };
    };
    return this.reading.onSnapshot(work);
  }
}
