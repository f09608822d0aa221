import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { newId } from '../../src/common/values/ids.js';
import { PersonalData } from '../../src/common/secrets/personal-data.js';
import { type Config, readConfig } from '../../src/common/config/config.js';
import { openDatabase } from '../../src/database/open-database.js';
import { openPersonalData } from '../../src/keys/data-keys.js';
import { rotateCommand } from '../../src/keys/rotation/rotate-command.js';
import { openService } from '../../src/app/service.js';
import { makePayable } from '../support/register/payees.js';
import { RegisterBuilder } from '../support/register/register.js';
import { BUILT_SERVICE, ChildService } from '../support/service/child-service.js';
import { templateDatabase, templateFolder } from '../support/service/template.js';
import { plainValues, versionsOf } from '../support/keys/key-world.js';
import { ADMIN_PASSWORD, databaseUrl, TEST_DATABASE_URL, testConfig } from '../support/service/test-config.js';

const PEOPLE = 3000;

/** A database that outlives services and commands, with people in it. */
class Ground {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'social-workers-keys-'));
  readonly url: string | null;
  private readonly name = `social_workers_test_${newId().replaceAll('-', '')}`;

  private constructor() {
    this.url = TEST_DATABASE_URL && databaseUrl(this.name);
  }

  static async open(config: (ground: Ground) => Config, people: number): Promise<Ground> {
    const ground = new Ground();
    if (TEST_DATABASE_URL) await ground.onServer(`CREATE DATABASE ${ground.name} TEMPLATE ${await templateDatabase()}`);
    else if (config === ofTests) await templateFolder(ground.dataDir);
    const service = await openService(config(ground));
    const register = new RegisterBuilder(service.dataSource);
    for (let n = 0; n < people; n++) register.worker({ regionCode: '341821' });
    await register.save();
    await makePayable(service.dataSource);
    await service.close();
    return ground;
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

function layFile(path: string, keys: object): void {
  writeFileSync(path, JSON.stringify(keys), { mode: 0o600 });
}

function keysOfTests(): object {
  const { data, lookup, token } = testConfig(null).keys;
  return { data: data.toString('base64'), lookup: lookup.toString('base64'), token: token.toString('base64') };
}

const ofTests = ({ url, dataDir }: Ground): Config => ({ ...testConfig(url), dataDir });

/** Everything encrypted in clear, and the key versions it stands under. */
async function contentOf(config: Config): Promise<{ plain: Map<string, string>; versions: object }> {
  const database = await openDatabase(config);
  const { dataSource } = database;
  try {
    const personalData = await openPersonalData(dataSource.manager, config.keys);
    return { plain: await plainValues(dataSource, personalData), versions: await versionsOf(dataSource) };
  } finally {
    await database.close();
  }
}

describe('rotate-keys on the command line', () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await Ground.open(ofTests, PEOPLE);
  }, 120_000);
  afterAll(async () => {
    await ground.close();
  });

  function command(...args: string[]) {
    const settings = JSON.parse(process.env.TEST_ENVIRONMENT ?? '{}') as Record<string, string>;
    return spawn(process.execPath, [join(BUILT_SERVICE, 'cli.js'), 'rotate-keys', ...args], {
      env: {
        ...settings,
        PATH: process.env.PATH,
        DATA_DIR: ground.dataDir,
        ...(ground.url && { DATABASE_URL: ground.url }),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  it('is killed in the middle beside a service that answers, and goes on when it is called again', async () => {
    const before = await contentOf(ofTests(ground));
    let service = await ChildService.start(ground.dataDir, ground.url);
    const first = command();
    const gone = once(first, 'exit');
    for await (const chunk of first.stdout as AsyncIterable<Buffer>) {
      if (chunk.toString().includes('workers：')) break;
    }
    // On the embedded database it is the service that rotates.
    if (ground.url) first.kill('SIGKILL');
    else await service.kill();
    await gone;
    if (!ground.url) service = await ChildService.start(ground.dataDir, ground.url);

    const people = (await service.send('GET', '/workers?pageSize=200')) as { status: number };
    expect(people.status).toBe(200);
    const again = command();
    const [said, complaint, [code]] = await Promise.all([text(again.stdout), text(again.stderr), once(again, 'exit')]);
    expect([complaint, code]).toEqual(['', 0]);
    expect(said).toContain('继续上次未完成的轮换：数据密钥第 2 版');
    expect(said).toMatch(/完成：\d+ 行密文均已使用第 2 版数据密钥，旧密钥已停用。\n$/);
    const read = (await service.send('GET', '/workers?pageSize=200')) as {
      body: { items: { identityNumber: string }[] };
    };
    expect(read.body.items[0]?.identityNumber).toMatch(/^\d{6}\*{8}\d{3}[\dX]$/);
    await service.stop();
    const after = await contentOf(ofTests(ground));
    expect(after.plain).toEqual(before.plain);
    expect(after.versions).toEqual({ workers: { 2: PEOPLE }, bank_accounts: { 2: PEOPLE } });
  }, 180_000);

  it('does not change the master key of an embedded database whose service runs, nor without a new one', async () => {
    const complaintOf = async (): Promise<string> => {
      const child = command('--master');
      const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
      expect(code).toBe(1);
      return said;
    };
    expect(await complaintOf()).toContain('NEW_DATA_KEY：密钥取自环境变量');
    if (ground.url) return;
    const service = await ChildService.start(ground.dataDir, ground.url);
    expect(await complaintOf()).toContain('请先停止那个服务');
    await service.stop();
  }, 60_000);
});

describe('rotate-keys --master', () => {
  /** Keys from the key file of the ground's folder. */
  const ofFile = ({ url, dataDir }: Ground): Config => {
    const environment = { DATA_DIR: dataDir, ADMIN_PASSWORD, LOG_LEVEL: 'silent', DATABASE_URL: url ?? undefined };
    return readConfig(environment);
  };
  const lines: string[] = [];
  const rotate = (config: Config, newMaster: Buffer | null = null): Promise<void> =>
    rotateCommand(config, { master: true, newMaster, print: (line) => lines.push(line) });

  it('with keys of the environment takes the next one from there, and the former one no more', async () => {
    const ground = await Ground.open(ofTests, 5);
    const config = ofTests(ground);
    const before = await contentOf(config);
    await expect(rotate(config)).rejects.toThrow('NEW_DATA_KEY：密钥取自环境变量');
    await expect(rotate(config, config.keys.data)).rejects.toThrow('不能与现在的 DATA_KEY 相同');
    const data = Buffer.alloc(32, 99);
    await rotate(config, data);
    expect(lines.at(-2)).toContain('NEW_DATA_KEY');
    await expect(contentOf(config)).rejects.toThrow('这个数据库用的是另一套密钥');
    await expect(openService(config)).rejects.toThrow('这个数据库用的是另一套密钥');
    const next = { ...config, keys: { ...config.keys, data } };
    const after = await contentOf(next);
    expect(after).toEqual({ ...before, versions: { workers: { 2: 5 }, bank_accounts: { 2: 5 } } });
    const service = await openService(next);
    await service.close();
    // A value of before the first rotation that turns up late is still read.
    const database = await openDatabase(next);
    const personalData = await openPersonalData(database.dataSource.manager, next.keys);
    expect(personalData.decrypt(new PersonalData(config.keys).encrypt('late'))).toBe('late');
    await database.close();
    await ground.close();
  }, 120_000);

  it('with a key file changes it whole, keeps the former one, and survives an end in the middle', async () => {
    const ground = await Ground.open(TEST_DATABASE_URL ? ofTests : ofFile, 0);
    // The template's database has the keys of the tests; on a server they are laid into the file.
    const { dataDir } = ground;
    if (TEST_DATABASE_URL) layFile(join(dataDir, 'keys.json'), keysOfTests());
    const file = join(dataDir, 'keys.json');
    const old = readFileSync(file, 'utf8');
    await rotate(ofFile(ground));
    const kept = readdirSync(dataDir).filter((name) => name.startsWith('keys.json.until-'));
    expect(kept.map((name) => readFileSync(join(dataDir, name), 'utf8'))).toEqual([old]);
    const fresh = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
    const { data, ...others } = JSON.parse(old) as Record<string, string>;
    expect(fresh).toEqual({ ...others, data: expect.any(String) as string });
    expect(fresh.data).not.toBe(data);
    await (await openService(ofFile(ground))).close();

    // As if the process had ended between the database's change and the file's.
    renameSync(file, join(dataDir, 'keys.json.next'));
    cpSync(join(dataDir, kept[0]!), file);
    await (await openService(ofFile(ground))).close();
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(fresh);
    // As if it had ended before the database's change: the file laid then is the one that follows.
    const laid = { ...fresh, data: Buffer.alloc(32, 98).toString('base64') };
    layFile(join(dataDir, 'keys.json.next'), laid);
    await (await openService(ofFile(ground))).close();
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(fresh);
    await rotate(ofFile(ground));
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(laid);
    await (await openService(ofFile(ground))).close();
    await ground.close();
  }, 180_000);
});
