import {
  dateCell,
  identityNumber,
  rosterWorkbook,
  someone,
  type RosterWorkbook,
  type RowOf,
} from '../../../test/support/roster/roster-workbook.js';
import { REGIONS } from '../../../test/support/register/regions.js';
import { readWhole, type RosterReading } from '../../../test/support/roster/roster-reading.js';

const TODAY = '2024-12-31';

async function reading(workbook: RosterWorkbook): Promise<RosterReading> {
  return readWhole(await workbook.bytes(), { regions: REGIONS, today: TODAY });
}

/** Findings as `cell code`, errors marked by `!`. */
async function findings(workbook: RosterWorkbook): Promise<string[]> {
  const { issues } = await reading(workbook);
  return issues.map((it) => `${it.severity === 'error' ? '!' : ''}${it.cell ?? it.row ?? ''} ${it.code}`);
}

async function firstMessage(cells: RowOf): Promise<string> {
  return (await reading(rosterWorkbook().person(cells))).issues[0]!.message;
}

async function firstSuggestion(cells: RowOf): Promise<string> {
  return (await reading(rosterWorkbook().person(cells))).issues[0]!.suggestion;
}

/** A certified person's row, and another of the same person that differs in what a test names. */
function twoRows(cells: RowOf): RosterWorkbook {
  return rosterWorkbook().certified().certified(cells);
}

describe('a roster without faults', () => {
  it('reads as typed rows', async () => {
    const { rows, issues, rowCounts } = await reading(
      rosterWorkbook().certified({ 开户行: '徽商银行', 银行账号: '6228473997245064064', 备注: ' 甲\n乙 ' }),
    );
    expect(issues).toEqual([]);
    expect(rowCounts.roster).toBe(1);
    expect(rows).toEqual([
      {
        sheet: '持证社工花名册',
        row: 2,
        name: '张小芳',
        identityNumber: identityNumber(1),
        phone: '13856300001',
        organizationName: '西林街道东门社区居民委员会',
        organizationKind: 'urban_community',
        registrarCode: null,
        countyCode: '341802',
        townshipCode: '341802001',
        startOn: '2019-03-01',
        endOn: null,
        level: 'junior',
        certificateNo: '202043418000000001',
        approvedOn: '2020-06-14',
        declaredOn: '2020-11-02',
        registeredOn: '2020-12-01',
        registrationEndOn: '2023-11-30',
        registrationEndStated: true,
        bankName: '徽商银行',
        bankAccount: '6228473997245064064',
        bankCode: null,
        staffing: null,
        remark: '甲 乙',
        monthOnly: null,
      },
    ]);
  });

  it('finds the header under a title, in any order, under other names', async () => {
    const headers = [
      '备  注',
      '*姓名',
      '公民身份号码（18位）',
      '所在\n单位',
      '单位性质',
      '县市区',
      '入职时间',
      '管理号',
      '取得时间',
      '证书等级（初级/中级/高级）',
    ];
    const { rows, issues } = await reading(
      rosterWorkbook()
        .withRowsAbove('宣城市持证社工花名册', '填报单位：宣城市民政局')
        .withHeaders(headers)
        .named('Sheet1')
        .person({
          '*姓名': '李 伟',
          '公民身份号码（18位）': identityNumber(7),
          '所在\n单位': '市福利院',
          单位性质: '市直单位',
          县市区: '宣城市',
          入职时间: dateCell('2018-07-01', '13:45:00'),
          管理号: '201943418000000002',
          取得时间: '2019年6月1日',
          '证书等级（初级/中级/高级）': '社会工作师（中级）',
        }),
    );
    expect(issues).toEqual([]);
    expect(rows[0]).toMatchObject({
      name: '李伟',
      organizationKind: 'city_unit',
      countyCode: '341800',
      startOn: '2018-07-01',
      level: 'intermediate',
      approvedOn: '2019-06-01',
      declaredOn: null,
    });
  });

  it('finds the columns by headers with brackets of either width', async () => {
    const workbook = (): RosterWorkbook => rosterWorkbook().certified().suspension().revocation().historicalPayment();
    const narrow = workbook().edited((it) => {
      for (const sheet of it.worksheets) {
        sheet.getRow(1).eachCell((cell) => (cell.value = cell.text.replaceAll('（', '(').replaceAll('）', ')')));
      }
    });
    const read = await reading(narrow);
    expect(read.issues).toEqual([]);
    expect(read.layouts[0]?.columns.countyCode?.header).toBe('所属县(市、区)');
    expect({ ...read, layouts: null }).toEqual({ ...(await reading(workbook())), layouts: null });
  });

  it('gives a registration without an end three years less a day', async () => {
    const { rows } = await reading(rosterWorkbook().certified({ 登记有效期至: null, 登记日期: '2024-02-29' }));
    expect(rows[0]).toMatchObject({ registrationEndOn: '2027-02-27', registrationEndStated: false });
  });

  it('passes over blank rows, totals and signatures', async () => {
    const { rows, issues } = await reading(
      rosterWorkbook()
        .person()
        .edited((it) => {
          const sheet = it.worksheets[0]!;
          sheet.addRow([3]);
          sheet.addRow(['合 计', null, null, '1 人']);
          sheet.addRow(['制表人：', null, null, null, null, null, null, '审核人：']);
        }),
    );
    expect([rows.length, issues]).toEqual([1, []]);
  });

  it('reads a row hidden by a filter, and says so', async () => {
    const workbook = rosterWorkbook()
      .person()
      .edited((it) => {
        it.worksheets[0]!.getRow(2).hidden = true;
      });
    const { rows, issues } = await reading(workbook);
    expect([rows.length, issues.map((it) => it.code)]).toEqual([1, ['rows-hidden']]);
  });

  it('reads workbooks that count days from 1904', async () => {
    const { rows } = await reading(
      rosterWorkbook()
        .person({ 入职日期: 43708 })
        .edited((it) => {
          it.properties.date1904 = true;
          it.worksheets[0]!.getCell('J2').numFmt = 'yyyy-mm-dd';
        }),
    );
    expect(rows[0]?.startOn).toBe('2023-09-01');
  });
});

