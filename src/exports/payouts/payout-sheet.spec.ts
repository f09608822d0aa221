import { aLine, aPayout } from '../../../test/support/payouts/sheet-lines.js';
import { detailSheet } from './payout-details.js';
import { payoutSheets } from './payout-workbook.js';
import { PAYOUT_COLUMNS, type PayoutSheetInput } from './payout-sheet.js';
import { monthsText, type Sheet, type SheetRow } from '../sheet.js';

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

/** 发放标准, 发放月份, 应发, 扣回, 实发 of each payee row. */
function amounts(rows: SheetRow[]): unknown[][] {
  return cellsOf(rows, 'line').map((cells) => cells.slice(6, 11));
}

const MONTHS = ['2024-01', '2024-02', '2024-03'];

describe('发放表', () => {
  it('has the columns that finance signs', () => {
    expect(PAYOUT_COLUMNS.map(({ title }) => title).join(' | ')).toBe(
      '序号 | 姓名 | 身份证号 | 工作单位 | 所属县（市、区） | 证书级别 | 发放标准（元） | 发放月份 | 应发金额（元） | 扣回金额（元） | ' +
        '实发金额（元） | 开户行 | 银行账号 | 备注',
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
        '初级',
        20000,
        '2024-01至2024-03',
        60000,
        0,
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
      aLine({ months: ['2024-02'], rateFen: 30000, grossFen: 30000, level: 'intermediate' }),
      aLine({ months: ['2024-03'], rateFen: 30000, grossFen: 30000, level: 'intermediate' }),
    ];
    const rows = await rowsOfSheet(aPayout(lines), '发放表');
    expect(amounts(rows)).toEqual([
      [20000, '2024-01', 20000, 0, 20000],
      [30000, '2024-02至2024-03', 60000, 0, 60000],
    ]);
    expect(cellsOf(rows, 'total')[0]![0]).toBe('合计（1 人，2 行）');
  });

  it('back pay of a difference is a row of its own', async () => {
    const lines = [aLine({ months: ['2023-12'], grossFen: 5000 }), aLine({ months: ['2024-01'] })];
    const rows = await rowsOfSheet(aPayout(lines), '发放表');
    expect(amounts(rows).map(([, month, gross]) => [month, gross])).toEqual([
      ['2023-12', 5000],
      ['2024-01', 20000],
    ]);
  });

  it('what is kept back stands beside what is due, and whoever keeps nothing is not counted as paid', async () => {
    const lines = [
      aLine({ months: ['2024-01'], nettedFen: 20000 }),
      aLine({ months: ['2024-02'], nettedFen: 10000 }),
      aLine({ workerId: 'second', nettedFen: 20000 }),
      aLine({ workerId: 'third' }),
    ];
    const rows = await rowsOfSheet(aPayout(lines), '发放表');
    expect(amounts(rows)).toEqual([
      [20000, '2024-01至2024-02', 40000, 30000, 10000],
      [20000, '2024-01', 20000, 20000, 0],
      [20000, '2024-01', 20000, 0, 20000],
    ]);
    const [total] = cellsOf(rows, 'total');
    expect(total!.slice(0, 1)).toEqual(['合计（应发 3 人、实发 2 人，3 行）']);
    expect(total!.slice(8, 11)).toEqual([80000, 50000, 30000]);
    expect(rows.find(({ kind }) => kind === 'band')).toMatchObject({ text: '实发金额合计（大写）：人民币叁佰元整' });
  });

  it('the total stands directly under the last row, then 大写, then the signatures', async () => {
    const rows = await rowsOfSheet(aPayout([aLine({ grossFen: 140950 })]), '发放表');
    expect(rows.map(({ kind }) => kind)).toEqual(['line', 'total', 'band', 'band', 'band', 'signatures', 'band']);
    expect(cellsOf(rows, 'total')[0]![10]).toBe(140950);
    expect(rows[2]).toMatchObject({ text: '实发金额合计（大写）：人民币壹仟肆佰零玖元伍角' });
    expect(rows[3]).toMatchObject({ text: expect.stringContaining('发放依据文号：测〔2024〕1号') as string });
    expect(rows[4]).toMatchObject({ text: expect.stringContaining('初审：') as string });
    expect(rows[5]).toMatchObject({ texts: ['制表人：测试员', '审核人：', '负责人（盖章）：'] });
    expect(rows[6]).toMatchObject({ text: '本表尚未封存，不作为发放依据。' });
  });

  it('an award belongs to no month', async () => {
    const rows = await rowsOfSheet(aPayout([aLine({ months: [], subject: 'award:junior' })]), '发放表');
    expect(amounts(rows)[0]![1]).toBe('一次性');
  });

  it('a payout that pays nobody totals nothing', async () => {
    const rows = await rowsOfSheet(aPayout([]), '发放表');
    expect(rows[1]).toMatchObject({ text: '实发金额合计（大写）：人民币零元整' });
  });

  it('refuses lines in which a person comes back later', async () => {
    const lines = [aLine(), aLine({ workerId: 'second' }), aLine()];
    await expect(rowsOfSheet(aPayout(lines), '发放表')).rejects.toThrow('next to each other');
  });

  it('refuses to print a seal that the lines do not bear out', async () => {
    const seal = { lineCount: 1, grossFen: 20001, nettedFen: 0, sha256: 'ab', sealedOn: '2024-04-02' };
    await expect(rowsOfSheet(aPayout([aLine()], { seal }), '发放表')).rejects.toThrow('200.01');
  });
});

