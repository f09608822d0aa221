import type { Level } from '../../certificates/level.js';
import { monthFromIndex, monthIndex } from '../../common/values/months.js';
import { isPeriodWithin, monthOfPeriod, yearPeriod } from '../../ledger/subject.js';
import { relevantPolicies } from '../../policies/entitlements/eligibility.js';
import type { Decided } from '../../policies/entitlements/entitlements.js';
import { waiverOfMonth } from '../../policies/entitlements/waivers.js';
import { type MonthSpan, spanCovers } from '../../policies/entitlements/intervals.js';
import { paysWholeYears, type StipendPolicyTerms } from '../../policies/terms/policy-terms.js';
import type { CertificateFact, Reason, WorkerFacts } from '../../policies/facts/worker-facts.js';
import {
  byChoice,
  byRank,
  type Candidate,
  capReached,
  casePolicy,
  claimOfMonth,
  compare,
  doesCount,
  excludedIn,
  makingOf,
  type MonthCase,
  type OwedByRegion,
  type OwedSoFar,
  type PolicyCase,
  servedLongEnough,
  suspensionOf,
} from './stipend-case.js';
import { paidByOtherCounty, reasonsToPay, reasonsToRefuse } from './stipend-reasons.js';
import { reasonsToPayYear, reasonsToRefuseYear } from './year-reasons.js';
import { anyPaysWholeYears, isSettledIn, namesOfYears, type YearCase, yearCandidates } from './year-walk.js';
import { isMonthSettled, paidPeriods } from './years.js';

/** What one worker is owed for one month or one whole year, and why (domain rules §5, §6 and §15). */
export interface StipendDecision extends Decided {
  /** `YYYY-MM`, or `Y2023` for a whole year. */
  month: string;
  /** The level paid; of a refused month, the highest certificate held in it, if any. */
  level: Level | null;
  /** Empty when `explain` is false. */
  reasons: Reason[];
  /** Policies that would have paid this month too, and lost the choice. */
  others: PassedOver[];
}

export interface PassedOver {
  policyId: string;
  policyRegionCode: string;
  rateFen: number;
  reason: Reason;
}

export interface StipendOptions {
  /** First and last month asked for, both included. */
  fromMonth: string;
  toMonth: string;
  /** The day of the assessment; a month after its month is never owed. */
  asOf: string;
  /** Also answer the months that are not owed, each with every condition that failed; and whole years, where a policy pays them. */
  includeRefused?: boolean;
  /** Answer whole years even where no policy pays any. */
  answersYears?: boolean;
  /**
   * For which months to build the sentences; all unless said otherwise. They take most of the time: a long walk is several
   * times faster without.
   */
  explain?: boolean | ((month: string, owedFen: number) => boolean);
}

/**
 * Decides the months and whole years asked for, one worker at a time (domain rule §5). Intervals are joined once per policy, so
 * a month costs a few comparisons. A cap counts months owed before `fromMonth` too, and a whole year stands back for its months: where
 * a policy has one, the walk begins with the first month that any policy could pay. Months come first, then whole years.
 */
export function assessStipends(
  facts: WorkerFacts,
  policies: readonly StipendPolicyTerms[],
  options: StipendOptions,
): StipendDecision[] {
  const { includeRefused = false, explain } = options;
  if (!includeRefused && (facts.certificates.length === 0 || facts.posts.length === 0)) return [];
  const asOf = monthIndex(options.asOf);
  const from = monthIndex(options.fromMonth);
  const to = includeRefused ? monthIndex(options.toMonth) : Math.min(asOf, monthIndex(options.toMonth));
  const cases = relevantPolicies(policies, facts.posts, facts.claims).map((policy) =>
    casePolicy(policy, facts, options.asOf),
  );
  if (cases.length > 1) cases.sort(byHeading);
  const owed = new Map<string, OwedSoFar>();
  const paid = paidPeriods(facts, cases);
  const decisions: StipendDecision[] = [];
  const owedMonths = new Set<number>();
  const names = anyPaysWholeYears(cases) || options.answersYears ? namesOfYears(cases, from, to) : [];
  const years = new Map<number, StipendDecision>();
  const settle = (name: number, month: number): void => {
    const settled = { facts, name, cases, owed, owedMonths, paid, asOf: options.asOf };
    const candidates = yearCandidates(settled, month);
    const [winner] = candidates;
    if (winner) count(owed, winner.policy.regionCode, winner.year);
    if (winner || includeRefused) years.set(name, decideYear({ ...settled, candidates }, explain));
  };
  const last = names.length > 0 ? Math.max(to, asOf) : to;
  for (let month = firstMonthToWalk(cases, from); month <= last; month++) {
    const candidates =
      month > asOf ||
      paid.yearWith(month) !== undefined ||
      suspensionOf(facts.suspensions, { first: month, last: month }) ||
      isWaived(facts, month)
        ? []
        : candidatesFor(cases, month, owed);
    if (month >= from && month <= to && (includeRefused || candidates.length > 0)) {
      decisions.push(decide({ facts, month, cases, candidates, owed, paid, asOf: options.asOf }, explain));
    }
    const winner = candidates[0];
    if (winner) {
      count(owed, winner.policy.regionCode, { first: month, last: month });
      owedMonths.add(month);
    }
    for (const name of names) {
      if (years.get(name)?.policyId == null && isSettledIn(month, name, cases)) settle(name, month);
    }
  }
  if (names.length === 0) return decisions;
  const asked = names.filter((name) => isPeriodWithin(yearPeriod(name), options.fromMonth, monthFromIndex(to)));
  for (const name of asked) if (includeRefused && !years.has(name)) settle(name, Infinity);
  return [...decisions, ...asked.flatMap((name) => years.get(name) ?? [])];
}

