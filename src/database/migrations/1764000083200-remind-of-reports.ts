import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 催报: who reminded a station of a month that it has not reported, once a day at most. */
export class RemindOfReports1764000083200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    CREATE TABLE station_report_reminders (
      id uuid NOT NULL,
      station_id uuid NOT NULL,
      month text NOT NULL,
      reminded_on date NOT NULL,
      reminded_at timestamptz NOT NULL,
      reminded_by uuid NOT NULL,
      CONSTRAINT station_report_reminders_pkey PRIMARY KEY (id),
      CONSTRAINT station_report_reminders_month CHECK (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
      CONSTRAINT station_report_reminders_station_fk FOREIGN KEY (station_id) REFERENCES stations(id),
      CONSTRAINT station_report_reminders_by_fk FOREIGN KEY (reminded_by) REFERENCES users(id)
    );
    CREATE UNIQUE INDEX station_report_reminders_once_a_day ON station_report_reminders (station_id, month, reminded_on);
`;
