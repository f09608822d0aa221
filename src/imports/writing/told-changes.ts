import type { EntityManager } from 'typeorm';
import type { RowChange } from '../register/row-changes.js';

/** What the rows of one import changed, one change after the other, in the order of sheets and rows. */
export interface Told extends RowChange {
  sheet: string;
  row: number;
  worker: string;
}

/** In the order in which people look at them: what moves money first. */
export const CHANGE_GROUPS = ['certificate', 'leaving', 'account', 'other'] as const;
export type ChangeGroup = (typeof CHANGE_GROUPS)[number];

export const CHANGE_GROUP_NAMES: Readonly<Record<ChangeGroup, string>> = {
  certificate: '新证书',
  leaving: '离职',
  account: '账户变化',
  other: '其他变化',
};

const GROUP_OF = `CASE
  WHEN e.change ->> 'object' = 'certificate' AND e.change ->> 'field' IS NULL THEN 'certificate'
  WHEN e.change ->> 'object' = 'post' AND e.change ->> 'field' = 'endOn' THEN 'leaving'
  WHEN e.change ->> 'object' = 'bankAccount' THEN 'account'
  ELSE 'other' END`;

/** @param group only the changes of this group; null for all */
export async function readChanges(
  tx: EntityManager,
  importId: string,
  { offset, limit, group = null }: { offset: number; limit: number; group?: ChangeGroup | null },
): Promise<Told[]> {
  return tx.query(
    `SELECT c.sheet, c.row, c.worker, e.change ->> 'object' AS object, e.change ->> 'field' AS field,
            e.change ->> 'before' AS before, e.change ->> 'after' AS after
     FROM import_row_changes c CROSS JOIN LATERAL jsonb_array_elements(c.changes) WITH ORDINALITY AS e(change, n)
     WHERE c.import_id = $1 AND ($4::text IS NULL OR ${GROUP_OF} = $4::text)
     ORDER BY c.sheet, c.row, e.n OFFSET $2 LIMIT $3`,
    [importId, offset, limit, group],
  );
}

/** How many there are of each group, those without any as well. */
export async function countChanges(
  tx: EntityManager,
  importId: string,
): Promise<{ group: ChangeGroup; count: number }[]> {
  const rows: { group: ChangeGroup; count: number }[] = await tx.query(
    `SELECT ${GROUP_OF} AS "group", count(*)::int AS count
     FROM import_row_changes c CROSS JOIN LATERAL jsonb_array_elements(c.changes) AS e(change)
     WHERE c.import_id = $1 GROUP BY 1`,
    [importId],
  );
  return CHANGE_GROUPS.map((group) => rows.find((row) => row.group === group) ?? { group, count: 0 });
}
