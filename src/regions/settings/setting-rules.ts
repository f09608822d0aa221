import type { Refusal } from '../../common/errors.js';
import { yuanText } from '../../common/values/money.js';
import type { StipendBand } from '../region-settings.js';
import { bandOutside, bandTurnedRound } from './setting-errors.js';

/** A region narrows the band of the one above it; wider, it would pay what the city does not allow. */
export function bandFault(band: StipendBand, above: StipendBand | null): Refusal | null {
  if (band.minFen > band.maxFen) return bandTurnedRound();
  if (above && (band.minFen < above.minFen || band.maxFen > above.maxFen)) {
    return bandOutside(`每月${yuanText(above.minFen)}元至${yuanText(above.maxFen)}元`);
  }
  return null;
}
