import { type Browser, type BrowserContext, chromium, type CDPSession, type Page } from 'playwright-core';
import { CHROMIUM_FLAGS } from '../chromium.js';
import { figure, type Figure, percentile, spreadOf } from '../figures.js';
import { PASSWORD } from '../register/load.js';
import { RunningService } from '../service.js';
import { onBare, withoutPayouts, type World } from '../world.js';
import { createPayout } from './month.js';

const KB = 1024;

/** What the functions that run within the page use of it; nothing of it is there in this process. */
interface Element {
  textContent: string | null;
  scrollTop: number;
  click(): void;
  querySelector(selector: string): Element | null;
}
declare const document: Element & { documentElement: Element };
declare function requestAnimationFrame(next: (now: number) => void): void;
const DESK = { width: 1366, height: 768 };
/** A clerk's old machine beside the one that this runs on. */
const SLOW = 4;
const LIST = '[data-rows] [data-key]';

/** The pages of the console in a browser of this machine (`BENCH_BROWSER`), by the budgets of console.md. */
export async function measurePages(world: World): Promise<Figure[]> {
  const executablePath = process.env.BENCH_BROWSER;
  if (!executablePath) {
    process.stdout.write('pages: left out, BENCH_BROWSER names no browser\n');
    return [];
  }
  await onBare(world, withoutPayouts);
  const service = await RunningService.start(world.database);
  const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
  try {
    const author = await service.signIn('author');
    const payout = await createPayout(author, world.people.tree.hundredThousand);
    const visit = { browser, origin: `http://127.0.0.1:${service.port}`, payoutId: payout.id };
    const runs = world.options.short ? 1 : 7;
    const loaded = await weights(visit);
    const [idle, slow] = [await walks(visit, 1, runs), await walks(visit, SLOW, runs)];
    const scrolled = [await scrolling(visit, 1), await scrolling(visit, SLOW)] as const;
    const heapMb = await heapAfter(visit, world.options.short ? 2 : 50);
    return figuresOf(world, payout.lineCount, { loaded, idle, slow, scrolled, heapMb });
  } finally {
    await browser.close();
    await service.stop();
    await onBare(world, withoutPayouts);
  }
}

interface Visit {
  browser: Browser;
  origin: string;
  payoutId: string;
}

interface Walk {
  list: number[];
  person: number[];
  payout: number[];
  /** The largest of all moves of what was there already (layout shift). */
  shift: number;
}

interface Scroll {
  frameMs: number[];
  looks: number;
  blank: number;
}

interface Measured {
  loaded: { signIn: number; list: number };
  idle: Walk;
  slow: Walk;
  scrolled: readonly [Scroll, Scroll];
  heapMb: number;
}

/** A signed-in page of a profile of its own. */
async function opened({ browser, origin }: Visit): Promise<{ context: BrowserContext; page: Page; cdp: CDPSession }> {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: DESK });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await page.goto(`${origin}/console/sign-in`);
  await page.getByLabel('用户名').fill('author');
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: '待办' }).waitFor();
  return { context, page, cdp };
}

/** Bytes over the network up to the sign-in, and on to the first list, as they were sent. */
async function weights(visit: Visit): Promise<Measured['loaded']> {
  const context = await visit.browser.newContext({ viewport: DESK });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  const ofFiles = new Set<string>();
  let bytes = 0;
  cdp.on('Network.responseReceived', ({ requestId, response }) => {
    if (new URL(response.url).pathname.startsWith('/console')) ofFiles.add(requestId);
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (ofFiles.has(requestId)) bytes += encodedDataLength;
  });
  await page.goto(`${visit.origin}/console/sign-in`, { waitUntil: 'networkidle' });
  const signIn = bytes;
  await page.getByLabel('用户名').fill('author');
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('link', { name: '人员', exact: true }).click();
  await page.locator(LIST).first().waitFor();
  await page.waitForLoadState('networkidle');
  await context.close();
  return { signIn: signIn / KB, list: bytes / KB };
}

