/** Pure. */

interface Period {
  endOn: string;
  hours: number;
  hoursMissing: number;
  hoursRequired: number;
}

/** What the registration that ends on this day lacks for its renewal: `，继续教育缺 12 学时（需 72，已有 60）`. */
export function hoursWarning(periods: readonly Period[], endsOn: string | null): string {
  const period = periods.find(({ endOn }) => endOn === endsOn);
  if (!period) return '';
  const { hours, hoursMissing, hoursRequired } = period;
  if (hoursMissing === 0) return `，学时已够（${hours} 学时），可以办理再登记`;
  return `，继续教育还缺 ${hoursMissing} 学时（需 ${hoursRequired}，已有 ${hours}）`;
}
