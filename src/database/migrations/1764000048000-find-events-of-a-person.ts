import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Events about a person are found by whom their details name, and by the imports that wrote the person's rows. */
export class FindEventsOfAPerson1764000048000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    CREATE INDEX audit_events_details ON audit_events USING gin (details jsonb_path_ops);
    CREATE INDEX import_changes_row ON import_changes (row_id);
`;
