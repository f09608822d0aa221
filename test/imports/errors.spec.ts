import { dumpOf, errorsOf, importRoster } from '../support/roster/imports.js';
import {
  identityNumber,
  rosterWorkbook,
  someone,
  type RosterWorkbook,
  type RowOf,
} from '../support/roster/roster-workbook.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const ROSTER = '持证社工花名册';
const RIGHT = identityNumber(1);
const OTHER_LAST = RIGHT.endsWith('2') ? '3' : '2';
const NO_DATES: RowOf = { 申报日期: null, 登记日期: null, 登记有效期至: null };

const person = (cells: RowOf = {}): RosterWorkbook => rosterWorkbook().person(cells);
const certified = (cells: RowOf = {}): RosterWorkbook => rosterWorkbook().certified(cells);

type Kind = [fault: string, workbook: () => RosterWorkbook, ...errors: string[]];

/** One workbook for each error of domain.md §8 that a workbook alone can show, with the errors it must bring. */
const KINDS: Kind[] = [
  [
    'a check digit that does not fit',
    () => person({ 身份证号: RIGHT.slice(0, 17) + OTHER_LAST }),
    'C2 identity-number-check-digit',
  ],
  ['a birth date that never was', () => person({ 身份证号: '341800198502300014' }), 'C2 identity-number-check-digit'],
  ['a number too short', () => person({ 身份证号: '34180019850607001' }), 'C2 identity-number-malformed'],
  ['an unknown county', () => person({ '所属县（市、区）': '某县' }), 'H2 region-unknown'],
  ['an unknown township', () => person({ '乡镇（街道）': '无名镇' }), 'I2 region-unknown'],
  ['a township of another county', () => person({ '乡镇（街道）': '桃州镇' }), 'I2 township-elsewhere'],
  ['an unknown kind of employer', () => person({ 单位类别: '企业' }), 'F2 organization-kind-unknown'],
  ['an unknown level', () => certified({ 证书级别: '特级' }), 'L2 level-unknown'],
  ['a date that cannot be read', () => person({ 入职日期: '去年秋天' }), 'J2 date-unreadable'],
  ['a day that never was', () => person({ 入职日期: '2023-02-30' }), 'J2 date-unreadable'],
  ['a leave before the entry', () => person({ 离职日期: '2018-01-01' }), 'K2 leave-before-entry'],
  ['an approval in the future', () => certified({ 批准日期: '2025-01-01', ...NO_DATES }), 'N2 approval-in-future'],
  [
    'a registration before the approval',
    () => certified({ 登记日期: '2020-06-01' }),
    'P2 registration-before-approval',
  ],
  ['a declaration before the approval', () => certified({ 申报日期: '2020-06-01' }), 'O2 declaration-before-approval'],
  [
    'a revocation before the approval',
    () => certified().revocation({ 撤销日期: '2020-06-13' }),
    '证书撤销!C2 revocation-before-approval',
  ],
  [
    'one certificate number of two people',
    () => certified().certified(someone(2)),
    'M2 certificate-no-twice',
    'M3 certificate-no-twice',
  ],
  [
    'two numbers of one person at one level',
    () => certified().certified({ 证书管理号: '202143418000000002', 批准日期: '2021-06-14', ...NO_DATES }),
    'M3 two-certificates-at-level',
  ],
  [
    'rows that contradict each other',
    () => person().person({ 手机号: '13856300002', 入职日期: '2020-01-01' }),
    'D2 rows-contradict',
    'D3 rows-contradict',
  ],
  [
    'a suspension of a person nobody knows',
    () => person().suspension({ 身份证号: identityNumber(9) }),
    '停发登记!A2 person-unknown',
  ],
  ['a revocation of a certificate nobody knows', () => person().revocation(), '证书撤销!B2 certificate-unknown'],
  [
    'a revocation of a person nobody knows',
    () => person().revocation({ 身份证号: identityNumber(9) }),
    '证书撤销!A2 person-unknown',
  ],
  [
    'a payment to a person nobody knows',
    () => person().historicalPayment({ 身份证号: identityNumber(9) }),
    '历史发放!A2 person-unknown',
  ],
  [
    'an award paid for a certificate nobody knows',
    () => person().historicalPayment(),
    '历史发放!C2 certificate-unknown',
  ],
  [
    'another name on a further sheet',
    () => certified().historicalPayment({ 姓名: '李四' }),
    '历史发放!G2 rows-contradict',
  ],
  ['an identity number in scientific notation', () => person({ 身份证号: '3.418E+17' }), 'C2 number-damaged-by-excel'],
  [
    'a numeric cell of more than 15 digits',
    () => person({ 银行账号: 6228480070000001000 }),
    'S2 number-damaged-by-excel',
  ],
  ['full-width digits', () => person({ 身份证号: `３４１８００${RIGHT.slice(6)}` }), 'C2 number-full-width'],
  ['a new certificate without a number', () => certified({ 证书管理号: null }), 'M2 certificate-incomplete'],
  ['a new certificate without its day', () => certified({ 批准日期: null, ...NO_DATES }), 'N2 certificate-incomplete'],
  ['a formula', () => person({ 姓名: { formula: 'A1', date1904: false } }), 'B2 formula-cell'],
  ['a required cell left empty', () => person({ 工作单位: null }), 'E2 required-cell-empty'],
];

