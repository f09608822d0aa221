import { yuanText } from '../common/values/money.js';
import type { BandEnds, BandLevel, StipendBand } from './region-settings.js';

/** The band as it holds for a level. Pure. */
export function bandOf(band: StipendBand, level: BandLevel): BandEnds {
  return band.levels?.[level] ?? band;
}

export function isWithin(fen: number, { minFen, maxFen }: BandEnds): boolean {
  return (minFen === null || minFen <= fen) && (maxFen === null || fen <= maxFen);
}

/** 每月100.00元至600.00元, with one end or none where the other is open. */
export function bandWords({ minFen, maxFen }: BandEnds): string {
  if (minFen !== null && maxFen !== null) return `每月${yuanText(minFen)}元至${yuanText(maxFen)}元`;
  if (minFen !== null) return `每月不低于${yuanText(minFen)}元`;
  if (maxFen !== null) return `每月不高于${yuanText(maxFen)}元`;
  return '不限';
}
