import { isWholeYear, monthInWords } from '../../shared/days.js';

/** Months `YYYY-MM` in order, as an officer writes them: `2024-01 至 2024-03、2024-05`; whole years behind them, `2023年度`. Pure. */
export function monthRuns(months: readonly string[]): string {
  const runs: [first: string, last: string][] = [];
  for (const month of months) {
    const run = runs[runs.length - 1];
    if (run && !isWholeYear(month) && indexOf(month) === indexOf(run[1]) + 1) run[1] = month;
    else runs.push([month, month]);
  }
  return runs.map(([first, last]) => (first === last ? named(first) : `${first} 至 ${last}`)).join('、');
}

function named(period: string): string {
  return isWholeYear(period) ? monthInWords(period) : period;
}

function indexOf(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
}
