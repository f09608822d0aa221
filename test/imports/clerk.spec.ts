import type ExcelJS from 'exceljs';
import { readWorker, type WorkerBody } from '../support/register/people.js';
import { putInForce, stipendPolicy } from '../support/register/policies.js';
import { errorsOf, importRoster } from '../support/roster/imports.js';
import {
  identityNumber,
  rosterWorkbook,
  someone,
  type RosterWorkbook,
  type RowOf,
} from '../support/roster/roster-workbook.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const CERTIFICATE: RowOf = {
  证书级别: '中级',
  证书管理号: '202243418000000002',
  批准日期: '2022-06-18',
  申报日期: '2022-09',
  登记日期: null,
  登记有效期至: null,
};

/** A list as a township sends it: headings in two lines, cells merged over the rows of one person and one employer, signatures below. */
function township(): RosterWorkbook {
  return rosterWorkbook()
    .withRowsAbove('郎溪县持证社会工作者花名册')
    .certified({ ...PLACE, 入职日期: '2019年3月' })
    .person({ ...EMPTY, ...CERTIFICATE, 姓名: null, 身份证号: null })
    .person({ ...EMPTY, ...someone(2), 入职日期: '2021.5', 离职日期: '2023年8月' })
    .edited((book) => {
      const sheet = book.worksheets[0]!;
      for (const column of ['B', 'C', 'D']) sheet.mergeCells(`${column}3:${column}4`);
      for (const column of ['E', 'F', 'H', 'I']) sheet.mergeCells(`${column}3:${column}5`);
      sheet.mergeCells('J3:J4');
      twoLineHeader(sheet);
      sheet.addRow([
        '填表人：王芳',
        null,
        null,
        '审核人：李强',
        null,
        null,
        '单位（盖章）',
        null,
        null,
        '2024年12月31日',
      ]);
      sheet.addRow(['备注说明：1. 本表一式两份，社区留存一份。']);
      sheet.addRow(['2. 电话 0563-7000000。']);
    });
}

const PLACE: RowOf = { 单位类别: '社区', '所属县（市、区）': '郎溪', '乡镇（街道）': '建平镇' };
const EMPTY: RowOf = {
  手机号: null,
  工作单位: null,
  单位类别: null,
  '所属县（市、区）': null,
  '乡镇（街道）': null,
  入职日期: null,
};

/** 证书 over 级别, 管理号 and the days; what has no second line is merged over both. */
function twoLineHeader(sheet: ExcelJS.Worksheet): void {
  sheet.spliceRows(2, 0, []);
  for (let column = 1; column <= 20; column++) {
    const below = sheet.getRow(3).getCell(column);
    const [above, under] = SPLIT[below.text] ?? [below.value, null];
    sheet.getRow(2).getCell(column).value = above as string;
    below.value = under ?? null;
  }
}

const SPLIT: Record<string, [string | null, string]> = {
  证书级别: ['证书', '级别'],
  证书管理号: [null, '编号'],
  批准日期: [null, '批准日期'],
};

describe('a roster as clerks write it', () => {
  let service: TestService;
  let officer: Session;
  beforeEach(async () => {
    service = await openTestService();
    officer = await service.as('officer');
  });
  afterEach(() => service.close());

  const worker = async (number: unknown): Promise<WorkerBody> => {
    const { body }: { body: { items: { id: string }[] } } = await officer
      .get(`/workers?search=${String(number)}`)
      .expect(200);
    return readWorker(officer, body.items[0]!.id);
  };

  it('is read with its merged cells, two header lines, footer, own words and months', async () => {
    const answer = await importRoster(officer, township());
    expect(answer.counts).toMatchObject({ rows: 3, rejected: 0 });
    const warned = answer.issues.filter(({ code }) => code === 'date-month-only');
    expect(warned.map(({ cell, message }) => `${cell} ${/\d{4}-\d\d-\d\d/.exec(message)?.[0]}`)).toEqual([
      'J4 2019-03-01',
      'O5 2022-09-01',
      'J6 2021-05-01',
      'K6 2023-08-31',
    ]);
    const first = await worker(identityNumber(1));
    expect(first.certificates.map(({ level }) => level).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'intermediate',
      'junior',
    ]);
    expect(first).toMatchObject({ regionCode: '341821100', organizations: [{ countyCode: '341821' }] });
    const second = await worker(someone(2)['身份证号']);
    expect(second.posts).toMatchObject([{ startOn: '2021-05-01', endOn: '2023-08-31' }]);
    // The register's own day stands where only the month is said again.
    await service.dataSource.query(`UPDATE posts SET start_on = '2021-05-17' WHERE end_on IS NOT NULL`);
    const again = await importRoster(officer, township());
    expect(again.counts).toMatchObject({ unchanged: 3 });
  });

  it('refuses what cannot be meant, with the cells', async () => {
    await putInForce(
      service,
      stipendPolicy({
        regionCode: '341802',
        eligibleEmployers: [{ kind: 'urban_community' }],
        stop: 'until-previous-month',
      }),
    );
    const person = (cells: RowOf): RosterWorkbook => rosterWorkbook().person(cells);
    const refused: [RosterWorkbook, ...string[]][] = [
      [person({ 离职日期: '2024-06' }), 'K2 date-month-only'],
      [person({ 单位类别: '村居', 工作单位: '东门' }), 'F2 organization-kind-unknown'],
      [person({ '所属县（市、区）': '宁国县', '乡镇（街道）': null }), 'H2 region-unknown'],
      [
        person({ 身份证号: null }).edited((book) => book.worksheets[0]!.addRow(['填表人：王芳'])),
        'C2 required-cell-empty',
      ],
      [
        person({})
          .person({ 姓名: '李四', 身份证号: null })
          .edited((book) => book.worksheets[0]!.mergeCells('C2:C3')),
        'B2 rows-contradict',
        'B3 rows-contradict',
      ],
      [rosterWorkbook().certified().revocation({ 撤销日期: '2022-05' }), '证书撤销!C2 date-month-only'],
    ];
    for (const [workbook, ...cells] of refused) {
      const answer = await importRoster(officer, workbook, { status: 422 });
      expect(errorsOf(answer).map((it) => it.replace('持证社工花名册!', ''))).toEqual(cells);
    }
    const leave = await importRoster(officer, person({ 离职日期: '2024-06' }), { status: 422 });
    expect(leave.issues[0]!.message).toContain('须写到日：现行津贴政策按是否做满当月计发离职当月');
  });
});
