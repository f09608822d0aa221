import { readFileSync } from 'node:fs';
import type { RegionNode } from '../../../src/imports/roster/roster-rows.js';

const LEVELS = ['city', 'county', 'township'] as const;

/** The region tree of seed/regions.csv. */
export const REGIONS: readonly RegionNode[] = readFileSync(
  new URL('../../../seed/regions.csv', import.meta.url),
  'utf8',
)
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => {
    const [code = '', name = '', level, parentCode = null] = line.split(',');
    return { code, name, level: LEVELS.find((it) => it === level) ?? 'township', parentCode };
  });
