import type { EntityManager } from 'typeorm';
import type { RowChange } from '../register/row-changes.js';

/** What the rows of one import changed, one change after the other, in the order of sheets and rows. */
export interface Told extends RowChange {
  sheet: string;
  row: number;
  worker: string;
}

export async function readChanges(
  tx: EntityManager,
  importId: string,
  { offset, limit }: { offset: number; limit: number },
): Promise<Told[]> {
  return tx.query(
    `SELECT c.sheet, c.row, c.worker, e.change ->> 'object' AS object, e.change ->> 'field' AS field,
            e.change ->> 'before' AS before, e.change ->> 'after' AS after
     FROM import_row_changes c CROSS JOIN LATERAL jsonb_array_elements(c.changes) WITH ORDINALITY AS e(change, n)
     WHERE c.import_id = $1 ORDER BY c.sheet, c.row, e.n OFFSET $2 LIMIT $3`,
    [importId, offset, limit],
  );
}

export async function countChanges(tx: EntityManager, importId: string): Promise<number> {
  const [{ count }] = await tx.query<[{ count: number }]>(
    `SELECT coalesce(sum(jsonb_array_length(changes)), 0)::int AS count FROM import_row_changes WHERE import_id = $1`,
    [importId],
  );
  return count;
}
