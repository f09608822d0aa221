import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { newId } from '../../src/common/values/ids.js';
import { seedPath } from '../../src/common/seed-files.js';
import type { Config } from '../../src/common/config/config.js';
import { freePort } from '../../bench/own-postgres.js';
import { openDatabase, type OpenDatabase } from '../../src/database/open-database.js';
import { DEMO_PASSWORD } from '../../src/demo/demo.js';
import { openPersonalData } from '../../src/keys/data-keys.js';
import { BUILT_SERVICE } from '../support/service/child-service.js';
import { plainValues } from '../support/keys/key-world.js';
import { PersonalNumbers } from '../support/attack/personal-numbers.js';
import { ADMIN_PASSWORD, databaseUrl, TEST_DATABASE_URL, testConfig } from '../support/service/test-config.js';

/** The words of a log line; a new one is looked at before it is added here. */
const LOG_WORDS = [
  'level',
  'time',
  'msg',
  'context',
  'address',
  'database',
  'migrations',
  // Where the data folder lies on a file system in memory.
  'durability',
  'disk',
  'requestId',
  // Of a slow statement, whose text is without values, and of its plan.
  'rows',
  'fingerprint',
  'statement',
  'plan',
  'nodes',
  'method',
  'route',
  'status',
  'milliseconds',
  'whole',
  'userId',
  'signal',
];