describe('headers that cannot be used', () => {
  it('names the column that is missing and those that were found', async () => {
    const { issues, unusable, rows } = await reading(
      rosterWorkbook().withHeaders(['姓名', '工作单位', '单位类别', '所属县（市、区）', '入职日期']).person(),
    );
    expect([unusable, rows]).toEqual([true, []]);
    expect(issues).toMatchObject([{ code: 'header-column-missing', severity: 'error', row: 1 }]);
    expect(issues[0]!.message).toContain('身份证号');
    expect(issues[0]!.message).toContain('姓名、工作单位、单位类别');
  });

  it('names two columns for one field', async () => {
    const { issues } = await reading(
      rosterWorkbook()
        .withHeaders(['姓名', '身份证号', '身份证号码', '工作单位', '单位类别', '所属县（市、区）', '入职日期'])
        .person(),
    );
    expect(issues).toMatchObject([{ code: 'header-column-twice', cell: 'C1', column: '身份证号码' }]);
  });

  it('tells of a column it does not read', async () => {
    expect(
      await findings(
        rosterWorkbook()
          .withHeaders(['姓名', '身份证号', '性别', '工作单位', '单位类别', '所属县（市、区）', '入职日期', '问题说明'])
          .person(),
      ),
    ).toEqual(['C1 header-column-unknown']);
  });

  it('finds none in a sheet of something else', async () => {
    const workbook = rosterWorkbook().withHeaders(['商品', '价格']).person({ 商品: '苹果', 价格: 3 });
    expect(await findings(workbook)).toEqual(['! header-not-found']);
  });

  it('tells of an empty workbook and of sheets it passes over', async () => {
    expect(await findings(rosterWorkbook().edited((it) => it.addWorksheet('统计')))).toEqual([
      '! sheet-empty',
      ' sheet-ignored',
    ]);
  });
});

