import type { Page } from 'playwright-core';
import { newId } from '../../../src/common/values/ids.js';
import { IdempotencyService } from '../../../src/idempotency/idempotency.service.js';
import { setClock, TrainingGround } from '../../support/places/training.js';
import type { Session } from '../../support/service/test-service.js';
import { describeInBrowser } from '../browser.js';
import { type ConsoleWorld, DESK, openConsoleWorld, signIn } from './console.js';
import { button, confirm, dialog } from './steps/page-parts.js';
import { openRoad, type Road } from './steps/road.js';

const UNKNOWN = '没有收到结果，不能确定是否已经办理';
const COUNTY = '341821';

/** The answer was lost, and then something else is asked: it is one of another form, or of another row. */
describeInBrowser('after an answer that was lost', () => {
  let world: ConsoleWorld;
  let road: Road;
  let page: Page;
  let officer: Session;
  let ground: TrainingGround;

  beforeAll(async () => {
    world = await openConsoleWorld();
    setClock(world.service, '2024-06-03T09:00:00+08:00');
    officer = await world.service.as('officer', COUNTY);
    ground = new TrainingGround(world.service);
    road = await openRoad(world.origin);
    page = (await world.open(DESK)).page;
    await signIn(page, road.origin, `officer-${COUNTY}`);
  });
  afterAll(async () => {
    await road?.close();
    await world?.close();
  });

  it('a form that was changed is told that the first was done, keeps what is typed, and is done once it is confirmed', async () => {
    const [person] = await ground.people(1);
    const credits = async (): Promise<{ hours: number }[]> =>
      ((await officer.get(`/workers/${person!.id}`).expect(200)).body as { credits: { hours: number }[] }).credits;
    await page.goto(`${road.origin}/console/workers/${person!.id}?tab=career`);
    await button(page, '登记学时').click();
    const hours = dialog(page).getByLabel('学时', { exact: true });
    await hours.fill('8');
    await dialog(page).getByLabel('取得日期').fill('2024-03-01');
    await dialog(page).getByRole('textbox', { name: '证明材料' }).fill('结业证书，存档案室');
    road.losing = /credits/;
    await confirm(page, '登记学时');
    await dialog(page).getByText(UNKNOWN).waitFor();
    road.losing = null;
    await hours.fill('12');
    await confirm(page, '登记学时');
    await dialog(page).getByRole('alert').getByText('系统已经收到并办理').waitFor();
    expect(await hours.inputValue()).toBe('12');
    expect((await credits()).map((credit) => credit.hours)).toEqual([8]);
    // What stands below has been read anew.
    await page.getByText('8 学时').first().waitFor();
    await confirm(page, '登记学时');
    await dialog(page).waitFor({ state: 'detached' });
    expect((await credits()).map((credit) => credit.hours).sort((a, b) => a - b)).toEqual([8, 12]);
  });

  it('another row of the list is told by a key of its own', async () => {
    const people = await ground.people(2);
    const { id } = await ground.session(officer, {}, COUNTY);
    await ground.enrol(officer, id, people);
    setClock(world.service, '2024-06-10T10:00:00+08:00');
    await page.clock.setFixedTime(new Date('2024-06-10T10:00:00+08:00'));
    await page.goto(`${road.origin}/console/training/${id}?tab=attendance`);
    road.losing = /POST .*attendance/;
    await button(page, `到课：${people[0]!.name}`).click();
    await page.getByText(UNKNOWN).waitFor();
    road.losing = null;
    await button(page, `到课：${people[1]!.name}`).click();
    await page.getByText(UNKNOWN).waitFor({ state: 'detached' });
    await button(page, `更正：${people[1]!.name}`).waitFor();
    await button(page, `更正：${people[0]!.name}`).waitFor();
    expect(new Set(road.keysOf(/POST .*attendance/)).size).toBe(2);
  });

  it('and is still worked on, is told so, is asked again by the same key, and is done once', async () => {
    const { dataSource, app } = world.service;
    const [person] = await ground.people(1);
    await page.goto(`${road.origin}/console/workers/${person!.id}?tab=career`);
    await button(page, '登记学时').click();
    await dialog(page).getByLabel('学时', { exact: true }).fill('6');
    await dialog(page).getByLabel('取得日期').fill('2024-03-02');
    await dialog(page).getByRole('textbox', { name: '证明材料' }).fill('结业证书，存档案室');
    road.losing = /credits/;
    await confirm(page, '登记学时');
    await dialog(page).getByText(UNKNOWN).waitFor();
    road.losing = null;
    // Another instance works on it, and is there: the key is taken as by a tab that asked before.
    const key = road.keysOf(/POST .*credits/).at(-1)!;
    const holder = newId();
    await dataSource.query(`INSERT INTO idempotency_holders (id, seen_at) VALUES ($1, now() + interval '1 hour')`, [
      holder,
    ]);
    const [kept] = await dataSource.query<{ status: number; answer_cipher: Buffer }[]>(
      'SELECT status, answer_cipher FROM idempotency_keys WHERE key = $1',
      [key],
    );
    await dataSource.query(
      `UPDATE idempotency_keys SET state = 'running', holder = $2, status = NULL, answer_cipher = NULL WHERE key = $1`,
      [key, holder],
    );
    app.get(IdempotencyService).waitMs = 300;
    await button(page, '再查一次').click();
    await dialog(page).getByRole('alert').getByText('上一次提交还在办理，暂时没有结果。').waitFor();
    expect(await dialog(page).getByLabel('学时', { exact: true }).inputValue()).toBe('6');
    await confirm(page, '登记学时');
    await dialog(page).getByRole('alert').getByText('重复点击不会重复办理').waitFor();
    await dataSource.query(
      `UPDATE idempotency_keys SET state = 'done', status = $2, answer_cipher = $3 WHERE key = $1`,
      [key, kept!.status, kept!.answer_cipher],
    );
    await button(page, '再查一次').click();
    await dialog(page).waitFor({ state: 'detached' });
    await page.getByText('6 学时').first().waitFor();
    const { body } = await officer.get(`/workers/${person!.id}`).expect(200);
    expect((body as { credits: unknown[] }).credits).toHaveLength(1);
    expect(new Set(road.keysOf(/POST .*credits/).slice(-4)).size).toBe(1);
  });
});
