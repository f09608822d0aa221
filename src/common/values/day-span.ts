/** Days `YYYY-MM-DD`, inclusive; open without a last day. */
export interface DaySpan {
  startOn: string;
  endOn: string | null;
}

export function daysOverlap(a: DaySpan, b: DaySpan): boolean {
  return (a.endOn === null || a.endOn >= b.startOn) && (b.endOn === null || b.endOn >= a.startOn);
}

/** As sentences name it: 2019-03-01 至 2024-03-31, 2019-03-01 至今. */
export function spanText({ startOn, endOn }: DaySpan): string {
  return endOn === null ? `${startOn} 至今` : `${startOn} 至 ${endOn}`;
}
