import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import JSZip from 'jszip';
import { settle } from '../support/payouts/payouts.js';
import { bytesOf, SmallCounty } from '../support/payouts/sent-payout.js';
import { openTestService } from '../support/service/test-service.js';
import { describeInBrowser, openBrowser, type BrowserWorld, type Watched } from './browser.js';

interface Told {
  verdict: string;
  faults: string[];
}

/** The page as it lies in the pack, opened from the disk of a desk that is not connected. */
describeInBrowser('the page in an audit pack', () => {
  let browser: Pick<BrowserWorld, 'open' | 'close'>;
  let watched: Watched;
  let folder: string;
  let pack: Buffer;
  let seal: string;
  let title: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'audit-page-'));
    const service = await openTestService('2024-03-11');
    try {
      const county = await new SmallCounty(service).open(3);
      county.today('2024-03-11');
      const { id } = await county.draft({ toMonth: '2024-02' });
      const [line] = await county.lines(id);
      await county.officer.post(`/payouts/${id}/lines/${line!.id}/hold`, { reason: '材料待补' }).expect(200);
      await county.officer.post(`/payouts/${id}/lines/${line!.id}/release`, { reason: '已补' }).expect(200);
      await county.send(id, '2024-03-29');
      await settle(service, id);
      await bytesOf(county.officer.get(`/payouts/${id}/documents/funding-request.docx`).expect(200));
      ({ seal, title } = (await county.payout(id)) as unknown as { seal: string; title: string });
      const why = `reason=${encodeURIComponent('年度审计')}`;
      pack = (await bytesOf(county.finance.get(`/payouts/${id}/audit-pack.zip?${why}`).expect(200))).content;
    } finally {
      await service.close();
    }
    const zip = await JSZip.loadAsync(pack);
    const page = join(folder, 'check.html');
    writeFileSync(page, await zip.file('check.html')!.async('nodebuffer'));
    browser = await openBrowser();
    watched = await browser.open();
    await watched.page.context().setOffline(true);
    await watched.page.goto(pathToFileURL(page).href);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function told(): Promise<Told> {
    const { page } = watched;
    await page.locator('#verdict').waitFor();
    const verdict = await page.locator('#verdict').innerText();
    return { verdict, faults: await page.locator('#faults li').allInnerTexts() };
  }

  async function checked(content: Buffer): Promise<Told> {
    const { page } = watched;
    const path = join(folder, 'pack.zip');
    writeFileSync(path, content);
    await page.reload();
    await page.getByLabel('选择审计包').setInputFiles(path);
    return told();
  }

  /** Changes a file and, as somebody careful would, its hash in the manifest. */
  async function forged(name: string, change: (text: string) => string, isMended = true): Promise<Buffer> {
    const zip = await JSZip.loadAsync(pack);
    const before = await zip.file(name)!.async('string');
    const text = change(before);
    expect(text).not.toBe(before);
    zip.file(name, text);
    if (isMended) {
      const manifest = JSON.parse(await zip.file('manifest.json')!.async('string')) as {
        files: { name: string; bytes: number; sha256: string }[];
      };
      const file = manifest.files.find((each) => each.name === name)!;
      file.sha256 = createHash('sha256').update(text).digest('hex');
      file.bytes = Buffer.byteLength(text);
      zip.file('manifest.json', JSON.stringify(manifest));
    }
    return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
  }

  it('finds a pack right, and says what to compare with paper and log', async () => {
    const { verdict, faults } = await checked(pack);
    expect(faults).toEqual([]);
    expect(verdict).toMatch(/^核对通过：\d+ 个文件都没有被改动/);
    const text = await watched.page.locator('main').innerText();
    for (const part of [title, seal, createHash('sha256').update(pack).digest('hex'), '出具的文书', '900.00 元']) {
      expect(text).toContain(part);
    }
    if (process.env.PICTURES)
      await watched.page.screenshot({ path: join(process.env.PICTURES, 'pack-right.png'), fullPage: true });
    expect(watched.faults).toEqual([]);
  });

  it('finds it right however it is packed, and unpacked', async () => {
    const zip = await JSZip.loadAsync(pack);
    for (const compression of ['STORE', 'DEFLATE'] as const) {
      const options = { level: compression === 'STORE' ? 1 : 9 };
      const again = await zip.generateAsync({ type: 'nodebuffer', compression, compressionOptions: options });
      expect((await checked(again)).verdict).toContain('核对通过');
    }
    const unpacked = join(folder, 'unpacked');
    for (const file of Object.values(zip.files).filter(({ dir }) => !dir)) {
      mkdirSync(dirname(join(unpacked, file.name)), { recursive: true });
      writeFileSync(join(unpacked, file.name), await file.async('nodebuffer'));
    }
    await watched.page.reload();
    await watched.page.getByLabel('或者选择已经解压的文件夹').setInputFiles(unpacked);
    expect((await told()).verdict).toContain('核对通过');
  });

  it('names the file of which one byte is another', async () => {
    const zip = await JSZip.loadAsync(pack);
    for (const name of ['documents/workbook-1.xlsx', 'audit.xlsx', 'documents/letter-1.docx', 'README.txt']) {
      const content = await zip.file(name)!.async('nodebuffer');
      content[Math.floor(content.length / 2)]! ^= 1;
      const other = await JSZip.loadAsync(pack);
      other.file(name, content);
      const { verdict, faults } = await checked(
        await other.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' }),
      );
      expect(verdict).toBe('核对不通过：发现 1 处问题。');
      expect(faults).toEqual([
        expect.stringMatching(new RegExp(`^${name.replaceAll('.', '\\.')}（.+）：内容与清单中的校验值不符`)),
      ]);
    }
  });

  it('says so of a pack that was broken on its way', async () => {
    const broken = Buffer.from(pack);
    broken[Math.floor(pack.length / 3)]! ^= 0x10;
    expect((await checked(broken)).verdict).toMatch(/核对不通过|不能核对/);
    expect((await checked(pack.subarray(0, pack.length - 100))).verdict).toContain('不能核对：');
    expect((await checked(Buffer.from('something else'))).verdict).toContain('不是 zip 压缩包');
  });

  it('finds an event that was taken out, with and without a mended manifest', async () => {
    const without = (action: string) => (text: string) =>
      JSON.stringify((JSON.parse(text) as { action: string }[]).filter((event) => event.action !== action));
    expect((await checked(await forged('events.json', without('hold'), false))).faults).toEqual(
      expect.arrayContaining([expect.stringContaining('events.json（各步骤和审批）：内容与清单中的校验值不符')]),
    );
    const hold = (await checked(await forged('events.json', without('hold')))).faults.join('\n');
    expect(hold).toContain('events.json（各步骤和审批）：第 3 步“恢复”之前缺少步骤');
    if (process.env.PICTURES)
      await watched.page.screenshot({ path: join(process.env.PICTURES, 'pack-wrong.png'), fullPage: true });
    const approval = (await checked(await forged('events.json', without('approve')))).faults.join('\n');
    expect(approval).toContain('已送银行的批次却没有“批准”这一步');
    const other = await forged('events.json', (text) => text.replace('材料待补', '材料齐全'));
    expect((await checked(other)).faults.join('\n')).toContain('第 2 步“暂缓”的内容与其校验值不符');
  });

  it('finds the line of which the amount is another, though the manifest was mended', async () => {
    const { faults } = await checked(
      await forged('lines.jsonl', (text) => text.replace(/,15000,0\],"decision"/, ',25000,0],"decision"')),
    );
    const all = faults.join('\n');
    expect(all).toMatch(/lines\.jsonl（已送银行的明细）：第 1 行 .+的金额 250\.00 元 与核算结果 150\.00 元 不符/);
    expect(all).toContain('明细与封印不符');
    expect(all).toContain('合计 1000.00 元，与批次的应发金额 900.00 元 不符');
  });

  it('finds what was taken out and what was put in', async () => {
    const zip = await JSZip.loadAsync(pack);
    zip.remove('objections.json');
    zip.file('documents/letter-9.docx', 'x');
    const { faults } = await checked(await zip.generateAsync({ type: 'nodebuffer' }));
    expect(faults).toEqual([
      'objections.json（公示异议）：清单中有，包中却没有，被删去了。',
      'documents/letter-9.docx（出具的文书）：清单中没有，是后来放进去的。',
    ]);
  });
});
