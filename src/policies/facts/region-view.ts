import type { EntityManager } from 'typeorm';

/** Codes from the root of the tree down to each region. */
export type RegionPaths = ReadonlyMap<string, string[]>;

/**
 * The part of the tree that an answer is about: the caller's, or what a list was narrowed to. What lies beside it does
 * not exist in the answer (domain rule §11).
 */
export class RegionView {
  /** True where nothing lies beside it. */
  readonly isWhole: boolean;

  constructor(
    readonly top: string,
    readonly paths: RegionPaths,
  ) {
    this.isWhole = paths.size > 0 && [...paths.values()].every((path) => path.includes(top));
  }

  holds(regionCode: string | null): boolean {
    return regionCode !== null && (this.paths.get(regionCode)?.includes(this.top) ?? false);
  }
}

/** @param top a region's code; one that is not in the tree gives a view that holds nothing */
export async function loadRegionView(tx: EntityManager, top: string): Promise<RegionView> {
  const rows: { code: string; path: string[] }[] = await tx.query('SELECT code, path FROM regions');
  return new RegionView(top, new Map(rows.map(({ code, path }) => [code, path])));
}
