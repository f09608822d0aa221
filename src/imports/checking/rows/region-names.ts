import type { RegionNode } from '../../roster/roster-rows.js';

/**
 * Finds regions by name or code: a county also by its name without 县, 市 or 区 where only one is called so (domain.md §13),
 * a township by its whole name only. A rule that guesses further would one day pay from the wrong county: what comes nearest
 * is named instead.
 */
export class RegionNames {
  private readonly counties = new Map<string, RegionNode>();
  private readonly townships = new Map<string, RegionNode[]>();
  private readonly byCode = new Map<string, RegionNode>();
  private readonly suggestions = new Map<string, string | null>();

  constructor(regions: readonly RegionNode[]) {
    for (const region of regions) {
      this.byCode.set(region.code, region);
      if (region.level === 'township') {
        this.townships.set(region.name, [...(this.townships.get(region.name) ?? []), region]);
        this.townships.set(region.code, [region]);
      } else {
        this.counties.set(region.name, region);
        this.counties.set(region.code, region);
      }
    }
    const short = regions
      .filter(({ level, name }) => level !== 'township' && /^..+[县市区]$/u.test(name))
      .map((region) => ({ region, name: region.name.slice(0, -1) }));
    for (const { region, name } of short) {
      const isOnly = short.every((other) => other.region === region || other.name !== name);
      if (isOnly && !this.counties.has(name)) this.counties.set(name, region);
    }
  }

  /** A county, or the city itself, which is the 所属县 of city units. */
  county(text: string): RegionNode | null {
    return this.counties.get(text) ?? null;
  }

  /** 登记机关: any region. */
  registrar(text: string): RegionNode | null {
    const townships = this.townships.get(text);
    return this.counties.get(text) ?? (townships?.length === 1 ? townships[0]! : null);
  }

  township(text: string, countyCode: string): RegionNode | null {
    return this.townships.get(text)?.find((region) => region.parentCode === countyCode) ?? null;
  }

  /** Counties that do have a township of this name. */
  countiesWith(township: string): string[] {
    return (this.townships.get(township) ?? []).map((region) => this.byCode.get(region.parentCode ?? '')?.name ?? '');
  }

  nearestCounty(text: string): string | null {
    return this.nearest(`county/${text}`, text, [...this.counties.values()]);
  }

  nearestTownship(text: string, countyCode: string): string | null {
    const inCounty = [...this.townships.values()].flat().filter((region) => region.parentCode === countyCode);
    return this.nearest(`${countyCode}/${text}`, text, inCounty);
  }

  private nearest(key: string, text: string, regions: readonly RegionNode[]): string | null {
    let found = this.suggestions.get(key);
    if (found === undefined) {
      found = nearestOf(text, [...new Set(regions.map((region) => region.name))]);
      // The same slip is repeated down a column; a hostile file must not fill the memory.
      if (this.suggestions.size < 10_000) this.suggestions.set(key, found);
    }
    return found;
  }
}

/** 省市县区镇乡街道 and the words that offices add to a place: what two spellings of one place mostly differ in. */
const SUFFIX = /(民政局|社会工作部|人民政府|街道办事处|街道办|街道|开发区|市|县|区|镇|乡)$/;

function stem(name: string): string {
  let short = name;
  while (short.length > 2 && SUFFIX.test(short)) short = short.replace(SUFFIX, '');
  return short.replace(/^(安徽省|宣城市?)(?=.{2})/, '');
}

/** The one option that is plainly meant, or null: same stem, or one character off. */
export function nearestOf(text: string, options: readonly string[]): string | null {
  if (text.length > 30) return null;
  const wanted = stem(text);
  const same = options.filter((option) => stem(option) === wanted);
  if (same.length > 0) return same[0]!;
  const close = options
    .map((option) => ({
      option,
      distance: Math.min(editDistance(text, option), editDistance(wanted, stem(option)) + 0.5),
    }))
    .filter(({ option, distance }) => distance <= (option.length > 3 ? 2 : 1.5))
    .sort((a, b) => a.distance - b.distance);
  return close[0]?.option ?? null;
}

/** Levenshtein's distance; the names are short. */
export function editDistance(a: string, b: string): number {
  const left = Array.from(a);
  const right = Array.from(b);
  let previous = right.map((_, index) => index + 1);
  previous.unshift(0);
  left.forEach((character, row) => {
    const current = [row + 1];
    right.forEach((other, column) => {
      current.push(
        Math.min(previous[column + 1]! + 1, current[column]! + 1, previous[column]! + (character === other ? 0 : 1)),
      );
    });
    previous = current;
  });
  return previous[right.length]!;
}
