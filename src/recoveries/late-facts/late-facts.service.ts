import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { narrowRegion } from '../../auth/access/region-scope.js';
import { Clock } from '../../common/values/clock.js';
import { pageOffset } from '../../common/http/paging.js';
import { Reading } from '../../database/reading.js';
import { inTransaction } from '../../database/transaction.js';
import { PAY_KINDS } from '../../ledger/subject.js';
import { marksToAsk, noteAsked } from '../../policies/facts/fact-marks.js';
import { type LateFact, LateFactSource } from './late-fact-source.js';
import type { LateFactsQuery } from './late-facts.dto.js';
import { asOfInFuture } from '../../policies/entitlements/entitlements-errors.js';

@Injectable()
export class LateFactsService {
  constructor(
    private readonly dataSource: DataSource,
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
    const isWhole = asOf === today && kind === undefined;
    const { settled, ...page } = await this.reading.onSnapshot(async (tx) => {
      const regionCode = await narrowRegion(tx, caller, query.regionCode);
      // Who was asked as of today and came out even does so until their facts change: only the others are asked.
      const marks = asOf === today ? await marksToAsk(tx) : undefined;
      const found = new Set<string>();
      const wanted = {
        regionCode,
        asOf,
        kinds: kind ? [kind] : PAY_KINDS,
        workerIds: marks && [...marks.keys()],
        found,
      };
      const items: LateFact[] = [];
      let total = 0;
      for await (const fact of this.source.walk(tx, wanted)) {
        if (total >= pageOffset(query) && items.length < query.pageSize) items.push(fact);
        total++;
      }
      return { items, total, settled: new Map([...(marks ?? [])].filter(([id]) => !found.has(id))) };
    });
    // The one thing that a read writes here, and nothing that anybody sees: that these people's facts came out even. Asking is
    // what finds it out, so nobody else could note it; without it each read would ask all of them again (a country's hundred
    // thousand instead of the hundred whose facts changed). Noted against the mark that was read, so a fact that changed
    // meanwhile is asked again; a read that fails to note costs time and no truth.
    if (isWhole && settled.size > 0) await inTransaction(this.dataSource, (tx) => noteAsked(tx, settled));
    return page;
  }
}
