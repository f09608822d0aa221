import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { BackupSchedule } from '../../src/backup/schedule/backup-schedule.js';
import { tryRestore } from '../../src/backup/schedule/restore-trial.js';
import { checkBackup } from '../../src/backup/restore/check-backup.js';
import { readConfig } from '../../src/common/config/config.js';
import { CONFIG } from '../../src/common/config/config.token.js';
import type { Config } from '../../src/common/config/config.js';
import { openService } from '../../src/app/service.js';
import { createOrganization, createWorker } from '../support/register/people.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

interface Run {
  dueOn: string;
  attempts: number;
  file: string | null;
  failure: string | null;
  tried: boolean;
  trialFailure: string | null;
}

/** An instant of the day as clocks in Beijing show it. */
const at = (day: string, time: string): Date => new Date(`${day}T${time}:00+08:00`);

describe('backups that the service takes by itself', () => {
  let folder: string;
  let service: TestService;
  let schedule: BackupSchedule;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'social-workers-backups-'));
    service = await openTestService('2024-12-31', { backupDir: folder, backupAt: '02:30' });
    schedule = service.app.get(BackupSchedule);
    const county = await service.as('officer', '341802');
    await createOrganization(county, { name: '测试社区', kind: 'urban_community', regionCode: '341802001' });
    await createWorker(county, 1);
  });
  afterAll(async () => {
    await service.close();
    rmSync(folder, { recursive: true });
  });

  const on = async (day: string, time: string): Promise<void> => {
    service.clock.day = day;
    service.clock.now = () => at(day, time);
    await schedule.look();
  };
  const runs = (): Promise<Run[]> =>
    service.dataSource.query(
      `SELECT due_on AS "dueOn", attempts, file, failure, tried_at IS NOT NULL AS tried, trial_failure AS "trialFailure"
       FROM backup_runs ORDER BY due_on`,
    );
  const waiting = async (): Promise<string[]> => {
    const { body } = (await (await service.admin()).get('/inbox').expect(200)) as {
      body: { sections: { code: string; items: { title: string }[] }[] };
    };
    return body.sections
      .filter(({ code }) => code === 'backup-failed')
      .flatMap(({ items }) => items.map((it) => it.title));
  };
  const measured = async (): Promise<Record<string, number>> => {
    const server = service.app.getHttpServer() as Parameters<typeof request>[0];
    const { text } = await request(server).get('/metrics').expect(200);
    return Object.fromEntries(
      [...text.matchAll(/^social_workers_backup_(\w+) (\S+)$/gm)].map(([, name, value]) => [name, Number(value)]),
    );
  };

  it('are of each day, after its time, once, and can be restored', async () => {
    await on('2024-12-31', '02:29');
    expect(await runs()).toEqual([]);
    await on('2024-12-31', '02:30');
    await on('2024-12-31', '02:31');
    expect(await runs()).toEqual([
      {
        dueOn: '2024-12-31',
        attempts: 1,
        file: 'social-workers-2024-12-31.backup',
        failure: null,
        tried: true,
        trialFailure: null,
      },
    ]);
    // The head of the audit log is kept there as well.
    const taken = readdirSync(folder).filter((name) => !name.startsWith('audit-head'));
    expect(taken).toEqual(['social-workers-2024-12-31.backup']);
    const config = service.app.get<Config>(CONFIG);
    const file = join(folder, 'social-workers-2024-12-31.backup');
    const summary = await checkBackup(file, config.keys.lookup);
    expect(summary.rows).toBeGreaterThan(100);
    expect(await measured()).toMatchObject({ last_good_bytes: summary.bytes, failed: 0, trial_failed: 0 });
    expect((await measured()).trial_timestamp_seconds).toBeGreaterThan(1.7e9);
    expect(readdirSync(config.dataDir).filter((name) => name.startsWith('restore-trial-'))).toEqual([]);
    const state = (await (await service.admin()).get('/operations').expect(200)).body as {
      installation: { schedule: object; backups: { by: string }[] };
    };
    expect(state.installation.schedule).toMatchObject({ at: '02:30', lastDueOn: '2024-12-31', failure: null });
    expect(state.installation.backups[0]!.by).toBe('自动备份');
  }, 120_000);

  it('are tried a week later again, and a broken one is noticed', async () => {
    await on('2025-01-01', '08:00');
    expect((await runs()).at(-1)).toMatchObject({ dueOn: '2025-01-01', tried: false });
    const config = service.app.get<Config>(CONFIG);
    const signal = new AbortController().signal;
    const file = join(folder, 'social-workers-2025-01-01.backup');
    expect(await tryRestore(config, file, signal)).toBeNull();
    truncateSync(file, 2_000);
    expect(await tryRestore(config, file, signal)).toMatch(/不完整|损坏/);
    const other = { ...config, keys: { ...config.keys, lookup: Buffer.alloc(32, 1) } };
    expect(await tryRestore(other, join(folder, 'social-workers-2024-12-31.backup'), signal)).not.toBeNull();
    await service.dataSource.query(
      `UPDATE backup_runs SET tried_at = now() - interval '8 days', trial_failure = '损坏'`,
    );
    expect(await waiting()).toContain('备份的恢复试验没有通过');
    await on('2025-01-02', '03:00');
    expect((await runs()).at(-1)).toMatchObject({ dueOn: '2025-01-02', tried: true, trialFailure: null });
    expect(await waiting()).toEqual([]);
  }, 120_000);

  it('that cannot be written are told, and taken once they can be', async () => {
    const aside = `${folder}-aside`;
    renameSync(folder, aside);
    writeFileSync(folder, 'no folder');
    await on('2025-01-03', '02:30');
    expect((await runs()).at(-1)).toMatchObject({ dueOn: '2025-01-03', attempts: 1, file: null });
    expect((await runs()).at(-1)!.failure).not.toBeNull();
    expect(await waiting()).toEqual(['自动备份没有成功']);
    expect((await measured()).failed).toBe(1);
    // Not at once again.
    await on('2025-01-03', '02:31');
    expect((await runs()).at(-1)).toMatchObject({ attempts: 1 });
    rmSync(folder);
    renameSync(aside, folder);
    await service.dataSource.query(
      `UPDATE backup_runs SET ended_at = now() - interval '1 hour' WHERE failure IS NOT NULL`,
    );
    await on('2025-01-03', '03:05');
    expect((await runs()).at(-1)).toMatchObject({
      attempts: 2,
      file: 'social-workers-2025-01-03.backup',
      failure: null,
    });
    expect(await waiting()).toEqual([]);
  }, 120_000);

  it('go with time, and nothing else does', async () => {
    for (let n = 1; n <= 9; n++) writeFileSync(join(folder, `social-workers-2024-11-0${n}.backup`), '');
    for (let n = 10; n <= 30; n++) writeFileSync(join(folder, `social-workers-2024-11-${n}.backup`), '');
    appendFileSync(join(folder, 'notes.txt'), 'somebody’s own');
    mkdirSync(join(folder, 'elsewhere'));
    await on('2025-01-04', '02:30');
    const left = readdirSync(folder);
    expect(left).toContain('notes.txt');
    expect(left).toContain('elsewhere');
    expect(left).toContain('social-workers-2024-11-01.backup');
    expect(left).not.toContain('social-workers-2024-11-13.backup');
    expect(left.filter((name) => name.endsWith('.part'))).toEqual([]);
  }, 120_000);

  it('are one, where two instances see that the time has come', async () => {
    const config = service.app.get<Config>(CONFIG);
    // The embedded database has one instance.
    const second = config.databaseUrl ? await openService(config, { clock: service.clock }) : null;
    try {
      const schedules = [schedule, second?.app.get(BackupSchedule) ?? schedule];
      service.clock.day = '2025-01-05';
      service.clock.now = () => at('2025-01-05', '02:30');
      await Promise.all(schedules.map((each) => each.look()));
      expect((await runs()).at(-1)).toMatchObject({ dueOn: '2025-01-05', attempts: 1, failure: null });
    } finally {
      await second?.close();
    }
  }, 120_000);

  it('need a folder, and a time of the day', () => {
    const config = (settings: Record<string, string>) => () => readConfig({ DATA_DIR: folder, ...settings });
    expect(config({ BACKUP_AT: '02:30' })).toThrow('BACKUP_DIR：已设置 BACKUP_AT，还须设置这一项');
    expect(config({ BACKUP_DIR: folder, BACKUP_AT: '2:30' })).toThrow(/^BACKUP_AT：应当写成一天中的时刻/);
    expect(config({ BACKUP_DIR: folder, BACKUP_AT: '23:59' })().backupAt).toBe('23:59');
  });
});