/** From list to list, to a person and to a payout, each after a first visit that is not counted. */
async function walks(visit: Visit, slowdown: number, runs: number): Promise<Walk> {
  const { context, page, cdp } = await opened(visit);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.evaluate(watchShifts);
  const walk: Walk = { list: [], person: [], payout: [], shift: 0 };
  for (let n = 0; n <= runs; n++) {
    await timed(page, { click: 'nav a[href$="/organizations"]', until: '单位', rows: LIST });
    const list = await timed(page, { click: 'nav a[href$="/workers"]', until: '人员', rows: LIST });
    const person = await timed(page, {
      click: `tr:nth-child(${n + 1}) > td > a`,
      until: null,
      rows: '.months, .facts',
    });
    await timed(page, { click: 'nav a[href$="/payouts"]', until: '发放批次', rows: LIST });
    const payout = await timed(page, { click: `a[href$="${visit.payoutId}"]`, until: null, rows: LIST });
    if (n === 0) continue;
    walk.list.push(list);
    walk.person.push(person);
    walk.payout.push(payout);
  }
  walk.shift = await page.evaluate(() =>
    (globalThis as unknown as { shifts: number[] }).shifts.reduce((a, b) => Math.max(a, b), 0),
  );
  await context.close();
  return walk;
}

interface Until {
  click: string;
  /** The heading of the page that is waited for; null for any other than the one that is there. */
  until: string | null;
  /** What it must show, and not in grey. */
  rows: string;
}

/** Milliseconds from the click to the frame in which the page stands whole, taken within the page. */
async function timed(page: Page, until: Until): Promise<number> {
  await page.locator(until.click).first().waitFor();
  return page.evaluate(
    ({ click, until: heading, rows }) =>
      new Promise<number>((done) => {
        const nameOf = (): string => document.querySelector('h1')?.textContent ?? '';
        const before = nameOf();
        const started = performance.now();
        document.querySelector(click)!.click();
        const look = (): void => {
          const isThere = heading === null ? nameOf() !== before : nameOf() === heading;
          const isWhole = document.querySelector(rows) !== null && document.querySelector('main .stale') === null;
          if (isThere && isWhole) requestAnimationFrame(() => done(performance.now() - started));
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
    until,
  );
}

interface Shift {
  startTime: number;
  value: number;
  hadRecentInput: boolean;
}

/** Runs within the page. */
function watchShifts(): void {
  const shifts: number[] = [];
  (globalThis as unknown as { shifts: number[] }).shifts = shifts;
  let since = 0;
  let sum = 0;
  // A run of moves is one: at most 1 s apart, at most 5 s long (the definition of cumulative layout shift).
  let last = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as unknown as Shift[]) {
      if (entry.hadRecentInput) continue;
      if (entry.startTime - last > 1000 || entry.startTime - since > 5000) [since, sum] = [entry.startTime, 0];
      last = entry.startTime;
      sum += entry.value;
      shifts.push(sum);
    }
  }).observe({ type: 'layout-shift' as never, buffered: true });
}

/** Six seconds of a turning wheel in the payees of the payout without pages: what each frame took, and looks at rows not yet there. */
async function scrolling(visit: Visit, slowdown: number): Promise<Scroll> {
  const { context, page, cdp } = await opened(visit);
  await page.goto(`${visit.origin}/console/payouts/${visit.payoutId}?flow=1`);
  await page.locator(LIST).first().waitFor();
  const isFlow = (await page.locator('.table-frame.flow').count()) === 1;
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const scrolled = await page.evaluate(
    ({ frameOf }) =>
      new Promise<Scroll>((done) => {
        const frame = document.querySelector(frameOf) ?? document.documentElement;
        const told: Scroll = { frameMs: [], looks: 0, blank: 0 };
        const started = performance.now();
        let last = started;
        const step = (now: number): void => {
          told.frameMs.push(now - last);
          last = now;
          told.looks++;
          if (frame.querySelector('.coming')) told.blank++;
          // Three rows a frame, some 7 000 pixels a second: a wheel that is turned fast.
          frame.scrollTop += 120;
          if (now - started < 6_000) requestAnimationFrame(step);
          else done({ ...told, frameMs: told.frameMs.slice(1) });
        };
        requestAnimationFrame(step);
      }),
    { frameOf: '.table-frame.flow' },
  );
  await context.close();
  if (!isFlow) return { frameMs: [], looks: 0, blank: 0 };
  return scrolled;
}

