import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A draft that is worked out anew numbers its lines from 1 again, so a number is unique within its round; the lines that a draft has
 * now are those of its last round. And who held a line, when and why, stands with its attempt for as long as it is held.
 */
export class NumberLinesByRound1764000054100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    ALTER TABLE payout_lines ADD round int NOT NULL DEFAULT 1;
    DROP INDEX payout_lines_number;
    CREATE UNIQUE INDEX payout_lines_number ON payout_lines (payout_id, round, line_no);
    ALTER TABLE live_attempts ADD hold_reason text;
    ALTER TABLE live_attempts ADD held_by uuid;
    ALTER TABLE live_attempts ADD held_at timestamptz;
    ALTER TABLE live_attempts ADD CONSTRAINT live_attempts_held_by_fk FOREIGN KEY (held_by) REFERENCES users(id);
    UPDATE live_attempts a SET hold_reason = e.comment, held_by = e.actor_id, held_at = e.at
    FROM (SELECT DISTINCT ON (line_id) line_id, comment, actor_id, at FROM payout_events
          WHERE action IN ('hold', 'object') AND line_id IS NOT NULL ORDER BY line_id, at DESC, id DESC) e
    WHERE e.line_id = a.line_id AND a.state = 'held';
    ALTER TABLE live_attempts ADD held_for uuid;
    ALTER TABLE live_attempts ADD CONSTRAINT live_attempts_held_for_fk FOREIGN KEY (held_for) REFERENCES objections(id);
    UPDATE live_attempts a SET held_for = o.id, hold_reason = o.text
    FROM objections o JOIN payout_lines l ON l.id = o.line_id
    WHERE o.decision IS NULL AND a.payout_id = o.payout_id AND a.worker_id = l.worker_id AND a.subject = l.subject
      AND a.state = 'held';
    CREATE INDEX live_attempts_held ON live_attempts (payout_id) WHERE (state = 'held'::text);
    ALTER TABLE objections ADD whole_person boolean NOT NULL DEFAULT false;
    ALTER TABLE payout_events ADD worker_id uuid;
    ALTER TABLE payout_events ADD CONSTRAINT payout_events_worker_fk FOREIGN KEY (worker_id) REFERENCES workers(id);
`;