/** Most specific region, latest version, region code: the order in which refusals speak of policies. */
function byHeading(a: PolicyCase, b: PolicyCase): number {
  return (
    b.policy.regionDepth - a.policy.regionDepth ||
    compare(b.policy.effectiveFrom, a.policy.effectiveFrom) ||
    compare(a.policy.regionCode, b.policy.regionCode) ||
    compare(a.policy.id, b.policy.id)
  );
}

/** Where no policy has a cap or pays whole years, earlier months decide nothing. */
function firstMonthToWalk(cases: readonly PolicyCase[], from: number): number {
  if (cases.every(({ policy }) => policy.maxMonths === null && !paysWholeYears(policy))) return from;
  return cases.reduce((earliest, { first, services }) => {
    const oldest = services.at(-1);
    return oldest === undefined ? earliest : Math.min(earliest, Math.max(first, oldest.span.first));
  }, from);
}

function count(owed: Map<string, OwedSoFar>, regionCode: string, { first, last }: MonthSpan): void {
  const before = owed.get(regionCode);
  owed.set(regionCode, { months: (before?.months ?? 0) + last - first + 1, first: before?.first ?? first });
}

/** Given up by the person (domain rule §12). */
function isWaived({ waivers }: WorkerFacts, month: number): boolean {
  return waivers.length > 0 && waiverOfMonth(waivers, monthFromIndex(month)) !== undefined;
}

/** The policies that would pay the month, the one that does first. */
function candidatesFor(cases: readonly PolicyCase[], month: number, owed: OwedByRegion): Candidate[] {
  const candidates: Candidate[] = [];
  for (const policyCase of cases) {
    const { policy, first, last, services } = policyCase;
    if (month < first || last < month || paysWholeYears(policy)) continue;
    if (capReached(policyCase, owed, { first: month, last: month })) continue;
    if (excludedIn(policyCase, month).length > 0) continue;
    // Of two separate intervals in one month the later one speaks for the policy, if it has served long enough and has a rate.
    for (const service of services) {
      if (!spanCovers(service.span, month) || !servedLongEnough(policyCase, service, month)) continue;
      if (!isMonthSettled(policyCase, service, month)) continue;
      const making = makingOf(policyCase, service, month);
      if (making === undefined) continue;
      const { level } = making.certificate;
      const claim = claimOfMonth(policyCase, month, level);
      if (claim === null || doesCount(claim)) {
        candidates.push({ policy, case: policyCase, service, level, ...making, claim });
      }
      break;
    }
  }
  return candidates.length > 1 ? candidates.sort(byChoice) : candidates;
}

type Explain = StipendOptions['explain'];

function decide(monthCase: MonthCase, explain?: Explain): StipendDecision {
  const { facts, candidates } = monthCase;
  const month = monthFromIndex(monthCase.month);
  return decided(facts, month, candidates, explain, {
    held: () => certificateHeldIn(facts, month),
    toPay: (winner) => reasonsToPay(winner, monthCase),
    toRefuse: () => reasonsToRefuse(monthCase),
  });
}

function decideYear(yearCase: YearCase, explain?: Explain): StipendDecision {
  const { facts, name, candidates } = yearCase;
  return decided(facts, yearPeriod(name), candidates, explain, {
    held: () => certificateHeldIn(facts, monthOfPeriod(yearPeriod(name))),
    toPay: (winner) => reasonsToPayYear(winner, yearCase),
    toRefuse: () => reasonsToRefuseYear(yearCase),
  });
}

interface Told<C> {
  held: () => CertificateFact | undefined;
  toPay: (winner: C) => Reason[];
  toRefuse: () => Reason[];
}

function decided<C extends Candidate>(
  facts: WorkerFacts,
  month: string,
  [winner, ...losers]: readonly C[],
  explain: Explain = true,
  told: Told<C>,
): StipendDecision {
  const certificate = winner ? winner.certificate : told.held();
  const owedFen = winner?.rateFen ?? 0;
  const tells = typeof explain === 'function' ? explain(month, owedFen) : explain;
  return {
    workerId: facts.workerId,
    month,
    level: certificate?.level ?? null,
    certificateId: certificate?.id ?? null,
    certificateNo: certificate?.certificateNo ?? null,
    policyId: winner?.policy.id ?? null,
    policyRegionCode: winner?.policy.regionCode ?? null,
    owedFen,
    rateFen: owedFen,
    payingPost: winner?.post ?? null,
    claimId: winner?.claim?.standing.claim?.id ?? null,
    reasons: tells ? (winner ? told.toPay(winner) : told.toRefuse()) : [],
    others: losers.map(({ policy, rateFen }) => ({
      policyId: policy.id,
      policyRegionCode: policy.regionCode,
      rateFen,
      reason: paidByOtherCounty(policy, rateFen),
    })),
  };
}

/** The highest certificate valid on some day of the month, to name in a refusal. */
function certificateHeldIn({ certificates }: WorkerFacts, month: string): CertificateFact | undefined {
  return certificates
    .filter(
      (each) =>
        !each.void &&
        each.approvedOn.slice(0, 7) <= month &&
        (each.revokedOn === null || (each.revokedOn > each.approvedOn && each.revokedOn > `${month}-01`)),
    )
    .sort(byRank)[0];
}
