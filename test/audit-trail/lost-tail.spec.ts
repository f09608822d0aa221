import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import request from 'supertest';
import { openService, type Service } from '../../src/app/service.js';
import { AuditService } from '../../src/audit/audit.service.js';
import { acceptTail } from '../../src/audit/tail-accept-command.js';
import { runBackup } from '../../src/backup/commands/backup-command.js';
import { runRestore } from '../../src/backup/commands/restore-command.js';
import { newId } from '../../src/common/values/ids.js';
import type { Config } from '../../src/common/config/config.js';
import { openDatabase } from '../../src/database/open-database.js';
import { inTransaction } from '../../src/database/transaction.js';
import { verifyMoney } from '../../src/integrity/verify.js';
import { describeEmbedded } from '../support/run/embedded-only.js';
import { templateDatabase, templateFolder } from '../support/service/template.js';
import { ADMIN_PASSWORD, databaseUrl, TEST_DATABASE_URL, testConfig } from '../support/service/test-config.js';

interface Kept {
  seq: number;
  hash: string;
  at: string;
  chain: string;
}

/** Each start opens a whole database. */
const SLOW = 240_000;
const BY = { by: 'tester@machine', reason: '已与银行流水逐笔核对' };

let root: string;
let config: Config;
let number = 0;
const at = (name: string): string => join(config.dataDir, name);
const kept = (path = at('audit-head.json')): Kept => JSON.parse(readFileSync(path, 'utf8')) as Kept;
const asides = (folder = config.dataDir): string[] =>
  readdirSync(folder).filter((name) => /\.(lost|restored)\.json$/.test(name));

/** By its file, each head that is kept in a folder. */
const heads = (folder: string): Map<string, string> =>
  new Map(
    readdirSync(folder)
      .filter((name) => /^audit-head-[^.]+\.json$/.test(name))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );

/** From now on the head is kept beside backups too. */
function besideBackups(): string {
  const backupDir = join(root, `backups-${number}`);
  mkdirSync(backupDir);
  config = { ...config, backupDir };
  return backupDir;
}

/** A copy of the folder that two sign-ins have outrun, and the name of the head beside the backups, which knows of them. */
async function twoBehind(backupDir: string): Promise<{ old: Config; copy: string }> {
  await signInOften(1);
  const old = { ...config, dataDir: `${config.dataDir}-old` };
  cpSync(config.dataDir, old.dataDir, { recursive: true });
  await signInOften(2);
  const [copy = ''] = readdirSync(backupDir);
  return { old, copy };
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'social-workers-tail-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeEach(async () => {
  const dataDir = await templateFolder(join(root, `data-${number++}`));
  config = { ...testConfig(null), dataDir };
}, SLOW);

async function whileRunning<T>(work: (service: Service) => Promise<T>): Promise<T> {
  const service = await openService(config);
  try {
    return await work(service);
  } finally {
    await service.close();
  }
}

const told = (): Promise<string[]> => whileRunning((service) => Promise.resolve(service.lostTails));

const http = ({ app }: Service) => request(app.getHttpServer() as Parameters<typeof request>[0]);

/** An answered write each: who signed in is in the log. */
async function signIn(service: Service): Promise<string> {
  const login = { username: 'admin', password: ADMIN_PASSWORD };
  const { body } = await http(service).post('/api/v1/auth/login').send(login).expect(200);
  return (body as { accessToken: string }).accessToken;
}

const signInOften = (times: number): Promise<void> =>
  whileRunning(async (service) => {
    for (let n = 0; n < times; n++) await signIn(service);
  });

async function verified(): Promise<{ ok: boolean; text: string }> {
  const database = await openDatabase(config);
  try {
    return await verifyMoney(database, config);
  } finally {
    await database.close();
  }
}

const copyDatabase = (): void => cpSync(at('db'), at('db.old'), { recursive: true });

/** What a disk that lied leaves after a power cut: the database of before, beside the head of after. */
function putBack(): void {
  rmSync(at('db'), { recursive: true });
  cpSync(at('db.old'), at('db'), { recursive: true });
}

