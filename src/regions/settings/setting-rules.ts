import type { Refusal } from '../../common/errors.js';
import { BAND_LEVELS, type BandEnds, type StipendBand } from '../region-settings.js';
import { bandOf, bandWords } from '../stipend-band.js';
import { bandOutside, bandTurnedRound } from './setting-errors.js';

/** A region narrows the band of the one above it, level by level; wider, it would pay what the city does not allow. */
export function bandFault(band: StipendBand, above: StipendBand | null): Refusal | null {
  const own = [band, ...Object.values(band.levels ?? {})];
  if (own.some(({ minFen, maxFen }) => minFen !== null && maxFen !== null && minFen > maxFen)) return bandTurnedRound();
  if (!above) return null;
  const wider = BAND_LEVELS.find((level) => !isInside(bandOf(band, level), bandOf(above, level)));
  return wider === undefined ? null : bandOutside(bandWords(bandOf(above, wider)));
}

function isInside(own: BandEnds, above: BandEnds): boolean {
  const isAbove = above.minFen === null || (own.minFen !== null && own.minFen >= above.minFen);
  const isBelow = above.maxFen === null || (own.maxFen !== null && own.maxFen <= above.maxFen);
  return isAbove && isBelow;
}
