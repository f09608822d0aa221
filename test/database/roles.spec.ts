import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import request from 'supertest';
import { openService, type Service } from '../../src/app/service.js';
import { refusalText } from '../../src/app/starting/refusal-text.js';
import { runMigrate } from '../../src/app/starting/bring-up-to-date.js';
import { runBackup } from '../../src/backup/commands/backup-command.js';
import { heard } from '../../src/common/heard.js';
import { newId } from '../../src/common/values/ids.js';
import { MigrationNeededError, NotOwnerError } from '../../src/database/migrate.js';
import { MIGRATIONS } from '../../src/database/migrations/index.js';
import { REFUSED_BY, refusedBy, type TriggerBefore } from '../../src/database/roles/refusals.js';
import { sqlState } from '../../src/database/server/sql-state.js';
import { openDatabase } from '../../src/database/open-database.js';
import { verifyMoney } from '../../src/integrity/verify.js';
import { CIPHER_TABLES, OTHER_BYTES } from '../../src/keys/cipher-tables.js';
import { rotateCommand } from '../../src/keys/rotation/rotate-command.js';
import { SmallCounty } from '../support/payouts/sent-payout.js';
import { identityNumberOf } from '../support/register/people.js';
import { rosterWorkbook } from '../support/roster/roster-workbook.js';
import { databaseUrl, TEST_DATABASE_URL, testConfig } from '../support/service/test-config.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

const REFUSED = '42501';
const PASSWORD = 'of-roles-in-a-test';

/** A database with three roles of its own; roles are the whole server's, so their names are nobody else's. */
class RolesPlace {
  readonly name = `social_workers_test_${newId().replaceAll('-', '')}`;
  readonly roles = { owner: `${this.name}_o`, serving: `${this.name}_s`, reading: `${this.name}_r` };
  readonly folder = mkdtempSync(join(tmpdir(), 'social-workers-roles-'));

  async make(): Promise<void> {
    await this.asSuperuser(`CREATE DATABASE ${this.name} TEMPLATE template0 ENCODING 'UTF8'`);
    this.layRoles();
    for (const role of Object.values(this.roles)) await this.asSuperuser(`ALTER ROLE ${role} PASSWORD '${PASSWORD}'`);
  }

