import { monthIndex } from '../../common/values/months.js';
import { yearPeriod } from '../../ledger/subject.js';
import { spanCovers } from '../../policies/entitlements/intervals.js';
import { waiverOfYear } from '../../policies/entitlements/waivers.js';
import type { WorkerFacts } from '../../policies/facts/worker-facts.js';
import { paysWholeYears } from '../../policies/terms/policy-terms.js';
import {
  byChoice,
  type Candidate,
  capReached,
  claimOfMonth,
  compare,
  doesCount,
  excludedIn,
  makingOf,
  type OwedByRegion,
  type PolicyCase,
  servedLongEnough,
  suspensionOf,
} from './stipend-case.js';
import { calendarYear, type YearSpan } from '../../policies/entitlements/year-spans.js';
import { countYear, isLongEnough, monthBeside, type PaidPeriods } from './years.js';

/** A policy that would pay a whole year, by the last month of it in which all holds. */
export interface YearCandidate extends Candidate {
  year: YearSpan;
  month: number;
}

/** What a decision on one whole year rests on. */
export interface YearCase {
  facts: WorkerFacts;
  name: number;
  cases: readonly PolicyCase[];
  candidates: readonly YearCandidate[];
  /** What was owed when the year was settled. */
  owed: OwedByRegion;
  owedMonths: ReadonlySet<number>;
  paid: PaidPeriods;
  asOf: string;
}

/** Whether a year of that name is completed in a month under one of the policies: then it is decided. */
export function isSettledIn(month: number, name: number, cases: readonly PolicyCase[]): boolean {
  return cases.some(({ years }) => years.some((year) => year.name === name && monthIndex(year.endOn) === month));
}

/** The last month of the year of a name under any of the policies. */
export function lastMonthOf(name: number, cases: readonly PolicyCase[]): number {
  const lasts = cases.flatMap(({ years }) => years.filter((each) => each.name === name).map(({ last }) => last));
  return Math.max(calendarYear(name).last, ...lasts);
}

/**
 * The policies that would pay the year, the one that does first (domain rule §15, S7): whose year was completed first, so that what
 * is owed stays owed when another policy's year of the same name is completed; then as for a month.
 *
 * @param month in which the year is completed
 */
export function yearCandidates(yearCase: Omit<YearCase, 'candidates'>, month: number): YearCandidate[] {
  const { facts, name, cases } = yearCase;
  const found = cases.flatMap((policyCase) =>
    policyCase.years
      .filter((year) => year.name === name && monthIndex(year.endOn) === month)
      .filter(({ last }) => waiverOfYear(facts.waivers, yearPeriod(name), last) === undefined)
      .flatMap((year) => yearCandidate(yearCase, policyCase, year) ?? []),
  );
  return found.length > 1 ? found.sort((a, b) => compare(a.year.endOn, b.year.endOn) || byChoice(a, b)) : found;
}

function yearCandidate(
  { facts, owed, owedMonths, paid, asOf }: Omit<YearCase, 'candidates'>,
  policyCase: PolicyCase,
  year: YearSpan,
): YearCandidate | undefined {
  const { policy } = policyCase;
  if (asOf < year.endOn || !isInForce(policyCase, year) || capReached(policyCase, owed, year)) return undefined;
  if (suspensionOf(facts.suspensions, year) || monthBeside(year, owedMonths, paid) !== undefined) return undefined;
  if (policy.year?.year === 'calendar' && !isLongEnough(policy, countYear(policyCase, year.name))) return undefined;
  for (const month of speakingMonths(policyCase, year)) {
    if (excludedIn(policyCase, month).length > 0) continue;
    for (const service of policyCase.services) {
      if (!spanCovers(service.span, month) || !servedLongEnough(policyCase, service, month)) continue;
      const making = makingOf(policyCase, service, month);
      if (making === undefined) continue;
      const { level } = making.certificate;
      const claim = claimOfMonth(policyCase, year.last, level);
      if (claim !== null && !doesCount(claim)) return undefined;
      return { policy, case: policyCase, service, level, ...making, claim, year, month };
    }
  }
  return undefined;
}

/** The policy in force on the day on which a year is completed pays it. */
export function isInForce({ first, last }: PolicyCase, { endOn }: YearSpan): boolean {
  const month = monthIndex(endOn);
  return first <= month && month <= last;
}

/**
 * The months that may speak for a year, the last one first: its post and certificate are the year's. Of a calendar year any month of the
 * policy; a service year was served to its end, so that only its last month may.
 */
export function speakingMonths({ policy, first, last }: PolicyCase, year: YearSpan): number[] {
  if (policy.year?.year === 'service') return [year.last];
  const months: number[] = [];
  for (let month = Math.min(year.last, last); month >= Math.max(year.first, first); month--) months.push(month);
  return months;
}

/** The whole years that a policy could pay, and those that are asked for, each with the month that settles it. */
export function namesOfYears(cases: readonly PolicyCase[], from: number, to: number): number[] {
  const names = new Set(cases.flatMap(({ years }) => years.map(({ name }) => name)));
  for (let month = from; month <= to; month++) if (month % 12 === 11) names.add(Math.floor(month / 12));
  return [...names].toSorted((a, b) => a - b);
}

export function anyPaysWholeYears(cases: readonly PolicyCase[]): boolean {
  return cases.some(({ policy }) => paysWholeYears(policy));
}
