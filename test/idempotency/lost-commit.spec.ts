import pg from 'pg';
import { newId } from '../../src/common/values/ids.js';
import { PostgresProxy } from '../support/service/postgres-proxy.js';
import { templateDatabase } from '../support/service/template.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';
import { databaseUrl, TEST_DATABASE_URL, testConfig } from '../support/service/test-config.js';

const REPEATS = 20;

/** The network breaks while the server commits: nobody is told whether it did. */
(TEST_DATABASE_URL ? describe : describe.skip)('a request whose commit was not answered', () => {
  const name = `social_workers_test_${newId().replaceAll('-', '')}`;
  let admin: pg.Client;
  let proxy: PostgresProxy;
  let service: TestService;
  let officer: Session;
  beforeAll(async () => {
    admin = new pg.Client({ connectionString: TEST_DATABASE_URL ?? '' });
    await admin.connect();
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${await templateDatabase()}`);
    proxy = await PostgresProxy.open();
    const url = proxy.urlOf(databaseUrl(name));
    service = await openTestService('2024-12-31', { ...testConfig(url), databaseUrl: url });
    officer = await service.as('officer', '341821');
  });
  afterAll(async () => {
    await service.close();
    await proxy.close();
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.end();
  });

  it.each([
    ['claims the key', 'INSERT INTO idempotency_keys', '占键中心'],
    ['does the work', 'INSERT INTO idempotency_notes', '办理中心'],
  ])(
    'is done once, and repeats are answered alike, where it was the commit that %s',
    async (_commit, words, employer) => {
      const create = () =>
        officer
          .post('/organizations', { name: employer, kind: 'village', regionCode: '341821' })
          .set('idempotency-key', words.replaceAll(' ', '-'));
      proxy.loseCommit(words);
      await create().expect(503);
      const answers = await Promise.all(Array.from({ length: REPEATS }, create));
      expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
      expect(answers[0]!.status).toBe(201);
      const found: unknown[] = await service.dataSource.query('SELECT 1 FROM organizations WHERE name = $1', [
        employer,
      ]);
      expect(found).toHaveLength(1);
    },
  );
});
