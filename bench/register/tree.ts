import { readSeed } from '../../src/common/seed-files.js';
import { parseRegionTree } from '../../src/regions/region-tree.js';

/** A region of the made-up tree, with its path from the top. */
export interface TreeRegion {
  code: string;
  name: string;
  level: 'province' | 'city' | 'county' | 'township';
  parentCode: string | null;
  path: string[];
}

export interface County {
  region: TreeRegion;
  townships: TreeRegion[];
}

/** The whole tree and its counties, in the order in which people are spread over them. */
export interface Tree {
  top: TreeRegion;
  regions: TreeRegion[];
  counties: County[];
  /** A part of the tree with about 100 000 people; the top where there are no more than that. */
  hundredThousand: string;
}

const PROVINCES = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳'];
const CITIES = [...'东西南北中前后左右上下内外高平安'];
const FIRST_PROVINCE = 34;
const FIRST_CITY = 18;

/**
 * The city is the tree that ships with the product (7 counties, 101 townships). A province is sixteen such cities, the
 * country sixteen such provinces; only the first city's codes and names are real.
 */
export function treeFor(size: number): Tree {
  const seed = parseRegionTree(readSeed('regions.csv')) as TreeRegion[];
  if (size <= 10_000) return treeOf(seed, seed[0]!.code);
  if (size <= 200_000) {
    const provinces = province(seed, 0, []);
    return treeOf(provinces, provinces[0]!.code);
  }
  const country: TreeRegion = { code: '100000', name: '全国', level: 'province', parentCode: null, path: ['100000'] };
  const below = PROVINCES.flatMap((_, index) => province(seed, index, country.path));
  return treeOf([country, ...below], below[0]!.code);
}

function treeOf(regions: TreeRegion[], hundredThousand: string): Tree {
  const counties = new Map<string, County>();
  for (const region of regions) if (region.level === 'county') counties.set(region.code, { region, townships: [] });
  for (const region of regions) {
    if (region.level === 'township') counties.get(region.parentCode ?? '')?.townships.push(region);
  }
  return { top: regions[0]!, regions, counties: [...counties.values()], hundredThousand };
}

function province(seed: readonly TreeRegion[], index: number, above: string[]): TreeRegion[] {
  const number = FIRST_PROVINCE + index;
  const code = `${number}0000`;
  const path = [...above, code];
  const top: TreeRegion = {
    code,
    name: `${PROVINCES[index]}省`,
    level: 'province',
    parentCode: above.at(-1) ?? null,
    path,
  };
  return [top, ...CITIES.flatMap((_, city) => copyOfCity(seed, { province: index, city, path }))];
}

function copyOfCity(
  seed: readonly TreeRegion[],
  { province: provinceIndex, city, path }: { province: number; city: number; path: string[] },
): TreeRegion[] {
  const isReal = provinceIndex === 0 && city === 0;
  const places = `${FIRST_PROVINCE + provinceIndex}${FIRST_CITY + city}`;
  const codeOf = (code: string): string => places + code.slice(4);
  return seed.map((region) => ({
    ...region,
    code: codeOf(region.code),
    // A county's name is how a roster names it, so it is given once in the whole tree.
    name: isReal ? region.name : `${PROVINCES[provinceIndex]}${CITIES[city]}${region.name}`,
    parentCode: region.parentCode === null ? path.at(-1)! : codeOf(region.parentCode),
    path: [...path, ...region.path.map(codeOf)],
  }));
}
