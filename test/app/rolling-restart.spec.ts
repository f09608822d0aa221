import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { heard } from '../../src/common/heard.js';
import { newId } from '../../src/common/values/ids.js';
import { Balancer } from '../support/service/balancer.js';
import { ChildService } from '../support/service/child-service.js';
import { describeEmbedded } from '../support/run/embedded-only.js';
import { templateDatabase, templateFolder } from '../support/service/template.js';
import { ADMIN_PASSWORD, databaseUrl, TEST_DATABASE_URL } from '../support/service/test-config.js';

const RESTARTS = 5;
/** Longer than the balancer takes to look, on a machine with other work. */
const DRAIN = { DRAIN_SECONDS: '3' };

(TEST_DATABASE_URL ? describe : describe.skip)('two instances that are restarted in turn', () => {
  const name = `social_workers_test_${newId().replaceAll('-', '')}`;
  const folders = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'social-workers-rolling-')));
  const instances: ChildService[] = [];
  let server: pg.Client;
  let balancer: Balancer;

  const start = async (place: number): Promise<void> => {
    instances[place] = await ChildService.start(folders[place]!, databaseUrl(name), DRAIN);
    balancer.put(place, instances[place].address);
  };

  beforeAll(async () => {
    server = heard(new pg.Client({ connectionString: TEST_DATABASE_URL ?? '' }));
    await server.connect();
    await server.query(`CREATE DATABASE ${name} TEMPLATE ${await templateDatabase()}`);
    balancer = await Balancer.open();
    await Promise.all([start(0), start(1)]);
    await balancer.untilIn(2);
  }, 180_000);
  afterAll(async () => {
    await balancer?.close();
    for (const instance of instances) await instance.kill();
    await server?.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await server?.end();
    for (const folder of folders) rmSync(folder, { recursive: true });
  });

  it('answer every request meanwhile', async () => {
    const ask = async (method: string, path: string, token: string, body?: object): Promise<Response> =>
      fetch(`${balancer.address}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
      });
    const { accessToken } = (await (
      await ask('POST', '/auth/login', '', { username: 'admin', password: ADMIN_PASSWORD })
    ).json()) as { accessToken: string };
    const answered = new Map<number, number>();
    const ended = new AbortController();
    let made = 0;
    const client = async (): Promise<void> => {
      for (let n = 0; !ended.signal.aborted; n++) {
        const employer = { name: `滚动重启${made++}`, kind: 'village', regionCode: '341802001' };
        const answer = await (n % 3 === 0
          ? ask('POST', '/organizations', accessToken, employer)
          : ask('GET', '/organizations?pageSize=5', accessToken));
        answered.set(answer.status, (answered.get(answer.status) ?? 0) + 1);
        await answer.arrayBuffer();
        await pause(20);
      }
    };
    const clients = Array.from({ length: 4 }, client);
    for (let restart = 0; restart < RESTARTS; restart++) {
      const place = restart % 2;
      await instances[place]!.stop();
      expect(await instances[place]!.exitCode()).toBe(0);
      await start(place);
      await balancer.untilIn(2);
    }
    ended.abort();
    await Promise.all(clients);
    expect([...answered.keys()].sort((a, b) => a - b)).toEqual([200, 201]);
    expect(balancer.broken).toBe(0);
    const mine = `/organizations?pageSize=1&search=${encodeURIComponent('滚动重启')}`;
    const { total } = (await (await ask('GET', mine, accessToken)).json()) as { total: number };
    expect(total).toBe(answered.get(201));
    process.stdout.write(`rolling restarts: ${RESTARTS}, answered ${JSON.stringify([...answered])}\n`);
  }, 400_000);
});

describeEmbedded('an instance that is told to end', () => {
  it('says so at its health, answers what comes and asks to go elsewhere, and ends in time', async () => {
    const dataDir = await templateFolder();
    const service = await ChildService.launch(dataDir, { DRAIN_SECONDS: '4' });
    try {
      await service.untilReady();
      const before = await fetch(`${service.address}/api/v1/regions`);
      expect([before.status, before.headers.get('connection')]).toEqual([401, 'keep-alive']);
      await before.text();
      service.signal('SIGTERM');
      const began = performance.now();
      await pause(500);
      const health = await fetch(`${service.address}/health/ready`);
      expect([health.status, health.headers.get('connection'), health.headers.get('retry-after')]).toEqual([
        503,
        'close',
        '5',
      ]);
      expect(await health.json()).toMatchObject({ code: 'NOT_READY', detail: '服务正在停止，请稍后再试。' });
      expect((await fetch(`${service.address}/health/live`)).status).toBe(200);
      const answer = await fetch(`${service.address}/api/v1/regions`);
      expect([answer.status, answer.headers.get('connection')]).toEqual([401, 'close']);
      expect(await service.exitCode()).toBe(0);
      expect(performance.now() - began).toBeGreaterThan(3_900);
    } finally {
      await service.kill();
      rmSync(dataDir, { recursive: true });
    }
  }, 180_000);
});
