import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The check that an attempt goes only when its line has ended kept, for as long as a connection lived, the plan of its first
 * run: made while there were no endings, it compared each attempt with all of them. EXECUTE plans each run for the rows
 * that are there.
 */
export class PlanTheEndingCheckAnew1764000047000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    CREATE OR REPLACE FUNCTION attempts_end_by_an_ending() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      unended boolean;
    BEGIN
      EXECUTE 'SELECT EXISTS (SELECT 1 FROM gone g WHERE NOT EXISTS (SELECT 1 FROM line_endings e WHERE e.line_id = g.line_id))'
      INTO unended;
      IF unended THEN
        RAISE EXCEPTION 'an attempt goes only when its line has ended' USING ERRCODE = '23001';
      END IF;
      RETURN NULL;
    END $$;
`;