describe('one cell', () => {
  it.each<[string, RowOf, string[]]>([
    ['an empty required cell', { 工作单位: null }, ['!E2 required-cell-empty']],
    ['a formula', { 工作单位: { formula: 'A1&"x"', result: '甲' } }, ['!E2 formula-cell']],
    ['an error value', { 备注: { error: '#N/A' } }, ['!T2 error-cell']],
    ['a text too long', { 工作单位: '社'.repeat(101) }, ['!E2 text-too-long']],
    ['a wrong check digit', { 身份证号: '341800198506070010' }, ['!C2 identity-number-check-digit']],
    ['a birth date that never was', { 身份证号: identityNumber(1, '19850230') }, ['!C2 identity-number-birth-date']],
    ['a birth date to come', { 身份证号: identityNumber(1, '20250101') }, ['!C2 identity-number-birth-date']],
    ['a number too short', { 身份证号: '34180019850607' }, ['!C2 identity-number-malformed']],
    ['an identity number as a number', { 身份证号: 341800198506070000 }, ['!C2 number-damaged-by-excel']],
    ['an identity number in scientific notation', { 身份证号: '3.418E+17' }, ['!C2 number-damaged-by-excel']],
    ['full-width digits', { 身份证号: '３４１８００１９８５０６０７００１３' }, ['!C2 number-full-width']],
    ['a phone in scientific notation', { 手机号: '1.3856E+10' }, ['!D2 number-damaged-by-excel']],
    ['a phone too short', { 手机号: '1385630000' }, ['D2 phone-odd']],
    ['a phone that was a number', { 手机号: 13856300001 }, []],
    ['an account as a number', { 银行账号: 6228473997245064000 }, ['!S2 number-damaged-by-excel']],
    [
      'an account in full-width digits',
      { 银行账号: '６２２８４７３９９７２４５０６４０６４' },
      ['!S2 number-full-width'],
    ],
    ['an account that fails Luhn', { 银行账号: '6228473997245064000' }, ['S2 account-check-digit']],
    ['an odd account', { 银行账号: '12345' }, ['S2 account-odd']],
    ['a 联行号, with spaces for the eye', { 联行号: '1021 0009 9996' }, []],
    ['a 联行号 with a wrong check digit', { 联行号: '102100099995' }, ['!U2 bank-code-malformed']],
    ['a 用工性质 as offices write it', { 用工性质: '村居两委' }, []],
    ['a 用工性质 that nobody knows', { 用工性质: '临时' }, ['!V2 staffing-unknown']],
    ['a 联行号 with a digit missing', { 联行号: '10210009999' }, ['!U2 bank-code-malformed']],
    ['an unknown county', { '所属县（市、区）': '宁国县', '乡镇（街道）': null }, ['!H2 region-unknown']],
    ['an unknown township', { '乡镇（街道）': '西林镇' }, ['!I2 region-unknown']],
    ['a township of another county', { '乡镇（街道）': '上庄镇' }, ['!I2 township-elsewhere']],
    ['codes of regions', { '所属县（市、区）': '341802', '乡镇（街道）': '341802001' }, []],
    ['an unknown kind', { 单位类别: '事业单位' }, ['!F2 organization-kind-unknown']],
    ['a kind by its code', { 单位类别: 'village' }, []],
    ['an unreadable date', { 入职日期: '去年' }, ['!J2 date-unreadable']],
    ['a day that never was', { 入职日期: '2023-02-29' }, ['!J2 date-unreadable']],
    ['a day without a format', { 入职日期: 43525 }, ['J2 date-cell-unformatted']],
    ['a leave before entry', { 离职日期: '2019-02-28' }, ['!K2 leave-before-entry']],
    ['至今 for still serving', { 离职日期: '至今' }, []],
    ['an odd name', { 姓名: '张3' }, ['B2 name-odd']],
    ['a registrar by another name', { 登记机关: '宣城市民政局' }, ['!G2 region-unknown']],
    ['a social organization without registrar', { 单位类别: '社会组织' }, ['G2 registrar-missing']],
  ])('%s', async (_what, cells, expected) => {
    expect(await findings(rosterWorkbook().person(cells))).toEqual(expected);
  });

  it.each<[string, RowOf, string[]]>([
    ['an unknown level', { 证书级别: '特级' }, ['!L2 level-unknown']],
    ['a level in English', { 证书级别: 'Senior' }, []],
    ['a certificate without level', { 证书级别: null }, ['!L2 level-missing']],
    ['an odd certificate number', { 证书管理号: '皖-12' }, ['M2 certificate-no-odd']],
    ['a certificate number as a number', { 证书管理号: 202043418000000000 }, ['!M2 number-damaged-by-excel']],
    [
      'an approval to come',
      { 批准日期: '2025-01-01', 申报日期: null, 登记日期: null, 登记有效期至: null },
      ['!N2 approval-in-future'],
    ],
    ['a declaration to come', { 申报日期: '2025-01-01' }, ['O2 declaration-in-future']],
    ['a declaration before approval', { 申报日期: '2020-06-13' }, ['!O2 declaration-before-approval']],
    ['a registration before approval', { 登记日期: '2020-06-13' }, ['!P2 registration-before-approval']],
    [
      'a registration that ends before it starts',
      { 登记有效期至: '2020-11-30' },
      ['!Q2 registration-end-before-start'],
    ],
    ['a registration without start', { 登记日期: null }, ['!P2 registration-start-missing']],
  ])('%s', async (_what, cells, expected) => {
    expect(await findings(rosterWorkbook().certified(cells))).toEqual(expected);
  });

  it('names the likely cause where the check digit fails', async () => {
    expect(await firstMessage({ 身份证号: '341800198506070000' })).toContain('末三位为 000');
    expect(await firstMessage({ 身份证号: '11010519491231002' })).toContain('X 可能丢失');
    expect(await firstMessage({ 身份证号: '110105194912310020' })).toContain('末位应为 X');
  });

  it('names the region that was plainly meant', async () => {
    expect(await firstSuggestion({ '所属县（市、区）': '宁国县', '乡镇（街道）': null })).toContain('“宁国市”');
    expect(await firstSuggestion({ '所属县（市、区）': '广德县', '乡镇（街道）': null })).toContain('“广德市”');
    expect(await firstSuggestion({ '乡镇（街道）': '西林' })).toContain('“西林街道”');
    expect(await firstSuggestion({ 登记机关: '宣城市民政局' })).toContain('“宣城市”');
  });

  it('masks personal numbers in what it quotes, in whatever column they stand', async () => {
    const bad = '341800198506070010';
    const { issues } = await reading(
      rosterWorkbook().person({
        身份证号: bad,
        手机号: '1385630000199',
        银行账号: '6228473997245064000',
        入职日期: identityNumber(1),
        单位类别: '13856300001',
      }),
    );
    expect(issues.map((it) => it.value)).toEqual([
      '341800********0010',
      '138******0199',
      '138****0001',
      '341800********0013'.replace('0013', identityNumber(1).slice(-4)),
      '***************4000',
    ]);
  });
});

