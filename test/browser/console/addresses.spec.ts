import type { Page } from 'playwright-core';
import { SmallCounty, bytesOf } from '../../support/payouts/sent-payout.js';
import { identityNumberOf } from '../../support/register/people.js';
import { rosterWorkbook, someone } from '../../support/roster/roster-workbook.js';
import { describeInBrowser } from '../browser.js';
import { type Clerk, type ConsoleWorld, openConsoleWorld } from './console.js';
import { focusedText, rowsOf, settled } from './steps/lists.js';
import { becomes } from './steps/page-parts.js';
import { picture } from './steps/pictures.js';

/** A list as it can be asked for by an address: what chooses, and the field of it that shows so. */
interface List {
  path: string;
  /** What narrows it, as the address says it. */
  filter: string;
  /** A field that shows the filter, and its value; none where the filter is a tab. */
  shows?: [label: string, value: string];
  sort?: string;
  /** Whether its rows lead to a page of their own. */
  opens: boolean;
}

/** What a page shows by its address: the rows, which page of how many, the order, the filter. */
interface ListState {
  rows: string[];
  page: string;
  sorted: string[];
  filter: string | null;
}

/** Every page is gone through twice and by two people, beside whatever else this machine does. */
const PART_MS = 240_000;

describeInBrowser('every list of the console', () => {
  let world: ConsoleWorld;
  let clerk: Clerk;
  let colleague: Clerk;
  const places = new Map<string, string>();

  beforeAll(async () => {
    world = await openConsoleWorld();
    const county = await new SmallCounty(world.service).open(3);
    const { officer, finance, workers } = county;
    county.today('2024-03-31');
    const first = await county.draft({ toMonth: '2024-02' });
    await county.send(first.id, '2024-04-15');
    const { content } = await bytesOf(finance.get(`/payouts/${first.id}/bank-file?profile=generic-csv`));
    const [titles, ...rows] = content.toString('utf8').replace('\ufeff', '').trim().split('\r\n');
    const answers = rows.map((row, n) => `${row},${n === 0 ? '成功' : '处理中'}`);
    await finance
      .post(`/payouts/${first.id}/bank-returns?profile=generic-csv`)
      .attach('file', Buffer.from([`${titles},处理结果`, ...answers, ''].join('\r\n')), '回单.csv')
      .expect(200);
    const second = await county.draft({ fromMonth: '2024-03', toMonth: '2024-03' });
    const late = { fromMonth: '2024-01', toMonth: '2024-02', reason: '漏报请假' };
    const [paid] = workers.filter(({ name }) => rows[0]!.includes(name));
    await officer.post(`/workers/${paid!.id}/suspensions`, late).expect(201);
    const items = ['2024-01', '2024-02'].map((month) => ({ workerId: paid!.id, subject: `stipend:${month}` }));
    await officer.post('/recoveries/accept', { items }).expect(201);
    for (const n of [1, 2]) {
      const correction = { identityNumber: identityNumberOf(80 + n), reason: '登记时抄错一位' };
      await officer.post(`/workers/${workers[n]!.id}/identity-corrections`, correction).expect(201);
      const workbook = await rosterWorkbook()
        .person(someone(60 + n))
        .bytes();
      await officer.post('/imports/roster?mode=all').attach('file', workbook, `花名册${n}.xlsx`).expect(200);
    }
    places.set('first', first.id).set('second', second.id).set('paid', paid!.id);
    clerk = await world.clerk('admin');
    colleague = await world.clerk('admin', '341821');
  }, PART_MS);
  afterAll(() => world?.close());

  const LISTS: List[] = [
    { path: '/workers', filter: 'level=junior', shows: ['级别', 'junior'], sort: 'name:desc', opens: true },
    { path: '/payouts', filter: 'kind=stipend', shows: ['类别', 'stipend'], sort: 'createdAt:asc', opens: true },
    {
      path: '/payouts/:second',
      filter: 'tab=payees&level=junior',
      shows: ['级别', 'junior'],
      sort: 'amountFen:asc',
      opens: false,
    },
    { path: '/payouts/:first', filter: 'tab=events', opens: false },
    { path: '/payouts/:second', filter: 'tab=variance', opens: true },
    { path: '/banking/returns', filter: 'queue=unclear', shows: ['类别', 'unclear'], opens: false },
    { path: '/recoveries', filter: 'tab=late-facts&kind=stipend', shows: ['类别', 'stipend'], opens: false },
    { path: '/recoveries', filter: 'tab=open&open=true', shows: ['状态', 'true'], opens: true },
    { path: '/imports', filter: 'applied=true', shows: ['结果', 'true'], opens: true },
    { path: '/identity-corrections', filter: '', opens: true },
    { path: '/workers/:paid', filter: 'tab=history', opens: false },
    { path: '/audit', filter: 'objectType=worker', shows: ['对象', 'worker'], opens: false },
    { path: '/users', filter: 'role=admin', shows: ['角色', 'admin'], opens: false },
  ];

  /** Lists that are empty here, and pages of figures. */
  const OTHERS = [
    '/identity-corrections?state',
    '/organizations?kind',
    '/entitlements?level',
    '/claims?kind',
    '/claims/notices?state',
    '/stations?tab=list&grade',
    '/stations/reports?from',
    '/training?line',
    '/training/renewals?within',
    '/policies?regionCode',
    '/reports?regionCode',
  ];

  const addressOf = ({ path, filter, sort }: List): string => {
    const query = new URLSearchParams(filter);
    if (sort) query.set('sort', sort);
    query.set('pageSize', '1');
    query.set('page', '2');
    return `${path.replace(/:(\w+)/, (_, name: string) => places.get(name) ?? '')}?${query.toString()}`;
  };

  async function stateOf(page: Page, { shows }: List): Promise<ListState> {
    await settled(page);
    const main = page.getByRole('main');
    const sorted = await page.evaluate<string[]>(
      `[...document.querySelectorAll('main th[aria-sort]')].map((head) => head.innerText + head.getAttribute('aria-sort'))`,
    );
    return {
      rows: await rowsOf(page),
      page: await main
        .getByText(/^第 \d+ 至 \d+ 条，共/)
        .first()
        .innerText(),
      sorted,
      filter: shows ? await main.getByLabel(shows[0], { exact: true }).first().inputValue() : null,
    };
  }

  /** Whoever comes back finds the focus on what they opened. */
  async function openAndReturn(page: Page): Promise<void> {
    const link = page.locator('main [data-rows] > tr').first().getByRole('link').first();
    const name = await link.textContent();
    await link.click();
    await page.getByRole('navigation', { name: '位置' }).waitFor();
    await page.goBack();
    await settled(page);
    await becomes(() => focusedText(page), name ?? '');
  }

  it.each(LISTS)(
    '$path?$filter is its address: opened by it, turned over, and on the way back',
    async (list) => {
      const { page, go } = clerk;
      const address = addressOf(list);
      await go(address);
      const state = await stateOf(page, list);
      const { sorted, filter } = state;
      expect(state.page).toMatch(/^第 2 至 2 条/);
      expect({ filter, sorted: sorted.length }).toEqual({
        filter: list.shows?.[1] ?? null,
        sorted: list.sort ? 1 : 0,
      });

      await page.getByRole('button', { name: '上一页' }).first().click();
      await page.getByText(/^第 1 至 1 条/).waitFor();
      expect(new URL(page.url()).searchParams.get('page')).toBeNull();
      await page.goBack();
      await page.getByText(/^第 2 至 2 条/).waitFor();
      expect(await stateOf(page, list)).toEqual(state);

      if (list.opens) await openAndReturn(page);
      expect(await stateOf(page, list)).toEqual(state);
      expect(`${new URL(page.url()).pathname}${new URL(page.url()).search}`).toBe(`/console${address}`);
    },
    PART_MS,
  );

  it(
    'is sent to a colleague as a link, and shows them the same',
    async () => {
      // Once more by a reload, which is the same to the page.
      await clerk.go(addressOf(LISTS[0]!));
      const before = await stateOf(clerk.page, LISTS[0]!);
      await clerk.page.reload();
      expect(await stateOf(clerk.page, LISTS[0]!)).toEqual(before);
      for (const list of LISTS.filter(({ path }) => /^\/(workers|payouts|recoveries|banking\/returns)$/.test(path))) {
        await clerk.go(addressOf(list));
        const own = await stateOf(clerk.page, list);
        await colleague.page.goto(clerk.page.url());
        expect({ list: list.path, ...(await stateOf(colleague.page, list)) }).toEqual({ list: list.path, ...own });
      }
      expect([...clerk.faults, ...colleague.faults]).toEqual([]);
    },
    PART_MS,
  );

  it(
    'leaves out of an address what nobody knows, says so, and shows the rest of it',
    async () => {
      const { page, go, findings } = clerk;
      const ignored = page.getByText('忽略了无法识别的筛选');
      for (const { path, filter, sort } of LISTS) {
        const query = new URLSearchParams(filter);
        const chosen = [...query.keys()].filter((name) => name !== 'tab').at(-1);
        if (chosen) query.set(chosen, 'nobody-knows');
        else if (sort) query.set('sort', 'nobody-knows');
        else continue;
        const at = path.replace(/:(\w+)/, (_, name: string) => places.get(name) ?? '');
        await go(`${at}?${query.toString()}`);
        await ignored.waitFor();
        await settled(page);
        expect([path, await rowsOf(page)]).not.toEqual([path, []]);
        expect([path, page.url()]).toEqual([path, expect.not.stringContaining('nobody-knows')]);
        expect([path, await page.getByRole('alert').count()]).toEqual([path, 0]);
      }
      // What is known beside it stays, also the order; with the next choice the line is gone.
      await go('/workers?level=junior&account=nobody-knows&sort=nobody-knows&registration=none');
      await ignored.waitFor();
      await page.waitForURL((url) => url.search === '?level=junior&registration=none');
      expect(await page.getByLabel('级别', { exact: true }).inputValue()).toBe('junior');
      expect(await findings()).toEqual([]);
      await picture(page, 'ignored-filters');
      await page.getByLabel('级别', { exact: true }).selectOption('');
      await ignored.waitFor({ state: 'detached' });
      for (const other of OTHERS) {
        await go(`${other}=nobody-knows`);
        await ignored.waitFor();
        await page.waitForURL((url) => !url.search.includes('nobody-knows'));
        await page.waitForLoadState('networkidle');
        expect([other, await page.getByRole('alert').count()]).toEqual([other, 0]);
      }
      expect(clerk.faults).toEqual([]);
    },
    PART_MS,
  );

  it('takes a filter and an order into the address as they are chosen, and loses them on the way back', async () => {
    const { page, go } = clerk;
    await go('/workers');
    await page.getByLabel('级别', { exact: true }).selectOption('junior');
    await page.waitForURL(/level=junior/);
    await page.getByRole('button', { name: '姓名' }).click();
    await page.waitForURL(/level=junior&sort=name/);
    await page.getByRole('columnheader', { name: '姓名' }).and(page.locator('[aria-sort="ascending"]')).waitFor();
    await page.goBack();
    await page.goBack();
    await page.waitForURL((url) => url.search === '');
    expect(await page.getByLabel('级别', { exact: true }).inputValue()).toBe('');
  });
});
