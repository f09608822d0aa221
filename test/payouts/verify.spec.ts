import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import ExcelJS from 'exceljs';
import { PayoutDocumentsService, workbookBytes } from '../../src/payouts/sheets/payout-documents.service.js';
import { formerSheets } from '../support/payouts/former-sheets.js';
import { accountOf } from '../support/register/people.js';
import { bytesOf, type PayoutBody, SmallCounty } from '../support/payouts/sent-payout.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

interface Verification {
  genuine: boolean;
  payoutNumber: string;
  sealHolds: boolean;
  differences: { sheet: string; cell: string | null; expected: string | null; found: string | null }[];
  differenceCount: number;
}

const SOFFICE = ['/usr/bin/soffice', '/usr/local/bin/soffice', '/opt/libreoffice/program/soffice'].find((path) =>
  existsSync(path),
);

async function resavedByLibreOffice(content: Buffer): Promise<Buffer | null> {
  if (!SOFFICE) return null;
  const folder = mkdtempSync(join(tmpdir(), 'resave-'));
  try {
    const file = join(folder, 'sealed.xlsx');
    writeFileSync(file, content);
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const options = ['--headless', profile, '--convert-to', 'xlsx', '--outdir', join(folder, 'out'), file];
    await promisify(execFile)(SOFFICE, options, { timeout: 55_000 });
    return readFileSync(join(folder, 'out', 'sealed.xlsx'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('a sealed workbook, uploaded again', () => {
  let service: TestService;
  let county: SmallCounty;
  let payout: PayoutBody;
  let original: Buffer;
  beforeAll(async () => {
    service = await openTestService('2024-02-20');
    county = await new SmallCounty(service).open(4);
    payout = await county.draft({ toMonth: '2024-02' });
    await county.send(payout.id, '2024-03-01');
    original = (await bytesOf(county.finance.get(`/payouts/${payout.id}/workbook.xlsx`))).content;
  });
  afterAll(() => service.close());

  const verify = async (content: Buffer): Promise<Verification> =>
    (await county.officer.post('/payouts/verify').attach('file', content, '发放表.xlsx').expect(200))
      .body as Verification;
  const changed = async (
    change: (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void,
    content = original,
  ): Promise<Buffer> => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(content as unknown as ExcelJS.Buffer);
    change(workbook.getWorksheet('发放表')!, workbook);
    return Buffer.from(await workbook.xlsx.writeBuffer());
  };
  const cells = ({ differences }: Verification): string[] => differences.map(({ sheet, cell }) => `${sheet} ${cell}`);

  it('is genuine when LibreOffice has saved it anew', async () => {
    const resaved = await resavedByLibreOffice(original);
    // Where there is none, the test above stands for any other program.
    if (resaved === null) return;
    expect(resaved.equals(original)).toBe(false);
    expect(await verify(resaved)).toMatchObject({ genuine: true, differences: [] });
  });

  it('names the one digit that was changed', async () => {
    const forged = await verify(await changed((sheet) => (sheet.getCell('K4').value = 301)));
    expect(forged).toMatchObject({
      genuine: false,
      differences: [{ sheet: '发放表', cell: 'K4', expected: '300', found: '301' }],
    });
  });

  it('names a changed account without telling it', async () => {
    const other = '6228480099999990001';
    const forged = await verify(await changed((sheet) => (sheet.getCell('M5').value = other)));
    expect(cells(forged)).toEqual(['发放表 M5']);
    expect(forged.differences[0]).toMatchObject({ expected: '***************0002', found: '***************0001' });
    expect(JSON.stringify(forged)).not.toContain(accountOf(2));
    expect(JSON.stringify(forged)).not.toContain(other);
  });

  it('names every cell of two swapped rows', async () => {
    const forged = await verify(
      await changed((sheet) => {
        for (const column of ['B', 'C', 'M']) {
          const [one, two] = [sheet.getCell(`${column}4`), sheet.getCell(`${column}6`)];
          [one.value, two.value] = [two.value, one.value];
        }
      }),
    );
    expect(cells(forged).toSorted()).toEqual(['B4', 'B6', 'C4', 'C6', 'M4', 'M6'].map((cell) => `发放表 ${cell}`));
    const [, identity] = forged.differences;
    expect(identity!.expected).toMatch(/^341800\*{8}\d{3}[\dX]$/);
  });

  it('names what was added, a formula in a value’s place, and a sheet that is gone or new', async () => {
    const added = await verify(await changed((sheet) => (sheet.getCell('N4').value = '补发')));
    expect(added.differences).toEqual([{ sheet: '发放表', cell: 'N4', expected: null, found: '补发' }]);
    const formula = await verify(
      await changed((sheet) => (sheet.getCell('K4').value = { formula: '150*2', result: 300 })),
    );
    expect(formula.differences).toEqual([{ sheet: '发放表', cell: 'K4', expected: '300', found: '=150*2' }]);
    const sheets = await verify(
      await changed((_sheet, workbook) => {
        workbook.removeWorksheet(workbook.getWorksheet('封存信息')!.id);
        workbook.addWorksheet('说明').getCell('A1').value = 'x';
      }),
    );
    expect(cells(sheets).toSorted()).toEqual(['封存信息 null', '说明 null']);
  });

  it('is no other sheet of the payout', async () => {
    for (const path of ['details.xlsx', 'notice.xlsx']) {
      const { content } = await bytesOf(county.finance.get(`/payouts/${payout.id}/${path}`));
      const { body } = await county.officer.post('/payouts/verify').attach('file', content, 'x.xlsx').expect(422);
      expect(body).toMatchObject({ code: 'NOT_A_SEALED_WORKBOOK' });
    }
  });

  it('says no more of a payout than its reader may see', async () => {
    const elsewhere = await service.as('officer', '341823');
    await elsewhere.post('/payouts/verify').attach('file', original, 'x.xlsx').expect(404);
    const nameless = new ExcelJS.Workbook();
    nameless.addWorksheet('发放表').getCell('A1').value = '发放表';
    const content = Buffer.from(await nameless.xlsx.writeBuffer());
    const { body } = await county.officer.post('/payouts/verify').attach('file', content, 'x.xlsx').expect(422);
    expect(body).toMatchObject({ code: 'NOT_A_SEALED_WORKBOOK' });
    await county.officer.post('/payouts/verify').attach('file', Buffer.from('text'), 'x.xlsx').expect(415);
    await county.officer.post('/payouts/verify').expect(400);
  });

  it('of the former layout is handed out as it was sealed, and held against that', async () => {
    const former = await workbookBytes(formerSheets(payout.number, await county.lines(payout.id)));
    const { document } = await service.dataSource.transaction((tx) => {
      county.today('2024-03-02');
      const fileName = '发放表.xlsx';
      const createdBy = county.finance.userId;
      const kept = { payoutId: payout.id, kind: 'workbook' as const, fileName, content: former, createdBy };
      return service.app.get(PayoutDocumentsService).keep(tx, kept);
    });
    const { content } = await bytesOf(county.finance.get(`/payouts/${payout.id}/workbook.xlsx`));
    expect(createHash('sha256').update(content).digest('hex')).toBe(document.sha256);
    expect(await verify(content)).toMatchObject({ genuine: true, sealHolds: true, differences: [] });
    const forged = await verify(
      await changed((sheet, workbook) => {
        sheet.getCell('L4').value = 301;
        sheet.getCell('N5').value = '6228480099999990001';
        workbook.getWorksheet('明细与依据')!.getCell('O4').value = '另一个理由';
      }, content),
    );
    expect(cells(forged)).toEqual(['发放表 L4', '发放表 N5', '明细与依据 O4']);
    expect(forged.differences[1]).toMatchObject({ expected: '***************0002' });
    expect(cells(await verify(original))).toContain('明细与依据 null');
  });

  it('does not hold when somebody got past the database’s own guard and changed a line', async () => {
    const tamper = `ALTER TABLE payout_lines DISABLE TRIGGER USER;
      UPDATE payout_lines SET worker_name = '别人' WHERE payout_id = '${payout.id}' AND line_no = 1;
      ALTER TABLE payout_lines ENABLE TRIGGER USER;`;
    for (const statement of tamper.split(';').filter((text) => text.trim() !== '')) {
      await service.dataSource.query(statement);
    }
    const { content } = await bytesOf(county.finance.get(`/payouts/${payout.id}/workbook.xlsx`));
    expect(await verify(content)).toMatchObject({ genuine: false, sealHolds: false, differences: [] });
  });
});