/** The demo as a process of its own, with everything that it says at the lowest level of the log. */
class DemoRun {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'social-workers-dump-'));
  private readonly name = `social_workers_test_${newId().replaceAll('-', '')}`;
  private child: ChildProcess;
  base = '';
  said = '';

  get config(): Config {
    const url = TEST_DATABASE_URL && databaseUrl(this.name);
    return { ...testConfig(url), dataDir: join(this.dataDir, 'demo') };
  }

  async start(): Promise<this> {
    await this.onServer(`CREATE DATABASE ${this.name}`);
    const port = await freePort();
    this.base = `http://127.0.0.1:${port}`;
    const settings = JSON.parse(process.env.TEST_ENVIRONMENT ?? '{}') as Record<string, string>;
    const { databaseUrl: url } = this.config;
    this.child = spawn(process.execPath, [join(BUILT_SERVICE, 'cli.js'), 'demo'], {
      env: {
        ...settings,
        PATH: process.env.PATH,
        DATA_DIR: this.dataDir,
        PORT: String(port),
        LOG_LEVEL: 'debug',
        ...(url && { DATABASE_URL: url }),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => (this.said += chunk));
    }
    while (!this.said.includes('服务已启动')) {
      if (this.child.exitCode !== null) throw new Error(`the demo ended: ${this.said.slice(-2000)}`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    return this;
  }

  async stop(): Promise<void> {
    const exit = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await exit;
  }

  async close(): Promise<void> {
    await this.onServer(`DROP DATABASE ${this.name} WITH (FORCE)`);
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  private async onServer(sql: string): Promise<void> {
    if (!TEST_DATABASE_URL) return;
    const client = new pg.Client({ connectionString: TEST_DATABASE_URL });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  }
}

/** Every value of every row of every table, as the database writes it; bytes in hex. */
async function* dumpOf(dataSource: DataSource): AsyncGenerator<{ table: string; row: string }> {
  const tables = await dataSource.query<{ name: string }[]>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  for (const { name } of tables) {
    const rows = await dataSource.query<{ row: string }[]>(`SELECT t::text AS row FROM "${name}" t`);
    for (const { row } of rows) yield { table: name, row };
  }
}

describe('a full run of the demo', () => {
  const demo = new DemoRun();
  let numbers: PersonalNumbers;
  let database: OpenDatabase;
  let officerId = '';
  const secrets = new Set<string>([ADMIN_PASSWORD, DEMO_PASSWORD]);
  beforeAll(async () => {
    numbers = await PersonalNumbers.ofRoster(seedPath('sample-roster.xlsx'));
    await demo.start();
    await askAwkwardly();
    await demo.stop();
    database = await openDatabase(demo.config);
  }, 900_000);
  afterAll(async () => {
    await database?.close();
    await demo.close();
  });

  /** Numbers, passwords and tokens wherever a client can put them: none of it may come back from the log. */
  async function askAwkwardly(): Promise<void> {
    const [identityNumber = '', phone = '', account = ''] = numbers.examples();
    const send = async (method: string, path: string, body?: object | string, token = ''): Promise<unknown> => {
      const answer = await fetch(`${demo.base}/api/v1${path}`, {
        method,
        headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      return (await answer.text()).length > 0 ? null : undefined;
    };
    const login = await fetch(`${demo.base}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'officer', password: DEMO_PASSWORD }),
    });
    const { accessToken, refreshToken, user } = (await login.json()) as Record<
      'accessToken' | 'refreshToken',
      string
    > & {
      user: { id: string };
    };
    officerId = user.id;
    secrets.add(accessToken).add(refreshToken);
    await send('POST', '/auth/login', { username: identityNumber, password: 'Wrong-Password-77' });
    secrets.add('Wrong-Password-77');
    await send('GET', `/workers?search=${identityNumber}`, undefined, accessToken);
    await send('GET', `/workers/${identityNumber}`, undefined, accessToken);
    await send('GET', '/users', undefined, accessToken);
    await send('GET', `/nowhere/${account}?phone=${phone}`, undefined, accessToken);
    const worker = {
      name: account,
      identityNumber,
      phone,
      regionCode: '341802',
      bankAccount: { bankName: '', account },
    };
    await send('POST', '/workers', worker, accessToken);
    await send('POST', '/workers', { ...worker, remark: identityNumber, regionCode: account }, accessToken);
    await send('POST', '/workers', `{"identityNumber": "${identityNumber}"`, accessToken);
    await send('POST', '/auth/refresh', { refreshToken: `${refreshToken}x` });
    await send('POST', '/auth/refresh', { refreshToken });
    await send('GET', '/workers', undefined, `${accessToken}x`);
  }

  it('leaves nothing in the database by which a number could be read', async () => {
    const personalData = await openPersonalData(database.dataSource.manager, demo.config.keys);
    const stored = [...(await plainValues(database.dataSource, personalData))].filter(([place]) =>
      /^(workers|bank_accounts) /.test(place),
    );
    for (const [, value] of stored) numbers.add(Buffer.from(value, 'base64').toString('utf8'));
    expect(numbers.size).toBeGreaterThan(8_000);
    const found = new Map<string, number>();
    let rows = 0;
    for await (const { table, row } of dumpOf(database.dataSource)) {
      rows++;
      if (numbers.standIn(row)) found.set(table, (found.get(table) ?? 0) + 1);
    }
    expect(rows).toBeGreaterThan(30_000);
    expect([...found]).toEqual([]);
  }, 300_000);

  it('keeps no password or token as it is', async () => {
    for await (const { table, row } of dumpOf(database.dataSource)) {
      for (const secret of secrets) {
        if (row.includes(secret) || row.includes(Buffer.from(secret).toString('hex')))
          throw new Error(`found in ${table}`);
      }
    }
  }, 300_000);

  it('says in its log who was refused what, by the id of the account', () => {
    const refused = demo.said.split('\n').find((line) => line.includes('"status":403'));
    expect(JSON.parse(refused ?? 'null')).toMatchObject({ method: 'GET', route: '/api/v1/users', userId: officerId });
  });

  it('says neither number nor password nor token in its log', () => {
    const lines = demo.said.split('\n').filter((line) => line.startsWith('{'));
    expect(lines.length).toBeGreaterThan(100);
    const text = lines.join('\n');
    expect(numbers.standIn(demo.said)).toBe(false);
    for (const secret of secrets) expect(text).not.toContain(secret);
    // Nothing else that looks like a token either: a JWT, or 256 bits in base64url or hex.
    expect(text).not.toMatch(/eyJ[\w-]{10,}\.|[\w-]{43,}/);
    const words = new Set(lines.flatMap((line) => Object.keys(JSON.parse(line) as object)));
    expect([...words].filter((word) => !LOG_WORDS.includes(word))).toEqual([]);
  });
});
