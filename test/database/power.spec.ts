import { execFile } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { checkBackup } from '../../src/backup/restore/check-backup.js';
import { BrokenOff, stepsOf } from '../support/payouts/broken-off.js';
import { layOlderDatabase, OLD_EMPLOYERS } from '../support/power/older-database.js';
import { PowerDisk } from '../support/power/power-disk.js';
import { randomFrom } from '../support/register/random-register.js';
import { identityNumber, rosterWorkbook, someone } from '../support/roster/roster-workbook.js';
import { BUILT_SERVICE, ChildService } from '../support/service/child-service.js';
import { trials } from '../support/run/trials.js';
import { Ground } from '../support/service/ground.js';
import { testConfig } from '../support/service/test-config.js';

const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const random = randomFrom(SEED);

/** Keys of the data folder's own, as an office has that sets none. */
const OWN_KEYS = { DATA_KEY: '', LOOKUP_KEY: '', TOKEN_KEY: '' };
const ROSTER_ROWS = 1_500;

let ground: Ground;
let disk: PowerDisk;
let payouts: BrokenOff;
/** Of payouts, of rosters, and of names that each cut uses for its own. */
let month = 0;
let roster = 0;
let turn = 0;

/** Writes one thing after the other; each that was answered is noted. Ends with the first that is not. */
async function writeOn(answered: string[], send: (name: string) => Promise<{ status: number }>): Promise<void> {
  turn++;
  for (let n = 0; ; n++) {
    const name = `断电${turn}社区${n}号`;
    const answer = await send(name).catch(() => null);
    if (answer?.status !== 201) return;
    answered.push(name);
  }
}

const employer = (name: string): object => ({ name, kind: 'urban_community', regionCode: '341802001' });
const write = (name: string): Promise<{ status: number }> =>
  ground.as('admin', 'POST', '/organizations', employer(name));

type Ask = (method: string, path: string) => Promise<{ body: unknown }>;
const ofGround: Ask = (method, path) => ground.as('admin', method, path);

async function total(ask: Ask, path: string): Promise<number> {
  return ((await ask('GET', path)).body as { total: number }).total;
}

/** Everything that was answered is there, and all is whole. */
async function expectKept(ask: Ask, answered: readonly string[]): Promise<void> {
  const found = new Set<string>();
  const path = `/organizations?search=${encodeURIComponent(`断电${turn}社区`)}&pageSize=500`;
  for (let page = 1, more = true; more; page++) {
    const { items } = (await ask('GET', `${path}&page=${page}`)).body as { items: { name: string }[] };
    for (const { name } of items) found.add(name);
    more = items.length === 500;
  }
  expect(answered.filter((name) => !found.has(name))).toEqual([]);
  const { checks } = (await ask('GET', '/integrity')).body as { checks: { name: string; ok: boolean }[] };
  expect(checks.length).toBeGreaterThan(18);
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
}

/** A service that writes one thing after the other for so long. */
async function whileWriting(milliseconds: number): Promise<void> {
  const answered: string[] = [];
  const writing = writeOn(answered, write);
  await wait(milliseconds);
  await ground.cut();
  await writing;
  await ground.start();
  expect(answered.length).toBeGreaterThan(0);
  await expectKept(ofGround, answered);
}

async function whileImporting(): Promise<void> {
  const workbook = rosterWorkbook();
  const year = 1950 + roster++;
  for (let n = 0; n < ROSTER_ROWS; n++) {
    const born = `${year}0${2 + Math.floor(n / 1000)}02`;
    workbook.person({ ...someone(roster * ROSTER_ROWS + n), 身份证号: identityNumber(n % 1000, born) });
  }
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(await workbook.bytes())]), 'roster.xlsx');
  turn++;
  const before = await total(ofGround, '/workers');
  const upload = (await ground.ready('admin', 'POST', '/imports/roster', form))().catch(() => null);
  await wait(random.below(3_000));
  await ground.cut();
  const answer = await upload;
  await ground.start();
  const after = await total(ofGround, '/workers');
  expect([before, before + ROSTER_ROWS]).toContain(after);
  if (answer?.status === 200) expect(after).toBe(before + ROSTER_ROWS);
  await expectKept(ofGround, []);
}

const whileDoing = (name: string) => async (): Promise<void> => {
  for (const step of stepsOf(ground, month++)) {
    await (step.name === name ? payouts.in(step) : payouts.through(step));
  }
};

/** The service on another folder of the disk, whose power is cut at a moment of its start. */
async function cutInStart(dataDir: string, moment: number): Promise<void> {
  const child = await ChildService.launch(dataDir, OWN_KEYS);
  await wait(moment);
  await disk.cut();
  await child.kill();
  disk.restore();
}

async function whileMigrating(): Promise<void> {
  const dataDir = join(disk.path, `older-${turn++}`);
  await ground.stop();
  await layOlderDatabase(dataDir);
  const child = await ChildService.launch(dataDir);
  // Not before the engine opens: what comes before is only the programs being read.
  while (!existsSync(join(dataDir, 'lock.json'))) await wait(10);
  await wait(random.below(3_000));
  await disk.cut();
  await child.kill();
  disk.restore();
  const service = await ChildService.start(dataDir, null);
  const ask: Ask = (method, path) => service.send(method, path);
  expect(await total(ask, `/organizations?search=${encodeURIComponent('旧单位')}`)).toBe(OLD_EMPLOYERS);
  await expectKept(ask, []);
  await service.stop();
  rmSync(dataDir, { recursive: true });
  await ground.start();
}

