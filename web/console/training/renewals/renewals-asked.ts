/** What of the renewals is asked for, of the list and of its sums alike. */
export interface RenewalsAsked {
  withinDays: number;
  lapsedWithinDays: number;
  regionCode?: string;
}

export function renewalsAsked(search: Readonly<Record<string, string | undefined>>): RenewalsAsked {
  return {
    withinDays: Number(search.within ?? '90'),
    lapsedWithinDays: Number(search.lapsed ?? '0'),
    ...(search.regionCode ? { regionCode: search.regionCode } : {}),
  };
}