/** Memory of the page's scripts after so many rounds through four pages, once what is not needed was let go. */
async function heapAfter(visit: Visit, rounds: number): Promise<number> {
  const { context, page, cdp } = await opened(visit);
  for (let n = 0; n < rounds; n++) {
    await timed(page, { click: 'nav a[href$="/organizations"]', until: '单位', rows: LIST });
    await timed(page, { click: 'nav a[href$="/workers"]', until: '人员', rows: LIST });
    await timed(page, { click: `tr:nth-child(${(n % 50) + 1}) > td > a`, until: null, rows: '.months, .facts' });
    await timed(page, { click: 'nav a[href$="/payouts"]', until: '发放批次', rows: LIST });
  }
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = (await cdp.send('Runtime.getHeapUsage')) as { usedSize: number };
  await context.close();
  return usedSize / 1024 ** 2;
}

function figuresOf(world: World, lines: number, { loaded, idle, slow, scrolled, heapMb }: Measured): Figure[] {
  const { size } = world;
  const once = (value: number) => ({ median: value, min: value, max: value, runs: 1 });
  const beside = (values: readonly number[], unit = 'ms'): string =>
    `${spreadOf(values).median.toFixed(0)} ${unit} with the processor ${SLOW} times slower`;
  const walked = (key: 'list' | 'person' | 'payout', what: string, aim: number): Figure =>
    figure({
      size,
      key: `page:${key}`,
      what,
      unit: 'ms',
      measured: spreadOf(idle[key]),
      rows: 1,
      aim,
      note: beside(slow[key]),
    });
  const [even, slowed] = scrolled;
  const p95 = ({ frameMs }: Scroll): number =>
    percentile(
      frameMs.toSorted((a, b) => a - b),
      0.95,
    );
  const flow: Figure[] =
    even.looks === 0
      ? []
      : [
          figure({
            size,
            key: 'page:scroll',
            what: `a frame while the payees of ${lines} lines are scrolled through, 95th percentile`,
            unit: 'ms',
            measured: once(p95(even)),
            rows: 1,
            aim: 70,
            note: `rows not yet there in ${even.blank} of ${even.looks} frames; ${p95(slowed).toFixed(0)} ms and ${slowed.blank} of ${slowed.looks} with the processor ${SLOW} times slower`,
          }),
        ];
  return [
    figure({ size, key: 'page:sign-in', what: 'files of the sign-in page, as sent', unit: 'KB', measured: once(loaded.signIn), rows: 1, aim: 120 }), // prettier-ignore
    figure({ size, key: 'page:first', what: 'files up to the first list, as sent', unit: 'KB', measured: once(loaded.list), rows: 1, aim: 300 }), // prettier-ignore
    walked('list', 'click to the list of people again', 150),
    walked('person', 'click to a person', 250),
    walked('payout', `click to the first rows of a payout of ${lines} lines`, 500),
    ...flow,
    figure({ size, key: 'page:shift', what: 'largest layout shift of the walk', unit: '×', measured: once(Math.max(idle.shift, slow.shift)), rows: 1, aim: 0.1 }), // prettier-ignore
    figure({ size, key: 'page:heap', what: "memory of the page's scripts after the walk 50 times", unit: 'MB', measured: once(heapMb), rows: 1, aim: 60 }), // prettier-ignore
  ];
}
