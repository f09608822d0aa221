import type { EntityManager } from 'typeorm';
import { regionWithin } from '../../auth/access/region-scope.js';

/** Fen by the code of each region within `top` that has a budget for the year, of both kinds of pay together. */
export async function budgetsOf(tx: EntityManager, top: string, year: number): Promise<Map<string, number>> {
  const rows: { code: string; fen: number }[] = await tx.query(
    `SELECT b.region_code AS code, sum(b.budget_fen)::int8 AS fen FROM yearly_budgets b
     WHERE b.year = $2 AND ${regionWithin('b.region_code').replace('?', '$1')} GROUP BY b.region_code`,
    [top, year],
  );
  return new Map(rows.map(({ code, fen }) => [code, fen]));
}

/** Fen by code and kind, `341821 stipend`. */
export async function budgetsByKind(tx: EntityManager, top: string, year: number): Promise<Map<string, number>> {
  const rows: { key: string; fen: number }[] = await tx.query(
    `SELECT b.region_code || ' ' || b.kind AS key, b.budget_fen AS fen FROM yearly_budgets b
     WHERE b.year = $2 AND ${regionWithin('b.region_code').replace('?', '$1')}`,
    [top, year],
  );
  return new Map(rows.map(({ key, fen }) => [key, fen]));
}
