import { join } from 'node:path';
import pg from 'pg';
import request from 'supertest';
import { findPrograms, OwnPostgres } from '../../bench/own-postgres.js';
import { heard } from '../../src/common/heard.js';
import { sqlState } from '../../src/database/server/sql-state.js';
import { SmallDisk } from '../support/power/small-disk.js';
import { TEST_DATABASE_URL } from '../support/service/test-config.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

const programs = TEST_DATABASE_URL ? findPrograms() : null;
let employers = 0;
const employer = (): object => ({ name: `测试单位${employers++}`, kind: 'village', regionCode: '341802001' });

/** Rows until there is no room even for a small one. */
async function fill(client: pg.Client): Promise<void> {
  const grow = `INSERT INTO ballast SELECT repeat(md5(random()::text), 8000) FROM generate_series(1, $1)`;
  for (const rows of [16, 4, 1]) {
    let code: string | undefined;
    while (!code) {
      code = await client.query(grow, [rows]).then(
        () => undefined,
        (error: unknown) => sqlState(error),
      );
    }
    if (code !== '53100') throw new Error(`not a full disk but ${code}`);
  }
}

const canFill = programs && SmallDisk.canBeMounted();

(canFill ? describe : describe.skip)('a service whose server has no room left', () => {
  let disk: SmallDisk | null = null;
  let server: OwnPostgres | undefined;
  let service: TestService | undefined;
  beforeAll(() => {
    disk = SmallDisk.mounted('140m');
  });
  afterAll(async () => {
    await service?.close();
    await server?.remove();
    disk?.remove();
  });

  it('refuses the step whole, goes on reading, says it, and takes it once there is room', async () => {
    server = await OwnPostgres.primary(programs!);
    // The log of the server lies elsewhere, as the manual asks for: where that has no room the server itself ends.
    await server.tablespace('small', join(disk!.path, 'data'));
    await server.create('crowded', 'small');
    service = await openTestService('2024-12-31', { databaseUrl: server.url('crowded'), databasePoolSize: 3 });
    const county = await service.as('officer', '341802');
    await county.post('/organizations', employer()).expect(201);
    const admin = heard(new pg.Client({ connectionString: server.url('crowded') }));
    await admin.connect();
    await admin.query('CREATE TABLE ballast (content text); ALTER TABLE ballast ALTER content SET STORAGE EXTERNAL');
    await fill(admin);
    const count = async (): Promise<number> =>
      ((await county.get('/organizations?pageSize=1').expect(200)).body as { total: number }).total;
    const before = await count();
    let refused: { status: number; body: unknown } | null = null;
    let done = 0;
    for (let n = 0; n < 3000 && !refused; n++) {
      const told = await county.post('/organizations', employer());
      if (told.status === 201) done++;
      else refused = told;
    }
    expect(refused?.status).toBe(507);
    expect(refused?.body).toMatchObject({ code: 'STORAGE_FULL' });
    expect(await count()).toBe(before + done);
    const health = (
      await request(service.app.getHttpServer() as Parameters<typeof request>[0])
        .get('/health/ready')
        .expect(200)
    ).body as { details: { storage: { state: string } } };
    expect(health.details.storage.state).toBe('full');
    await admin.query('DROP TABLE ballast');
    await admin.query('CHECKPOINT');
    await admin.end();
    await county.post('/organizations', employer()).expect(201);
    expect(await count()).toBe(before + done + 1);
  }, 180_000);
});
