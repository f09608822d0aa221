import { addMonths, monthOf } from '../common/values/months.js';
import { moneyOf, NOTHING_PAID } from '../ledger/due.js';
import { isWholeYear, monthOfPeriod, periodOf, type Subject, stipendSubject } from '../ledger/subject.js';
import { type Assessor, type Entitlement, entitlement } from '../policies/entitlements/entitlements.js';
import type { StipendPolicyTerms } from '../policies/terms/policy-terms.js';
import type { Person } from '../policies/facts/worker-facts.loader.js';
import type { WorkerFacts } from '../policies/facts/worker-facts.js';
import { assessStipends, type StipendDecision } from './rules/stipend-rules.js';

export type StipendEntitlement = Entitlement<StipendDecision>;

/** Months `YYYY-MM`, both included. */
export interface MonthsAsked {
  fromMonth: string;
  toMonth: string;
}

export interface StipendsAsked extends MonthsAsked {
  asOf: string;
  includeRefused: boolean;
  /** Answer whole years even where no policy pays any. */
  answersYears?: boolean;
  /** Sentences for what is still to be paid or to be recovered, while the case is at hand; none otherwise. */
  explainDue?: boolean;
}

/**
 * What each month asked for comes to, in order. A month that is no longer owed but was paid, or is on its way, is among
 * them: it is how a late fact shows (domain rule §7).
 */
export function stipendEntitlements(
  person: Person,
  policies: readonly StipendPolicyTerms[],
  asked: StipendsAsked,
): StipendEntitlement[] {
  const { explainDue = false } = asked;
  const isDue = (month: string, owedFen: number): boolean =>
    moneyOf(owedFen, person.balances.get(stipendSubject(month)) ?? NOTHING_PAID).dueFen !== 0;
  const decisions = assessStipends(person.facts, policies, { ...asked, explain: explainDue && isDue });
  if (person.balances.size > 0) {
    const decided = new Set<Subject>(decisions.map(({ month }) => stipendSubject(month)));
    const others = [...person.balances.values()].filter(
      ({ subject, systemFen, inFlightFen, historicalFen }) =>
        !decided.has(subject) &&
        (systemFen > 0 || inFlightFen > 0 || (asked.includeRefused && historicalFen > 0)) &&
        (!asked.includeRefused || isWholeYear(periodOf(subject) ?? '')),
    );
    for (const { subject } of others) {
      decisions.push(monthDecision(person.facts, policies, periodOf(subject) ?? '', asked.asOf, explainDue));
    }
    if (others.length > 0) decisions.sort((a, b) => (a.month < b.month ? -1 : 1));
  }
  return decisions.map((decision) => entitlement(person, stipendSubject(decision.month), decision));
}

/**
 * One month or whole year, owed or refused.
 *
 * @param period `YYYY-MM` or `Y2023`
 */
export function monthDecision(
  facts: WorkerFacts,
  policies: readonly StipendPolicyTerms[],
  period: string,
  asOf: string,
  explain: boolean,
): StipendDecision {
  const month = monthOfPeriod(period);
  const options = { fromMonth: month, toMonth: month, asOf, includeRefused: true, explain };
  const decisions = assessStipends(facts, policies, { ...options, answersYears: isWholeYear(period) });
  const decision = decisions.find((each) => each.month === period);
  if (decision === undefined) throw new Error(`no decision on ${period}`);
  return decision;
}

export function stipendAssessor(
  policies: readonly StipendPolicyTerms[],
  asked: StipendsAsked,
): Assessor<StipendDecision, StipendPolicyTerms> {
  return {
    policies,
    assess: (person) => stipendEntitlements(person, policies, asked),
    explain: (person, byPolicies, { month }) => monthDecision(person.facts, byPolicies, month, asked.asOf, true),
    monthOf: ({ month }) => month,
  };
}

/**
 * The months of a walk, cut to those that money can be about: nothing was ever owed before the first policy, and a
 * month after the one of `asOf` is not owed. `toMonth` before `fromMonth` is a range without months.
 *
 * @param wholeYears whether a policy pays whole years
 * @param firstMonth first month of the first policy ever approved, one since withdrawn included; null where there is none
 */
export function payableMonths(
  asked: MonthsAsked,
  firstMonth: string | null,
  asOf: string,
  wholeYears: boolean,
): MonthsAsked {
  const last = firstMonth === null ? '0000-01' : monthOf(asOf);
  // A service year that is completed under a policy may have begun, and be named by, the year before it.
  const first = firstMonth === null || !wholeYears ? firstMonth : addMonths(firstMonth, -12);
  return {
    fromMonth: first !== null && asked.fromMonth < first ? first : asked.fromMonth,
    toMonth: asked.toMonth > last ? last : asked.toMonth,
  };
}
