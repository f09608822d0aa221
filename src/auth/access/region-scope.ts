import type { EntityManager, EntityTarget } from 'typeorm';
import { notFound } from '../../common/errors.js';
import type { Caller } from './caller.js';

/**
 * The one place that says which rows exist for a caller: those whose region lies in the caller's part of the tree.
 * Closed by default: what is not found in the tree lies in nobody's part.
 */

/** No region has this code, so a query narrowed to it finds nothing. */
const NOWHERE = '';

/** SQL that holds when `column` (a region code) lies in the region given for its one `?`. */
export function regionWithin(column: string): string {
  return `${column} IN (SELECT code FROM regions WHERE path @> ARRAY[?]::text[])`;
}

/**
 * The region that a list is narrowed to: the caller's, or the part of it that was asked for. Where the two do not
 * meet, a region that finds nothing, so that asking beside one's own region answers as if there were nothing.
 */
export async function narrowRegion(tx: EntityManager, caller: Caller, asked?: string): Promise<string> {
  if (asked === undefined || asked === caller.regionCode) return caller.regionCode;
  const rows: { code: string; path: string[] }[] = await tx.query(
    'SELECT code, path FROM regions WHERE code = ANY($1)',
    [[asked, caller.regionCode]],
  );
  const askedPath = rows.find((row) => row.code === asked)?.path ?? [];
  if (askedPath.includes(caller.regionCode)) return asked;
  const ownPath = rows.find((row) => row.code === caller.regionCode)?.path ?? [];
  return ownPath.includes(asked) ? caller.regionCode : NOWHERE;
}

/**
 * Refuses a region outside the caller's part of the tree, in the same words as one that does not exist.
 *
 * @throws {Refusal} not-found
 */
export async function requireRegion(tx: EntityManager, caller: Caller, regionCode: string): Promise<void> {
  if (!(await liesWithin(tx, regionCode, caller.regionCode))) throw notFound('地区');
}

/**
 * The row of this id if its own region lies in the caller's part of the tree. One statement for a row elsewhere and for none, so
 * that neither the words of the refusal nor the time it takes tell the two apart.
 */
export async function findWithin<E extends { id: string; regionCode: string }>(
  tx: EntityManager,
  entity: EntityTarget<E>,
  caller: Pick<Caller, 'regionCode'>,
  id: string,
  options: { lock?: boolean } = {},
): Promise<E | null> {
  const builder = tx
    .createQueryBuilder(entity, 'e')
    .where('e.id = :id', { id })
    .andWhere(regionWithin('e.region_code').replace('?', ':own'), { own: caller.regionCode });
  // Not the lock that foreign keys' checks wait for: what refers to the row may be written beside it.
  if (options.lock) builder.setLock('for_no_key_update');
  return builder.getOne();
}

/** SQL for one `?`, the caller's region: it gives a row where that is the top of the tree, so that the whole is the caller's matter. */
export const TOP_REGION = 'SELECT 1 FROM regions WHERE code = ? AND parent_code IS NULL';

export async function isTop(tx: EntityManager, regionCode: string): Promise<boolean> {
  const rows: unknown[] = await tx.query(TOP_REGION.replace('?', '$1'), [regionCode]);
  return rows.length > 0;
}

export async function liesWithin(tx: EntityManager, regionCode: string, topCode: string): Promise<boolean> {
  const rows: unknown[] = await tx.query('SELECT 1 FROM regions WHERE code = $1 AND path @> ARRAY[$2]::text[]', [
    regionCode,
    topCode,
  ]);
  return rows.length > 0;
}
