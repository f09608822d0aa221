import type { InboxSection } from '../../src/inbox/inbox.dto.js';
import type { OperationsResponse } from '../../src/operations/operations.dto.js';
import { logBackup } from '../../src/backup/take-backup.js';
import { newId } from '../../src/common/values/ids.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const LANGXI = '341821';

describe('how the service itself is', () => {
  let service: TestService;
  let admin: Session;
  beforeAll(async () => {
    service = await openTestService('2024-03-11');
    admin = await service.admin();
  });
  afterAll(() => service.close());

  const state = async (session = admin): Promise<OperationsResponse> =>
    (await session.get('/operations').expect(200)).body as OperationsResponse;
  const waits = async (session: Session, code: string): Promise<InboxSection | undefined> =>
    ((await session.get('/inbox').expect(200)).body as { sections: InboxSection[] }).sections.find(
      (section) => section.code === code,
    );
  const age = (sql: string, parameters: unknown[] = []): Promise<unknown> => service.dataSource.query(sql, parameters);
  const backup = (daysAgo: number): Promise<void> =>
    logBackup(
      service.dataSource,
      {
        id: newId(),
        createdAt: new Date(Date.now() - daysAgo * 86_400_000).toISOString(),
        rows: 100,
        tables: 9,
        bytes: 2_048,
        sha256: 'ab'.repeat(32),
      },
      'root',
    );

  it('tells an administrator of the database, the keys, the disk and the chain, and nothing of anybody', async () => {
    const told = await state();
    expect(told).toMatchObject({
      installation: {
        database: { bytes: expect.any(Number) as number, version: expect.stringMatching(/^\d+\.\d+/) as string },
        keys: [{ version: 1, retiredAt: null }],
        backups: [],
        unchained: { count: expect.any(Number) as number },
      },
      work: [],
    });
    expect(told.installation!.keys[0]!.activeFrom).not.toBeNull();
    expect(Date.parse(String(told.startedAt))).toBeLessThanOrEqual(Date.now());
    // A county's administrator sees nothing that grows with what others do.
    expect((await state(await service.as('admin', LANGXI))).installation).toBeNull();
    for (const role of ['officer', 'reviewer', 'finance', 'auditor', 'station_manager'] as const) {
      await (await service.as(role)).get('/operations').expect(403);
    }
  });

  it('lists backups as they were taken, and asks for one after a week', async () => {
    expect(await waits(admin, 'backup-due')).toBeUndefined();
    await age(`UPDATE users SET created_at = now() - interval '8 days' WHERE username = 'system'`);
    expect(await waits(admin, 'backup-due')).toMatchObject({
      count: 1,
      items: [{ title: '还没有备份', href: '/settings?tab=operations', step: '查看运行状况' }],
    });
    // A county's administrator takes no backups of the whole.
    const county = await service.as('admin', LANGXI);
    expect(await waits(county, 'backup-due')).toBeUndefined();
    await backup(0);
    expect(await waits(admin, 'backup-due')).toBeUndefined();
    expect((await state()).installation!.backups).toMatchObject([
      { by: 'root', rows: 100, bytes: 2_048, sha256: 'ab'.repeat(32) },
    ]);
  });

  it('asks for other keys after a year', async () => {
    expect(await waits(admin, 'keys-old')).toBeUndefined();
    await age(
      `UPDATE data_keys SET active_from = now() - interval '13 months', created_at = now() - interval '13 months'`,
    );
    expect(await waits(admin, 'keys-old')).toMatchObject({ items: [{ title: '数据密钥已使用超过一年' }] });
  });

  it('names accounts that were made to wait, until somebody came in', async () => {
    const officer = await service.as('officer', LANGXI);
    expect(await waits(admin, 'accounts-delayed')).toBeUndefined();
    const refused = async (action: string): Promise<void> => {
      await service.dataSource.query(
        `INSERT INTO audit_events (id, action, object_type, object_id, region_code) VALUES ($1, $2, 'user', $3, $4)`,
        [newId(), action, officer.userId, LANGXI],
      );
    };
    await refused('user.login-delayed');
    await refused('user.login-delayed');
    expect(await waits(admin, 'accounts-delayed')).toMatchObject({
      items: [{ id: officer.userId, detail: '一天内因输错被要求等待2次' }],
    });
    expect(await waits(await service.as('admin', '341802'), 'accounts-delayed')).toBeUndefined();
    await refused('user.login');
    expect(await waits(admin, 'accounts-delayed')).toBeUndefined();
  });

  it('shows the long work of the own region, what failed among it', async () => {
    const officer = await service.as('officer', LANGXI);
    const failed = async (kind: string, endedAt: string | null): Promise<void> => {
      await service.dataSource.query(
        `INSERT INTO jobs (id, user_id, key, kind, permission, role, region_code, request_hash, request_cipher, state, ended_at, answer_status)
         VALUES ($1::uuid, $2, $1::uuid::text, $3, 'imports.run', 'officer', $4, 'x', CASE WHEN $5::timestamptz IS NULL THEN 'y'::bytea END,
           CASE WHEN $5::timestamptz IS NULL THEN 'queued' ELSE 'failed' END, $5, NULL)`,
        [newId(), officer.userId, kind, LANGXI, endedAt],
      );
    };
    await failed('roster-import', new Date().toISOString());
    await failed('roster-check', null);
    const { work } = await state();
    expect(work.map(({ kind, state: now }) => [kind, now])).toEqual([
      ['roster-check', 'queued'],
      ['roster-import', 'failed'],
    ]);
    expect(work[0]).toMatchObject({ regionName: '郎溪县', userName: expect.any(String) as string });
    expect(await waits(admin, 'jobs-failed')).toMatchObject({ items: [{ title: '一天内有后台办理没有办成' }] });
    const beside = await service.as('admin', '341802');
    expect((await state(beside)).work).toEqual([]);
    expect(await waits(beside, 'jobs-failed')).toBeUndefined();
  });
});
