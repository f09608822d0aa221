import type { components } from '../api/schema.js';
import { fenOf, yuan } from '../shared/money.js';
import { LEVELS } from '../shared/words.js';

type Band = components['schemas']['StipendBandBody'];
type Ends = Pick<Band, 'minFen' | 'maxFen'>;

const BAND_LEVELS = ['junior', 'intermediate', 'senior'] as const;
type Part = 'all' | (typeof BAND_LEVELS)[number];

/** The band as it is typed: one for all levels, or each level's own; an empty end is open. */
export type BandForm = { byLevel: 'no' | 'yes' } & Record<`${Part}Min` | `${Part}Max`, string>;

const text = (fen: number | null | undefined): string => (fen === null || fen === undefined ? '' : yuan(fen));

export function bandForm(band: Band | null): BandForm {
  const endsOf = (level: (typeof BAND_LEVELS)[number]): Ends | null => band?.levels?.[level] ?? band;
  return {
    byLevel: band?.levels && Object.keys(band.levels).length > 0 ? 'yes' : 'no',
    allMin: text(band?.minFen),
    allMax: text(band?.maxFen),
    juniorMin: text(endsOf('junior')?.minFen),
    juniorMax: text(endsOf('junior')?.maxFen),
    intermediateMin: text(endsOf('intermediate')?.minFen),
    intermediateMax: text(endsOf('intermediate')?.maxFen),
    seniorMin: text(endsOf('senior')?.minFen),
    seniorMax: text(endsOf('senior')?.maxFen),
  };
}

export const partsOf = ({ byLevel }: BandForm): readonly Part[] => (byLevel === 'yes' ? BAND_LEVELS : ['all']);
export const nameOf = (part: Part): string => (part === 'all' ? '' : LEVELS[part]!);

export function bandErrors(form: BandForm): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const part of partsOf(form)) {
    const [min, max] = [form[`${part}Min`].trim(), form[`${part}Max`].trim()];
    if (min !== '' && fenOf(min) === null)
      errors[`${part}Min`] = `${nameOf(part)}每月最低标准应为金额，单位为元；没有下限的留空。`;
    if (max !== '' && fenOf(max) === null)
      errors[`${part}Max`] = `${nameOf(part)}每月最高标准应为金额，单位为元；没有上限的留空。`;
  }
  return errors;
}

export function bandBody(form: BandForm): Band {
  const endsOf = (part: Part): Ends => ({
    minFen: form[`${part}Min`].trim() === '' ? null : fenOf(form[`${part}Min`]),
    maxFen: form[`${part}Max`].trim() === '' ? null : fenOf(form[`${part}Max`]),
  });
  if (form.byLevel === 'no') return endsOf('all');
  // Levels beside these three do not exist, so that nothing is left for a common band to say.
  const levels = { junior: endsOf('junior'), intermediate: endsOf('intermediate'), senior: endsOf('senior') };
  return { ...levels.junior, levels };
}

function endsInWords({ minFen, maxFen }: Ends): string {
  if (minFen !== null && maxFen !== null) return `每月 ${yuan(minFen)} 元至 ${yuan(maxFen)} 元`;
  if (minFen !== null) return `每月不低于 ${yuan(minFen)} 元`;
  return maxFen === null ? '不限' : `每月不高于 ${yuan(maxFen)} 元`;
}

export function bandInWords(band: Band): string {
  const { levels } = band;
  if (!levels || Object.keys(levels).length === 0) return endsInWords(band);
  return BAND_LEVELS.map((level) => `${LEVELS[level]}${endsInWords(levels[level] ?? band)}`).join('；');
}
