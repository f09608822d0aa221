import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pdfOf, pictureWith } from '../../support/papers/paper-files.js';
import { SmallCounty } from '../../support/payouts/sent-payout.js';
import { describeInBrowser } from '../browser.js';
import { type ConsoleWorld, openConsoleWorld } from './console.js';

const COUNTY = '341821';
const PHONE = { viewport: { width: 360, height: 780 }, isMobile: true, hasTouch: true };

describeInBrowser('papers in the console', () => {
  let world: ConsoleWorld;
  let county: SmallCounty;
  const folder = mkdtempSync(join(tmpdir(), 'social-workers-papers-'));
  const file = (name: string, content: Buffer): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  beforeAll(async () => {
    world = await openConsoleWorld();
    county = await new SmallCounty(world.service).open(2);
  });
  afterAll(async () => {
    await world?.close();
    rmSync(folder, { recursive: true });
  });

  it('are added from a file, looked at, and taken away with a reason', async () => {
    const { page, faults, findings, go } = await world.clerk('officer', COUNTY);
    await go(`/workers/${county.workers[0]!.id}?tab=papers`);
    await page.getByText('还没有附件。').waitFor();
    await page.getByLabel('选择文件上传').setInputFiles(file('合影.png', pictureWith('某处')));
    await page.getByRole('button', { name: '查看：合影.png' }).click();
    const view = page.getByRole('dialog', { name: '合影.png' });
    await view.getByRole('img', { name: '合影.png' }).waitFor();
    const drawn = await view
      .getByRole('img')
      .evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth);
    expect(drawn).toBe(1);
    expect(await findings()).toEqual([]);
    await view.getByRole('button', { name: '关闭' }).click();
    await page.getByRole('button', { name: '移除：合影.png' }).click();
    const removal = page.getByRole('dialog', { name: '移除附件' });
    await removal.getByRole('button', { name: '移除附件' }).click();
    await removal.getByText('请填写移除的原因。').waitFor();
    await removal.getByLabel('移除的原因').fill('传错了人');
    await removal.getByRole('button', { name: '移除附件' }).click();
    await page.getByText('还没有附件。').waitFor();
    expect(faults).toEqual([]);
  });

  it('say why one is not taken: before it is sent where it is too large, else in the words of the service', async () => {
    const { page, go } = await world.clerk('officer', COUNTY);
    await go(`/workers/${county.workers[0]!.id}?tab=papers`);
    const chooser = page.getByLabel('选择文件上传');
    await chooser.setInputFiles(file('大.pdf', Buffer.alloc(11 * 1024 * 1024)));
    await page.getByText('附件不得超过 10 兆字节').waitFor();
    await chooser.setInputFiles(file('程序.pdf', Buffer.from('MZ')));
    await page.getByRole('alert').getByText('按内容认定，改文件名无效').waitFor();
    await chooser.setInputFiles(file('证明.pdf', pdfOf('证明')));
    await page.getByRole('button', { name: '查看：证明.pdf' }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('are reached from a certificate, a policy and a payout, on a phone too', async () => {
    const { page, faults, findings, go } = await world.clerk('officer', '341800', PHONE);
    await go(`/workers/${county.workers[1]!.id}?tab=career`);
    await page.getByRole('button', { name: /^附件：初级证书/ }).click();
    const dialog = page.getByRole('dialog', { name: /^附件：初级证书/ });
    expect(await dialog.getByLabel('拍照上传').getAttribute('capture')).toBe('environment');
    await dialog.getByLabel('拍照上传').setInputFiles(file('证书.png', pictureWith('证书')));
    await dialog.getByRole('button', { name: '查看：证书.png' }).waitFor();
    expect(await findings()).toEqual([]);
    const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect(overflow).toBe(0);
    const policies = (await county.officer.get('/policies').expect(200)).body as { items: { id: string }[] };
    await go(`/policies/${policies.items[0]!.id}`);
    await page.getByRole('heading', { name: '政策原文' }).waitFor();
    const payout = await county.draft({ toMonth: '2024-01' });
    await go(`/payouts/${payout.id}?tab=papers`);
    await page.getByLabel('拍照上传').setInputFiles(file('公示照片.png', pictureWith('公示')));
    await page.getByRole('button', { name: '查看：公示照片.png' }).waitFor();
    expect(await findings()).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('are read and not changed by an auditor', async () => {
    const { page, go } = await world.clerk('auditor', COUNTY);
    await go(`/workers/${county.workers[0]!.id}?tab=papers`);
    await page.getByRole('button', { name: '查看：证明.pdf' }).click();
    const view = page.getByRole('dialog', { name: '证明.pdf' });
    const saving = page.waitForEvent('download');
    await view.getByRole('link', { name: '保存文件' }).click();
    expect((await saving).suggestedFilename()).toBe('证明.pdf');
    await view.getByRole('button', { name: '关闭' }).click();
    expect(await page.getByLabel('选择文件上传').count()).toBe(0);
    expect(await page.getByRole('button', { name: /^移除/ }).count()).toBe(0);
  });
});
