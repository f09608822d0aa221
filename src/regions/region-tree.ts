import type { Region, RegionLevel } from './region.entity.js';

/**
 * Reads the shipped tree: `code,name,level,parentCode` with a header row; parents may stand after their children.
 *
 * @throws when a row's parent is missing (but for the top) or a circle is found
 */
export function parseRegionTree(csv: string): Region[] {
  const rows = csv
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => {
      const [code = '', name = '', level = '', parentCode = ''] = line.split(',');
      return { code, name, level: level as RegionLevel, parentCode: parentCode || null };
    });
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const pathOf = (code: string, below: string[] = []): string[] => {
    if (below.includes(code)) throw new Error(`region ${code} lies in itself`);
    const parent = byCode.get(code)?.parentCode;
    return parent && byCode.has(parent) ? [...pathOf(parent, [...below, code]), code] : [code];
  };
  return rows.map((row) => ({
    ...row,
    parentCode: row.parentCode && byCode.has(row.parentCode) ? row.parentCode : null,
    path: pathOf(row.code),
  }));
}
