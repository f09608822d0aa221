import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { authorize, type Caller } from '../auth/access/caller.js';
import { narrowRegion } from '../auth/access/region-scope.js';
import { Clock } from '../common/values/clock.js';
import { monthOf, monthsBetween } from '../common/values/months.js';
import { pageOffset } from '../common/http/paging.js';
import { invalidRequest } from '../common/http/validation.js';
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
import { firstStipendMonth, loadStipendTerms, registrarsOf } from '../policies/policy-loader.js';
import { loadRegionView } from '../policies/facts/region-view.js';
import { type MonthsAsked, payableMonths, stipendAssessor } from './stipend-entitlements.js';
import type { StipendDecision } from './stipend-rules.js';
import type { StipendEntitlementsQuery } from './stipends.dto.js';

/** Before any month that a policy can name. */
const EVER = '0000-01';
const MAX_REFUSED_MONTHS = 36;

export interface StipendsDue {
  regionCode: string;
  asOf: string;
  /** Without it every month that was ever payable: arrears are taken in. */
  fromMonth?: string;
  toMonth: string;
}

@Injectable()
export class StipendsService {
  constructor(
    private readonly reading: Reading,
    private readonly people: PeopleLoader,
    private readonly clock: Clock,
  ) {}

  /** In the order of worker and month; nobody is written to, so one snapshot serves the whole walk. */
  async list(
    caller: Caller,
    query: StipendEntitlementsQuery,
  ): Promise<{ items: EntitlementResponse[]; total: number }> {
    authorize(caller, 'entitlements.read');
    const { all = false, search, asOf = this.clock.today() } = query;
    const asked = monthsAsked(query, asOf);
    if (all) requireShortRange(asked);
    const work = async (tx: EntityManager) => {
      const view = await loadRegionView(tx, await narrowRegion(tx, caller, query.regionCode));
      const policies = await loadStipendTerms(tx, view.paths);
      const months = all ? asked : payableMonths(asked, await firstStipendMonth(tx), asOf);
      if (months.toMonth < months.fromMonth) return { items: [], total: 0 };
      const assessor = stipendAssessor(policies, { ...months, asOf, includeRefused: all });
      const registrars = registrarsOf(policies.filter(({ regionCode }) => view.holds(regionCode)));
      const { rows, total } = await pageOf(
        this.people.chunks(tx, { kind: 'stipend', ...months, view, registrars, includeRefused: all, search }),
        (person) => assessor.assess(person).filter((item) => belongsTo(view, person, item, all)),
        { offset: pageOffset(query), size: query.pageSize },
      );
      const items = rows.map(({ person, item }) => ({
        ...tell(view, assessor, person, item),
        month: item.decision.month,
      }));
      return { items, total };
    };
    return this.reading.onSnapshot(work);
  }

  /**
   * Everything that policies of a region (and of those below it) still have to pay or to recover for the months up to
   * `toMonth`, by worker and month, in chunks that are decided when they are iterated. The transaction is REPEATABLE READ, so that all of it is of one moment.
   */
  async *due(
    tx: EntityManager,
    { regionCode, asOf, fromMonth = EVER, toMonth }: StipendsDue,
  ): AsyncGenerator<IterableIterator<DueSubject<StipendDecision>>> {
    const view = await loadRegionView(tx, regionCode);
    const policies = await loadStipendTerms(tx, view.paths);
    const months = payableMonths({ fromMonth, toMonth }, await firstStipendMonth(tx), asOf);
    if (months.toMonth < months.fromMonth) return;
    // Sentences take most of the time, so only what goes on to a payout has them.
    const assessor = stipendAssessor(policies, { ...months, asOf, includeRefused: false, explainDue: true });
    const registrars = registrarsOf(policies.filter((policy) => view.holds(policy.regionCode)));
    const chunks = this.people.chunks(tx, { kind: 'stipend', ...months, view, registrars, includeRefused: false });
    yield* dueInChunks(view, assessor, chunks);
  }

  /** What policies of a region paid and what is owed otherwise since; only of these people, where they are named. */
  async *changed(
    tx: EntityManager,
    { regionCode, asOf, workerIds }: { regionCode: string; asOf: string; workerIds?: readonly string[] },
  ): AsyncGenerator<ChangedEntitlement> {
    const view = await loadRegionView(tx, regionCode);
    const policies = await loadStipendTerms(tx, view.paths);
    const months = payableMonths({ fromMonth: EVER, toMonth: monthOf(asOf) }, await firstStipendMonth(tx), asOf);
    if (months.toMonth < months.fromMonth) return;
    const assessor = stipendAssessor(policies, { ...months, asOf, includeRefused: false });
    const wanted = { kind: 'stipend', ...months, view, registrars: [], includeRefused: false } as const;
    yield* changedSincePaid(view, assessor, this.people.chunks(tx, { ...wanted, paidOnly: true, workerIds }));
  }
}

function monthsAsked({ month, fromMonth, toMonth }: StipendEntitlementsQuery, asOf: string): MonthsAsked {
  if (month !== undefined && (fromMonth !== undefined || toMonth !== undefined)) {
    throw invalidRequest([{ field: 'month', code: 'monthAndRange', message: '与起止月份只能用其一' }]);
  }
  if (month !== undefined) return { fromMonth: month, toMonth: month };
  const last = toMonth ?? monthOf(asOf);
  if (fromMonth === undefined) return { fromMonth: toMonth === undefined ? last : EVER, toMonth: last };
  if (last < fromMonth) {
    throw invalidRequest([{ field: 'toMonth', code: 'rangeTurned', message: '不能早于起始月份' }]);
  }
  return { fromMonth, toMonth: last };
}

/** Every month of a range is answered for everybody when the refused are asked for too. */
function requireShortRange({ fromMonth, toMonth }: MonthsAsked): void {
  if (monthsBetween(fromMonth, toMonth) < MAX_REFUSED_MONTHS) return;
  throw invalidRequest([
    { field: 'fromMonth', code: 'rangeTooLong', message: `连同不予发放的一起列出时，最多${MAX_REFUSED_MONTHS}个月` },
  ]);
}
