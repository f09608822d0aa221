import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The payments of before the system of one person, withdrawn ones too, by an index of their own: the log of a person asks for all of them. */
export class FindPaymentsOfAPerson1764000062000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX historical_payments_worker ON historical_payments (worker_id)');
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}