/** A folder with keys of its own: cut while it is set up, then right after its first answered write. */
async function inTheFirstStart(): Promise<void> {
  const dataDir = join(disk.path, `first-${turn++}`);
  await ground.stop();
  await cutInStart(dataDir, random.below(6_000));
  const first = await ChildService.start(dataDir, null, OWN_KEYS);
  const keys = readFileSync(join(dataDir, 'keys.json'), 'utf8');
  const answered: string[] = [];
  const writing = writeOn(answered, (name) => first.send('POST', '/organizations', employer(name)));
  await wait(300);
  await disk.cut();
  await first.kill();
  await writing;
  disk.restore();
  expect(readFileSync(join(dataDir, 'keys.json'), 'utf8')).toBe(keys);
  const second = await ChildService.start(dataDir, null, OWN_KEYS);
  await expectKept((method, path) => second.send(method, path), answered);
  await second.stop();
  rmSync(dataDir, { recursive: true });
  await ground.start();
}

async function command(...parameters: string[]): Promise<string> {
  const settings = JSON.parse(process.env.TEST_ENVIRONMENT ?? '{}') as Record<string, string>;
  const env = { ...settings, PATH: process.env.PATH, DATA_DIR: ground.dataDir };
  return (await promisify(execFile)(process.execPath, [join(BUILT_SERVICE, 'cli.js'), ...parameters], { env })).stdout;
}

async function afterAStop(): Promise<void> {
  const answered: string[] = [];
  const writing = writeOn(answered, write);
  await wait(500);
  await ground.stop();
  await writing;
  await ground.cut();
  expect(await command('verify')).toContain('项检查全部通过');
  await ground.start();
  expect(answered.length).toBeGreaterThan(0);
  await expectKept(ofGround, answered);
}

async function afterABackup(): Promise<void> {
  const file = join(disk.path, `${turn++}.backup`);
  await command('backup', file);
  await ground.cut();
  expect((await checkBackup(file, testConfig(null).keys.lookup)).rows).toBeGreaterThan(1_000);
  rmSync(file);
  await ground.start();
}

/** Each is a cut, or two. */
const CASES: readonly [string, () => Promise<void>][] = [
  ['after half a second of small writes', () => whileWriting(500)],
  ['after 2 seconds of small writes', () => whileWriting(2_000)],
  ['after 6 seconds of small writes', () => whileWriting(6_000)],
  ['after 15 seconds of small writes', () => whileWriting(15_000)],
  ['while a roster is imported', whileImporting],
  ['while a payout is made', whileDoing('create')],
  ['while a payout is sent', whileDoing('send')],
  ['while the bank’s return is read', whileDoing('return')],
  ['while an older database is brought up to date', whileMigrating],
  ['in the first start, and right after it', inTheFirstStart],
  ['after a backup', afterABackup],
  ['after a clean stop', afterAStop],
];

/** Each costs a start of the service or two. */
const CUTS = trials('CUTS', { short: CASES.length, long: 50 });
const whyNot = PowerDisk.whyNot();

(whyNot === null ? describe : describe.skip)(
  `a service whose machine loses its power${whyNot === null ? ` (seed ${SEED})` : `: not tried, as ${whyNot}`}`,
  () => {
    beforeAll(async () => {
      disk = PowerDisk.make();
      ground = await Ground.open({ disk });
      payouts = new BrokenOff(
        ground,
        random,
        () => ground.cutAndRestart(),
        (status) => status >= 500,
      );
      // Undisturbed, to learn how long its steps take.
      for (const step of stepsOf(ground, month++)) await payouts.through(step);
    }, 300_000);
    afterAll(async () => {
      await ground.close();
      disk.remove();
    });

    const cuts = Array.from({ length: CUTS }, (_, n) => ({ n: n + 1, ...named(CASES[n % CASES.length]!) }));
    it('ends by itself where the disk takes nothing any more, rather than answer what it has in memory only', async () => {
      const before = await write(`断电前${SEED}`);
      await disk.cut();
      const after = await write(`断电后${SEED}`).catch(() => null);
      expect([before.status, after?.status ?? 500]).toEqual([201, 500]);
      expect(await ground.exitCode()).toBe(1);
      disk.restore();
      await ground.start();
      const found = await total(ofGround, `/organizations?search=${encodeURIComponent(`断电前${SEED}`)}`);
      const lost = await total(ofGround, `/organizations?search=${encodeURIComponent(`断电后${SEED}`)}`);
      expect([found, lost]).toEqual([1, 0]);
    }, 180_000);

    it.each(cuts)('has kept all that it answered, and opens: $n. $name', ({ cut }) => cut(), 180_000);
  },
);

function named([name, cut]: readonly [string, () => Promise<void>]): { name: string; cut: () => Promise<void> } {
  return { name, cut };
}
