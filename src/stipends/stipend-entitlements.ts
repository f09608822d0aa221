import { monthOf } from '../common/values/months.js';
import { moneyOf, NOTHING_PAID } from '../ledger/due.js';
import { type Subject, stipendSubject } from '../ledger/subject.js';
import { type Assessor, type Entitlement, entitlement } from '../policies/entitlements/entitlements.js';
import type { StipendPolicyTerms } from '../policies/terms/policy-terms.js';
import type { Person } from '../policies/facts/worker-facts.loader.js';
import type { WorkerFacts } from '../policies/facts/worker-facts.js';
import { assessStipends, type StipendDecision } from './stipend-rules.js';

export type StipendEntitlement = Entitlement<StipendDecision>;

/** Months `YYYY-MM`, both included. */
export interface MonthsAsked {
  fromMonth: string;
  toMonth: string;
}

export interface StipendsAsked extends MonthsAsked {
  asOf: string;
  includeRefused: boolean;
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
  if (person.balances.size > 0 && !asked.includeRefused) {
    const owed = new Set<Subject>(decisions.map(({ month }) => stipendSubject(month)));
    const others = [...person.balances.values()].filter(
      ({ subject, systemFen, inFlightFen }) => (systemFen > 0 || inFlightFen > 0) && !owed.has(subject),
    );
    for (const { subject } of others) {
      decisions.push(monthDecision(person.facts, policies, subject.slice('stipend:'.length), asked.asOf, explainDue));
    }
    if (others.length > 0) decisions.sort((a, b) => (a.month < b.month ? -1 : 1));
  }
  return decisions.map((decision) => entitlement(person, stipendSubject(decision.month), decision));
}

/** One month, owed or refused. */
export function monthDecision(
  facts: WorkerFacts,
  policies: readonly StipendPolicyTerms[],
  month: string,
  asOf: string,
  explain: boolean,
): StipendDecision {
  const options = { fromMonth: month, toMonth: month, asOf, includeRefused: true, explain };
  const [decision] = assessStipends(facts, policies, options);
  if (decision === undefined) throw new Error(`no decision on ${month}`);
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
 * @param firstMonth first month of the first policy ever approved, one since withdrawn included; null where there is none
 */
export function payableMonths(asked: MonthsAsked, firstMonth: string | null, asOf: string): MonthsAsked {
  const last = firstMonth === null ? '0000-01' : monthOf(asOf);
  return {
    fromMonth: firstMonth !== null && asked.fromMonth < firstMonth ? firstMonth : asked.fromMonth,
    toMonth: asked.toMonth > last ? last : asked.toMonth,
  };
}
