/** The life of a person in the register as one line. Pure; days are `YYYY-MM-DD`, months `YYYY-MM`, amounts fen. */

import { isWholeYear } from '../../shared/days.js';

interface Spans {
  posts: readonly { id: string; startOn: string; endOn: string | null }[];
  suspensions: readonly { id: string; fromMonth: string; toMonth: string | null }[];
  certificates: readonly {
    id: string;
    approvedOn: string;
    registrations: readonly { id: string; startOn: string; endOn: string }[];
  }[];
  credits: readonly { id: string; earnedOn: string }[];
}

export type Entry<P extends Spans> =
  | { kind: 'post'; id: string; from: string; to: string | null; fact: P['posts'][number] }
  | { kind: 'certificate'; id: string; from: string; to: null; fact: P['certificates'][number] }
  | {
      kind: 'registration';
      id: string;
      from: string;
      to: string;
      fact: P['certificates'][number]['registrations'][number];
      certificate: P['certificates'][number];
    }
  | { kind: 'suspension'; id: string; from: string; to: string | null; fact: P['suspensions'][number] }
  | { kind: 'credit'; id: string; from: string; to: null; fact: P['credits'][number] };

/** Everything by the day it began, latest first. */
export function entriesOf<P extends Spans>(person: P): Entry<P>[] {
  const entries: Entry<P>[] = [
    ...person.posts.map((fact) => ({ kind: 'post', id: fact.id, from: fact.startOn, to: fact.endOn, fact }) as const),
    ...person.certificates.flatMap((certificate) => [
      { kind: 'certificate', id: certificate.id, from: certificate.approvedOn, to: null, fact: certificate } as const,
      ...certificate.registrations.map(
        (fact) =>
          ({ kind: 'registration', id: fact.id, from: fact.startOn, to: fact.endOn, fact, certificate }) as const,
      ),
    ]),
    ...person.suspensions.map(
      (fact) =>
        ({ kind: 'suspension', id: fact.id, from: `${fact.fromMonth}-01`, to: lastDay(fact.toMonth), fact }) as const,
    ),
    ...person.credits.map((fact) => ({ kind: 'credit', id: fact.id, from: fact.earnedOn, to: null, fact }) as const),
  ];
  return entries.sort((a, b) => (a.from === b.from ? a.kind.localeCompare(b.kind) : a.from < b.from ? 1 : -1));
}

function lastDay(month: string | null): string | null {
  if (month === null) return null;
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

export interface Bar {
  id: string;
  kind: 'post' | 'registration' | 'suspension';
  /** Which row it stands in: posts, the registrations of each certificate, suspensions. */
  lane: string;
  /** From 0 to 1000 of the whole time. */
  left: number;
  width: number;
}

export interface Lifeline {
  /** First days of years on the same scale. */
  years: { year: string; left: number }[];
  bars: Bar[];
  /** Where today stands. */
  now: number;
}

const SCALE = 1000;

/** The spans on one scale of years, from the year of the first to the end of the last; what is open runs to today. */
export function lifelineOf(entries: readonly Entry<Spans>[], today: string): Lifeline | null {
  const spans = entries.flatMap((entry) => {
    const { kind, id, from, to } = entry;
    if (kind !== 'post' && kind !== 'registration' && kind !== 'suspension') return [];
    return [{ kind, id, from, to: to ?? today, lane: entry.kind === 'registration' ? entry.certificate.id : kind }];
  });
  if (spans.length === 0) return null;
  const first = Number(
    spans
      .map(({ from }) => from)
      .sort()[0]!
      .slice(0, 4),
  );
  const ends = [...spans.map(({ to }) => to), today].sort();
  const last = Number(ends[ends.length - 1]!.slice(0, 4)) + 1;
  const [begin, end] = [Date.UTC(first, 0, 1), Date.UTC(last, 0, 1)];
  const at = (day: string): number => Math.round(((Date.parse(`${day}T00:00:00Z`) - begin) / (end - begin)) * SCALE);
  return {
    years: Array.from({ length: last - first }, (_, index) => String(first + index)).map((year) => ({
      year,
      left: at(`${year}-01-01`),
    })),
    bars: spans.map(({ kind, id, from, to, lane }) => ({
      kind,
      id,
      lane,
      left: at(from),
      width: Math.max(2, at(to) - at(from)),
    })),
    now: at(today),
  };
}

/** Of a whole year, its January and its December. */
function firstOf(period: string): string {
  return isWholeYear(period) ? `${period.slice(1)}-01` : period;
}

function lastOf(period: string): string {
  return isWholeYear(period) ? `${period.slice(1)}-12` : period;
}

interface PaidMonth {
  month: string;
  paidFen: number;
  inFlightFen: number;
}

/** What was paid or is on its way for months between, which a change of facts may make unowed. Null is without end. */
export function touchedMonths(
  months: readonly PaidMonth[],
  fromMonth: string,
  toMonth: string | null,
): { count: number; fen: number } {
  const touched = months.filter(
    ({ month, paidFen, inFlightFen }) =>
      lastOf(month) >= fromMonth && (toMonth === null || firstOf(month) <= toMonth) && paidFen + inFlightFen > 0,
  );
  return {
    count: touched.length,
    fen: touched.reduce((sum, { paidFen, inFlightFen }) => sum + paidFen + inFlightFen, 0),
  };
}

/** Why the registration cannot be renewed yet, in a sentence; null where nothing stands in the way. */
export function renewalBlocked(period: { renewalOpensOn: string; hoursMissing: number }, today: string): string | null {
  const { renewalOpensOn, hoursMissing } = period;
  if (today < renewalOpensOn) return `${renewalOpensOn} 起才能办理再登记。`;
  if (hoursMissing > 0) return `继续教育还缺 ${hoursMissing} 学时，补足后才能办理再登记。`;
  return null;
}
