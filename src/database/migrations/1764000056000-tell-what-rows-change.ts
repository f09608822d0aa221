import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each row of an import changes, before and after, is kept with the import. */
export class TellWhatRowsChange1764000056000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    CREATE TABLE import_row_changes (
      import_id uuid NOT NULL,
      sheet text NOT NULL,
      "row" integer NOT NULL,
      worker text NOT NULL,
      changes jsonb NOT NULL,
      CONSTRAINT import_row_changes_pkey PRIMARY KEY (import_id, sheet, "row"),
      CONSTRAINT import_row_changes_import_fk FOREIGN KEY (import_id) REFERENCES imports(id)
    );
`;
