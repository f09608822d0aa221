import { setTimeout as pause } from 'node:timers/promises';
import { findPrograms, OwnPostgres } from '../../bench/own-postgres.js';
import { openService, type Service } from '../../src/app/service.js';
import { CONFIG } from '../../src/common/config/config.token.js';
import type { Config } from '../../src/common/config/config.js';
import { newId } from '../../src/common/values/ids.js';
import { workerRequest } from '../support/register/people.js';
import { trials } from '../support/run/trials.js';
import { TEST_DATABASE_URL } from '../support/service/test-config.js';
import { openTestService, type Session, sessionAt, type TestService } from '../support/service/test-service.js';

const programs = TEST_DATABASE_URL ? findPrograms() : null;
const ROUNDS = trials('FAILOVERS', { short: 2, long: 20 });
const WRITERS = 6;
/** A request that was not answered well is sent again with its key for so long. */
const PATIENCE_MS = 60_000;

interface Answered {
  path: string;
  name: string;
  id: string;
}

/** Two instances, a primary whose commits wait for its standby, and writers who repeat with their key whatever was not answered well. */
class Trial {
  readonly answered: Answered[] = [];
  private isOver = false;
  private n = 0;

  private constructor(
    private readonly servers: [OwnPostgres, OwnPostgres],
    private readonly service: TestService,
    private readonly second: Service,
    private readonly sessions: Session[],
  ) {}

  static async open(): Promise<Trial> {
    const primary = await OwnPostgres.primary(programs!);
    await (await openTestService('2024-12-31', { databaseUrl: primary.url() })).close();
    const standby = await OwnPostgres.replicaOf(programs!, primary.url());
    await primary.commitsWaitForStandby();
    const hosts = [primary, standby].map((server) => new URL(server.url()).host);
    const databaseUrl = `postgresql://postgres@${hosts.join(',')}/postgres`;
    const service = await openTestService('2024-12-31', { databaseUrl });
    const county = await service.as('officer', '341802');
    const second = await openService(service.app.get<Config>(CONFIG), { clock: service.clock });
    return new Trial([primary, standby], service, second, [county, sessionAt(second, county)]);
  }

  /** @returns seconds from the kill to the first answer that is well */
  async run(): Promise<number> {
    const writing = Array.from({ length: WRITERS }, (_, n) => this.write(n));
    await pause(500 + Math.random() * 1_500);
    const [primary, standby] = this.servers;
    const before = this.answered.length;
    await primary.kill();
    const began = performance.now();
    await standby.promote();
    // A standby that has become the primary has none of its own yet.
    while (this.answered.length <= before + WRITERS) {
      if (performance.now() - began > PATIENCE_MS) throw new Error('nothing is answered well after a minute');
      await pause(20);
    }
    const seconds = (performance.now() - began) / 1000;
    await pause(500);
    this.isOver = true;
    await Promise.all(writing);
    return seconds;
  }

  private async write(writer: number): Promise<void> {
    while (!this.isOver) {
      const n = this.n++;
      const session = this.sessions[(writer + n) % 2]!;
      const key = newId();
      const path = n % 2 === 0 ? '/organizations' : '/workers';
      const body =
        n % 2 === 0
          ? { name: `第${n}社区`, kind: 'urban_community', regionCode: '341802001' }
          : workerRequest(n, { name: `社工甲${n}` });
      const until = performance.now() + PATIENCE_MS;
      for (;;) {
        const answer = await session.post(path, body).set('idempotency-key', key);
        const { id, name } = answer.body as { id: string; name: string };
        if (answer.status === 201) {
          this.answered.push({ path, name, id });
          break;
        }
        if (answer.status !== 409 && answer.status !== 503) throw new Error(`${path}: ${answer.status} ${answer.text}`);
        if (performance.now() > until) throw new Error(`${path}: not answered well for a minute`);
        await pause(100);
      }
    }
  }

  /** What was answered is there, once. */
  async findings(): Promise<string[]> {
    const wrong: string[] = [];
    for (const table of ['organizations', 'workers']) {
      const rows = await this.service.dataSource.query<{ id: string; name: string }[]>(`SELECT id, name FROM ${table}`);
      const ids = new Set(rows.map(({ id }) => id));
      const names = rows.map(({ name }) => name);
      if (new Set(names).size !== names.length) wrong.push(`${table}: a name stands twice`);
      const answered = this.answered.filter(({ path }) => path === `/${table}`);
      wrong.push(...answered.filter(({ id }) => !ids.has(id)).map(({ name }) => `${table}: ${name} is missing`));
    }
    const { body } = (await (await this.service.as('auditor', '341800')).get('/integrity').expect(200)) as {
      body: { ok: boolean };
    };
    if (!body.ok) wrong.push('an invariant does not hold');
    return wrong;
  }

  async close(): Promise<void> {
    await this.second.close();
    await this.service.close();
    for (const server of this.servers) await server.remove();
  }
}

(programs ? describe : describe.skip)('a primary that is killed under load', () => {
  it(
    'loses nothing that was answered, and nothing is there twice',
    async () => {
      for (let round = 0; round < ROUNDS; round++) {
        const trial = await Trial.open();
        try {
          const seconds = await trial.run();
          console.log(`failover ${round}: ${trial.answered.length} answered, well again after ${seconds.toFixed(1)} s`);
          expect(await trial.findings()).toEqual([]);
        } finally {
          await trial.close();
        }
      }
    },
    ROUNDS * 120_000,
  );
});
