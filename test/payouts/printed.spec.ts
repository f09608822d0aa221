import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { constants, inflateSync } from 'node:zlib';
import { bytesOf, type PayoutBody, SmallCounty } from '../support/payouts/sent-payout.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const run = promisify(execFile);
const SOFFICE = ['/usr/bin/soffice', '/usr/local/bin/soffice', '/opt/libreoffice/program/soffice'].find((path) =>
  existsSync(path),
);
/** What officers can still read without their glasses, in points. */
const LEAST_POINTS = 8;
const A4 = [842, 595];
const A3 = [1191, 842];

interface Page {
  /** Long and short side in points. */
  sides: number[];
  /** In how many pieces of text a size is used, by points. */
  sizes: Map<number, number>;
}

async function printed(content: Buffer): Promise<Page[]> {
  const folder = mkdtempSync(join(tmpdir(), 'printed-'));
  try {
    writeFileSync(join(folder, 'sheet.xlsx'), content);
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const options = ['--headless', profile, '--convert-to', 'pdf', '--outdir', folder, join(folder, 'sheet.xlsx')];
    await run(SOFFICE!, options, { timeout: 55_000 });
    return pagesOf(readFileSync(join(folder, 'sheet.pdf')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** LibreOffice states each page's size in the open, and in a stream of its own each text with the size of its font. */
function pagesOf(pdf: Buffer): Page[] {
  const text = pdf.toString('latin1');
  const sides = [...text.matchAll(/\/Type\/Page\/[^>]*?\/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
    ([, width, height]) => [Math.round(Number(width)), Math.round(Number(height))].toSorted((a, b) => b - a),
  );
  const streams: string[] = [];
  for (let at = text.indexOf('stream\n'); at >= 0; at = text.indexOf('stream\n', at + 1)) {
    if (text.slice(at - 3, at) === 'end') continue;
    const content = pdf.subarray(at + 'stream\n'.length, text.indexOf('endstream', at));
    // Fonts are in streams too, and some of them are no text.
    const unpacked = content[0] === 0x78 ? inflateSync(content, { finishFlush: constants.Z_SYNC_FLUSH }) : content;
    const stream = unpacked.toString('latin1');
    if (/\/F\d+ [\d.]+ Tf/.test(stream)) streams.push(stream);
  }
  return streams.map((stream, n) => {
    const sizes = new Map<number, number>();
    for (const [, size] of stream.matchAll(/\/F\d+ ([\d.]+) Tf/g)) {
      const points = Math.round(Number(size) * 10) / 10;
      sizes.set(points, (sizes.get(points) ?? 0) + 1);
    }
    return { sides: sides[n]!, sizes };
  });
}

/** The size of most texts is that of the body. */
function bodyOf({ sizes }: Page): number {
  return [...sizes].toSorted(([, a], [, b]) => b - a)[0]![0];
}

describe('the sheets of a payout, as LibreOffice prints them', () => {
  let service: TestService;
  let county: SmallCounty;
  let payout: PayoutBody;
  beforeAll(async () => {
    if (!SOFFICE) return;
    service = await openTestService('2024-04-01');
    county = await new SmallCounty(service).open(5);
    const draft = await county.draft({ asOf: '2024-03-31', toMonth: '2024-03' });
    payout = await county.send(draft.id, '2024-04-15');
  });
  afterAll(() => service?.close());

  const sheets: [string, (of: SmallCounty) => Session, number[]][] = [
    ['workbook.xlsx', (of) => of.finance, A4],
    ['notice.xlsx', (of) => of.officer, A4],
    ['details.xlsx', (of) => of.officer, A3],
    ['review.xlsx', (of) => of.reviewer, A4],
  ];

  it.each(sheets)('%s: the body in 8 points or more, on paper of its size', async (file, by, paper) => {
    if (!SOFFICE) {
      console.warn('skipped: no LibreOffice (apt-get install libreoffice-calc-nogui)');
      return;
    }
    const { content } = await bytesOf(by(county).get(`/payouts/${payout.id}/${file}`).expect(200));
    const pages = await printed(content);
    const told = pages.map(
      (page) => `${bodyOf(page)} (${Math.min(...page.sizes.keys())} to ${Math.max(...page.sizes.keys())})`,
    );
    console.info(`${file}: ${pages.length} pages, points of the body ${told.join(', ')}`);
    expect(pages.map(({ sides }) => sides)).toEqual(pages.map(() => paper));
    for (const page of pages) expect(bodyOf(page)).toBeGreaterThanOrEqual(LEAST_POINTS);
  });
});