  layRoles(): void {
    const names = Object.entries(this.roles).flatMap(([name, role]) => ['-v', `${name}=${role}`]);
    const file = 'deploy/postgres/roles.sql';
    execFileSync('psql', ['-X', '-q', ...names, '-f', file, databaseUrl(this.name)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  url(role: keyof RolesPlace['roles']): string {
    const url = new URL(databaseUrl(this.name));
    url.username = this.roles[role];
    url.password = PASSWORD;
    return url.toString();
  }

  config(role: keyof RolesPlace['roles']): ReturnType<typeof testConfig> {
    return { ...testConfig(this.url(role)), dataDir: this.folder };
  }

  /** What a role is answered. */
  async as<T extends object>(role: keyof RolesPlace['roles'], sql: string): Promise<T[]> {
    return asked<T>(this.url(role), sql);
  }

  /** The SQLSTATE by which a role is refused; null where it is not. */
  async refusal(role: keyof RolesPlace['roles'], sql: string): Promise<string | null> {
    return this.as(role, sql).then(
      () => null,
      (error: unknown) => sqlState(error) ?? 'none',
    );
  }

  async remove(): Promise<void> {
    await this.asSuperuser(`DROP DATABASE ${this.name} WITH (FORCE)`);
    for (const role of Object.values(this.roles)) await this.asSuperuser(`DROP ROLE IF EXISTS ${role}`);
    rmSync(this.folder, { recursive: true, force: true });
  }

  async asSuperuser(sql: string): Promise<void> {
    await asked(TEST_DATABASE_URL ?? '', sql);
  }
}

async function asked<T extends object>(url: string, sql: string): Promise<T[]> {
  const client = heard(new pg.Client({ connectionString: url }));
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

(TEST_DATABASE_URL ? describe : describe.skip)('three roles on a server', () => {
  const place = new RolesPlace();
  let service: TestService;
  beforeAll(() => place.make(), 60_000);
  afterAll(async () => {
    await service?.close();
    await place.remove();
  });

  it('begin with the owner: who serves is told to wait for it, and changes nothing', async () => {
    const started: Promise<Service> = openService(place.config('serving'));
    await expect(started).rejects.toThrow(MigrationNeededError);
    await expect(started).rejects.toThrow(/用数据库属主的账号执行一次 migrate 命令/);
    await expect(runMigrate(place.config('serving'))).rejects.toThrow(NotOwnerError);
    expect(await runMigrate(place.config('owner'))).toContain(`执行了 ${MIGRATIONS.length} 项结构变更`);
    expect(await runMigrate(place.config('owner'))).toContain('没有变更');
    // Laid again it takes nothing away.
    place.layRoles();
    // As after tables were handed over to the owner, who has not yet granted anything.
    await place.as('owner', `REVOKE ALL ON migrations FROM ${place.roles.serving}`);
    const refused = await openService(place.config('serving')).catch((error: unknown) => error);
    expect(refusalText(refused, [])).toMatch(/数据库没有给这个账号所需的权限.*先用属主账号执行一次 migrate 命令/);
    await runMigrate(place.config('owner'));
  }, 120_000);

  it('let the service do all of its work as the one that serves', async () => {
    service = await openTestService('2024-12-31', { databaseUrl: place.url('serving') });
    const county = await new SmallCounty(service).open(3);
    const workbook = rosterWorkbook().person({ 姓名: '表中人', 身份证号: identityNumberOf(399), 手机号: null });
    const upload = county.officer.post('/imports/roster').attach('file', await workbook.bytes(), 'roster.xlsx');
    expect((await upload).status).toBe(200);
    const payout = await county.draft({ toMonth: '2024-06' });
    await county.send(payout.id, '2025-01-10');
    const [line] = await county.lines(payout.id);
    expect(line).toBeDefined();
    const server = service.app.getHttpServer() as Parameters<typeof request>[0];
    expect((await request(server).get('/health/ready')).body).toMatchObject({ status: 'ok' });
    const serving = place.config('serving');
    expect(await runBackup(serving, join(place.folder, 'one.backup'), { by: 'clerk', overwrite: false })).toContain(
      '备份',
    );
    const database = await openDatabase(serving);
    try {
      expect(await verifyMoney(database, serving)).toMatchObject({ ok: true });
    } finally {
      await database.close();
    }
  }, 120_000);

  it('refuse the one that serves the schema, and what only grows, whatever the triggers say', async () => {
    const tries = [
      'UPDATE payout_lines SET amount_fen = amount_fen',
      'DELETE FROM payout_lines',
      'TRUNCATE payout_lines CASCADE',
      'UPDATE audit_events SET reason = reason',
      'DELETE FROM audit_chain',
      'UPDATE line_endings SET reason = reason',
      'DELETE FROM payouts',
      'ALTER TABLE audit_events DISABLE TRIGGER audit_events_append_only',
      'DROP TRIGGER audit_events_append_only ON audit_events',
      'ALTER TABLE workers ADD COLUMN more text',
      'CREATE TABLE more (n int)',
      'CREATE TEMPORARY TABLE more (n int)',
      'CREATE SCHEMA more',
      'CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$',
      'SET session_replication_role = replica',
      `INSERT INTO migrations (timestamp, name) VALUES (1, 'more')`,
      `SELECT setval('migrations_id_seq', 1)`,
      `SET ROLE ${place.roles.owner}`,
    ];
    for (const sql of tries) expect([sql, await place.refusal('serving', sql)]).toEqual([sql, REFUSED]);
  });

  it('let the one that reads read, and neither write nor see a secret', async () => {
    expect(await place.as('reading', 'SELECT count(*)::int AS lines FROM payout_lines')).toEqual([
      { lines: expect.any(Number) as number },
    ]);
    for (const sql of [
      'SELECT username, role FROM users',
      'SELECT id, name FROM workers',
      'SELECT * FROM line_endings',
    ]) {
      expect([sql, await place.refusal('reading', sql)]).toEqual([sql, null]);
    }
    const secrets = [
      ...CIPHER_TABLES.flatMap(({ table, columns = [], json }) =>
        [...columns, ...(json ? [json.column] : [])].map((column) => `${table}.${column}`),
      ),
      ...OTHER_BYTES,
      'users.password_hash',
    ];
    for (const secret of secrets) {
      const [table, column] = secret.split('.');
      expect([secret, await place.refusal('reading', `SELECT ${column} FROM ${table}`)]).toEqual([secret, REFUSED]);
    }
    // Read-only unless it says otherwise, and then without a right to write.
    expect(await place.refusal('reading', 'DELETE FROM workers')).toBe('25006');
    for (const sql of ['DELETE FROM workers', 'CREATE TABLE more (n int)', 'CREATE TEMPORARY TABLE more (n int)']) {
      const written = await place.refusal('reading', `SET TRANSACTION READ WRITE; ${sql}`);
      expect([sql, written]).toEqual([sql, REFUSED]);
    }
  });

  it('keep their rights in tables to come: without a change where the table only grows', async () => {
    await place.as('owner', 'CREATE TABLE later (n int)');
    expect(await place.refusal('serving', 'INSERT INTO later VALUES (1)')).toBeNull();
    await place.as(
      'owner',
      `CREATE TABLE later_still (n int);
       CREATE TRIGGER grows BEFORE UPDATE OR DELETE ON later_still FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
    );
    await runMigrate(place.config('owner'));
    expect(await place.refusal('serving', 'UPDATE later SET n = 2')).toBeNull();
    expect(await place.refusal('serving', 'UPDATE later_still SET n = 2')).toBe(REFUSED);
    expect(await place.refusal('reading', 'SELECT * FROM later_still')).toBeNull();
    await place.as('owner', 'DROP TABLE later, later_still');
  });

  it('leave new data keys to the owner, who sees what it has to wait for', async () => {
    const said: string[] = [];
    const rotate = (role: 'serving' | 'owner'): Promise<void> =>
      rotateCommand(place.config(role), { master: false, newMaster: null, print: (line) => void said.push(line) });
    await expect(rotate('serving')).rejects.toThrow(/请换用数据库属主的账号/);
    await place.asSuperuser(`REVOKE ${place.roles.serving} FROM ${place.roles.owner}`);
    await expect(rotate('owner')).rejects.toThrow(/看不到服务账号的事务/);
    place.layRoles();
    await rotate('owner');
    expect(said.join('\n')).toContain('密文均已使用第 2 版数据密钥');
  }, 60_000);

  it('are granted by what the triggers are: each function that refuses is judged once', async () => {
    const rows = await place.as<TriggerBefore & { table: string }>(
      'owner',
      `SELECT c.relname AS table, p.proname AS function, t.tgtype AS type
       FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
       WHERE NOT t.tgisinternal AND t.tgtype::int & 2 = 2 AND t.tgtype::int & 56 <> 0
         AND p.prosrc LIKE '%RAISE EXCEPTION%'`,
    );
    const used = new Set(rows.map((row) => row.function));
    expect([...used].sort()).toEqual(Object.keys(REFUSED_BY).sort());
    const ledger = rows.filter(({ table }) => table === 'recovery_entries');
    expect([...refusedBy(ledger)].sort()).toEqual(['DELETE', 'TRUNCATE', 'UPDATE']);
  });
});
