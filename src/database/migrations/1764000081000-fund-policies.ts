import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A policy may say who pays which part; those that are there leave it to the region, as before. */
export class FundPolicies1764000081000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE policies ADD COLUMN funding jsonb,
        ADD CONSTRAINT policies_funding CHECK (jsonb_typeof(funding) = 'array')`);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}
