import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A person who was entered by mistake: the row stays, emptied, for what names it; it is nobody any more. */
export class WithdrawPeople1764000063000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

/** New rows of a withdrawn person are refused as those of a merged one are: whoever was at it begins anew, and then finds nobody. */
const SCHEMA = `
    ALTER TABLE workers ADD withdrawn_at timestamptz;
    ALTER TABLE workers ADD CONSTRAINT workers_withdrawn_alone CHECK (withdrawn_at IS NULL OR merged_into IS NULL);
    CREATE INDEX workers_withdrawn ON workers (withdrawn_at) WHERE (withdrawn_at IS NOT NULL);
    CREATE FUNCTION withdrawn_people_have_nothing() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF OLD.withdrawn_at IS NOT NULL THEN
        RAISE EXCEPTION 'worker % was withdrawn and stays so', OLD.id USING ERRCODE = '23001';
      END IF;
      IF EXISTS (SELECT 1 FROM live_attempts a WHERE a.worker_id = NEW.id)
        OR EXISTS (SELECT 1 FROM line_endings e WHERE e.worker_id = NEW.id AND e.outcome = 'paid')
        OR EXISTS (SELECT 1 FROM historical_payments h WHERE h.worker_id = NEW.id AND h.withdrawn_at IS NULL)
        OR EXISTS (SELECT 1 FROM posts p WHERE p.worker_id = NEW.id)
        OR EXISTS (SELECT 1 FROM workers d WHERE d.merged_into = NEW.id) THEN
        RAISE EXCEPTION 'money or service rests on worker %', NEW.id USING ERRCODE = '23001';
      END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER workers_withdrawn_have_nothing BEFORE UPDATE ON workers
      FOR EACH ROW WHEN (NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at)
      EXECUTE FUNCTION withdrawn_people_have_nothing();
    CREATE OR REPLACE FUNCTION stubs_take_nothing() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM added a JOIN workers w ON w.id = a.worker_id
                 WHERE w.merged_into IS NOT NULL OR w.withdrawn_at IS NOT NULL) THEN
        RAISE EXCEPTION 'a person was merged or withdrawn meanwhile' USING ERRCODE = '40001';
      END IF;
      RETURN NULL;
    END $$;
    CREATE OR REPLACE FUNCTION stubs_are_not_sent() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM added a JOIN workers w ON w.id = a.worker_id
                 WHERE (w.merged_into IS NOT NULL OR w.withdrawn_at IS NOT NULL)
                   AND (TG_OP = 'INSERT' OR a.state = 'sent')) THEN
        RAISE EXCEPTION 'a merged or withdrawn record is not paid' USING ERRCODE = '23001';
      END IF;
      RETURN NULL;
    END $$;
`;