describe('rows beside each other', () => {
  it.each<[string, RowOf, string[]]>([
    ['the same row again', {}, []],
    ['another name', { 姓名: '张小方' }, ['!B2 rows-contradict', '!B3 rows-contradict']],
    ['another phone', { 手机号: '13856300002' }, ['!D2 rows-contradict', '!D3 rows-contradict']],
    ['no phone', { 手机号: null }, []],
    ['another kind of the same employer', { 单位类别: '村' }, ['!F2 rows-contradict', '!F3 rows-contradict']],
    [
      'another township of the same employer',
      { '乡镇（街道）': '澄江街道' },
      ['!I2 rows-contradict', '!I3 rows-contradict'],
    ],
    ['another approval', { 批准日期: '2020-06-15' }, ['!N2 rows-contradict', '!N3 rows-contradict']],
    ['another declaration', { 申报日期: '2020-11-03' }, ['!O2 rows-contradict', '!O3 rows-contradict']],
    ['another end of one registration', { 登记有效期至: '2023-10-31' }, ['!Q2 rows-contradict', '!Q3 rows-contradict']],
    ['a renewal', { 登记日期: '2023-12-01', 登记有效期至: null }, []],
    [
      'another post',
      { 工作单位: '澄江街道社工站', 单位类别: '社工站', '乡镇（街道）': '澄江街道', 入职日期: '2022-01-01' },
      [],
    ],
    ['a higher level', { 证书级别: '中级', 证书管理号: '202143418000000009' }, []],
    ['one number at two levels', { 证书级别: '中级' }, ['!M2 certificate-no-twice', '!M3 certificate-no-twice']],
  ])('%s', async (_what, cells, expected) => {
    expect(await findings(twoRows(cells))).toEqual(expected);
  });

  it('one certificate number for two people', async () => {
    expect(await findings(twoRows(someone(5)))).toEqual(['!M2 certificate-no-twice', '!M3 certificate-no-twice']);
  });

  it('one post with two ends, one account stated twice', async () => {
    const first: RowOf = { 离职日期: '2022-01-31', 银行账号: '6228473997245064064' };
    const second: RowOf = { 离职日期: '2022-02-28', 银行账号: '6228473997245064072' };
    expect(await findings(rosterWorkbook().person(first).person(second))).toEqual([
      '!K2 rows-contradict',
      '!S2 rows-contradict',
      '!K3 rows-contradict',
      '!S3 rows-contradict',
    ]);
  });

  it('tells only the few rows that differ from most of their employer', async () => {
    const workbook = rosterWorkbook();
    for (let n = 1; n <= 5; n++) workbook.person({ ...someone(n), 单位类别: n === 4 ? '村' : '城市社区' });
    expect(await findings(workbook)).toEqual(['!F5 rows-contradict']);
  });

  it('takes a stated end of a registration for the row that leaves it out', async () => {
    const { rows } = await reading(
      rosterWorkbook().certified({ 登记有效期至: null }).certified({ 登记有效期至: '2023-06-30' }),
    );
    expect(rows.map((row) => row.registrationEndOn)).toEqual(['2023-06-30', '2023-06-30']);
  });

  it('warns of people who look like one', async () => {
    const account = '6228473997245064064';
    expect(
      await findings(
        rosterWorkbook()
          .person()
          .person({ 身份证号: identityNumber(2), 手机号: null }),
      ),
    ).toEqual(['C3 people-look-alike']);
    const other: RowOf = { 身份证号: identityNumber(3, '19860101') };
    expect(
      await findings(
        rosterWorkbook()
          .person()
          .person({ ...other, 姓名: '张晓芳' }),
      ),
    ).toEqual(['B3 names-look-alike']);
    expect(
      await findings(
        rosterWorkbook()
          .person({ 银行账号: account })
          .person({ ...other, 姓名: '王强', 手机号: null, 银行账号: account }),
      ),
    ).toEqual(['S3 account-shared']);
  });
});

