import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { type Permission, roleMay } from '../../../src/auth/access/permissions.js';
import { type Role, ROLES } from '../../../src/auth/access/roles.js';
import { addDays } from '../../../src/common/values/months.js';
import { createOrganization } from '../../support/register/people.js';
import { awardPolicy, putInForce, stipendPolicy } from '../../support/register/policies.js';
import { createStation } from '../../support/places/stations.js';
import { TrainingGround } from '../../support/places/training.js';
import { putNotice } from '../../support/register/claims.js';
import { SmallCounty } from '../../support/payouts/sent-payout.js';
import { describeInBrowser } from '../browser.js';
import { type Clerk, type ConsoleWorld, DESK, openConsoleWorld } from './console.js';

/** The list that menu and refusals are made from, read as text: it loads pages, which are the browser's. */
interface Listed {
  path: string;
  title: string;
  inMenu: boolean;
  permissions: Permission[];
  /** Whose menu it stands in. */
  menuOf: Permission[];
}

function listedPages(): Listed[] {
  const source = readFileSync('web/console/routes.ts', 'utf8').split('export const ROUTES')[1]!;
  return [
    ...source.matchAll(
      /path: '([^']+)',\s*title: '([^']+)',([^}]*?)permissions: \[([^\]]*)\](?:,\s*menuOf: \[([^\]]*)\])?/g,
    ),
  ].map(([, path = '', title = '', between = '', permissions = '', menuOf]) => ({
    path,
    title,
    inMenu: between.includes('group:'),
    permissions: named(permissions),
    menuOf: named(menuOf ?? permissions),
  }));
}

function named(list: string): Permission[] {
  return [...list.matchAll(/'([^']+)'/g)].map(([, each]) => each as Permission);
}

const PAGES = listedPages();
const mayAny = (role: Role, permissions: readonly Permission[]): boolean =>
  permissions.length === 0 || permissions.some((each) => roleMay(role, each));
const mayOpen = (role: Role, { permissions }: Listed): boolean => mayAny(role, permissions);

const NOT_YOURS = '您的账号不办理这一项。';
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-/i;
/** Kinds of file, units and keys; user names and numbers of payouts that the test itself gave or the service counts. */
const LATIN =
  /(?:xlsx|csv|txt|pdf|sha-?256|utf-?8|gb18030|gbk|excel|wps|word|ctrl|enter|esc|totp|jt-[\d-]+|jl-[\d-]+)/gi;
const LOGIN_NAMES = /\b(?:admin|officer|reviewer|finance|auditor|station_manager|leader|system)(?:[ -]\d{6})?\b/g;
/** Numbers of certificates that the test made of ids. */
const CERTIFICATE = /GL[0-9a-f-]{36}/gi;
/** What a bureau may call an employer; if it is taken for more than text, the page's title tells. */
const HOSTILE = '<img src=x onerror="document.title=1">';
const FORMULA = '=1+1|calc';

/** Run inside of the page: whatever takes more than a moment to change. */
const MOVING = `[...document.querySelectorAll('*')].filter((each) => {
  const { transitionDuration, animationDuration } = getComputedStyle(each);
  return [transitionDuration, animationDuration].some((text) => Number.parseFloat(text) > 0.01);
}).map(({ className }) => String(className))`;

