import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a region may pay in a year, by kind of pay: set beside what was paid. */
export class YearlyBudgets1764000084100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE yearly_budgets (
        id uuid NOT NULL,
        region_code text NOT NULL,
        year int NOT NULL,
        kind text NOT NULL,
        budget_fen bigint NOT NULL,
        basis text,
        set_by uuid NOT NULL,
        set_at timestamptz NOT NULL DEFAULT now(),
        version int NOT NULL,
        CONSTRAINT yearly_budgets_pkey PRIMARY KEY (id),
        CONSTRAINT yearly_budgets_kind CHECK (kind IN ('award', 'stipend')),
        CONSTRAINT yearly_budgets_year CHECK (year BETWEEN 2000 AND 2199),
        CONSTRAINT yearly_budgets_budget CHECK (budget_fen BETWEEN 0 AND 1000000000000),
        CONSTRAINT yearly_budgets_region_fk FOREIGN KEY (region_code) REFERENCES regions(code),
        CONSTRAINT yearly_budgets_set_by_fk FOREIGN KEY (set_by) REFERENCES users(id)
      );
      CREATE UNIQUE INDEX yearly_budgets_once ON yearly_budgets (region_code, year, kind)`);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}
