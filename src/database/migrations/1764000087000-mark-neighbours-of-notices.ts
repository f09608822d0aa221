import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A notice by which a region begins to owe may take an award back from the neighbour that paid it: whoever claims of the region is marked too. */
export class MarkNeighboursOfNotices1764000087000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MARKS);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

/** Without a claim of the region a notice of it changes nothing for somebody whom others pay. */
const MARKS = `
    CREATE OR REPLACE FUNCTION facts_of_claim_notices() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM added a JOIN gone g ON g.id = a.id WHERE a.state IS DISTINCT FROM g.state AND 'approved' IN (a.state, g.state)) THEN
        PERFORM facts_are_written();
        PERFORM mark_facts(ARRAY(
          SELECT DISTINCT l.worker_id FROM added a JOIN policies n ON n.id = a.policy_id
          JOIN policies q ON q.kind = n.kind AND q.region_code = n.region_code JOIN payout_lines l ON l.policy_id = q.id
          UNION SELECT c.worker_id FROM added a JOIN policies n ON n.id = a.policy_id
          JOIN claims c ON c.policy_region_code = n.region_code AND c.kind = n.kind
          WHERE EXISTS (SELECT 1 FROM payout_lines l WHERE l.worker_id = c.worker_id)), true);
      END IF;
      RETURN NULL;
    END $$;
`;
