import { setClock } from '../support/places/training.js';
import type { Session } from '../support/service/test-service.js';
import { describeInBrowser, openTrainingWorld, PHONE, type TrainingWorld } from './browser.js';

describeInBrowser('the page that checks a certificate of completion', () => {
  let world: TrainingWorld;
  let city: Session;
  let path: string;
  let number: string;
  beforeAll(async () => {
    world = await openTrainingWorld(1);
    city = world.city;
    const { sessionId: id, enrolments } = world;
    setClock(world.service, '2024-06-10T18:00:00+08:00');
    const items = [{ enrolmentId: enrolments[0], status: 'present' }];
    await city.post(`/training/sessions/${id}/attendance`, { items }).expect(200);
    const list = await city.get(`/training/sessions/${id}/attendance`).expect(200);
    const [{ attendanceId }] = (list.body as { items: [{ attendanceId: string }] }).items;
    path = `/training/sessions/${id}/attendance/${attendanceId}`;
    number = ((await city.post(`${path}/completion`).expect(200)).body as { number: string }).number;
  });
  afterAll(() => world?.close());

  it('tells what the paper states, that nothing of the kind was issued, and that it holds no longer', async () => {
    const { page, faults } = await world.open(PHONE);
    const ask = async (text: string): Promise<void> => {
      await page.getByLabel('编号').fill(text);
      await page.getByRole('button', { name: '查验' }).tap();
    };
    await page.goto(`${world.origin}/api/v1/training/completion`);
    await ask('');
    await page.getByText('请填写证明上的编号').waitFor();
    await ask(` ${number.toLowerCase()} `);
    await page.getByText('查验无误').waitFor();
    const facts = await page.locator('#facts').innerText();
    for (const text of [number, '学*1', '实务能力提升班第一期', '2024-06-10', '8 学时']) expect(facts).toContain(text);

    await ask('JY2024-0000000000');
    await page.getByText('没有这个编号的结业证明').waitFor();
    expect(await page.locator('#facts').isVisible()).toBe(false);

    await city.patch(path, 1, { status: 'absent', reason: '核对有误' }).expect(200);
    await ask(number);
    await page.getByText('该证明已作废').waitFor();
    expect(await page.locator('#fact-hours').innerText()).toBe('—');
    expect(faults).toEqual([]);
  });
});
