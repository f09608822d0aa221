import type { EntityManager } from 'typeorm';

/** A table whose rows rest on a row of another, with their measure and what to do about them first. */
export type Reliance = readonly [table: string, way: string];

/** In words: of each table how many rows name `id` in `column`, with what to do first; none where nothing rests on it. */
export async function reliancesOn(
  tx: EntityManager,
  reliances: readonly Reliance[],
  column: string,
  id: string,
): Promise<string[]> {
  const counts = reliances.map(([table]) => `(SELECT count(*)::int FROM ${table} WHERE ${column} = $1) AS ${table}`);
  const [found]: [Record<string, number>] = await tx.query(`SELECT ${counts.join(', ')}`, [id]);
  return reliances.filter(([table]) => found[table]! > 0).map(([table, way]) => `有 ${found[table]} ${way}`);
}
