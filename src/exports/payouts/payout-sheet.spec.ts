import { payoutSheets } from './payout-workbook.js';
import { type ExplainedSheetLine, PAYOUT_COLUMNS, type PayoutSheetInput } from './payout-sheet.js';
import { monthsText, type Sheet, type SheetRow } from '../sheet.js';

function aLine(given: Partial<ExplainedSheetLine> = {}): ExplainedSheetLine {
  return {
    seq: 1,
    workerId: 'first',
    name: '测试甲',
    identityNumber: '341800199001010011',
    organizationName: '锦城社区居民委员会',
    countyName: '宣州区',
    townshipName: '鳌峰街道',
    level: 'junior',
    certificateNo: '20220000001',
    approvedOn: '2022-11-08',
    rateFen: 20000,
    months: ['2024-01'],
    amountFen: 20000,
    bankName: '测试银行',
    bankAccount: '6217000000000000001',
    remark: '',
    sentences: ['按初级标准每月200元。'],
    subject: 'stipend:2024-01',
    policyTitle: '测试办法',
    documentNo: '测〔2024〕1号',
    policyVersion: 1,
    ...given,
  };
}

function aPayout(lines: ExplainedSheetLine[], given: Partial<PayoutSheetInput> = {}): PayoutSheetInput {
  return {
    payoutNo: 'JT-2024-0001',
    title: '2024年第一季度职业津贴',
    kind: 'stipend',
    regionName: '宣城市',
    departmentName: '民政局',
    asOf: '2024-03-31',
    fromMonth: '2024-01',
    toMonth: '2024-03',
    madeBy: '测试员',
    preparedOn: '2024-04-01',
    lines,
    explained: lines,
    ...given,
  };
}

async function rowsOfSheet(input: PayoutSheetInput, name: string): Promise<SheetRow[]> {
  const sheet = payoutSheets(input).find((candidate) => candidate.name === name)!;
  return read(sheet);
}

async function read(sheet: Sheet): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of sheet.rows) rows.push(row);
  return rows;
}

function cellsOf(rows: SheetRow[], kind: 'line' | 'total'): (readonly unknown[])[] {
  return rows.flatMap((row) => (row.kind === kind ? [row.cells] : []));
}

/** 发放标准, 发放月份, 本次金额 of each payee row. */
function amounts(rows: SheetRow[]): unknown[][] {
  return cellsOf(rows, 'line').map((cells) => cells.slice(9, 12));
}

const MONTHS = ['2024-01', '2024-02', '2024-03'];

describe('发放表', () => {
  it('has the columns of the specification, in its order', () => {
    expect(PAYOUT_COLUMNS.map(({ title }) => title).join(' | ')).toBe(
      '序号 | 姓名 | 身份证号 | 工作单位 | 所属县（市、区） | 乡镇（街道） | 证书级别 | 证书管理号 | 批准日期 | 发放标准（元） | ' +
        '发放月份 | 本次金额（元） | 开户行 | 银行账号 | 备注',
    );
  });

  it('several months of one person are one row, since the bank pays one amount', async () => {
    const lines = MONTHS.map((month, index) => aLine({ seq: index + 1, months: [month], remark: index ? '补发' : '' }));
    const rows = await rowsOfSheet(aPayout(lines), '发放表');
    expect(cellsOf(rows, 'line')).toEqual([
      [
        1,
        '测试甲',
        '341800199001010011',
        '锦城社区居民委员会',
        '宣州区',
        '鳌峰街道',
        '初级',
        '20220000001',
        '2022-11-08',
        20000,
        '2024-01至2024-03',
        60000,
        '测试银行',
        '6217000000000000001',
        '补发',
      ],
    ]);
  });

  it('a rate that changes within the period starts another row, each months times rate', async () => {
    const lines = [
      aLine({ months: ['2024-01'] }),
      aLine({ months: ['2024-02'], rateFen: 30000, amountFen: 30000, level: 'intermediate' }),
      aLine({ months: ['2024-03'], rateFen: 30000, amountFen: 30000, level: 'intermediate' }),
    ];
    const rows = await rowsOfSheet(aPayout(lines), '发放表');
    expect(amounts(rows)).toEqual([
      [20000, '2024-01', 20000],
      [30000, '2024-02至2024-03', 60000],
    ]);
    expect(cellsOf(rows, 'total')[0]![0]).toBe('合计（1 人，2 行）');
  });

  it('back pay of a difference and a recovery are rows of their own', async () => {
    const lines = [
      aLine({ months: ['2023-12'], amountFen: 5000 }),
      aLine({ months: ['2024-01'] }),
      aLine({ months: ['2024-02'], amountFen: -20000 }),
    ];
    const rows = await rowsOfSheet(aPayout(lines), '发放表');
    expect(amounts(rows).map(([, month, amount]) => [month, amount])).toEqual([
      ['2023-12', 5000],
      ['2024-01', 20000],
      ['2024-02', -20000],
    ]);
  });

  it('the total stands directly under the last row, then 大写, then the signatures', async () => {
    const rows = await rowsOfSheet(aPayout([aLine({ amountFen: 140950 })]), '发放表');
    expect(rows.map(({ kind }) => kind)).toEqual(['line', 'total', 'band', 'signatures', 'band']);
    expect(cellsOf(rows, 'total')[0]![11]).toBe(140950);
    expect(rows[2]).toMatchObject({ text: '合计金额（大写）：人民币壹仟肆佰零玖元伍角' });
    expect(rows[3]).toMatchObject({ texts: ['制表人：测试员', '审核人：', '负责人（盖章）：'] });
    expect(rows[4]).toMatchObject({ text: '本表尚未封存，不作为发放依据。' });
  });

  it('an award belongs to no month', async () => {
    const rows = await rowsOfSheet(aPayout([aLine({ months: [], subject: 'award:junior' })]), '发放表');
    expect(amounts(rows)[0]![1]).toBe('一次性');
  });

  it('a payout that pays nobody totals nothing', async () => {
    const rows = await rowsOfSheet(aPayout([]), '发放表');
    expect(rows[1]).toMatchObject({ text: '合计金额（大写）：人民币零元整' });
  });

  it('refuses lines in which a person comes back later', async () => {
    const lines = [aLine(), aLine({ workerId: 'second' }), aLine()];
    await expect(rowsOfSheet(aPayout(lines), '发放表')).rejects.toThrow('next to each other');
  });

  it('refuses to print a seal that the lines do not bear out', async () => {
    const seal = { lineCount: 1, totalFen: 20001, sha256: 'ab', sealedOn: '2024-04-02' };
    await expect(rowsOfSheet(aPayout([aLine()], { seal }), '发放表')).rejects.toThrow('200.01');
  });
});

