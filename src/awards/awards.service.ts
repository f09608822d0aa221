import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { authorize, type Caller } from '../auth/access/caller.js';
import { narrowRegion } from '../auth/access/region-scope.js';
import { Clock } from '../common/values/clock.js';
import { pageOffset } from '../common/http/paging.js';
import { Reading } from '../database/reading.js';
import type { EntitlementResponse } from '../policies/entitlements/entitlements.dto.js';
import {
  belongsTo,
  type ChangedEntitlement,
  changedSincePaid,
  dueInChunks,
  type DueSubject,
  pageOf,
  tell,
} from '../policies/entitlements/entitlements.js';
import { PeopleLoader } from '../policies/facts/people.loader.js';
import { loadAwardTerms, registrarsOf } from '../policies/policy-loader.js';
import { loadRegionView } from '../policies/facts/region-view.js';
import { awardAssessor } from './award-entitlements.js';
import type { AwardDecision } from './award-rules.js';
import type { AwardEntitlementsQuery } from './awards.dto.js';

@Injectable()
export class AwardsService {
  constructor(
    private readonly reading: Reading,
    private readonly people: PeopleLoader,
    private readonly clock: Clock,
  ) {}

  /** In the order of worker and level; nobody is written to, so one snapshot serves the whole walk. */
  async list(caller: Caller, query: AwardEntitlementsQuery): Promise<{ items: EntitlementResponse[]; total: number }> {
    authorize(caller, 'entitlements.read');
    const { all = false, search, asOf = this.clock.today() } = query;
    const work = async (tx: EntityManager) => {
      const view = await loadRegionView(tx, await narrowRegion(tx, caller, query.regionCode));
      const assessor = awardAssessor(await loadAwardTerms(tx, view.paths), asOf);
      const { policies } = assessor;
      const registrars = registrarsOf(policies.filter(({ regionCode }) => view.holds(regionCode)));
      const { rows, total } = await pageOf(
        this.people.chunks(tx, { kind: 'award', view, registrars, includeRefused: all, search }),
        (person) => assessor.assess(person).filter((item) => belongsTo(view, person, item, all)),
        { offset: pageOffset(query), size: query.pageSize },
      );
      const items = rows.map(({ person, item }) => ({ ...tell(view, assessor, person, item), month: null }));
      return { items, total };
    };
    return this.reading.onSnapshot(work);
  }

  /**
   * Everything that policies of a region (and of those below it) still have to pay or to recover, by worker and level,
   * in chunks that are decided when they are iterated. The transaction is REPEATABLE READ, so that all of it is of one moment.
   */
  async *due(
    tx: EntityManager,
    { regionCode, asOf }: { regionCode: string; asOf: string },
  ): AsyncGenerator<IterableIterator<DueSubject<AwardDecision>>> {
    const view = await loadRegionView(tx, regionCode);
    const assessor = awardAssessor(await loadAwardTerms(tx, view.paths), asOf);
    const registrars = registrarsOf(assessor.policies.filter((policy) => view.holds(policy.regionCode)));
    const chunks = this.people.chunks(tx, { kind: 'award', view, registrars, includeRefused: false });
    yield* dueInChunks(view, assessor, chunks);
  }

  /** What policies of a region paid and what is owed otherwise since; only of these people, where they are named. */
  async *changed(
    tx: EntityManager,
    { regionCode, asOf, workerIds }: { regionCode: string; asOf: string; workerIds?: readonly string[] },
  ): AsyncGenerator<ChangedEntitlement> {
    const view = await loadRegionView(tx, regionCode);
    const assessor = awardAssessor(await loadAwardTerms(tx, view.paths), asOf);
    const wanted = { kind: 'award', view, registrars: [], includeRefused: false, paidOnly: true, workerIds } as const;
    yield* changedSincePaid(view, assessor, this.people.chunks(tx, wanted));
  }
}
