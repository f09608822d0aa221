import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { findPrograms, OwnPostgres } from '../../bench/own-postgres.js';
import { BackupSchedule } from '../../src/backup/schedule/backup-schedule.js';
import { heard } from '../../src/common/heard.js';
import { later } from '../support/jobs/jobs.js';
import { accountOf } from '../support/register/people.js';
import { SmallDisk } from '../support/power/small-disk.js';
import { SmallCounty } from '../support/payouts/sent-payout.js';
import { TEST_DATABASE_URL } from '../support/service/test-config.js';
import { openTestService, type TestService } from '../support/service/test-service.js';
import { ALERTS, canRing, Prometheus, ruleNames } from './prometheus.js';

const programs = TEST_DATABASE_URL && canRing && SmallDisk.canBeMounted() ? findPrograms() : null;
const rang = new Map<string, number>();

/** Each rule of docs/monitoring rings by its cause, as a Prometheus sees the running service, and is silent once that is mended where it can be. */
(programs ? describe : describe.skip)('an alarm', () => {
  let small: SmallDisk;
  let disk: string;
  let server: OwnPostgres;
  let service: TestService;
  let county: SmallCounty;
  let prometheus: Prometheus;
  beforeAll(async () => {
    small = SmallDisk.mounted('200m')!;
    disk = small.path;
    mkdirSync(join(disk, 'backups'));
    server = await OwnPostgres.primary(programs!);
    service = await openTestService('2024-03-01', {
      databaseUrl: server.url(),
      databasePoolSize: 4,
      dataDir: join(disk, 'data'),
      backupDir: join(disk, 'backups'),
      backupAt: '02:30',
    });
    await service.app.listen(0, '127.0.0.1');
    county = await new SmallCounty(service).open(3);
    prometheus = await Prometheus.watching(Number(new URL(await service.app.getUrl()).port), ALERTS);
  }, 180_000);
  afterAll(async () => {
    await prometheus?.end();
    await service?.close();
    await server?.remove();
    small.remove();
    process.stdout.write([...rang].map(([name, seconds]) => `${name} after ${seconds.toFixed(1)} s\n`).join(''));
  });

  async function rings(...names: string[]): Promise<void> {
    const seconds = await prometheus.untilRings(...names);
    for (const name of names) rang.set(name, seconds);
  }
  /** While somebody keeps a table to himself. */
  async function whileLocked(table: string, work: () => Promise<unknown>): Promise<void> {
    const client = heard(new pg.Client({ connectionString: server.url() }));
    await client.connect();
    try {
      await client.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
      await work();
    } finally {
      await client.end();
    }
  }
  const schedule = (): BackupSchedule => service.app.get(BackupSchedule);

  it('tells of backups that are old, and of trials of them, until one is taken and tried', async () => {
    await rings('BackupOld', 'BackupTrialOld', 'DiskLow');
    county.today('2024-03-02');
    await schedule().look();
    await prometheus.untilSilent('BackupOld', 'BackupTrialOld');
  }, 120_000);

  it('tells of a backup that failed, and of one that does not hold', async () => {
    execFileSync('mv', [join(disk, 'backups'), join(disk, 'aside')]);
    execFileSync('touch', [join(disk, 'backups')]);
    county.today('2024-03-03');
    await schedule().look();
    await rings('BackupFailed');
    execFileSync('rm', [join(disk, 'backups')]);
    execFileSync('mv', [join(disk, 'aside'), join(disk, 'backups')]);
    // What is on the disk is broken before it is tried: a trial is due a week after the last.
    await service.dataSource.query(
      `UPDATE backup_runs SET tried_at = now() - interval '8 days', trial_failure = '备份文件损坏' WHERE tried_at IS NOT NULL`,
    );
    await rings('BackupTrialFailed');
    county.today('2024-03-04');
    await schedule().look();
    await prometheus.untilSilent('BackupFailed', 'BackupTrialFailed');
  }, 180_000);

  it('tells of a notice that is over, and of rows of the bank that nobody claims', async () => {
    const { id } = await county.draft({ fromMonth: '2024-01', toMonth: '2024-01' });
    await service.dataSource.query(`UPDATE payouts SET state = 'notice', notice_to = '2024-02-20' WHERE id = $1`, [id]);
    await rings('NoticesOver');
    await service.dataSource.query(`UPDATE payouts SET notice_to = '2099-01-01' WHERE id = $1`, [id]);
    const next = await county.draft({ fromMonth: '2024-02', toMonth: '2024-02' });
    const payout = await county.send(next.id, '2024-03-20');
    const text = `业务参考号,姓名,账号,金额,处理结果\n${payout.number}-1,某某某,${accountOf(9)},1.00,成功`;
    await county.finance
      .post(`/payouts/${payout.id}/bank-returns?profile=generic-csv`)
      .attach('file', Buffer.from(text), '回单.csv')
      .expect(200);
    await rings('BankRowsUnclear');
    await prometheus.untilSilent('NoticesOver');
  }, 180_000);

  it('tells of passwords that are tried', async () => {
    for (let n = 0; n < 55; n++) {
      const attempt = { username: `nobody-${n}`, password: 'not-the-password-1' };
      await fetch(`${await service.app.getUrl()}/api/v1/auth/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(attempt),
      });
    }
    await rings('SignInsRefused');
  }, 120_000);

  it('tells of pages that are slow and of requests that wait for a connection', async () => {
    await whileLocked('workers', async () => {
      const waiting = Promise.allSettled(Array.from({ length: 12 }, () => county.officer.get('/workers')));
      await rings('ConnectionsWait');
      await pause(1_000);
      return { waiting };
    });
    await rings('RequestsSlow');
  }, 120_000);

  it('tells of long work that waits, and of such that failed', async () => {
    const many = (key: string) =>
      Array.from({ length: 6 }, (_, n) =>
        later(
          county.officer.post('/payouts', { kind: 'stipend', regionCode: '341821', fromMonth: '2024-03' }),
          `${key}-${n}`,
        ).expect(202),
      );
    await whileLocked('posts', async () => {
      await Promise.all(many('wait'));
      await rings('JobsWait');
    });
    await prometheus.untilSilent('JobsWait');
    // The second of two that ask for the same was refused, and nobody is woken for it.
    expect(await prometheus.ringing()).not.toContain('JobsFailed');
    await service.dataSource.query('ALTER TABLE posts RENAME TO posts_aside');
    try {
      await Promise.all(many('fail'));
      await rings('JobsFailed');
    } finally {
      await service.dataSource.query('ALTER TABLE posts_aside RENAME TO posts');
    }
  }, 180_000);

  it('tells of events that are not linked', async () => {
    await whileLocked('audit_chain', async () => {
      await county.officer
        .post('/organizations', { name: '测试单位', kind: 'village', regionCode: '341821102' })
        .expect(201);
      await rings('AuditUnchained');
    });
    await prometheus.untilSilent('AuditUnchained');
  }, 120_000);

  it('tells of the database and of the requests that fail with it, and of the service', async () => {
    await server.kill();
    const asking = new AbortController();
    const asks = (async () => {
      while (!asking.signal.aborted) await county.officer.get('/workers');
    })();
    await rings('DatabaseAway', 'RequestsFail');
    asking.abort();
    await asks;
    await server.start();
    await prometheus.untilSilent('DatabaseAway');
    await service.app.close();
    await rings('ServiceDown');
    expect(ruleNames(ALERTS).filter((name) => !rang.has(name))).toEqual([]);
  }, 180_000);
});