describe('further sheets', () => {
  const two = [
    aLine({ seq: 1, months: ['2024-01'] }),
    aLine({ seq: 2, months: ['2024-02'], level: 'intermediate', grossFen: 30000 }),
    aLine({ seq: 3, workerId: 'second', countyName: '泾县' }),
  ];

  it('the detail is a file of its own: a row per line, with certificate, dates, township and every reason', async () => {
    const explained = [aLine({ nettedFen: 5000, sentences: ['理由一', '理由二'] })];
    const rows = await read(detailSheet({ ...aPayout([]), explained }));
    expect(cellsOf(rows, 'line')[0]!.slice(4)).toEqual([
      '宣州区',
      '鳌峰街道',
      '职业津贴',
      '2024-01',
      '初级',
      '20220000001',
      '2022-11-08',
      20000,
      20000,
      5000,
      15000,
      '《测试办法》测〔2024〕1号第1版',
      '理由一\n理由二',
    ]);
    expect(cellsOf(rows, 'total')[0]!.slice(12, 15)).toEqual([20000, 5000, 15000]);
    expect(payoutSheets(aPayout(explained)).map(({ name }) => name)).toEqual(['发放表', '汇总']);
    const seal = { lineCount: 1, grossFen: 20000, nettedFen: 0, sha256: 'ab' };
    await expect(read(detailSheet({ ...aPayout([]), explained, seal }))).rejects.toThrow('200.00 yuan less 50.00');
  });

  it('the summary counts a person once in each total, by county, township and level', async () => {
    const rows = await rowsOfSheet(aPayout(two), '汇总');
    expect(cellsOf(rows, 'line').map((cells) => [...cells.slice(0, 6), cells.at(-1)])).toEqual([
      ['宣州区', '鳌峰街道', '初级', 1, 1, 1, 20000],
      ['宣州区', '鳌峰街道', '中级', 1, 1, 1, 30000],
      ['泾县', '鳌峰街道', '初级', 1, 1, 1, 20000],
    ]);
    expect(cellsOf(rows, 'total').map((cells) => [cells[0], ...cells.slice(3, 6), cells.at(-1)])).toEqual([
      ['宣州区小计', 1, 1, 2, 50000],
      ['泾县小计', 1, 1, 1, 20000],
      ['合计', 2, 2, 3, 70000],
    ]);
    expect(cellsOf(await rowsOfSheet(aPayout(two), '发放表'), 'total')[0]![10]).toBe(70000);
  });

  it('the summary tells what is of this period, of earlier ones, and sent again; and counts awards, not months', async () => {
    const lines = [
      aLine(),
      aLine({ months: ['2023-12'], use: 'back-pay', grossFen: 7000, nettedFen: 7000 }),
      aLine({ workerId: 'second', use: 'returned-again', nettedFen: 20000 }),
    ];
    const rows = await rowsOfSheet(aPayout(lines), '汇总');
    expect(cellsOf(rows, 'total').at(-1)!.slice(3)).toEqual([2, 1, 3, 20000, 7000, 20000, 47000, 27000, 20000]);
    expect(rows).toContainEqual({ kind: 'band', framed: true, text: expect.stringContaining('资金来源：') as string });
    const titles = (kind: 'award' | 'stipend') =>
      payoutSheets(aPayout(lines, { kind })).find(({ name }) => name === '汇总')!.columns[5]!.title;
    expect([titles('stipend'), titles('award')]).toEqual(['人月数', '笔数']);
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
    const sheets = payoutSheets(aPayout(two, { lines, variance }));
    const written = new Map<string, SheetRow[]>();
    for (const sheet of sheets) written.set(sheet.name, await read(sheet));
    expect(readings).toBe(1);
    expect(written.get('汇总')).toEqual(await rowsOfSheet(aPayout(two), '汇总'));
    expect(written.get('差异')!.at(-1)).toHaveProperty('text', expect.stringContaining('本次实发合计 700.00 元'));
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
    const seal = { lineCount: 3, grossFen: 70000, nettedFen: 0, sha256: 'ab12', sealedOn: '2024-04-02' };
    expect(cellsOf(await rowsOfSheet(aPayout(two, { seal }), '封存信息'), 'line')).toEqual([
      ['批次号', 'JT-2024-0001'],
      ['明细行数', '3'],
      ['应发合计（元）', '700.00'],
      ['扣回合计（元）', '0.00'],
      ['实发合计（元）', '700.00'],
      ['实发合计（大写）', '人民币柒佰元整'],
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
    [['Y2023', '2024-01', 'Y2022', '2024-02'], '2024-01至2024-02、2022年度、2023年度'],
    [[], ''],
  ])('%j is %s', (months, text) => {
    expect(monthsText(months)).toBe(text);
  });
});