describeEmbedded('a database that is behind what was answered', () => {
  it(
    'is told at the start and by every check with the times, whatever is written afterwards, until somebody accepts it',
    async () => {
      copyDatabase();
      const before = kept();
      await signInOften(3);
      const after = kept();
      expect(after.seq).toBe(before.seq + 3);
      putBack();
      const offline = await verified();
      const words = [
        `第 ${before.seq} 条`,
        `第 ${after.seq} 条`,
        '至少缺少日志 3 条',
        beijing(before.at),
        beijing(after.at),
      ];
      expect(offline).toMatchObject({ ok: false });
      for (const word of words) expect(offline.text).toContain(word);

      const lost = await told();
      expect(lost).toHaveLength(1);
      for (const word of words) expect(lost[0]).toContain(word);
      expect(asides()).toHaveLength(1);
      expect(kept(at(asides()[0]!))).toEqual(after);

      await signInOften(5);
      expect(await told()).toEqual(lost);
      expect(await verified()).toMatchObject({ ok: false, text: offline.text });
      await whileRunning(async (service) => {
        const token = await signIn(service);
        const get = (path: string) => http(service).get(`/api/v1${path}`).set('authorization', `Bearer ${token}`);
        expect((await get('/audit/verify').expect(200)).body).toMatchObject({ ok: false, lost });
        const { checks } = (await get('/integrity').expect(200)).body as { checks: object[] };
        expect(checks).toContainEqual(expect.objectContaining({ name: 'audit-tail', ok: false, examples: lost }));
        expect(checks).toHaveLength(24);

        await expect(acceptTail(config, { ...BY, reason: ' ' })).rejects.toThrow('请说明理由');
        expect(await acceptTail(config, BY)).toContain(lost[0]);
        expect(await acceptTail(config, BY)).toBe('没有待确认的缺失。\n');
        expect((await get('/audit/verify').expect(200)).body).toMatchObject({ ok: true, lost: [] });
        const { body } = await get('/audit?objectType=audit-tail').expect(200);
        expect(body).toMatchObject({
          items: [
            { action: 'audit.tail-accept', reason: BY.reason, details: { by: BY.by, missing: 3 } },
            { action: 'audit.tail-lost', details: { missing: 3, kept: { seq: after.seq } } },
          ],
        });
      });
      expect(await told()).toEqual([]);
      expect(await verified()).toMatchObject({ ok: true });
    },
    SLOW,
  );

  it(
    'is told of anew where the database is put back once more, and accepted without a service',
    async () => {
      copyDatabase();
      await signInOften(1);
      putBack();
      await told();
      await acceptTail(config, BY);
      expect(await told()).toEqual([]);
      putBack();
      const again = await told();
      // The first one, whose entry and acceptance went with the tail, and what came after it.
      expect(again).toHaveLength(2);
      expect(asides()).toHaveLength(2);
      putBack();
      expect(await acceptTail(config, BY)).toContain('已确认 3 项缺失');
      expect(await told()).toEqual([]);
    },
    SLOW,
  );

  it(
    'is told where only the copy beside the backups knows of it',
    async () => {
      const backupDir = besideBackups();
      const { old, copy } = await twoBehind(backupDir);
      expect(kept(join(backupDir, copy))).toEqual(kept());
      config = old;
      expect((await told()).join()).toContain('至少缺少日志 2 条');
      expect(asides()).toEqual([]);
      expect(asides(backupDir)).toHaveLength(1);
    },
    SLOW,
  );

  it(
    'is none of the installation’s where a backup of it is restored elsewhere, on trial or to go on with',
    async () => {
      const backupDir = besideBackups();
      const living = config;
      await signInOften(2);
      const file = join(root, `trial-${number}.backup`);
      await runBackup(config, file, { by: BY.by, overwrite: false });
      const before = heads(backupDir);
      expect(before.size).toBe(1);
      const copy = { ...living, dataDir: mkdtempSync(join(root, 'trial-')) };
      config = copy;
      expect(await runRestore(config, file, BY.by)).toMatchObject({ ok: true });
      expect(heads(backupDir)).toEqual(before);
      config = living;
      expect(await told()).toEqual([]);
      await signInOften(2);
      expect(await verified()).toMatchObject({ ok: true });
      // The copy goes its own way, beside the same backups.
      config = copy;
      expect(await told()).toEqual([]);
      await signInOften(1);
      expect(await verified()).toMatchObject({ ok: true });
      expect(heads(backupDir).size).toBe(2);
      config = living;
      expect(await told()).toEqual([]);
      expect(await verified()).toMatchObject({ ok: true });
      expect(asides(backupDir)).toEqual([]);
    },
    SLOW,
  );

  it(
    'is told by a copy that was kept under the name of before',
    async () => {
      const backupDir = besideBackups();
      const { old, copy } = await twoBehind(backupDir);
      const former = `audit-head-${kept().chain.slice(0, 16)}.json`;
      renameSync(join(backupDir, copy), join(backupDir, former));
      config = old;
      expect((await told()).join()).toContain('至少缺少日志 2 条');
      expect(asides(backupDir)).toHaveLength(1);
      expect(heads(backupDir).has(former)).toBe(false);
    },
    SLOW,
  );

  it(
    'is found while the service runs, as where a server is exchanged for one that lags behind',
    async () => {
      await whileRunning(async (service) => {
        await signIn(service);
        await until(async () => kept().seq === (await lastSeq(service)));
        await inTransaction(service.dataSource, async (tx) => {
          for (const table of ['audit_events', 'audit_chain'])
            await tx.query(`ALTER TABLE ${table} DISABLE TRIGGER ALL`);
          await tx.query(
            `DELETE FROM audit_events WHERE id = (SELECT event_id FROM audit_chain ORDER BY seq DESC LIMIT 1)`,
          );
          await tx.query('DELETE FROM audit_chain WHERE seq = (SELECT max(seq) FROM audit_chain)');
          for (const table of ['audit_events', 'audit_chain'])
            await tx.query(`ALTER TABLE ${table} ENABLE TRIGGER ALL`);
        });
        await signIn(service);
        await until(() => asides().length === 1);
      });
      expect(await told()).toHaveLength(1);
    },
    SLOW,
  );
});

