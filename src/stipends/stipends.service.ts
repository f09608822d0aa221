import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { authorize, type Caller } from '../auth/access/caller.js';
import { Clock } from '../common/values/clock.js';
import { monthOf, monthsBetween } from '../common/values/months.js';
import { invalidRequest } from '../common/http/validation.js';
import { type ChangesWanted, EntitlementWalk, type OpenKind } from '../policies/entitlements/entitlement-walk.js';
import type { EntitlementResponse } from '../policies/entitlements/entitlements.dto.js';
import type { AskedSubject, ChangedEntitlement, DueSubject } from '../policies/entitlements/entitlements.js';
import { firstStipendMonth, loadStipendTerms } from '../policies/policy-loader.js';
import { paysWholeYears, type StipendPolicyTerms } from '../policies/terms/policy-terms.js';
import { type MonthsAsked, payableMonths, stipendAssessor, type StipendsAsked } from './stipend-entitlements.js';
import type { StipendDecision } from './rules/stipend-rules.js';
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
  /** With sentences, as a payout keeps them; they take most of the time. True unless stated. */
  explain?: boolean;
}

@Injectable()
export class StipendsService {
  constructor(
    private readonly walk: EntitlementWalk,
    private readonly clock: Clock,
  ) {}

  /** In the order of worker and month. */
  async list(
    caller: Caller,
    query: StipendEntitlementsQuery,
  ): Promise<{ items: EntitlementResponse[]; total: number }> {
    authorize(caller, 'entitlements.read');
    const { all = false, asOf = this.clock.today() } = query;
    const asked = monthsAsked(query, asOf);
    if (all) requireShortRange(asked);
    return this.walk.list(caller, query, stipends({ ...asked, asOf, includeRefused: all }));
  }

  /**
   * Everything still to be paid or to be recovered for the months up to `toMonth`, by worker and month; see
   * {@link EntitlementWalk.due}.
   */
  due(
    tx: EntityManager,
    { regionCode, asOf, fromMonth = EVER, toMonth, explain = true }: StipendsDue,
  ): AsyncGenerator<IterableIterator<DueSubject<StipendDecision>>> {
    // Sentences take most of the time, so only what goes on to a payout has them.
    const asked = { fromMonth, toMonth, asOf, includeRefused: false, explainDue: explain };
    return this.walk.due(tx, regionCode, stipends(asked));
  }

  /** What policies of a region paid and what is owed otherwise since; only of these people, where they are named. */
  changed(tx: EntityManager, { asOf, ...wanted }: ChangesWanted): AsyncGenerator<ChangedEntitlement> {
    const asked = { fromMonth: EVER, toMonth: monthOf(asOf), asOf, includeRefused: false };
    return this.walk.changed(tx, wanted, stipends(asked));
  }

  /** What the months of these people come to, up to `toMonth`; see {@link EntitlementWalk.asked}. */
  asked(
    tx: EntityManager,
    { asOf, toMonth, ...wanted }: { regionCode: string; asOf: string; toMonth: string; workerIds: readonly string[] },
  ): Promise<Map<string, AskedSubject>> {
    return this.walk.asked(tx, wanted, stipends({ fromMonth: EVER, toMonth, asOf, includeRefused: false }));
  }
}

/** Whoever asks for refusals gets every month that they name; else it is enough to look at those that were ever payable. */
function stipends(asked: StipendsAsked): OpenKind<StipendDecision, StipendPolicyTerms> {
  return async (tx, view) => {
    const policies = await loadStipendTerms(tx, view.paths);
    const wholeYears = policies.some(paysWholeYears);
    const { fromMonth, toMonth } = asked.includeRefused
      ? asked
      : payableMonths(asked, await firstStipendMonth(tx), asked.asOf, wholeYears);
    if (toMonth < fromMonth) return null;
    return {
      needed: { kind: 'stipend', fromMonth, toMonth, wholeYears },
      assessor: stipendAssessor(policies, { ...asked, fromMonth, toMonth }),
    };
  };
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
