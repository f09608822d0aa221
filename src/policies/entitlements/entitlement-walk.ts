import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Caller } from '../../auth/access/caller.js';
import { narrowRegion } from '../../auth/access/region-scope.js';
import { pageOffset } from '../../common/http/paging.js';
import { Reading } from '../../database/reading.js';
import { PeopleLoader } from '../facts/people.loader.js';
import { loadRegionView, type RegionView } from '../facts/region-view.js';
import type { FactsNeeded } from '../facts/worker-facts.loader.js';
import type { AwardPolicyTerms, StipendPolicyTerms } from '../terms/policy-terms.js';
import { registrarsWithin } from './eligibility.js';
import type { EntitlementResponse, EntitlementsQuery } from './entitlements.dto.js';
import {
  type AskedSubject,
  askedSubjects,
  type Assessor,
  belongsTo,
  type ChangedEntitlement,
  changedSincePaid,
  type Decided,
  dueInChunks,
  type DueSubject,
  pageOf,
  tell,
} from './entitlements.js';

/** A kind of pay with its policies read: what it asks of each person, and how it decides. */
export interface OpenedKind<D extends Decided, P extends AwardPolicyTerms | StipendPolicyTerms> {
  needed: FactsNeeded;
  assessor: Assessor<D, P>;
}

/** Whose late facts are wanted. */
export interface ChangesWanted {
  regionCode: string;
  asOf: string;
  /** Without them everybody who was paid. */
  workerIds?: readonly string[];
  /** Takes in everybody who has any, whichever region paid. */
  found?: Set<string>;
}

/** Reads the policies of a kind for a view; null where nobody can be owed anything, so that nobody need be read. */
export type OpenKind<D extends Decided, P extends AwardPolicyTerms | StipendPolicyTerms> = (
  tx: EntityManager,
  view: RegionView,
) => Promise<OpenedKind<D, P> | null>;

/** The walks over everybody that awards and stipends have in common. Who may see what comes of them is asked before. */
@Injectable()
export class EntitlementWalk {
  constructor(
    private readonly reading: Reading,
    private readonly people: PeopleLoader,
  ) {}

  /** One page in the order of worker and subject; nobody is written to, so one snapshot serves the whole walk. */
  async list<D extends Decided, P extends AwardPolicyTerms | StipendPolicyTerms>(
    caller: Caller,
    query: EntitlementsQuery,
    open: OpenKind<D, P>,
  ): Promise<{ items: EntitlementResponse[]; total: number }> {
    const { all = false, search } = query;
    return this.reading.onSnapshot(async (tx) => {
      const view = await loadRegionView(tx, await narrowRegion(tx, caller, query.regionCode));
      const opened = await open(tx, view);
      if (opened === null) return { items: [], total: 0 };
      const { needed, assessor } = opened;
      const registrars = registrarsWithin(view, assessor.policies);
      const { rows, total } = await pageOf(
        this.people.chunks(tx, { ...needed, view, registrars, includeRefused: all, search }),
        (person) => assessor.assess(person).filter((item) => belongsTo(view, person, item, all)),
        { offset: pageOffset(query), size: query.pageSize },
      );
      return { items: rows.map(({ person, item }) => tell(view, assessor, person, item)), total };
    });
  }

  /**
   * Everything that policies of a region (and of those below it) still have to pay or to recover, by worker and subject,
   * in chunks that are decided when they are iterated. The transaction is REPEATABLE READ, so that all of it is of one moment.
   */
  async *due<D extends Decided, P extends AwardPolicyTerms | StipendPolicyTerms>(
    tx: EntityManager,
    regionCode: string,
    open: OpenKind<D, P>,
  ): AsyncGenerator<IterableIterator<DueSubject<D>>> {
    const view = await loadRegionView(tx, regionCode);
    const opened = await open(tx, view);
    if (opened === null) return;
    const { needed, assessor } = opened;
    const registrars = registrarsWithin(view, assessor.policies);
    yield* dueInChunks(view, assessor, this.people.chunks(tx, { ...needed, view, registrars, includeRefused: false }));
  }

  /** What policies of a region paid and what is owed otherwise since; see {@link ChangesWanted}. */
  async *changed<D extends Decided, P extends AwardPolicyTerms | StipendPolicyTerms>(
    tx: EntityManager,
    { regionCode, workerIds, found }: Omit<ChangesWanted, 'asOf'>,
    open: OpenKind<D, P>,
  ): AsyncGenerator<ChangedEntitlement> {
    const view = await loadRegionView(tx, regionCode);
    const opened = await open(tx, view);
    if (opened === null) return;
    const { needed, assessor } = opened;
    const wanted = { ...needed, view, registrars: [], includeRefused: false, paidOnly: true, workerIds };
    yield* changedSincePaid(view, assessor, this.people.chunks(tx, wanted), found);
  }

  /** What the subjects of these people come to today by policies of a region and of those below it. */
  async asked<D extends Decided, P extends AwardPolicyTerms | StipendPolicyTerms>(
    tx: EntityManager,
    { regionCode, workerIds }: { regionCode: string; workerIds: readonly string[] },
    open: OpenKind<D, P>,
  ): Promise<Map<string, AskedSubject>> {
    const view = await loadRegionView(tx, regionCode);
    const opened = await open(tx, view);
    if (opened === null) return new Map();
    const { needed, assessor } = opened;
    const wanted = { ...needed, view, registrars: [], includeRefused: false, workerIds };
    return askedSubjects(view, assessor, this.people.chunks(tx, wanted));
  }
}