describe('a workbook with an error', () => {
  let service: TestService;
  let officer: Session;
  let before: unknown;
  beforeAll(async () => {
    service = await openTestService();
    officer = await service.as('officer');
    before = await dumpOf(service);
  });
  afterAll(() => service.close());

  it.each(KINDS)('is refused whole and told at its cell: %s', async (_fault, workbook, ...expected) => {
    const content = await workbook().bytes();
    const errors = expected.map((error) => (error.includes('!') ? error : `${ROSTER}!${error}`));
    const checked = await importRoster(officer, content, { mode: 'check' });
    expect(errorsOf(checked)).toEqual(errors);
    const refused = await importRoster(officer, content, { status: 422 });
    expect(refused).toMatchObject({ mode: 'all', applied: false, counts: checked.counts, code: 'IMPORT_NOT_APPLIED' });
    expect(refused.issues).toEqual(checked.issues);
    expect(refused.issues.every(({ message, suggestion }) => message !== '' && suggestion !== '')).toBe(true);
    expect(await dumpOf(service)).toEqual(before);
  });
});

describe('a workbook at odds with the register', () => {
  let service: TestService;
  let officer: Session;
  let before: unknown;
  beforeAll(async () => {
    service = await openTestService();
    officer = await service.as('officer');
    await importRoster(
      officer,
      certified()
        .person(someone(2))
        .historicalPayment()
        .certified({ ...someone(3), 证书管理号: 'GL000003' }),
    );
    before = await dumpOf(service);
  });
  afterAll(() => service.close());

  const later: Kind[] = [
    ['a person by another name', () => person({ 姓名: '张晓芳' }), 'B2 name-differs-from-register'],
    [
      'another name on a further sheet',
      () => person(someone(2)).suspension({ 姓名: '张晓芳' }),
      '停发登记!E2 name-differs-from-register',
    ],
    ['the certificate number of another person', () => certified(someone(2)), 'M2 conflicts-with-register'],
    ['a certificate number used at another level', () => certified({ 证书级别: '中级' }), 'M2 conflicts-with-register'],
    [
      'a second certificate at a level',
      () => certified({ 证书管理号: 'GL000099', 批准日期: '2021-06-14', ...NO_DATES }),
      'M2 two-certificates-at-level',
    ],
    [
      'another amount of a payment of history',
      () => certified().historicalPayment({ '金额（元）': 1500 }),
      '历史发放!E2 conflicts-with-register',
    ],
    [
      'a revocation before the approval in the register',
      () => person(someone(2)).revocation({ 撤销日期: '2020-06-13' }),
      '证书撤销!C2 revocation-before-approval',
    ],
    [
      'a declaration before the approval in the register',
      () => certified({ 批准日期: null, ...NO_DATES, 申报日期: '2020-01-01' }),
      'O2 declaration-before-approval',
    ],
    [
      'a registration before the approval in the register',
      () => certified({ 批准日期: null, ...NO_DATES, 登记日期: '2020-01-01' }),
      'P2 registration-before-approval',
    ],
    [
      'an approval after the registration in the register',
      () => certified({ 批准日期: '2020-12-02', 申报日期: '2020-12-02', 登记日期: null, 登记有效期至: null }),
      'N2 registration-before-approval',
    ],
    [
      'an approval after the declaration in the register',
      () => certified({ 批准日期: '2020-11-03', ...NO_DATES }),
      'N2 declaration-before-approval',
    ],
  ];

  it.each(later)('is refused whole and told at its cell: %s', async (_fault, workbook, ...expected) => {
    const errors = expected.map((error) => (error.includes('!') ? error : `${ROSTER}!${error}`));
    const refused = await importRoster(officer, workbook(), { status: 422 });
    expect(errorsOf(refused)).toEqual(errors);
    expect(await dumpOf(service)).toEqual(before);
  });

  it('masks what it quotes of identity numbers, phones and accounts', async () => {
    const refused = await importRoster(
      officer,
      person({ 身份证号: RIGHT.slice(0, 17) + OTHER_LAST, 银行账号: '6228480070000001230' }),
      { status: 422 },
    );
    const text = JSON.stringify(refused);
    expect(text).not.toContain(RIGHT.slice(0, 17));
    expect(text).not.toContain('6228480070000001230');
  });
});
