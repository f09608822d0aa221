import ExcelJS from 'exceljs';
import { identityNumber } from '../../../test/support/roster/roster-workbook.js';
import { readWhole } from '../../../test/support/roster/roster-reading.js';
import { REGIONS } from '../../../test/support/register/regions.js';
import { rosterTemplate } from './roster-template.js';

const CONTEXT = { regions: REGIONS, today: '2024-12-31' };

async function template(): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(await rosterTemplate(REGIONS)).buffer);
  return workbook;
}

async function read(workbook: ExcelJS.Workbook) {
  return readWhole(Buffer.from(await workbook.xlsx.writeBuffer()), CONTEXT);
}

describe('the template', () => {
  it('holds no rows, and nothing else to complain of', async () => {
    const { issues } = await read(await template());
    expect(issues.map((it) => it.code)).toEqual(['sheet-empty']);
  });

  it('reads back when it is filled in', async () => {
    const workbook = await template();
    const person = identityNumber(1);
    workbook.getWorksheet('持证社工花名册')!.getRow(4).values = [
      1,
      '张小芳',
      person,
      '13856300001',
      '市社会工作协会',
      '社会组织',
      '宣城市',
      '宣城市',
      null,
      new Date('2019-03-01T00:00:00Z'),
      null,
      '中级',
      '202043418000000001',
      new Date('2020-06-14T00:00:00Z'),
      null,
      '2020-12-01',
      null,
      '徽商银行',
      '6228473997245064064',
      null,
    ];
    workbook.getWorksheet('停发登记')!.getRow(4).values = [1, person, '2023-05', null, '病假'];
    workbook.getWorksheet('证书撤销')!.getRow(4).values = [1, person, '中级', '2024-01-01', '否', '弄虚作假'];
    workbook.getWorksheet('历史发放')!.getRow(4).values = [1, person, '职业津贴', null, '2021-03', 200, '2021-04-01'];
    const { issues, rowCounts, rows } = await read(workbook);
    expect(issues).toEqual([]);
    expect(rowCounts).toEqual({ roster: 1, suspensions: 1, revocations: 1, historicalPayments: 1 });
    expect(rows[0]).toMatchObject({
      organizationKind: 'social_organization',
      registrarCode: '341800',
      level: 'intermediate',
    });
  });

  it('keeps numbers as text and offers what may be chosen', async () => {
    const sheet = (await template()).getWorksheet('持证社工花名册')!;
    for (const column of ['C', 'D', 'M', 'S']) expect(sheet.getColumn(column).numFmt).toBe('@');
    for (const column of ['J', 'K', 'N', 'O', 'P', 'Q']) expect(sheet.getColumn(column).numFmt).toBe('yyyy-mm-dd');
    expect(sheet.getCell('F4').dataValidation.formulae[0]).toContain('社会组织');
    expect(sheet.getCell('L4').dataValidation.formulae[0]).toBe('"初级,中级,高级"');
    expect(sheet.getCell('H4').dataValidation.formulae[0]).toBe('选项!$A$1:$A$8');
    const townships = String(sheet.getCell('I4').dataValidation.formulae[0]);
    expect(townships).toContain('MATCH($H4,');
    // Excel refuses longer ones.
    expect(townships.length).toBeLessThan(256);
  });

  it('lists the 101 townships under their counties', async () => {
    const lists = (await template()).getWorksheet('选项')!;
    expect(lists.state).toBe('hidden');
    let townships = 0;
    lists.getRow(1).eachCell((cell, column) => {
      if (column < 3) return;
      townships += lists.getColumn(column).values.filter((value) => value !== null && value !== undefined).length - 1;
      expect(REGIONS.some((region) => region.name === cell.value)).toBe(true);
    });
    expect(townships).toBe(101);
  });
});
