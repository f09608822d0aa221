export const WITHIN = [30, 90, 180, 365].map((days) => ({ value: String(days), label: `${days} 天内到期` }));
export const LAPSED = [
  { value: '0', label: '不看已过期的' },
  ...[90, 365, 1_100].map((days) => ({ value: String(days), label: `过期 ${days} 天以内的也看` })),
];

/** Of what an address asks for, which may be anything. */
const daysOf = (choices: readonly { value: string }[], asked: string | undefined, otherwise: number): number =>
  choices.some(({ value }) => value === asked) ? Number(asked) : otherwise;

/** What of the renewals is asked for, of the list and of its sums alike. */
export interface RenewalsAsked {
  withinDays: number;
  lapsedWithinDays: number;
  regionCode?: string;
}

export function renewalsAsked(search: Readonly<Record<string, string | undefined>>): RenewalsAsked {
  return {
    withinDays: daysOf(WITHIN, search.within, 90),
    lapsedWithinDays: daysOf(LAPSED, search.lapsed, 0),
    ...(search.regionCode ? { regionCode: search.regionCode } : {}),
  };
}
