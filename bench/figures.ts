/** One row of the table: what was measured, its limit in the same run on the same data, and the aim. */
export interface Figure {
  size: number;
  /** Stable key, `month`, `read:detail` … */
  key: string;
  what: string;
  unit: 's' | 'ms' | 'KB' | 'MB' | '×' | '/s' | '/min';
  measured: Spread;
  limit: Spread | null;
  /** How the limit was made, in a few words. */
  limitIs: string;
  ratio: number | null;
  /** Of the ratio, or of the value where there is no limit. */
  aim: number | null;
  met: boolean | null;
  peakMb: number | null;
  /** How many rows it is about, so that growth can be told. */
  rows: number;
  note: string;
}

export interface Spread {
  median: number;
  min: number;
  max: number;
  runs: number;
}

/** `1 600 000` */
export function grouped(count: number): string {
  return count.toLocaleString('en-US').replaceAll(',', ' ');
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  return { median: percentile(sorted, 0.5), min: sorted[0]!, max: sorted.at(-1)!, runs: sorted.length };
}

/** @param sorted ascending, not empty */
export function percentile(sorted: readonly number[], part: number): number {
  const place = part * (sorted.length - 1);
  const lower = sorted[Math.floor(place)]!;
  return lower + (sorted[Math.ceil(place)]! - lower) * (place - Math.floor(place));
}

export function figure(
  known: Pick<Figure, 'size' | 'key' | 'what' | 'unit' | 'measured' | 'rows'> & Partial<Figure>,
): Figure {
  const { measured, limit = null, aim = null } = known;
  const ratio = limit === null ? null : measured.median / limit.median;
  const judged = ratio ?? measured.median;
  return {
    limitIs: '',
    peakMb: null,
    note: '',
    ...known,
    limit,
    aim,
    ratio,
    met: aim === null ? null : judged <= aim,
  };
}
