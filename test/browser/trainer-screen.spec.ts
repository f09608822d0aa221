import type { Page } from 'playwright-core';
import makeQr from 'qrcode-generator';
import { type Person, setClock } from '../support/places/training.js';
import type { Session } from '../support/service/test-service.js';
import { ADMIN_PASSWORD } from '../support/service/test-config.js';
import { describeInBrowser, openTrainingWorld, PHONE, PROJECTOR, type TrainingWorld } from './browser.js';

/** The page's own measures: it waits so long for the next code, and tries again after so long. */
const GRACE_MS = 2000;
const RETRY_MS = 3000;
const QUIET_ZONE = 4;

describeInBrowser('the trainer’s screen', () => {
  let world: TrainingWorld;
  let city: Session;
  let people: Person[];
  let id: string;
  beforeAll(async () => {
    world = await openTrainingWorld(3);
    ({ city, people, sessionId: id } = world);
    await createOfficer('projector');
  });
  afterAll(() => world?.close());
  beforeEach(() => setClock(world.service, '2024-06-10T08:50:00+08:00'));

  const password = `${ADMIN_PASSWORD}-2`;
  /** Apart from the account that the test itself asks with. */
  async function createOfficer(username: string, changes: object = {}): Promise<void> {
    const body = {
      username,
      password,
      displayName: '培训老师',
      role: 'officer',
      regionCode: '341800',
      mustChangePassword: false,
      ...changes,
    };
    await (await world.service.admin()).post('/users', body).expect(201);
  }
  async function signIn(page: Page, username = 'projector'): Promise<void> {
    await page.getByLabel('用户名').fill(username);
    await page.getByLabel('密码', { exact: true }).fill(password);
    await page.getByRole('button', { name: '登录' }).click();
  }
  /** Signed in, with the code of the session on it, and a clock that the test can move on. */
  async function screen(): Promise<{ page: Page; faults: string[] }> {
    const opened = await world.open(PROJECTOR);
    await opened.page.clock.install();
    await opened.page.goto(`${world.origin}/api/v1/training/screen#${id}`);
    await signIn(opened.page);
    await opened.page.locator('#qr-image').waitFor();
    return opened;
  }
  async function shownCode(): Promise<string> {
    return ((await city.get(`/training/sessions/${id}/check-in-code`).expect(200)).body as { code: string }).code;
  }
  const spaced = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`;

  async function expectCode(page: Page, code: string): Promise<void> {
    await page.getByText(spaced(code), { exact: true }).waitFor();
    const address = `${world.origin}/api/v1/training/check-in/${id}#${code}`;
    expect(await page.locator('#qr-image').getAttribute('data-address')).toBe(address);
    expect(await page.locator('#qr-image').isVisible()).toBe(true);
    const path = (await page.locator('#qr-image path').getAttribute('d')) ?? '';
    expect(path.match(/M\d+ \d+/g)?.toSorted()).toEqual(darkModules(address).toSorted());
  }

  it('leads from the sign-in over the list of sessions to the code', async () => {
    const { page, faults } = await world.open(PROJECTOR);
    await page.goto(`${world.origin}/api/v1/training/screen`);
    await page.getByLabel('用户名').fill('projector');
    await page.getByLabel('密码', { exact: true }).fill('wrong');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('用户名或密码不正确').waitFor();
    await signIn(page);
    await page.getByRole('link', { name: '第一期' }).click();
    await expectCode(page, await shownCode());
    expect(await page.locator('#facts').innerText()).toContain('2024年6月10日 09:00至17:00');
    expect(await page.getByText('只有这台电脑能打开').isVisible()).toBe(true);
    // No name and no number of a person on the projector.
    const text = await page.locator('body').innerText();
    for (const { name } of people) expect(text).not.toContain(name);
    expect(faults).toEqual([]);

    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByLabel('用户名').waitFor();
    expect(await page.evaluate('sessionStorage.length')).toBe(0);
    await page.reload();
    await page.getByLabel('用户名').waitFor();
    expect(faults).toEqual([]);
  });

  it('changes the code every 30 seconds, and a phone that scans it is counted', async () => {
    const { page, faults } = await screen();
    const first = await shownCode();
    await expectCode(page, first);
    setClock(world.service, '2024-06-10T08:50:30+08:00');
    await page.clock.fastForward(30_000);
    const second = await shownCode();
    expect(second).not.toBe(first);
    await expectCode(page, second);

    expect(await page.locator('#checked-in').innerText()).toBe('0');
    expect(await page.locator('#enrolled').innerText()).toBe('3');
    const address = (await page.locator('#qr-image').getAttribute('data-address')) ?? '';
    const phone = await world.open(PHONE);
    await phone.page.goto(address);
    await phone.page.getByLabel('姓名').fill(people[0]!.name);
    await phone.page.getByLabel('身份证号后四位').fill(people[0]!.lastFour);
    await phone.page.getByRole('button', { name: '签到' }).tap();
    await phone.page.getByRole('heading', { name: '签到成功' }).waitFor();
    await page.clock.fastForward(5000);
    await page.locator('#checked-in', { hasText: '1' }).waitFor();
    expect([...faults, ...phone.faults]).toEqual([]);
  });

  it('takes a code away that it could not renew, and comes back with the network', async () => {
    const { page, faults } = await screen();
    await page.route('**/training/sessions/**', (route) => route.abort());
    await page.clock.fastForward(30_000);
    await page.getByText('网络不通').first().waitFor();
    await page.clock.fastForward(GRACE_MS + 1);
    await page.getByText('签到码已收起').waitFor();
    expect(await page.locator('#qr-image').isVisible()).toBe(false);
    expect(await page.locator('#qr-image').getAttribute('data-address')).toBeNull();
    expect(await page.locator('#code').textContent()).toBe('');

    setClock(world.service, '2024-06-10T08:51:00+08:00');
    await page.unroute('**/training/sessions/**');
    await page.clock.fastForward(RETRY_MS);
    await expectCode(page, await shownCode());
    expect(faults).toEqual([]);
  });

  it('renews an access token that has ended, and asks to sign in again when the login has ended', async () => {
    const { page, faults } = await screen();
    await page.evaluate(`(() => {
      const kept = JSON.parse(sessionStorage.getItem('training-screen'));
      sessionStorage.setItem('training-screen', JSON.stringify({ ...kept, accessToken: 'ended' }));
    })()`);
    await page.reload();
    await expectCode(page, await shownCode());

    await world.service.dataSource.query(
      `UPDATE refresh_tokens SET revoked_at = now() WHERE user_id = (SELECT id FROM users WHERE username = 'projector')`,
    );
    await page.clock.fastForward(30_000);
    await page.getByText('登录已失效').waitFor();
    expect(await page.locator('#code-view').isVisible()).toBe(false);
    await signIn(page);
    await expectCode(page, await shownCode());
    expect(faults).toEqual([]);
  });

  it('waits for the hour of check-in, and tells an account that may not show the code', async () => {
    setClock(world.service, '2024-06-10T07:59:50+08:00');
    const { page } = await world.open(PROJECTOR);
    await page.clock.install();
    await page.goto(`${world.origin}/api/v1/training/screen#${id}`);
    await signIn(page);
    await page.getByText('签到码在开始前一小时至结束之间显示').waitFor();
    setClock(world.service, '2024-06-10T08:00:00+08:00');
    await page.clock.fastForward(15_000);
    await expectCode(page, await shownCode());

    await world.service.as('officer', '341821');
    const below = await world.open(PROJECTOR);
    await below.page.goto(`${world.origin}/api/v1/training/screen#${id}`);
    await signIn(below.page, 'officer-341821');
    await below.page.getByText('该培训由上级单位组织').waitFor();
    expect(await below.page.locator('#qr-image').isVisible()).toBe(false);
  });

  it('has a first password changed before anything else', async () => {
    await createOfficer('newcomer', { mustChangePassword: true });
    const { page, faults } = await world.open(PROJECTOR);
    await page.goto(`${world.origin}/api/v1/training/screen#${id}`);
    await signIn(page, 'newcomer');
    await page.getByLabel('当前密码').fill(password);
    await page.getByLabel('新密码', { exact: true }).fill('Another-of-tests');
    await page.getByLabel('再输一次新密码').fill('Another-of-test');
    await page.getByRole('button', { name: '修改密码' }).click();
    await page.getByText('两次输入的新密码不一致').waitFor();
    await page.getByLabel('再输一次新密码').fill('Another-of-tests');
    await page.getByRole('button', { name: '修改密码' }).click();
    await expectCode(page, await shownCode());
    expect(faults).toEqual([]);
  });
});

function darkModules(text: string): string[] {
  const qr = makeQr(0, 'M');
  qr.addData(text);
  qr.make();
  const cells = Array.from({ length: qr.getModuleCount() }, (_, n) => n);
  return cells.flatMap((row) =>
    cells.filter((column) => qr.isDark(row, column)).map((column) => `M${column + QUIET_ZONE} ${row + QUIET_ZONE}`),
  );
}
