import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { openService } from '../../src/app/service.js';
import { takeBackup } from '../../src/backup/take-backup.js';
import { readHeaderOf } from '../../src/backup/restore/backup-reader.js';
import { runRestore } from '../../src/backup/commands/restore-command.js';
import { PersonalData } from '../../src/common/secrets/personal-data.js';
import { MIGRATIONS } from '../../src/database/migrations/index.js';
import { NewerDataError, OlderDataError, runMigrations, withMigrationLock } from '../../src/database/migrate.js';
import { verifyMoney } from '../../src/integrity/verify.js';
import { connect, openDatabase } from '../../src/database/open-database.js';
import { EmptyPlace, everyRow, PLACES } from '../support/keys/backup-places.js';
import { EmbeddedDatabase } from '../../src/database/engine/embedded.js';
import { testConfig } from '../support/service/test-config.js';

const SLOW = 240_000;
const KEYS = testConfig(null).keys;

describe.each(PLACES)('data of a newer version on a %s', (kind) => {
  let place: EmptyPlace;
  beforeAll(async () => {
    place = await EmptyPlace.make(kind);
    await (await openService(place.config)).close();
    await place.opened((dataSource) =>
      dataSource.query(`INSERT INTO migrations (timestamp, name) VALUES (1999999999999, 'FromTheFuture1999999999999')`),
    );
  }, SLOW);
  afterAll(() => place.remove());

  it(
    'are left alone by this one: neither served nor opened by a command',
    async () => {
      const before = await rowsOf(place);
      for (const open of [openService, openDatabase]) {
        const refusal = await open(place.config).then(
          (opened) => opened.close(),
          (error: unknown) => error,
        );
        expect(refusal).toBeInstanceOf(NewerDataError);
        expect((refusal as Error).message).toMatch(/更新版本的系统写成.*FromTheFuture1999999999999/);
      }
      expect(await rowsOf(place)).toEqual(before);
    },
    SLOW,
  );
});

describe('data of an older version', () => {
  it(
    'are not checked by questions about tables that they do not have, nor upgraded by a look at them',
    async () => {
      const place = await EmptyPlace.make(PLACES[0]!);
      try {
        await (await openService(place.config)).close();
        const last = MIGRATIONS.at(-1)!.name;
        await place.opened((dataSource) => dataSource.query('DELETE FROM migrations WHERE name = $1', [last]));
        const before = await rowsOf(place);
        const database = await openDatabase(place.config);
        try {
          await expect(verifyMoney(database, place.config)).rejects.toThrow(OlderDataError);
          await expect(verifyMoney(database, place.config)).rejects.toThrow('用本版本启动一次服务');
        } finally {
          await database.close();
        }
        expect(await rowsOf(place)).toEqual(before);
      } finally {
        await place.remove();
      }
    },
    SLOW,
  );
});

/** By no command of this version, which would refuse it. */
async function rowsOf({ config }: EmptyPlace): Promise<Map<string, string[]>> {
  const embedded = config.databaseUrl ? null : await EmbeddedDatabase.open(config.dataDir);
  const dataSource = await connect(embedded ? { embedded } : { url: config.databaseUrl ?? '', poolSize: 1 });
  try {
    return await everyRow(dataSource);
  } finally {
    await dataSource.destroy();
    await embedded?.close();
  }
}

describe.each(PLACES)('data of the release before on a %s', (kind) => {
  let place: EmptyPlace;
  let fingerprint: string;
  beforeAll(async () => {
    place = await EmptyPlace.make(kind);
    fingerprint = new PersonalData(KEYS).fingerprint();
    await layFormer(place, fingerprint);
  }, SLOW);
  afterAll(() => place.remove());

  it(
    'are backed up first where that is told, and are left alone where it cannot be done',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'social-workers-upgrade-'));
      const before = await rowsOf(place);
      const missing = { ...place.config, upgradeBackupDir: join(folder, 'missing') };
      await expect(openService(missing)).rejects.toThrow(/升级前的备份没有写成（没有这个文件夹：.*没有升级/);
      expect(await rowsOf(place)).toEqual(before);
      const told = { ...place.config, upgradeBackupDir: folder };
      await (await openService(told)).close();
      const [file = '', ...others] = readdirSync(folder);
      expect([file, others]).toEqual([expect.stringMatching(/^before-upgrade-.*\.backup$/), []]);
      const { migrations } = await readHeaderOf(join(folder, file));
      expect(migrations).not.toContain('MarkTheInstallation1764000053000');
      const logged = await place.opened((dataSource) =>
        dataSource.query<object[]>(`SELECT details->>'by' AS by FROM audit_events WHERE action = 'backup.take'`),
      );
      expect(logged).toEqual([{ by: 'upgrade' }]);
      // Nothing is left to be changed.
      await (await openService(told)).close();
      expect(readdirSync(folder)).toEqual([file]);
      const other = await EmptyPlace.make('folder');
      expect((await runRestore(other.config, join(folder, file), 'clerk@office')).text).toContain('已恢复');
      await other.remove();
      rmSync(folder, { recursive: true, force: true });
    },
    SLOW,
  );

  it(
    'are brought up to date; what that release compares before it writes is then another',
    async () => {
      await (await openService(place.config)).close();
      await place.opened(async (dataSource) => {
        const [row]: [{ stored: string; id: string }] = await dataSource.query(
          'SELECT key_fingerprint AS stored, folder_id AS id FROM installation',
        );
        // The former release starts where this is the bare fingerprint, and refuses where it is anything else.
        expect(row.stored).toBe(`v2:${fingerprint}`);
        expect(row.id).toMatch(/^[0-9a-f-]{36}$/);
        await expect(dataSource.query('UPDATE installation SET key_fingerprint = $1', [fingerprint])).rejects.toThrow(
          /installation_fingerprint/,
        );
      });
    },
    SLOW,
  );
});

it(
  'a backup names the bare fingerprint, as former ones did, and its restore is an installation of its own',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'social-workers-newer-'));
    const [from, to] = [await EmptyPlace.make('folder'), await EmptyPlace.make('folder')];
    try {
      await (await openService(from.config)).close();
      const path = join(folder, 'one.backup');
      const id = (dataSource: DataSource): Promise<{ id: string }[]> =>
        dataSource.query('SELECT folder_id AS id FROM installation');
      const first = await from.opened(async (dataSource) => {
        await takeBackup(dataSource, KEYS.lookup, { path, by: 'clerk@office' });
        return id(dataSource);
      });
      expect((await runRestore(to.config, path, 'clerk@office')).ok).toBe(true);
      expect(await to.opened(id)).not.toEqual(first);
    } finally {
      await from.remove();
      await to.remove();
      rmSync(folder, { recursive: true, force: true });
    }
  },
  SLOW,
);

/** As the migrations of the release before leave a database, with its row about the keys. */
async function layFormer({ config }: EmptyPlace, fingerprint: string): Promise<void> {
  const embedded = config.databaseUrl ? null : await EmbeddedDatabase.open(config.dataDir);
  const dataSource = await connect(embedded ? { embedded } : { url: config.databaseUrl ?? '', poolSize: 2 });
  const until = MIGRATIONS.findIndex(({ name }) => name === 'MarkTheInstallation1764000053000');
  const former = new Set(MIGRATIONS.slice(0, until).map(({ name }) => name));
  await withMigrationLock(dataSource, (runner) =>
    runner.manager.transaction(() => runMigrations(dataSource, runner, former)),
  );
  await dataSource.query('INSERT INTO installation VALUES (1, $1)', [fingerprint]);
  await dataSource.destroy();
  await embedded?.close();
}
