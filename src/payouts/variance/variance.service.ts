import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Caller } from '../../auth/access/caller.js';
import { pageOffset } from '../../common/http/paging.js';
import { Reading } from '../../database/reading.js';
import { PayoutsService } from '../payouts.service.js';
import { type PersonDifference, VarianceSource } from './variance-source.js';
import type { Variance, VarianceQuery } from './variance.dto.js';

@Injectable()
export class VarianceService {
  constructor(
    private readonly reading: Reading,
    private readonly payouts: PayoutsService,
    private readonly source: VarianceSource,
  ) {}

  /** @throws {Refusal} 404, also for a payout of a region outside the caller's */
  async get(caller: Caller, id: string, query: VarianceQuery): Promise<Variance> {
    const payout = await this.payouts.get(caller, id);
    const work = async (tx: EntityManager): Promise<Variance> => {
      const previous = await this.source.previous(tx, payout);
      const items: PersonDifference[] = [];
      let total = 0;
      const totals = await this.source.totals(tx, payout, previous, (difference) => {
        if (query.kind && difference.kind !== query.kind) return;
        if (total >= pageOffset(query) && items.length < query.pageSize) items.push(difference);
        total++;
      });
      return { previous, totals, items, total };
    };
    return this.reading.onSnapshot(work);
  }
}
