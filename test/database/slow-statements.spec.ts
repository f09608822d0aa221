import { setTimeout as pause } from 'node:timers/promises';
import request from 'supertest';
import { log } from '../../src/common/log.js';
import { queryPrepared } from '../../src/database/statements/prepared.js';
import { inTransaction } from '../../src/database/transaction.js';
import { TEST_DATABASE_URL } from '../support/service/test-config.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

interface Line {
  message: string;
  statement?: string;
  fingerprint?: string;
  milliseconds?: number;
  rows?: number;
  requestId?: string;
  plan?: string;
  nodes?: string;
}

const SECRET = '341802199001011234';

describe('statements that take long', () => {
  let service: TestService;
  let lines: Line[];
  beforeAll(async () => {
    service = await openTestService('2024-12-31', { slowStatementMs: 150 });
  });
  beforeEach(() => {
    lines = [];
    jest.spyOn(log, 'warn').mockImplementation((facts: unknown, message?: string): void => {
      lines.push({ ...(facts as object), message: message ?? '' });
    });
  });
  afterEach(() => void jest.restoreAllMocks());
  afterAll(() => service.close());

  const slow = (statement: RegExp): Line[] =>
    lines.filter((line) => line.message === 'a slow statement' && statement.test(line.statement ?? ''));
  const pauses = `(SELECT max(n) FROM generate_series(1, 200) n WHERE pg_sleep(0.001) IS NOT NULL AND n > 0)`;

  it('are logged with text, time and rows, and without any value', async () => {
    const sql = `SELECT ${pauses} AS waited, $1::text AS given, '${SECRET}' AS written FROM generate_series(1, 3)`;
    await service.dataSource.query(sql, [SECRET]);
    await inTransaction(service.dataSource, (tx) => queryPrepared(tx, `${sql} prepared`, [SECRET]));
    const [alone, prepared] = slow(/AS waited/);
    expect(alone).toMatchObject({
      rows: 3,
      statement: expect.stringContaining('$1::text AS given, ? AS written') as string,
    });
    expect(alone!.milliseconds).toBeGreaterThanOrEqual(150);
    expect(prepared).toMatchObject({ rows: 3 });
    expect(JSON.stringify(lines)).not.toContain(SECRET);
  });

  it('are logged when they fail as well, and quick ones are not', async () => {
    const failing = `SELECT ${pauses} / ($1::int - 1) AS nothing`;
    await expect(service.dataSource.query(failing, [1])).rejects.toThrow('division by zero');
    await service.dataSource.query('SELECT 1 AS quick');
    expect(slow(/AS nothing/)).toHaveLength(1);
    expect(slow(/AS quick/)).toHaveLength(0);
  });

  it('name the request that they were asked for', async () => {
    const admin = await service.admin();
    await service.dataSource.query(`ALTER TABLE regions RENAME TO regions_there`);
    await service.dataSource.query(
      `CREATE VIEW regions AS SELECT r.* FROM regions_there r WHERE pg_sleep(0.02) IS NOT NULL`,
    );
    try {
      const server = service.app.getHttpServer() as Parameters<typeof request>[0];
      const asked = request(server).get('/api/v1/regions').set('authorization', `Bearer ${admin.token}`);
      const { headers } = await asked.expect(200);
      expect(slow(/regions/).map(({ requestId }) => requestId)).toContain(headers['x-request-id']);
    } finally {
      await service.dataSource.query('DROP VIEW regions');
      await service.dataSource.query('ALTER TABLE regions_there RENAME TO regions');
    }
  });

  (TEST_DATABASE_URL ? describe : describe.skip)('on a server', () => {
    it('tell their plan by steps and tables, once, and never run for it', async () => {
      await service.dataSource.query('CREATE TABLE touched (n int)');
      const sql = `SELECT ${pauses} AS planned FROM users u JOIN regions r ON r.code = u.region_code WHERE u.username <> $1`;
      const plans = (): Line[] =>
        lines.filter(
          (line) =>
            line.message === 'the plan of a slow statement' && line.fingerprint === slow(/AS planned/)[0]?.fingerprint,
        );
      for (let round = 0; round < 3; round++) await service.dataSource.query(sql, [SECRET]);
      for (let n = 0; n < 100 && plans().length === 0; n++) await pause(50);
      await pause(300);
      expect(plans()).toHaveLength(1);
      const [{ fingerprint, plan, nodes }] = plans() as [Line];
      expect(fingerprint).toBe(slow(/AS planned/)[0]!.fingerprint);
      expect(plan).toMatch(/^[0-9a-f]{12}$/);
      expect(nodes).toMatch(/users/);
      expect(JSON.stringify(lines)).not.toContain(SECRET);
      // What writes is not explained at all.
      const writing = `WITH added AS (INSERT INTO touched SELECT ${pauses} RETURNING n) SELECT count(*)::int AS count FROM added`;
      await service.dataSource.query(writing);
      await pause(500);
      expect(await service.dataSource.query('SELECT count(*)::int AS count FROM touched')).toEqual([{ count: 1 }]);
      await service.dataSource.query('DROP TABLE touched');
    });
  });
});
