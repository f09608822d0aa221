import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from '../../src/common/config/config-error.js';
import { readConfig } from '../../src/common/config/config.js';
import { LogFile } from '../../src/common/log-file.js';
import { Clock } from '../../src/common/values/clock.js';
import { openService } from '../../src/app/service.js';
import { SmallDisk } from '../support/power/small-disk.js';
import { ChildService } from '../support/service/child-service.js';
import { templateFolder } from '../support/service/template.js';
import { testConfig } from '../support/service/test-config.js';
import { describeEmbedded } from '../support/run/embedded-only.js';

class DayClock extends Clock {
  constructor(private day: string) {
    super();
  }
  goTo(day: string): void {
    this.day = day;
  }
  override now(): Date {
    return new Date(`${this.day}T00:30:00+08:00`);
  }
}

const line = (n: number, length = 60): string => `${JSON.stringify({ n, text: 'x'.repeat(length) })}\n`;

describe('the log in files', () => {
  let folder: string;
  let failures: string[];
  let clock: DayClock;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'social-workers-log-'));
    failures = [];
    clock = new DayClock('2026-11-30');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function opened(maxBytes = 1_000, at = folder): LogFile {
    const note = ({ code }: NodeJS.ErrnoException): void => void failures.push(code ?? '');
    const file = new LogFile({ path: join(at, 'service.log'), maxBytes, keepDays: 10 }, note, clock);
    file.open();
    return file;
  }
  const names = (): string[] => readdirSync(folder).sort();
  const numbers = (name: string, at = folder): number[] =>
    readFileSync(join(at, name), 'utf8')
      .trim()
      .split('\n')
      .map((text) => (JSON.parse(text) as { n: number }).n);

  it('rolls by size and by the day of Beijing, a line in one file, and goes on where it ended', () => {
    const file = opened();
    for (let n = 0; n < 25; n++) file.write(line(n));
    expect(names()).toEqual(['service-2026-11-30.2.log', 'service-2026-11-30.3.log', 'service-2026-11-30.log']);
    const first = numbers('service-2026-11-30.log');
    expect(statSync(join(folder, 'service-2026-11-30.log')).size).toBeLessThanOrEqual(1_000);
    expect(numbers('service-2026-11-30.2.log')[0]).toBe(first.length);
    expect(statSync(join(folder, 'service-2026-11-30.log')).mode & 0o077).toBe(0);
    file.close();
    const again = opened();
    again.write(line(25));
    expect(numbers('service-2026-11-30.3.log').at(-1)).toBe(25);
    clock.goTo('2026-12-01');
    again.write(line(26));
    expect(numbers('service-2026-12-01.log')).toEqual([26]);
    again.write(line(27, 5_000));
    expect(numbers('service-2026-12-01.2.log')).toEqual([27]);
    again.close();
    expect(failures).toEqual([]);
  });

  it('deletes what is older than the days it keeps, and nothing that is called otherwise', () => {
    const others = ['service.log', 'service-old.log', 'service-2026-01-01.log.gz', 'other-2026-01-01.log'];
    const kept = ['service-2026-11-21.log'];
    const old = ['service-2026-11-20.log', 'service-2026-11-20.12.log', 'service-2025-01-01.log'];
    for (const name of [...others, ...kept, ...old]) writeFileSync(join(folder, name), '');
    const file = opened();
    expect(names()).toEqual([...others, ...kept, 'service-2026-11-30.log'].sort());
    clock.goTo('2026-12-01');
    file.write(line(1));
    expect(existsSync(join(folder, kept[0]!))).toBe(false);
    file.close();
  });

  it('never throws for a disk without room: lines wait, later ones are counted, and it goes on', () => {
    clock.goTo('2026-11-29');
    const file = opened();
    symlinkSync('/dev/full', join(folder, 'service-2026-11-30.log'));
    clock.goTo('2026-11-30');
    for (let n = 0; n < 30; n++) expect(file.write(line(n, 50_000))).toBe(false);
    expect(new Set(failures)).toEqual(new Set(['ENOSPC']));
    rmSync(join(folder, 'service-2026-11-30.log'));
    expect(file.write(line(30))).toBe(true);
    file.close();
    const texts = names()
      .filter((name) => name.includes('11-30'))
      .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
      .map((text) => JSON.parse(text) as { n?: number; msg?: string; lines?: number });
    const written = texts.flatMap(({ n }) => (n === undefined ? [] : [n])).sort((a, b) => a - b);
    expect(written).toEqual([...Array.from({ length: 20 }, (_, n) => n), 30]);
    expect(texts.find(({ msg }) => msg)).toMatchObject({ level: 'warn', msg: 'lines of the log were lost', lines: 10 });
  });

  it('leaves no line in pieces where the room ends in the middle of one', () => {
    const disk = SmallDisk.mounted('64k');
    if (disk === null) return;
    try {
      const file = opened(1_000_000, disk.path);
      writeFileSync(join(disk.path, 'ballast'), Buffer.alloc(40_000));
      let n = 0;
      while (file.write(line(n, 700))) n++;
      file.write(line(n + 1, 700));
      rmSync(join(disk.path, 'ballast'));
      expect(file.write(line(n + 2, 700))).toBe(true);
      file.close();
      expect(failures).toContain('ENOSPC');
      expect(numbers('service-2026-11-30.log', disk.path)).toEqual(Array.from({ length: n + 3 }, (_, k) => k));
    } finally {
      disk.remove();
    }
  });

  it('is refused at the start where its folder is not there', async () => {
    const config = { ...testConfig(null), logFile: { path: join(folder, 'none', 'a.log'), maxBytes: 1, keepDays: 1 } };
    await expect(openService(config)).rejects.toThrow(ConfigError);
    await expect(openService(config)).rejects.toThrow(/^LOG_FILE：.*ENOENT/);
    const read = readConfig({ DATA_DIR: folder, LOG_FILE: 'logs/service.log', LOG_MAX_MB: '2', LOG_KEEP_DAYS: '7' });
    expect(read.logFile).toEqual({ path: expect.stringMatching(/service\.log$/), maxBytes: 2_097_152, keepDays: 7 });
  });
});

describeEmbedded('a service whose log is in files', () => {
  let dataDir: string;
  let today: string;
  let running: ChildService | null = null;
  beforeEach(async () => {
    dataDir = await templateFolder();
    mkdirSync(join(dataDir, 'logs'));
    today = join(dataDir, 'logs', `service-${new Clock().today()}.log`);
  });
  afterEach(async () => {
    await running?.kill();
    rmSync(dataDir, { recursive: true });
  });

  /** Started, asked once and stopped. */
  async function runOnce(): Promise<{ status: number; code: number | null }> {
    running = await ChildService.launch(dataDir, { LOG_LEVEL: 'info', LOG_FILE: join(dataDir, 'logs', 'service.log') });
    await running.untilReady();
    const { status } = await running.send('GET', '/regions');
    running.signal('SIGTERM');
    return { status, code: await running.exitCode() };
  }

  it('writes its lines there', async () => {
    expect(await runOnce()).toEqual({ status: 401, code: 0 });
    expect(readFileSync(today, 'utf8')).toMatch(/"service is answering"[^]*"\/api\/v1\/regions"[^]*"stopping"/);
  });

  it('answers and ends where their disk is full', async () => {
    symlinkSync('/dev/full', today);
    expect(await runOnce()).toEqual({ status: 401, code: 0 });
  });
});
