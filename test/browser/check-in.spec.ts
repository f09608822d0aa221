import type { Page } from 'playwright-core';
import { type Person, setClock } from '../support/places/training.js';
import type { Session } from '../support/service/test-service.js';
import { describeInBrowser, openTrainingWorld, PHONE, type TrainingWorld } from './browser.js';

describeInBrowser('the check-in page on a phone', () => {
  let world: TrainingWorld;
  let city: Session;
  let people: Person[];
  let id: string;
  beforeAll(async () => {
    world = await openTrainingWorld(4);
    ({ city, people, sessionId: id } = world);
  });
  afterAll(() => world?.close());
  beforeEach(() => setClock(world.service, '2024-06-10T08:50:00+08:00'));

  async function shown(): Promise<{ code: string; address: string }> {
    const answer = await city.get(`/training/sessions/${id}/check-in-code`).expect(200);
    const { code, path } = answer.body as { code: string; path: string };
    return { code, address: `${world.origin}${path}` };
  }
  async function fill(page: Page, { name, lastFour }: { name: string; lastFour: string }): Promise<void> {
    await page.getByLabel('姓名').fill(name);
    await page.getByLabel('身份证号后四位').fill(lastFour);
    await page.getByRole('button', { name: '签到' }).tap();
  }
  async function attended(): Promise<number> {
    return ((await city.get(`/training/sessions/${id}`).expect(200)).body as { attendanceCount: number })
      .attendanceCount;
  }

  it('takes a scan without an account, and the same scan again changes nothing', async () => {
    const { page, faults } = await world.open(PHONE);
    const { address } = await shown();
    const before = await attended();
    await page.goto(address);
    await fill(page, people[0]!);
    await page.getByRole('heading', { name: '签到成功' }).waitFor();
    const first = await page.locator('#done').innerText();
    expect(first).toContain('第一期');
    expect(await attended()).toBe(before + 1);

    setClock(world.service, '2024-06-10T08:50:40+08:00');
    await page.reload();
    await fill(page, people[0]!);
    await page.getByRole('heading', { name: '签到成功' }).waitFor();
    expect(await page.locator('#done').innerText()).toBe(first);
    expect(await attended()).toBe(before + 1);
    expect(faults).toEqual([]);
  });

  it('refuses a code that is a minute old and takes the one on the screen instead, typed', async () => {
    const { page, faults } = await world.open(PHONE);
    const { address } = await shown();
    const before = await attended();
    await page.goto(address);
    expect(await page.getByLabel('签到码').isVisible()).toBe(false);
    setClock(world.service, '2024-06-10T08:51:00+08:00');
    await fill(page, people[1]!);
    await page.getByText('签到码已失效').waitFor();
    expect(await attended()).toBe(before);

    const { code } = await shown();
    await page.getByLabel('签到码').fill(`${code.slice(0, 4)} ${code.slice(4).toLowerCase()}`);
    await page.getByRole('button', { name: '签到' }).tap();
    await page.getByRole('heading', { name: '签到成功' }).waitFor();
    expect(await attended()).toBe(before + 1);
    expect(faults).toEqual([]);
  });

  it('gives up waiting on a network that answers nothing, and takes the same entries once it does', async () => {
    const { page, faults } = await world.open(PHONE);
    await page.clock.install();
    await page.goto((await shown()).address);
    await page.route('**/training/check-in', () => undefined);
    await fill(page, people[3]!);
    await page.getByText('正在签到').waitFor();
    await page.clock.fastForward(10_000);
    await page.getByText('网络不通').waitFor();
    await page.unroute('**/training/check-in');
    await page.getByRole('button', { name: '签到' }).tap();
    await page.getByRole('heading', { name: '签到成功' }).waitFor();
    expect(faults).toEqual([]);
  });

  it('asks for the code where the scanned address was cut or spoilt', async () => {
    const { page, faults } = await world.open(PHONE);
    const { address } = await shown();
    await page.goto(address.replace(/#.*/, '#%'));
    await page.getByLabel('签到码').waitFor();
    expect(faults).toEqual([]);
  });

  it('asks for what is missing before it sends anything', async () => {
    const { page } = await world.open(PHONE);
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(request.url());
    });
    await page.goto((await shown()).address.replace(/#.*/, ''));
    await fill(page, { name: '', lastFour: '' });
    await page.getByText('请扫描屏幕上的二维码，或填写').waitFor();
    await page.getByLabel('签到码').fill((await shown()).code);
    await fill(page, { name: '', lastFour: '1234' });
    await page.getByText('请填写姓名').waitFor();
    await fill(page, { name: '学员', lastFour: '12' });
    await page.getByText('请填写身份证号后四位').waitFor();
    expect(sent).toEqual([]);
  });

  it('lets nobody guess: after five wrong answers the right one is refused too', async () => {
    const { page, faults } = await world.open(PHONE);
    const person = people[2]!;
    const before = await attended();
    await page.goto((await shown()).address);
    const guesses = Array.from({ length: 101 }, (_, n) => String(n).padStart(4, '0')).filter(
      (it) => it !== person.lastFour,
    );
    const said: string[] = [];
    for (const lastFour of guesses.slice(0, 100)) {
      const answered = page.waitForResponse((it) => it.request().method() === 'POST');
      await fill(page, { name: person.name, lastFour });
      await answered;
      await page.locator('#submit:enabled').waitFor();
      said.push(await page.locator('#notice').innerText());
    }
    expect(said.filter((it) => it.includes('与报名名单不符'))).toHaveLength(5);
    expect(said.filter((it) => it.includes('核对不符的次数过多'))).toHaveLength(95);
    await fill(page, person);
    await page.getByText('核对不符的次数过多').waitFor();
    expect(await attended()).toBe(before);
    expect(faults).toEqual([]);
  });
});
