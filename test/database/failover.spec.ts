import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { findPrograms, freePort, OwnPostgres } from '../../bench/own-postgres.js';
import { openService, type Service } from '../../src/app/service.js';
import { findingsOf, type Findings } from '../support/failover/office-findings.js';
import { fillCounties, openOffice } from '../support/failover/office-ground.js';
import { OfficeLoad } from '../support/failover/office-load.js';
import { PatientClient } from '../support/failover/patient-client.js';
import { setClock } from '../support/places/training.js';
import { trials } from '../support/run/trials.js';
import { TEST_DATABASE_URL, testConfig } from '../support/service/test-config.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

const programs = TEST_DATABASE_URL ? findPrograms() : null;
const ROUNDS = trials('FAILOVERS', { short: 2, long: 20 });
const NOW = '2024-12-31T10:00:00+08:00';

/** As whoever keeps the server. */
async function onServer<R extends object>(server: OwnPostgres, sql: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: server.url() });
  await client.connect();
  try {
    return (await client.query<R>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Two instances on a primary whose commits wait for its standby, and an office at work on both. */
class Trial {
  private constructor(
    private readonly servers: [OwnPostgres, OwnPostgres],
    private readonly service: TestService,
    private readonly second: Service,
    readonly client: PatientClient,
    private readonly sessionId: string,
    private readonly load: OfficeLoad,
  ) {}

  /** @param isSynchronous a commit waits for the standby */
  static async open(isSynchronous = true): Promise<Trial> {
    const primary = await OwnPostgres.primary(programs!);
    await (await openTestService('2024-12-31', { databaseUrl: primary.url() })).close();
    const standby = await OwnPostgres.replicaOf(programs!, primary.url());
    if (isSynchronous) await primary.commitsWaitForStandby();
    const hosts = [primary, standby].map((server) => new URL(server.url()).host);
    const databaseUrl = `postgresql://postgres@${hosts.join(',')}/postgres`;
    const settings = { REQUESTS_PER_SECOND: '10000' };
    const service = await openTestService('2024-12-31', { ...testConfig(databaseUrl, settings) });
    setClock(service, NOW);
    const second = await openService(testConfig(databaseUrl, settings), { clock: service.clock });
    await fillCounties(service.dataSource);
    const ports = [await freePort(), await freePort()];
    await service.app.listen(ports[0]!, '127.0.0.1');
    await second.app.listen(ports[1]!, '127.0.0.1');
    const client = new PatientClient(
      ports.map((port) => `http://127.0.0.1:${port}`),
      {
        officer: (await service.as('officer')).token,
        reviewer: (await service.as('reviewer')).token,
        finance: (await service.as('finance')).token,
      },
    );
    const sessionId = await openOffice(client, new Date(NOW));
    const load = new OfficeLoad(client, { sessionId, lastMonth: '2024-11', payers: 4, clerks: 2 });
    return new Trial([primary, standby], service, second, client, sessionId, load);
  }

  /** @returns seconds from the kill to the first answer that is well */
  async run(): Promise<number> {
    this.load.start();
    await pause(1_000 + Math.random() * 2_000);
    const [primary, standby] = this.servers;
    await primary.kill();
    const began = performance.now();
    await standby.promote();
    // A standby that has become the primary has none of its own yet.
    while (this.client.firstWellSince(began) === null) {
      this.load.check();
      await pause(20);
    }
    const seconds = (this.client.firstWellSince(began)! - began) / 1000;
    await pause(500);
    await this.load.end();
    return seconds;
  }

  /** The standby is away for a while, and what it lacks goes with the primary. */
  async loseWhatTheStandbyLacks(): Promise<void> {
    const [primary, standby] = this.servers;
    this.load.start();
    await pause(1_500);
    await standby.kill();
    await pause(2_000);
    await primary.kill();
    await standby.start();
    await standby.promote();
    // Whoever goes on with a payout that is gone is told so, which the load takes for a fault.
    await this.load.end().catch(() => undefined);
  }

  async findings(): Promise<Findings & { isWhole: boolean }> {
    const findings = await findingsOf(
      (sql, parameters) => this.service.dataSource.query(sql, parameters),
      this.load,
      this.sessionId,
    );
    const auditor = await this.service.as('auditor', '341800');
    const { body } = (await auditor.get('/integrity').expect(200)) as { body: { ok: boolean } };
    return { ...findings, isWhole: body.ok };
  }

  /** For the log of the test. */
  get counts(): string {
    const { writes, unavailable } = this.client.tally;
    const { lives, newcomers } = this.load;
    return `${writes} writes answered, ${unavailable} times 503, ${lives.length} payouts, ${newcomers.length} newcomers`;
  }

  async close(): Promise<void> {
    await this.load.end().catch(() => undefined);
    await this.second.close();
    await this.service.close();
    for (const server of this.servers) await server.remove();
  }
}

(programs ? describe : describe.skip)('a standby', () => {
  let primary: OwnPostgres;
  beforeEach(async () => {
    primary = await OwnPostgres.primary(programs!);
  });
  afterEach(() => primary.remove());

  it('that is away keeps a commit waiting and unanswered, for longer than a server that stands still is given', async () => {
    const service = await openTestService('2024-12-31', { databaseUrl: primary.url() });
    try {
      const officer = await service.as('officer');
      await primary.commitsWaitForStandby();
      const body = { name: '东门社区', kind: 'urban_community', regionCode: '341802001' };
      let status = 0;
      const answer = officer.post('/organizations', body).then((told) => (status = told.status));
      await pause(9_000);
      const before = status;
      await onServer(primary, 'ALTER SYSTEM RESET synchronous_standby_names');
      await onServer(primary, 'SELECT pg_reload_conf()');
      expect([before, await answer]).toEqual([0, 201]);
    } finally {
      await service.close();
    }
  }, 120_000);

  it('that stands first among the hosts and does not have the new database yet stops no start', async () => {
    const standby = await OwnPostgres.replicaOf(programs!, primary.url());
    try {
      await onServer(standby, 'SELECT pg_wal_replay_pause()');
      await onServer(primary, 'CREATE DATABASE fresh');
      const hosts = [standby, primary].map((server) => new URL(server.url()).host);
      const databaseUrl = `postgresql://postgres@${hosts.join(',')}/fresh`;
      const service = await openTestService('2024-12-31', { databaseUrl });
      await service.close();
      const wrong = openTestService('2024-12-31', { databaseUrl: databaseUrl.replace('fresh', 'nowhere') });
      await expect(wrong).rejects.toThrow('DATABASE_URL：没有这个数据库。');
    } finally {
      await standby.remove();
    }
  }, 120_000);
});

(programs ? describe : describe.skip)('a primary that is killed under load', () => {
  it('loses what was answered where commits do not wait for the standby, and that is found', async () => {
    const trial = await Trial.open(false);
    try {
      await trial.loseWhatTheStandbyLacks();
      const { missing } = await trial.findings();
      console.log(`without a synchronous standby: ${trial.counts}; ${missing.length} missing`);
      expect(missing.length).toBeGreaterThan(0);
    } finally {
      await trial.close();
    }
  }, 180_000);

  it(
    'loses nothing that was answered, nothing is there twice, and every fen is where it was answered to be',
    async () => {
      for (let round = 0; round < ROUNDS; round++) {
        const trial = await Trial.open();
        try {
          const seconds = await trial.run();
          const { looked, ...found } = await trial.findings();
          console.log(
            `failover ${round}: well again after ${seconds.toFixed(1)} s; ${trial.counts}; looked for ${looked}`,
          );
          expect(found).toEqual({ missing: [], twice: [], money: [], isWhole: true });
          expect(trial.client.tally.writes).toBeGreaterThan(20);
        } finally {
          await trial.close();
        }
      }
    },
    ROUNDS * 180_000,
  );
});
