import type { StipendPolicyTerms } from '../../src/policies/terms/policy-terms.js';
import type { CertificateFact, WorkerFacts } from '../../src/policies/facts/worker-facts.js';

/** §15, S7 a second time, beside naive-rules.ts and as literally: years as lists of months and days. Shares no code with src/. */

export interface Run {
  from: string;
  to: string;
}

export interface NaiveYear {
  name: string;
  from: string;
  to: string;
  months: string[];
}

export function monthsOfYear(name: string): string[] {
  return Array.from({ length: 12 }, (_, n) => `${name}-${String(n + 1).padStart(2, '0')}`);
}

/** The same day so many months later, or the last one of a shorter month. */
function monthsAfter(day: string, count: number): string {
  const [year, month, number] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + count + 1, 0));
  last.setUTCDate(Math.min(number, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}

/** @param runs days on which somebody serves and holds a certificate that the policy has a rate for */
export function serviceYears(runs: Run[], asOf: string): NaiveYear[] {
  return runs.flatMap((run) => {
    const years: NaiveYear[] = [];
    for (let n = 0; n < 8; n++) {
      const from = monthsAfter(run.from, 12 * n);
      const to = dayBefore(monthsAfter(run.from, 12 * n + 12));
      if (from > asOf || to > run.to) break;
      const months = Array.from({ length: 12 }, (_, k) => monthsAfter(`${from.slice(0, 7)}-01`, k).slice(0, 7));
      years.push({ name: from.slice(0, 4), from, to, months });
    }
    return years;
  });
}

/** A rate in any of the policy's groups. */
export function hasRate(policy: StipendPolicyTerms, { level }: CertificateFact): boolean {
  return [...policy.rateGroups.map(({ levels }) => levels), policy.ratesFen].some((levels) => levels[level] !== null);
}

/** The longest row of months of a year of which each is one of these. */
export function longestRow(name: string, covered: (month: string) => boolean): number {
  const text = monthsOfYear(name)
    .map((month) => (covered(month) ? 'x' : ' '))
    .join('');
  return Math.max(...text.split(' ').map(({ length }) => length));
}

/** §5.5 with §15: how many months a policy's region has used up with these. */
export function usedUp(
  policy: StipendPolicyTerms,
  taken: { region: string; month: string }[],
  wanted: string[],
): boolean {
  if (policy.maxMonths === null) return false;
  const own = taken.filter(({ region }) => region === policy.regionCode).map(({ month }) => month);
  const number = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
  if (policy.capBy === 'elapsed') {
    const first = own[0] ?? wanted[0]!;
    return number(wanted.at(-1)!) - number(first) >= policy.maxMonths;
  }
  return own.length + wanted.length > policy.maxMonths;
}

/** The month or year was paid before, or is beside one that was. */
export function isPaidAsYear(facts: WorkerFacts, month: string, years: NaiveYear[]): boolean {
  return facts.stipendsPaid.some(
    ({ period }) =>
      period === `Y${month.slice(0, 4)}` ||
      years.some(({ name, months }) => period === `Y${name}` && months.includes(month)),
  );
}