describeInBrowser('every page of the console', () => {
  let world: ConsoleWorld;
  const ids = new Map<string, string>();
  /** Whoever has been walked through the pages, to be asked again in another form. */
  let admin: Clerk;

  beforeAll(async () => {
    world = await openConsoleWorld();
    const county = await new SmallCounty(world.service).open(3, (n) => (n === 1 ? { remark: HOSTILE } : {}));
    county.today('2024-03-31');
    const { officer } = county;
    await createOrganization(officer, { name: HOSTILE, kind: 'village', regionCode: '341821102' });
    const formula = await createOrganization(officer, { name: FORMULA, kind: 'village', regionCode: '341821102' });
    await officer.post(`/workers/${county.workers[1]!.id}/posts`, {
      organizationId: formula.id,
      startOn: '2024-02-01',
    });
    const { id } = await county.draft();
    await county.send(id, '2024-04-15');
    await officer.patch(`/workers/${county.workers[0]!.id}`, 1, { remark: `${HOSTILE}${FORMULA}` });
    const policy = await officer.post('/policies', stipendPolicy({ effectiveFrom: '2025-01' })).expect(201);
    ids.set('/payouts/$id', id).set('/workers/$id', county.workers[0]!.id).set('/organizations/$id', formula.id);
    const policyId = (policy.body as { id: string }).id;
    ids.set('/policies/$id', policyId).set('/policies/$id/edit', policyId);
    await layClaim(county);
    admin = await world.clerk('admin');
  }, 240_000);

  /** A claim of somebody who serves at the manager's own station, by a notice that is open: for the others the page is not there. */
  async function layClaim({ officer, workers }: SmallCounty): Promise<void> {
    const { dataSource, clock } = world.service;
    const asking = {
      title: '申报奖励办法',
      claimBy: 'application',
      effectiveFrom: '2021-01-01',
    } as const;
    const policyId = await putInForce(world.service, awardPolicy(asking));
    const noticeId = await putNotice(dataSource, { policyId, opensOn: '2024-01-01', closesOn: '2026-12-31' });
    const workerId = workers[2]!.id;
    const station = await createStation(officer, { regionCode: '341821102' });
    const since = { workerId, startOn: addDays(clock.today(), -1) };
    await officer.post(`/stations/${station.id}/staff`, since).expect(201);
    const manager = await world.service.as('station_manager', '341821');
    await dataSource.query('UPDATE users SET station_id = $1 WHERE id = $2', [station.id, manager.userId]);
    const { body: person } = await officer.get(`/workers/${workerId}`).expect(200);
    const [certificate] = (person as { certificates: { id: string }[] }).certificates;
    const award = { workerId, kind: 'award', certificateId: certificate!.id, policyRegionCode: '341821' };
    const { id } = (await officer.post('/claims', award).expect(201)).body as { id: string };
    ids.set('/claims/$id', id).set('/claims/notices/$id', noticeId);
    ids.set('/stations/$id', station.id).set('/stations/$id/report', station.id);
    const training = await new TrainingGround(world.service).session(officer, {}, '341821');
    ids.set('/training/$id', training.id);
    const selection = { title: '赋能计划', regionCode: '341821', year: 2024, quota: 5 };
    const made = await officer.post('/training/selections', selection).expect(201);
    ids.set('/training/selections/$id', (made.body as { id: string }).id);
  }
  afterAll(() => world?.close());

  const addressOf = ({ path }: Listed): string => path.replace('$id', ids.get(path) ?? '');
  const reachable = PAGES.filter(
    ({ path }) =>
      !path.includes('$id') ||
      ['/payouts/$id', '/workers/$id', '/organizations/$id', '/claims/$id', '/claims/notices/$id'].includes(path) ||
      /^\/(policies|stations|training)\//.test(path),
  );

  /** Goes on inside of the page, as a link does, and waits until nothing is asked for any more. */
  async function visit(page: Page, address: string): Promise<{ asked: string[]; refused: string[] }> {
    const asked: string[] = [];
    const refused: string[] = [];
    const open = new Set<object>();
    let quietSince = Date.now();
    const isApi = (url: string) => url.includes('/api/v1/');
    const onRequest = (request: { url(): string; method(): string }): void => {
      open.add(request);
      if (isApi(request.url())) asked.push(`${request.method()} ${new URL(request.url()).pathname}`);
    };
    const onEnd = (request: object): void => {
      open.delete(request);
      quietSince = Date.now();
    };
    const onResponse = (response: { url(): string; status(): number }): void => {
      if (response.status() >= 400) refused.push(`${response.status()} ${new URL(response.url()).pathname}`);
    };
    page.on('request', onRequest).on('requestfinished', onEnd).on('requestfailed', onEnd).on('response', onResponse);
    await page.evaluate(
      `history.pushState({}, '', ${JSON.stringify(`/console${address}`)}); dispatchEvent(new PopStateEvent('popstate'))`,
    );
    await page.getByRole('heading', { level: 1 }).waitFor();
    while (open.size > 0 || Date.now() - quietSince < 200) await page.waitForTimeout(40);
    page
      .off('request', onRequest)
      .off('requestfinished', onEnd)
      .off('requestfailed', onEnd)
      .off('response', onResponse);
    return { asked, refused };
  }

  it('are all in the list that was read', () => {
    expect(PAGES.length).toBe(readFileSync('web/console/routes.ts', 'utf8').match(/component: page\(/g)!.length);
  });

  it.each(ROLES)(
    'opens for %s where the service answers it, and nowhere else is anything asked or shown',
    async (role) => {
      const clerk =
        role === 'admin' ? admin : await world.clerk(role, role === 'station_manager' ? '341821' : '341800');
      const { page } = clerk;
      const elsewhere: string[] = [];
      page.on('request', (request) => {
        if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== world.origin)
          elsewhere.push(request.url());
      });
      const wrong: string[] = [];
      for (const listed of reachable) {
        const { asked, refused } = await visit(page, addressOf(listed));
        const main = await page.locator('main').innerText();
        const told = main.includes(NOT_YOURS);
        if (told === mayOpen(role, listed)) wrong.push(`${listed.path}: ${told ? 'refused' : 'opened'}`);
        if (told && asked.some((each) => !/\/(auth|inbox)\b/.test(each)))
          wrong.push(`${listed.path} asked ${asked.join()}`);
        wrong.push(...refused.map((each) => `${listed.path} met ${each}`));
        wrong.push(...foreignWords(main).map((each) => `${listed.path} says ${each}`));
        if ((await page.title()) === '1') wrong.push(`${listed.path} took a name for markup`);
      }
      expect(wrong).toEqual([]);
      const links = await page.getByRole('navigation', { name: '主菜单' }).getByRole('link').all();
      const shown = await Promise.all(links.map((link) => link.getAttribute('href')));
      const expected = PAGES.filter((listed) => listed.inMenu && mayAny(role, listed.menuOf)).map(
        ({ path }) => `/console${path === '/' ? '' : path}`,
      );
      expect(
        shown.map((href) => new URL(href!, `${world.origin}/console/`).pathname.replace(/\/$/, '')).toSorted(),
      ).toEqual(expected.toSorted());
      expect(elsewhere).toEqual([]);
      expect(clerk.faults).toEqual([]);
      expect(await stored(page)).not.toMatch(/\d{15,}|1[3-9]\d{9}/);
    },
    240_000,
  );

  it('has no finding of axe, at the desk and at twice the size, where only tables go sideways', async () => {
    const { page } = admin;
    const wrong: string[] = [];
    for (const listed of reachable.filter((each) => mayOpen('admin', each))) {
      await page.setViewportSize(DESK.viewport!);
      await visit(page, addressOf(listed));
      wrong.push(...(await admin.findings()).map((each) => `${listed.path}: ${each}`));
      // 1280 px at 200 % are 640 px of CSS.
      await page.setViewportSize({ width: 640, height: 400 });
      const over = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      if (over > 0) wrong.push(`${listed.path}: ${over} px too wide at twice the size`);
    }
    expect(wrong).toEqual([]);
  }, 240_000);

  it('moves nothing for whoever asked for less motion', async () => {
    const { page } = await world.clerk('officer', '341800', { ...DESK, reducedMotion: 'reduce' });
    await visit(page, '/payouts');
    const moving = await page.evaluate<string[]>(MOVING);
    expect(moving).toEqual([]);
  });

  it('prints without the menu and the deeds', async () => {
    const { page } = admin;
    await page.setViewportSize(DESK.viewport!);
    await page.emulateMedia({ media: 'print' });
    const wrong: string[] = [];
    for (const listed of reachable.filter((each) => mayOpen('admin', each))) {
      await visit(page, addressOf(listed));
      if (await page.getByRole('navigation', { name: '主菜单' }).isVisible()) wrong.push(`${listed.path}: the menu`);
      // Heads of columns, months and names can be pressed too, and are what the paper is for.
      const deeds = await page.locator('.button, .buttons').filter({ visible: true }).allInnerTexts();
      if (deeds.length > 0) wrong.push(`${listed.path}: ${deeds.join('|')}`);
    }
    await page.emulateMedia({ media: null });
    expect(wrong).toEqual([]);
  }, 240_000);
});

/** Words of another script, codes and ids that a person of the bureau cannot read. */
function foreignWords(text: string): string[] {
  const plain = text
    .replaceAll(HOSTILE, '')
    .replaceAll(/[=＝]1[+＋]1[|｜]calc/g, '')
    .replaceAll(LATIN, '')
    .replaceAll(LOGIN_NAMES, '')
    .replaceAll(CERTIFICATE, '');
  const words = plain.match(/[A-Za-z_]{3,}/g) ?? [];
  return [...new Set([...words, ...(UUID.test(plain) ? ['an id'] : [])])];
}

async function stored(page: Page): Promise<string> {
  return page.evaluate<string>('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href])');
}
