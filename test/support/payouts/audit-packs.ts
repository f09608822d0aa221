import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import type { Response } from 'supertest';
import type { Session } from '../service/test-service.js';

/** Audit packs as whoever gets one handles them: downloaded, unpacked, checked by the script that knows nothing else. */

const SCRIPT = resolve('docs/check-audit-pack.mjs');

export interface Manifest {
  seal: string | null;
  files: { name: string; sha256: string; bytes: number }[];
}

export const read = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');

export async function download(session: Session, id: string): Promise<{ bytes: Buffer; answer: Response }> {
  const answer = await session
    .get(`/payouts/${id}/audit-pack.zip?reason=${encodeURIComponent('年度审计')}`)
    .responseType('blob')
    .expect(200);
  return { bytes: answer.body as Buffer, answer };
}

export function check(folder: string): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, folder], { encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

/** The cells of each sheet as texts, row by row, below the headings. */
export async function readSheets(content: Buffer): Promise<Record<string, string[][]>> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(content as never);
  const sheets: Record<string, string[][]> = {};
  workbook.eachSheet((sheet) => {
    const rows: string[][] = [];
    sheet.eachRow((row, n) => {
      const cells = row.values as (string | number | undefined)[];
      if (n > 3) rows.push(Array.from({ length: sheet.columnCount }, (_, column) => String(cells[column + 1] ?? '')));
    });
    sheets[sheet.name] = rows;
  });
  return sheets;
}

/** Changes a file and, as somebody careful would, its hash in the manifest. */
export function forge(folder: string, name: string, change: (text: string) => string): void {
  const text = change(read(folder, name));
  expect(text).not.toBe(read(folder, name));
  writeFileSync(join(folder, name), text);
  const manifest = JSON.parse(read(folder, 'manifest.json')) as Manifest;
  for (const file of manifest.files.filter((each) => each.name === name)) {
    file.sha256 = createHash('sha256').update(text).digest('hex');
  }
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
}

/** Folders into which packs are unpacked, until they are all taken away. */
export class UnpackedPacks {
  private readonly folders: string[] = [];

  async unpack(bytes: Buffer): Promise<string> {
    const folder = mkdtempSync(join(tmpdir(), 'audit-pack-'));
    this.folders.push(folder);
    const zip = await JSZip.loadAsync(bytes, { checkCRC32: true });
    for (const file of Object.values(zip.files).filter(({ dir }) => !dir)) {
      mkdirSync(dirname(join(folder, file.name)), { recursive: true });
      writeFileSync(join(folder, file.name), await file.async('nodebuffer'));
    }
    return folder;
  }

  remove(): void {
    for (const folder of this.folders) rmSync(folder, { recursive: true, force: true });
  }
}
