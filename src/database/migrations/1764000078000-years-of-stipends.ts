import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Stipends by the year: what policies say of it, subjects for whole years, and that of one person a year and a month of it are never in
 * flight or paid together. Policies and subjects that are there stay as they were.
 */
export class YearsOfStipends1764000078000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(POLICIES);
    for (const table of Object.entries(SUBJECTS)) await runner.query(widened(table));
    await runner.query(YEARS);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const POLICIES = `
    ALTER TABLE policies
      ADD COLUMN cap_by text,
      ADD COLUMN year jsonb,
      ADD CONSTRAINT policies_year CHECK (year IS NULL OR kind = 'stipend'),
      ADD CONSTRAINT policies_cap_by
        CHECK (cap_by IS NULL OR (cap_by = 'elapsed' AND kind = 'stipend' AND max_months IS NOT NULL));
`;

const SUBJECTS = {
  historical_payments: 'historical_payments',
  payout_lines: 'payout_lines',
  live_attempts: 'live_attempts',
  line_ending_entries: 'line_endings',
  line_reopenings: 'line_reopenings',
  recoveries: 'recoveries',
  waivers: 'waivers',
};

function widened([table, name]: [string, string]): string {
  return `ALTER TABLE ${table} DROP CONSTRAINT ${name}_subject,
    ADD CONSTRAINT ${name}_subject
      CHECK (subject ~ '^(award:(junior|intermediate|senior)|stipend:([0-9]{4}-(0[1-9]|1[0-2])|Y[0-9]{4}))$')`;
}

/**
 * One row for each person and calendar year with stipends, that says whether they are months or the whole year. Every attempt writes its
 * row again, so that two payouts of one moment wait for each other, or one of them begins anew and sees what the other did; a check of
 * the attempts alone would look at a snapshot in which the other does not stand.
 */
const YEARS = `
    CREATE TABLE stipend_years (
      worker_id uuid NOT NULL,
      year text NOT NULL,
      is_whole boolean NOT NULL,
      turned boolean NOT NULL DEFAULT false,
      CONSTRAINT stipend_years_pkey PRIMARY KEY (worker_id, year),
      CONSTRAINT stipend_years_worker_fk FOREIGN KEY (worker_id) REFERENCES workers(id)
    ) WITH (fillfactor = 70);
    INSERT INTO stipend_years (worker_id, year, is_whole)
    SELECT DISTINCT worker_id, substr(subject, 9, 4), false FROM payout_lines WHERE subject LIKE 'stipend:%';
    CREATE FUNCTION year_or_its_months() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      wrong record;
    BEGIN
      INSERT INTO stipend_years AS y (worker_id, year, is_whole)
      SELECT DISTINCT worker_id, substr(replace(subject, ':Y', ':'), 9, 4), subject LIKE 'stipend:Y%'
      FROM added WHERE subject LIKE 'stipend:%' ORDER BY 1, 2
      ON CONFLICT (worker_id, year) DO UPDATE SET is_whole = EXCLUDED.is_whole, turned = y.is_whole <> EXCLUDED.is_whole;
      SELECT y.worker_id, y.year INTO wrong FROM stipend_years y
      JOIN (SELECT DISTINCT worker_id, substr(replace(subject, ':Y', ':'), 9, 4) AS year FROM added
        WHERE subject LIKE 'stipend:%') a ON a.worker_id = y.worker_id AND a.year = y.year
      WHERE y.turned AND (
        EXISTS (SELECT 1 FROM live_attempts o WHERE o.worker_id = y.worker_id
          AND o.subject LIKE CASE WHEN y.is_whole THEN 'stipend:' || y.year || '-%' ELSE 'stipend:Y' || y.year END)
        OR EXISTS (SELECT 1 FROM line_endings e WHERE e.worker_id = y.worker_id AND e.outcome = 'paid'
          AND e.subject LIKE CASE WHEN y.is_whole THEN 'stipend:' || y.year || '-%' ELSE 'stipend:Y' || y.year END
          GROUP BY e.subject HAVING sum(e.paid_fen) > (SELECT coalesce(sum(n.amount_fen), 0) FROM recovery_entries n
            JOIN recoveries r ON r.id = n.recovery_id
            WHERE r.worker_id = y.worker_id AND r.subject = e.subject AND n.kind NOT IN ('write-off', 'void'))))
      LIMIT 1;
      IF FOUND THEN
        RAISE EXCEPTION 'worker % has stipends of % by the month and as a whole year', wrong.worker_id, wrong.year
          USING ERRCODE = '23P01', CONSTRAINT = 'live_attempts_year_or_months', TABLE = 'live_attempts';
      END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER live_attempts_year_or_months AFTER INSERT ON live_attempts REFERENCING NEW TABLE AS added
      FOR EACH STATEMENT EXECUTE FUNCTION year_or_its_months();
`;
