import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { DataSource } from 'typeorm';
import { BackupRefused } from '../../src/backup/backup-errors.js';
import { runBackup } from '../../src/backup/commands/backup-command.js';
import type { Header } from '../../src/backup/backup-format.js';
import { LEFT_OUT } from '../../src/backup/backup-tables.js';
import { runRestore } from '../../src/backup/commands/restore-command.js';
import { takeBackup } from '../../src/backup/take-backup.js';
import { PersonalData } from '../../src/common/secrets/personal-data.js';
import { seedPath } from '../../src/common/seed-files.js';
import type { Config } from '../../src/common/config/config.js';
import { EmbeddedDatabase } from '../../src/database/engine/embedded.js';
import { runMigrations, withMigrationLock } from '../../src/database/migrate.js';
import { MIGRATIONS } from '../../src/database/migrations/index.js';
import { connect } from '../../src/database/open-database.js';
import { openService } from '../../src/app/service.js';
import { identityNumberOf, readWorker, workerRequest } from '../support/register/people.js';
import { RegisterBuilder } from '../support/register/register.js';
import { rosterWorkbook } from '../support/roster/roster-workbook.js';
import { SmallCounty } from '../support/payouts/sent-payout.js';
import { pdfOf } from '../support/papers/paper-files.js';
import { answerBank } from '../support/payouts/bank-answers.js';
import { EmptyPlace, everyRow, PLACES, type PlaceKind } from '../support/keys/backup-places.js';
import { ADMIN_PASSWORD, testConfig } from '../support/service/test-config.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

const KEYS = testConfig(null).keys;
const BY = 'clerk@office';
/** Each folder is a database server of its own, to be set up and started. */
const SLOW = 300_000;

