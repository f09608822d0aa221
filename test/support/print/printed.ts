import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { constants, inflateSync } from 'node:zlib';

/** Workbooks as LibreOffice prints them. */

const run = promisify(execFile);
/** Null where it is not installed (`apt-get install libreoffice-calc-nogui`). */
export const SOFFICE = ['/usr/bin/soffice', '/usr/local/bin/soffice', '/opt/libreoffice/program/soffice'].find((path) =>
  existsSync(path),
);
/** What officers can still read without their glasses, in points. */
export const LEAST_POINTS = 8;
export const A4 = [842, 595];
export const A3 = [1191, 842];

export interface PrintedPage {
  /** Long and short side in points. */
  sides: number[];
  /** In how many pieces of text a size is used, by points. */
  sizes: Map<number, number>;
}

/** The pages of a workbook. */
export async function printed(content: Buffer): Promise<PrintedPage[]> {
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
function pagesOf(pdf: Buffer): PrintedPage[] {
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
export function bodyOf({ sizes }: PrintedPage): number {
  return [...sizes].toSorted(([, a], [, b]) => b - a)[0]![0];
}