/** On a server, where there is one: an instance keeps its own head in its own folder. */
(TEST_DATABASE_URL ? describe : describe.skip)('a database of a server that is behind what was answered', () => {
  const name = `social_workers_test_${newId().replaceAll('-', '')}`;
  const recreate = async (): Promise<void> => {
    await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await onServer(`CREATE DATABASE ${name} TEMPLATE ${await templateDatabase()}`);
  };
  afterAll(() => onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));

  it(
    'is told by the instance that answered, and by every other one from then on',
    async () => {
      await recreate();
      const first = testConfig(databaseUrl(name));
      const second = testConfig(databaseUrl(name));
      config = second;
      expect(await told()).toEqual([]);
      config = first;
      expect(await told()).toEqual([]);
      await signInOften(4);
      const { seq } = kept();
      await recreate();
      config = second;
      expect(await told()).toEqual([]);
      config = first;
      const lost = await told();
      expect(lost.join()).toContain(`第 ${seq} 条`);
      expect(lost.join()).toContain('至少缺少日志 4 条');
      expect(asides()).toHaveLength(1);
      config = second;
      expect(await told()).toEqual(lost);
      expect(await verified()).toMatchObject({ ok: false });
      expect(await acceptTail(config, BY)).toContain('已确认 1 项缺失');
      config = first;
      expect(await told()).toEqual([]);
      expect(await verified()).toMatchObject({ ok: true });
    },
    SLOW,
  );
});

describeEmbedded('a head that is kept', () => {
  it(
    'follows every answer within a second, and says nothing of a folder that was left alone or killed with events unlinked',
    async () => {
      await whileRunning(async (service) => {
        for (let n = 0; n < 3; n++) {
          const { seq } = kept();
          await signIn(service);
          const answered = performance.now();
          await until(() => kept().seq > seq);
          // A second and what a busy machine adds to it.
          expect(performance.now() - answered).toBeLessThan(3_000);
        }
      });
      const database = await openDatabase(config);
      await inTransaction(database.dataSource, (tx) =>
        new AuditService().record(tx, null, { action: 'test.unlinked', objectType: 'test', objectId: '1' }),
      );
      await database.close();
      expect(await verified()).toMatchObject({ ok: true });
      expect(await told()).toEqual([]);
      expect(await verified()).toMatchObject({ ok: true });
      expect(asides()).toEqual([]);
    },
    SLOW,
  );

  it.each([
    ['is not readable', () => Buffer.from([0xff, 0x00, 0x7b]), '无法读取'],
    ['is cut off', () => readFileSync(at('audit-head.json')).subarray(0, 100), '无法读取'],
    [
      'is of another installation',
      () => Buffer.from(JSON.stringify({ ...kept(), chain: 'a'.repeat(64), hash: 'b'.repeat(64) })),
      '不是原来的数据库',
    ],
  ])(
    'is told of and set aside as it is where it %s',
    async (_what, content, words) => {
      const bytes = content();
      writeFileSync(at('audit-head.json'), bytes);
      expect((await verified()).text).toContain(words);
      expect((await told()).join()).toContain(words);
      expect(readFileSync(at(asides()[0]!))).toEqual(bytes);
      expect((await told()).join()).toContain(words);
    },
    SLOW,
  );

  it(
    'goes back with a restore, and the former one is set aside',
    async () => {
      const file = join(root, `${number}.backup`);
      await runBackup(config, file, { by: BY.by, overwrite: false });
      await signInOften(2);
      const former = kept();
      rmSync(at('db'), { recursive: true });
      expect(await runRestore(config, file, BY.by)).toMatchObject({ ok: true });
      expect(asides()).toEqual([expect.stringMatching(/\.restored\.json$/)]);
      expect(kept(at(asides()[0]!))).toEqual(former);
      expect(await told()).toEqual([]);
      expect(await verified()).toMatchObject({ ok: true });
    },
    SLOW,
  );
});

const beijing = (instant: string): string => new Date(instant).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' });

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: TEST_DATABASE_URL ?? '' });
  await client.connect();
  await client.query(sql);
  await client.end();
}

async function lastSeq({ dataSource }: Service): Promise<number> {
  const [{ seq }] = await dataSource.query<[{ seq: number }]>('SELECT max(seq) AS seq FROM audit_chain');
  return seq;
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; !(await isSo()); waited += 20) {
    if (waited > 20_000) throw new Error('it did not come');
    await new Promise((done) => setTimeout(done, 20));
  }
}