let folder: string;
let service: TestService;
/** Of the source as it stands after `beforeAll`. */
let file: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'social-workers-backup-'));
  file = join(folder, 'source.backup');
  service = await openTestService('2024-12-31');
  await fillSource();
  await takeBackup(service.dataSource, KEYS.lookup, { path: file, by: BY });
}, SLOW);
afterAll(async () => {
  await service.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A register with one payout settled, one at the bank and one in its notice; text that a careless writer would break. */
async function fillSource(): Promise<void> {
  const county = await new SmallCounty(service).open(5);
  const officer = county.officer;
  // More than are read and written at once.
  const register = new RegisterBuilder(service.dataSource);
  for (let n = 0; n < 2_100; n++) {
    register.worker({ regionCode: '341802', certificates: [{ level: 'junior', approvedOn: '2023-05-01' }] });
  }
  await register.save();
  const workbook = rosterWorkbook().person({ 姓名: '表中人', 身份证号: identityNumberOf(399), 手机号: null });
  await officer
    .post('/imports/roster')
    .attach('file', await workbook.bytes(), 'roster.xlsx')
    .expect(200);
  const odd = '"逗号,引号"\\反斜杠\n第二行\t(NULL) {} \u{20BB7}';
  const { id, version } = await readWorker(officer, county.workers[0]!.id);
  await officer.patch(`/workers/${id}`, version, { remark: odd }).expect(200);
  // Of several pieces.
  const paper = { objectType: 'worker', objectId: county.workers[1]!.id };
  const scan = Buffer.concat([pdfOf('扫描件'), Buffer.alloc(2_000_000, 'x'), Buffer.from('%%EOF')]);
  await officer.post('/attachments').field(paper).attach('file', scan, '扫描件.pdf').expect(201);
  const settled = await county.draft({ toMonth: '2024-06' });
  await county.send(settled.id, '2025-01-10');
  const [line] = await county.lines(settled.id);
  await answerBank(service.dataSource, {
    payoutId: settled.id,
    by: county.finance.userId,
    on: '2025-01-12',
    returned: [line!.id],
  });
  const sent = await county.draft({ toMonth: '2024-09' });
  await county.send(sent.id, '2025-01-20');
  await county.draft({ toMonth: '2024-12' });
}

/** A place, given to `work` and removed. */
async function at<T>(kind: PlaceKind, work: (place: EmptyPlace) => Promise<T>): Promise<T> {
  const place = await EmptyPlace.make(kind);
  try {
    return await work(place);
  } finally {
    await place.remove();
  }
}

/** What a restore may change: sessions end, the log says that there was a restore, and its place is another. */
const CHANGED = new Set([
  ...LEFT_OUT,
  'migrations',
  'installation',
  'users',
  'audit_events',
  'audit_chain',
  'audit_pending',
]);

function expectSameRows(before: Map<string, string[]>, after: Map<string, string[]>): void {
  expect([...after.keys()]).toEqual([...before.keys()]);
  for (const [name, rows] of [...before].filter(([table]) => !CHANGED.has(table))) {
    expect([name, after.get(name)]).toEqual([name, rows]);
  }
  for (const name of LEFT_OUT) expect([name, after.get(name)]).toEqual([name, []]);
  const accounts = (rows: string[] | undefined): unknown[] =>
    (rows ?? []).map((row) => ({ ...(JSON.parse(row) as object), token_generation: null }));
  expect(accounts(after.get('users'))).toEqual(accounts(before.get('users')));
  const placeless = (rows: string[] | undefined): unknown[] =>
    (rows ?? []).map((row) => ({ ...(JSON.parse(row) as object), folder_id: null }));
  expect(placeless(after.get('installation'))).toEqual(placeless(before.get('installation')));
  expect(after.get('installation')).not.toEqual(before.get('installation'));
}

describe('a backup', () => {
  it('holds every table of the schema but those that are named as left out', async () => {
    const { tables, leftOut } = headerOf(file);
    const all = [...(await everyRow(service.dataSource)).keys()].filter((name) => name !== 'migrations');
    expect([...tables.map(({ name }) => name), ...leftOut].toSorted()).toEqual(all);
    expect(leftOut.toSorted()).toEqual([...LEFT_OUT].toSorted());
  });

  it('holds no key and no personal data in the clear', () => {
    const text = gunzipSync(readFileSync(file)).toString();
    for (const key of [KEYS.data, KEYS.lookup, KEYS.token]) {
      for (const form of [key.toString('hex'), key.toString('base64')]) expect(text.includes(form)).toBe(false);
    }
    for (let n = 1; n <= 5; n++) expect(text.includes(identityNumberOf(n))).toBe(false);
  });

  it('can be read by its owner alone, and is in the audit log with its hash', async () => {
    expect(process.platform === 'win32' ? 0o600 : statSync(file).mode & 0o777).toBe(0o600);
    const [event]: [{ details: Record<string, unknown> }] = await service.dataSource.query(
      `SELECT details FROM audit_events WHERE action = 'backup.take' ORDER BY at DESC LIMIT 1`,
    );
    const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
    expect(event.details).toMatchObject({ by: BY, sha256, rows: expect.any(Number), createdAt: expect.any(String) });
  });
});

describe.each(PLACES)('a backup restored into an empty %s', (kind) => {
  let place: EmptyPlace;
  let outcome: Awaited<ReturnType<typeof runRestore>>;
  let before: Map<string, string[]>;
  beforeAll(async () => {
    before = await everyRow(service.dataSource);
    place = await EmptyPlace.make(kind);
    outcome = await runRestore(place.config, file, BY);
  }, SLOW);
  afterAll(() => place.remove());

  it(
    'is row by row what was backed up, with every invariant whole, and its triggers and keys in force',
    async () => {
      expect(outcome).toEqual({ ok: true, text: expect.stringContaining('项检查全部通过') });
      await place.opened(async (dataSource) => {
        const after = await everyRow(dataSource);
        expectSameRows(before, after);
        const log = new Set(after.get('audit_events'));
        const missing = before.get('audit_events')!.filter((row) => !log.has(row) && !row.includes('backup.take'));
        expect(missing).toEqual([]);
        expect(after.get('audit_events')!.filter((row) => row.includes('"backup.restore"'))).toHaveLength(1);
        expect(after.get('audit_pending')).toEqual([]);
        expect(await schemaOf(dataSource)).toEqual(await schemaOf(service.dataSource));
        await expect(dataSource.query('DELETE FROM payout_lines')).rejects.toThrow(/the table only grows/);
      });
    },
    SLOW,
  );

  it(
    'can be backed up there and restored into the other kind',
    async () => {
      const second = join(folder, `second-${kind}.backup`);
      expect(await runBackup(place.config, second, { by: BY, overwrite: false })).toContain('备份完成');
      const there = await place.opened(everyRow);
      await at(PLACES.find((each) => each !== kind) ?? kind, async (other) => {
        expect((await runRestore(other.config, second, BY)).ok).toBe(true);
        expectSameRows(there, await other.opened(everyRow));
      });
    },
    SLOW,
  );

  it(
    'is served again, after everybody has signed in anew',
    async () => {
      const officer = await service.as('officer');
      const overview = (await officer.get('/reports/overview').expect(200)).body as object;
      const restored = await openService(place.config, { clock: service.clock });
      try {
        await restored.app.listen(0, '127.0.0.1');
        const ask = async (path: string, token: string, body?: object): Promise<[number, unknown]> => {
          const answer = await fetch(`${await restored.app.getUrl()}/api/v1${path}`, {
            method: body ? 'POST' : 'GET',
            headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
            ...(body && { body: JSON.stringify(body) }),
          });
          return [answer.status, await answer.json()];
        };
        expect((await ask('/reports/overview', officer.token))[0]).toBe(401);
        const account = { username: 'officer-341800', password: `${ADMIN_PASSWORD}-2` };
        const [, session] = await ask('/auth/login', '', account);
        const { accessToken } = session as { accessToken: string };
        expect(await ask('/reports/overview', accessToken)).toEqual([200, overview]);
      } finally {
        await restored.close();
      }
    },
    SLOW,
  );
});

it.each(PLACES)(
  'a backup that an earlier version took is brought up to date in a %s',
  async (kind) => {
    const earlier = join(folder, `earlier-${kind}.backup`);
    await takeEarlierBackup(earlier);
    await at(kind, async (place) => {
      await runRestore(place.config, earlier, BY);
      await place.opened(async (dataSource) => {
        expect(await dataSource.showMigrations()).toBe(false);
        const rows: object[] = await dataSource.query('SELECT code, name FROM regions');
        expect(rows).toEqual([{ code: '341800', name: '宣城市' }]);
      });
    });
  },
  SLOW,
);

/** Whether a flipped bit was one that fills up a block of gzip's, which no reader looks at. */
function saysTheSame(copy: Buffer, whole: Buffer): boolean {
  try {
    return gunzipSync(copy).equals(gunzipSync(whole));
  } catch {
    return false;
  }
}

/** Constraints and triggers as the database describes them, and whether they act. */
async function schemaOf(dataSource: DataSource): Promise<string[]> {
  const rows: { line: string }[] = await dataSource.query(
    `SELECT conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid) || convalidated::text AS line
     FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
     UNION ALL SELECT tgrelid::regclass::text || ' ' || tgname || ' ' || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
     UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1`,
  );
  return rows.map(({ line }) => line);
}

/** A backup of a database that has not seen the newest migrations. */
async function takeEarlierBackup(path: string): Promise<void> {
  const embedded = await EmbeddedDatabase.inMemory();
  const dataSource = await connect({ embedded });
  const until = MIGRATIONS.findIndex(({ name }) => name === 'ChainTheAuditLog1764000030000');
  const first = new Set(MIGRATIONS.slice(0, until + 1).map(({ name }) => name));
  await withMigrationLock(dataSource, (runner) =>
    runner.manager.transaction(() => runMigrations(dataSource, runner, first)),
  );
  const keyFingerprint = new PersonalData(KEYS).fingerprint();
  await dataSource.query('INSERT INTO installation VALUES (1, $1)', [keyFingerprint]);
  await dataSource.query(`INSERT INTO regions VALUES ('341800', '宣城市', 'city', NULL, '{341800}')`);
  await takeBackup(dataSource, KEYS.lookup, { path, by: BY });
  await dataSource.destroy();
  await embedded.close();
}

function linesOf(path: string): string[] {
  return gunzipSync(readFileSync(path)).toString().split('\n');
}

function headerOf(path: string): Header {
  return JSON.parse(linesOf(path)[0]!) as Header;
}

/** A copy of the backup with its lines changed. */
function changed(name: string, change: (lines: string[]) => string[]): string {
  const path = join(folder, name);
  writeFileSync(path, gzipSync(change(linesOf(file)).join('\n')));
  return path;
}

/** As somebody would who has no keys: with the hash made anew. */
function hashedAnew(lines: string[]): string[] {
  const body = lines.slice(0, -2);
  const closing = JSON.parse(lines.at(-2)!) as { closing: { sha256: string } };
  closing.closing.sha256 = createHash('sha256')
    .update(`${body.join('\n')}\n`)
    .digest('hex');
  return [...body, JSON.stringify(closing), ''];
}

const withHeader =
  (change: (header: Header) => Partial<Header>) =>
  ([first, ...rest]: string[]): string[] => [
    JSON.stringify({ ...headerOf(file), ...change(JSON.parse(first!) as Header) }),
    ...rest,
  ];

describe.each(PLACES)('what is not restored into an empty %s', (kind) => {
  let place: EmptyPlace;
  beforeAll(async () => {
    place = await EmptyPlace.make(kind);
  });
  afterAll(() => place.remove());

  const expectRefused = async (path: string, why: RegExp, config: Config = place.config): Promise<void> => {
    const refusal = await runRestore(config, path, BY).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(BackupRefused);
    expect((refusal as Error).message).toMatch(why);
    expect(await place.isUntouched()).toBe(true);
    expect(readdirSync(place.config.dataDir)).toEqual([]);
  };

  it('a file that was cut off, wherever', async () => {
    const whole = readFileSync(file);
    for (const part of [0, 5, 0.001, 0.3, 0.9, whole.length - 1]) {
      const path = join(folder, 'cut.backup');
      writeFileSync(path, whole.subarray(0, part < 1 ? Math.floor(whole.length * part) : part));
      await expectRefused(path, /不完整|是空的/);
    }
    await expectRefused(
      changed('cut-lines.backup', (lines) => [...lines.slice(0, 200), '']),
      /没有结尾/,
    );
  });

  it('a file with a changed byte, wherever', async () => {
    const whole = readFileSync(file);
    let refused = 0;
    // Behind the ten bytes of gzip's own header, which say nothing of the content.
    for (let n = 0; n < 25; n++) {
      const path = join(folder, 'flipped.backup');
      const copy = Buffer.from(whole);
      copy[10 + Math.floor(((whole.length - 10) * n) / 25)]! ^= 0x10;
      if (saysTheSame(copy, whole)) continue;
      writeFileSync(path, copy);
      await expectRefused(path, /不完整或已被改动|不是本系统的备份/);
      refused++;
    }
    expect(refused).toBeGreaterThan(20);
  });

  it('a file that somebody changed who has no keys', async () => {
    const isRow = (line: string): boolean => line.includes('sample') || line.startsWith('"(');
    const without = changed('without.backup', (lines) => lines.filter((line, n) => n < 30 || !isRow(line)));
    await expectRefused(without, /校验值不符/);
    const other = changed('other.backup', (lines) =>
      hashedAnew(lines.map((line) => line.replaceAll('涛城村', '涛城镇'))),
    );
    await expectRefused(other, /封印不符/);
  });

  it('a backup of other keys', async () => {
    const keys = { ...KEYS, data: Buffer.alloc(32, 9) };
    await expectRefused(file, /另一套密钥.*keys-import/, { ...place.config, keys });
  });

  it('a backup of a newer version', async () => {
    const newerFormat = changed(
      'format.backup',
      withHeader(({ version }) => ({ version: version + 1 })),
    );
    await expectRefused(newerFormat, /先升级/);
    const newer = withHeader(({ migrations }) => ({ migrations: [...migrations, 'Later1999000000000'] }));
    await expectRefused(changed('newer.backup', newer), /先升级/);
  });

  it('a file that is no backup', async () => {
    await expectRefused(seedPath('sample-roster.xlsx'), /不完整或已被改动/);
    await expectRefused(join(folder, 'nowhere'), /没有这个文件/);
    writeFileSync(join(folder, 'other.gz'), gzipSync('{"a":1}\n'));
    await expectRefused(join(folder, 'other.gz'), /不是本系统的备份/);
  });
});

describe.each(PLACES)('a %s that is not empty', (kind) => {
  it(
    'is left as it is',
    async () => {
      await at(kind, async (place) => {
        await (await openService(place.config)).close();
        const before = await place.opened(everyRow);
        await expect(runRestore(place.config, file, BY)).rejects.toThrow(/空的/);
        expect(await place.opened(everyRow)).toEqual(before);
      });
    },
    SLOW,
  );
});

describe('a backup taken while others write', () => {
  it(
    'is one moment of it: restored, every invariant holds and no work is half there',
    async () => {
      const [officer, backups] = [await service.as('officer'), [] as string[]];
      const stop = new AbortController();
      const tally = { people: 0, payouts: 0, imports: 0 };
      const write = async (n: number): Promise<void> => {
        await officer.post('/workers', workerRequest(n, { name: '备份中人' })).expect(201);
        tally.people++;
        const workbook = rosterWorkbook().person({
          姓名: '备份导入',
          身份证号: identityNumberOf(n + 400),
          手机号: null,
        });
        await officer
          .post('/imports/roster')
          .attach('file', await workbook.bytes(), 'roster.xlsx')
          .expect(200);
        tally.imports++;
        const { body, status } = await officer.post('/payouts', {
          kind: 'stipend',
          regionCode: '341821',
          toMonth: '2025-01',
        });
        if (status !== 201) return;
        for (const step of ['submit', 'return', 'recompute', 'cancel']) {
          const session = step === 'return' ? await service.as('reviewer') : officer;
          await session.post(`/payouts/${(body as { id: string }).id}/${step}`, {}).expect(200);
        }
        tally.payouts++;
      };
      const writing = (async () => {
        for (let n = 100; !stop.signal.aborted; n++) await write(n);
      })();
      try {
        for (let round = 0; round < 3; round++) {
          const path = join(folder, `busy-${round}.backup`);
          await takeBackup(service.dataSource, KEYS.lookup, { path, by: BY });
          backups.push(path);
        }
      } finally {
        stop.abort();
        await writing;
      }
      expect(Math.min(...Object.values(tally))).toBeGreaterThan(0);
      for (const path of backups) {
        for (const kind of PLACES) {
          await at(kind, async (place) => {
            expect((await runRestore(place.config, path, BY)).ok).toBe(true);
            // Each of these is one transaction with its event in the log: both are in the snapshot, or neither is.
            await place.opened(async (dataSource) => {
              const [told] = await dataSource.query<Record<string, number>[]>(
                `SELECT (SELECT count(*)::int FROM workers WHERE name = '备份中人') AS people,
                 (SELECT count(*)::int FROM audit_events e JOIN workers w ON w.id::text = e.object_id
                  WHERE e.action = 'worker.create' AND w.name = '备份中人') AS "peopleLogged",
                 (SELECT count(*)::int FROM payouts) AS payouts,
                 (SELECT count(*)::int FROM audit_events WHERE action = 'payout.create') AS "payoutsLogged"`,
              );
              expect([told!.people, told!.payouts]).toEqual([told!.peopleLogged, told!.payoutsLogged]);
            });
          });
        }
      }
    },
    SLOW,
  );
});
