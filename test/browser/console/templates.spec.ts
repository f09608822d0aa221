import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { paragraphOf, paragraphsOf, wordFile } from '../../support/papers/word-files.js';
import { describeInBrowser } from '../browser.js';
import { type ConsoleWorld, openConsoleWorld } from './console.js';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

describeInBrowser('templates in the console', () => {
  let world: ConsoleWorld;
  beforeAll(async () => {
    world = await openConsoleWorld();
  });
  afterAll(() => world?.close());

  const picture = async (page: Page, name: string): Promise<void> => {
    if (!process.env.PICTURES) return;
    mkdirSync(process.env.PICTURES, { recursive: true });
    await page.screenshot({ path: join(process.env.PICTURES, `${name}.png`), fullPage: true });
  };
  const choose = async (page: Page, name: string, buffer: Buffer): Promise<void> =>
    page.locator('input[type=file]').setInputFiles({ name, mimeType: DOCX, buffer });
  const saved = async (page: Page, button: string): Promise<Buffer> => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button, exact: true }).click(),
    ]);
    return readFileSync(await download.path());
  };

  it('are taken out, changed, looked at with made data, put in force and withdrawn', async () => {
    const officer = await world.clerk('officer');
    const { page } = officer;
    await officer.go('/settings?tab=templates');
    await page.getByRole('button', { name: '占位符和更换：公示公告' }).click();
    await page.getByRole('heading', { name: '公示公告的模板' }).waitFor();
    await page.getByText('实发合计的人民币大写').waitFor();
    expect(await officer.findings()).toEqual([]);
    await picture(page, 'templates');
    expect((await paragraphsOf(await saved(page, '下载现用的模板')))[0]).toBe('关于{批次名称}拟发放人员名单的公示');

    await choose(page, '公告.doc', Buffer.from('x'));
    await page.getByText('请选择 Word 文档（docx）。').waitFor();
    await choose(
      page,
      '公告.docx',
      await wordFile({ body: paragraphOf('关于{批次名}的公示') + paragraphOf('{#有抵扣}') }),
    );
    const alert = page.getByRole('alert');
    await alert
      .getByText('正文第 1 段“关于{批次名}的公示”：没有名为“批次名”的占位符。如果是指“批次名称”，请改正。')
      .waitFor();
    await alert.getByText('{#有抵扣} 没有结束').waitFor();
    expect(await page.getByRole('button', { name: '启用这个模板' }).count()).toBe(0);
    expect(await officer.findings()).toEqual([]);
    await picture(page, 'templates-faults');

    await choose(page, '公告.docx', await wordFile({ body: paragraphOf('我局{批次名称}公示') }));
    await page.getByText('“公告.docx”检查通过').waitFor();
    expect(await paragraphsOf(await saved(page, '下载预览'))).toEqual(['我局示例县2026年1月职业津贴公示']);
    await picture(page, 'templates-checked');
    await page.getByRole('button', { name: '启用这个模板' }).click();
    await page.getByText('✓ 已启用。').waitFor();
    await page
      .getByRole('row', { name: /公示公告/ })
      .getByText('本地区第 1 版')
      .waitFor();
    expect(await officer.findings()).toEqual([]);

    await page.getByRole('button', { name: '停用本地区的模板' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('停用的原因').fill('改用市里的');
    await dialog.getByRole('button', { name: '停用模板' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page
      .getByRole('row', { name: /公示公告/ })
      .getByText('系统内置')
      .waitFor();
    await page.getByText(/停用：改用市里的/).waitFor();
    expect(officer.faults).toEqual([]);
  });

  it('can be seen, and not changed, by those who only read settings', async () => {
    const auditor = await world.clerk('auditor');
    await auditor.go('/settings?tab=templates&kind=statement');
    await auditor.page.getByRole('heading', { name: '个人发放明细单的模板' }).waitFor();
    expect(await auditor.page.locator('input[type=file]').count()).toBe(0);
    expect(auditor.faults).toEqual([]);
  });
});
