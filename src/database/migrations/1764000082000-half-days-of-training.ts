import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A training of several half-days, and who was there for each. Sessions that are there have none and mean what they meant: one stretch
 * with its hours, told once.
 */
export class HalfDaysOfTraining1764000082000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    ALTER TABLE training_sessions
      ADD COLUMN asks_check_out boolean NOT NULL DEFAULT false,
      ADD COLUMN completion_hours double precision,
      ADD CONSTRAINT training_sessions_completion_hours CHECK (completion_hours IS NULL
        OR (completion_hours > 0 AND completion_hours <= hours AND completion_hours * 2 = floor(completion_hours * 2)));
    CREATE TABLE training_half_days (
      id uuid NOT NULL,
      session_id uuid NOT NULL,
      held_on date NOT NULL,
      part text NOT NULL,
      starts_at timestamptz NOT NULL,
      ends_at timestamptz NOT NULL,
      hours double precision NOT NULL,
      CONSTRAINT training_half_days_pkey PRIMARY KEY (id),
      CONSTRAINT training_half_days_part CHECK (part IN ('morning', 'afternoon', 'evening')),
      CONSTRAINT training_half_days_end_after_start CHECK (ends_at > starts_at),
      CONSTRAINT training_half_days_hours CHECK (hours > 0 AND hours * 2 = floor(hours * 2)),
      CONSTRAINT training_half_days_session_fk FOREIGN KEY (session_id) REFERENCES training_sessions(id)
    );
    CREATE UNIQUE INDEX training_half_days_once ON training_half_days (session_id, held_on, part);
    CREATE TABLE training_half_day_marks (
      id uuid NOT NULL,
      half_day_id uuid NOT NULL,
      enrolment_id uuid NOT NULL,
      checked_in_at timestamptz,
      checked_out_at timestamptz,
      absence text,
      source text NOT NULL,
      recorded_at timestamptz NOT NULL,
      recorded_by uuid,
      corrected_at timestamptz,
      corrected_by uuid,
      correction_reason text,
      version int NOT NULL,
      CONSTRAINT training_half_day_marks_pkey PRIMARY KEY (id),
      CONSTRAINT training_half_day_marks_absence CHECK (absence IN ('absent', 'excused')),
      CONSTRAINT training_half_day_marks_here_or_not CHECK ((absence IS NULL) = (checked_in_at IS NOT NULL)),
      CONSTRAINT training_half_day_marks_out_after_in CHECK (checked_out_at IS NULL OR checked_out_at >= checked_in_at),
      CONSTRAINT training_half_day_marks_source CHECK (source IN ('list', 'check_in', 'sheet')),
      CONSTRAINT training_half_day_marks_correction_whole CHECK ((corrected_at IS NULL) = (corrected_by IS NULL) AND (corrected_at IS NULL) = (correction_reason IS NULL)),
      CONSTRAINT training_half_day_marks_half_day_fk FOREIGN KEY (half_day_id) REFERENCES training_half_days(id),
      CONSTRAINT training_half_day_marks_enrolment_fk FOREIGN KEY (enrolment_id) REFERENCES training_enrolments(id),
      CONSTRAINT training_half_day_marks_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES users(id),
      CONSTRAINT training_half_day_marks_corrected_by_fk FOREIGN KEY (corrected_by) REFERENCES users(id)
    );
    CREATE UNIQUE INDEX training_half_day_marks_once ON training_half_day_marks (half_day_id, enrolment_id);
    CREATE INDEX training_half_day_marks_enrolment ON training_half_day_marks (enrolment_id);
`;
