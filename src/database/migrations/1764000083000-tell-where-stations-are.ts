import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a station is found, by which number it is rung up, and how many people live in what it serves; unknown of those that are there. */
export class TellWhereStationsAre1764000083000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    ALTER TABLE stations
      ADD COLUMN address text,
      ADD COLUMN contact_phone text,
      ADD COLUMN population_served int,
      ADD CONSTRAINT stations_population CHECK (population_served IS NULL OR population_served > 0);
`;