describe('further sheets', () => {
  const two = [
    aLine({ seq: 1, months: ['2024-01'] }),
    aLine({ seq: 2, months: ['2024-02'], level: 'intermediate', amountFen: 30000 }),
    aLine({ seq: 3, workerId: 'second', countyName: '泾县' }),
  ];

  it('the detail has a row per line, with every reason', async () => {
    const rows = await rowsOfSheet(aPayout([aLine({ sentences: ['理由一', '理由二'] })]), '明细与依据');
    expect(cellsOf(rows, 'line')[0]!.slice(5)).toEqual([
      '职业津贴',
      '2024-01',
      '初级',
      '20220000001',
      20000,
      20000,
      '测试办法',
      '测〔2024〕1号',
      1,
      '理由一\n理由二',
    ]);
  });

  it('the summary counts a person once in each total, and its total is that of 发放表', async () => {
    const rows = await rowsOfSheet(aPayout(two), '汇总');
    expect(cellsOf(rows, 'line')).toEqual([
      ['宣州区', '初级', 1, 1, 20000],
      ['宣州区', '中级', 1, 1, 30000],
      ['泾县', '初级', 1, 1, 20000],
    ]);
    expect(cellsOf(rows, 'total').map((cells) => [cells[0], ...cells.slice(2)])).toEqual([
      ['宣州区小计', 1, 2, 50000],
      ['泾县小计', 1, 1, 20000],
      ['合计', 2, 3, 70000],
    ]);
    expect(cellsOf(await rowsOfSheet(aPayout(two), '发放表'), 'total')[0]![11]).toBe(70000);
  });

  it('the lines are read once for each sheet that lists them, however many sheets count them', async () => {
    let readings = 0;
    const lines = {
      *[Symbol.iterator]() {
        readings++;
        yield* two;
      },
    };
    const variance = { previousPayoutNo: null, previousTotalFen: 0, lines: [] };
    const sheets = payoutSheets(aPayout(two, { lines, explained: two, variance }));
    const written = new Map<string, SheetRow[]>();
    for (const sheet of sheets) written.set(sheet.name, await read(sheet));
    expect(readings).toBe(1);
    expect(written.get('汇总')).toEqual(await rowsOfSheet(aPayout(two), '汇总'));
    expect(written.get('差异')!.at(-1)).toHaveProperty('text', expect.stringContaining('本次合计 700.00 元'));
  });

  it('the variance says by how much it falls short of the difference of the totals', async () => {
    const line = {
      kindName: '新增',
      name: '测试甲',
      identityNumber: '',
      organizationName: '',
      countyName: '',
      note: '',
    };
    const lines = [{ ...line, previousFen: 0, currentFen: 20000 }];
    const whole = { previousPayoutNo: 'JT-2023-0009', previousTotalFen: 50000, lines };
    const explained = await rowsOfSheet(aPayout(two, { variance: whole }), '差异');
    expect(explained.at(-1)).toHaveProperty('text', expect.stringContaining('差异已全部列明'));
    const short = await rowsOfSheet(aPayout(two, { variance: { ...whole, previousTotalFen: 40000 } }), '差异');
    expect(short.at(-1)).toHaveProperty('text', expect.stringContaining('尚有 100.00 元差异未说明'));
  });

  it('the seal is stated fact by fact', async () => {
    const seal = { lineCount: 3, totalFen: 70000, sha256: 'ab12', sealedOn: '2024-04-02' };
    expect(cellsOf(await rowsOfSheet(aPayout(two, { seal }), '封存信息'), 'line')).toEqual([
      ['批次号', 'JT-2024-0001'],
      ['明细行数', '3'],
      ['合计金额（元）', '700.00'],
      ['合计金额（大写）', '人民币柒佰元整'],
      ['校验值（SHA-256）', 'ab12'],
      ['封存日期', '2024-04-02'],
    ]);
  });
});

describe('months as an officer writes them', () => {
  it.each([
    [['2024-01'], '2024-01'],
    [['2024-03', '2024-01', '2024-02'], '2024-01至2024-03'],
    [['2023-12', '2024-01', '2024-03'], '2023-12至2024-01、2024-03'],
    [['2024-01', '2024-01'], '2024-01'],
    [[], ''],
  ])('%j is %s', (months, text) => {
    expect(monthsText(months)).toBe(text);
  });
});
