import { dayBefore, monthIndex } from '../../common/values/months.js';
import { isWholeYear } from '../../ledger/subject.js';
import { joinIntervals, spanCovers } from '../../policies/entitlements/intervals.js';
import type { CertificateFact, WorkerFacts } from '../../policies/facts/worker-facts.js';
import { allRates, paysWholeYears, type StipendPolicyTerms } from '../../policies/terms/policy-terms.js';
import type { PolicyCase, Service } from './stipend-case.js';
import { calendarYear, serviceYears, type YearSpan } from '../../policies/entitlements/year-spans.js';

/** Stipends that are settled by the year (domain rule §15, S7): the conditions; their sentences are in year-words.ts. */

/** What lies in a calendar year up to the assessment. */
export interface YearCount {
  /** The longest run of consecutive months that a post covers. */
  run: number;
  /** Months in which a certificate is held. */
  held: number;
}

/** The last day of service in the calendar year of a month, or its 31 December: from then on the year's months are owed. */
export function closesOn(service: Pick<Service, 'endOn'>, month: number): string {
  const { endOn } = calendarYear(yearOf(month));
  return service.endOn !== null && service.endOn < endOn ? service.endOn : endOn;
}

export function yearOf(month: number): number {
  return Math.floor(month / 12);
}

export function countYear({ services, certificates, asOf }: PolicyCase, name: number): YearCount {
  const { first, last } = calendarYear(name);
  const until = Math.min(last, monthIndex(asOf));
  let run = 0;
  let longest = 0;
  let held = 0;
  for (let month = first; month <= until; month++) {
    run = services.some(({ span }) => spanCovers(span, month)) ? run + 1 : 0;
    if (run > longest) longest = run;
    if (certificates.some(({ span }) => spanCovers(span, month))) held++;
  }
  return { run: longest, held };
}

export function isLongEnough({ year }: StipendPolicyTerms, { run, held }: YearCount): boolean {
  return year === null || (run >= year.minMonths && held >= year.minHeldMonths);
}

/** Whether a month that a post covers is owed yet, where its policy settles the months of a year together. */
export function isMonthSettled(policyCase: PolicyCase, service: Service, month: number): boolean {
  const { policy, asOf } = policyCase;
  if (policy.year === null) return true;
  return asOf >= closesOn(service, month) && isLongEnough(policy, countYear(policyCase, yearOf(month)));
}

/** The years of a person for which a policy may pay one rate; none where it pays by the month. */
export function yearsOf(
  policy: StipendPolicyTerms,
  services: readonly Service[],
  certificates: readonly CertificateFact[],
  asOf: string,
): YearSpan[] {
  if (!paysWholeYears(policy)) return [];
  if (policy.year?.year === 'service') {
    const rates = allRates(policy);
    const held = certificates
      .filter((each) => !each.void && rates.some((levels) => levels[each.level] !== null))
      .map(({ approvedOn, revokedOn }) => ({
        startOn: approvedOn,
        endOn: revokedOn === null ? null : dayBefore(revokedOn),
      }));
    return serviceYears(services, joinIntervals(held), asOf);
  }
  const oldest = services.at(-1);
  if (oldest === undefined) return [];
  const last = Number(asOf.slice(0, 4));
  const years: YearSpan[] = [];
  for (let name = Number(oldest.startOn.slice(0, 4)); name <= last; name++) years.push(calendarYear(name));
  return years;
}

/** Months and years with money on them, so that a year and a month of it are never both owed. */
export interface PaidPeriods {
  months: ReadonlySet<number>;
  /** The year by which money for a month was given, if any. */
  yearWith(month: number): number | undefined;
}

export function paidPeriods({ stipendsPaid }: WorkerFacts, cases: readonly PolicyCase[]): PaidPeriods {
  const months = new Set<number>();
  const years = new Map<number, YearSpan[]>();
  for (const { period } of stipendsPaid) {
    if (!isWholeYear(period)) {
      months.add(monthIndex(period));
      continue;
    }
    const name = Number(period.slice(1));
    const spans = cases.flatMap((each) => each.years.filter((span) => span.name === name));
    years.set(name, [calendarYear(name), ...spans]);
  }
  return {
    months,
    yearWith: (month) => [...years.keys()].find((name) => years.get(name)!.some((span) => spanCovers(span, month))),
  };
}

/** The first month beside a year that is paid or owed by itself: of the year's span, or of the calendar year that names it. */
export function monthBeside(
  { name, last }: YearSpan,
  owedMonths: ReadonlySet<number>,
  paid: PaidPeriods,
): number | undefined {
  for (let month = calendarYear(name).first; month <= last; month++) {
    if (owedMonths.has(month) || paid.months.has(month)) return month;
  }
  return undefined;
}