describe('the further sheets', () => {
  it('read as typed rows', async () => {
    const { suspensions, revocations, historicalPayments, issues } = await reading(
      rosterWorkbook()
        .certified()
        .suspension({ 截止月份: '2023年10月' })
        .revocation({ '自始无效（是/否）': '是' })
        .historicalPayment({ '金额（元）': '1,000.50' })
        .historicalPayment({
          '项目（一次性奖励/职业津贴）': '职业津贴',
          证书级别: null,
          月份: '2021.03',
          '金额（元）': 200,
        }),
    );
    const place = { identityNumber: identityNumber(1), name: null };
    expect(issues).toEqual([]);
    expect(suspensions).toEqual([
      { sheet: '停发登记', row: 2, ...place, fromMonth: '2023-05', toMonth: '2023-10', reason: '长期病假' },
    ]);
    expect(revocations).toEqual([
      { sheet: '证书撤销', row: 2, ...place, level: 'junior', revokedOn: '2022-05-01', void: true, reason: '弄虚作假' },
    ]);
    expect(historicalPayments).toMatchObject([
      { kind: 'award', level: 'junior', month: null, amountFen: 100_050, paidOn: '2021-01-15' },
      { kind: 'stipend', level: null, month: '2021-03', amountFen: 20_000 },
    ]);
  });

  it.each<[string, (it: RosterWorkbook) => RosterWorkbook, string[]]>([
    ['another name', (it) => it.suspension({ 姓名: '李四' }), ['!E2 rows-contradict']],
    ['an unreadable month', (it) => it.suspension({ 起始月份: '五月' }), ['!B2 month-unreadable']],
    ['an end before its start', (it) => it.suspension({ 截止月份: '2023-04' }), ['!C2 suspension-end-before-start']],
    ['no reason', (it) => it.suspension({ 原因: null }), ['D2 reason-missing']],
    ['a suspension twice', (it) => it.suspension().suspension(), ['!B3 row-repeated']],
    [
      'two ends of one suspension',
      (it) => it.suspension().suspension({ 截止月份: '2023-07' }),
      ['!C2 rows-contradict', '!C3 rows-contradict'],
    ],
    [
      'overlapping suspensions',
      (it) => it.suspension({ 截止月份: '2023-07' }).suspension({ 起始月份: '2023-07' }),
      ['B3 suspensions-overlap'],
    ],
    ['a revocation twice', (it) => it.revocation().revocation(), ['!C3 row-repeated']],
    ['neither yes nor no', (it) => it.revocation({ '自始无效（是/否）': '也许' }), ['!D2 yes-no-unreadable']],
    [
      'an unknown kind of payment',
      (it) => it.historicalPayment({ '项目（一次性奖励/职业津贴）': '奖金' }),
      ['!B2 payment-kind-unknown'],
    ],
    ['an award without level', (it) => it.historicalPayment({ 证书级别: null }), ['!C2 level-missing']],
    [
      'a stipend without month',
      (it) => it.historicalPayment({ '项目（一次性奖励/职业津贴）': '职业津贴' }),
      ['!D2 month-missing'],
    ],
    [
      'an amount with three decimals',
      (it) => it.historicalPayment({ '金额（元）': 100.005 }),
      ['!E2 amount-unreadable'],
    ],
    ['a payment to come', (it) => it.historicalPayment({ 发放日期: '2025-01-01' }), ['!F2 payment-in-future']],
    ['a payment twice', (it) => it.historicalPayment().historicalPayment(), ['!E3 row-repeated']],
    [
      'one payment of two amounts',
      (it) => it.historicalPayment().historicalPayment({ '金额（元）': 2000 }),
      ['!E2 rows-contradict', '!E3 rows-contradict'],
    ],
  ])('%s', async (_what, fill, expected) => {
    expect(await findings(fill(rosterWorkbook().certified()))).toEqual(expected);
  });

  it('stand alone, when the register knows the people', async () => {
    const workbook = rosterWorkbook()
      .suspension()
      .edited((it) => it.removeWorksheet('持证社工花名册'));
    const { suspensions, unusable } = await reading(workbook);
    expect([suspensions.length, unusable]).toEqual([1, false]);
  });
});

describe('the sample roster', () => {
  it('reads without errors: 4216 people, 1346 certified', async () => {
    const { rows, issues } = await readWhole(
      new URL('../../../seed/sample-roster.xlsx', import.meta.url).pathname,
      // It holds certificates up to 2026.
      { regions: REGIONS, today: '2026-11-22' },
    );
    expect(issues).toEqual([]);
    expect(new Set(rows.map((row) => row.identityNumber)).size).toBe(4216);
    expect(new Set(rows.filter((row) => row.level !== null).map((row) => row.identityNumber)).size).toBe(1346);
  });
});
