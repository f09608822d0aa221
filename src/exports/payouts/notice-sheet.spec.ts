import { aLine, SETTINGS } from '../../../test/support/payouts/sheet-lines.js';
import { noticeSheet, type NoticeSheetLine } from './notice-sheet.js';
import { blanks, type SheetRow } from '../sheet.js';

async function noticeRows(lines: NoticeSheetLine[]): Promise<SheetRow[]> {
  const sheet = noticeSheet({
    payoutNo: 'JT-2024-0001',
    title: '2024年第一季度职业津贴',
    settings: {
      ...SETTINGS,
      departmentName: '宣城市民政局',
      contactPhone: '0563-0000001',
      objectionPhone: '0563-0000000',
    },
    noticeFrom: '2024-04-02',
    noticeTo: '2024-04-09',
    workingDays: 5,
    preparedOn: '2024-04-01',
    lines,
  });
  expect(sheet.title).toBe('2024年第一季度职业津贴公示表');
  const rows: SheetRow[] = [];
  for await (const row of sheet.rows) rows.push(row);
  return rows;
}

describe('公示表', () => {
  it('one row per person, level and standard, with its months, the number masked 6+4', async () => {
    const lines = [
      aLine(),
      aLine({ months: ['2024-02'] }),
      aLine({ months: ['2024-03'], level: 'senior', rateFen: 60000, grossFen: 60000 }),
      aLine({ workerId: 'second', identityNumber: '34180019900101002X', months: [] }),
    ];
    const rows = await noticeRows(lines);
    expect(rows.flatMap((row) => (row.kind === 'line' ? [row.cells] : []))).toEqual([
      [1, '测试甲', '341800********0011', '锦城社区居民委员会', '初级', '2024-01至2024-02', 20000, 40000],
      [2, '测试甲', '341800********0011', '锦城社区居民委员会', '高级', '2024-03', 60000, 60000],
      [3, '测试甲', '341800********002X', '锦城社区居民委员会', '初级', '一次性', 20000, 20000],
    ]);
    expect(rows[3]).toMatchObject({ kind: 'total', cells: ['合计（2 人）', ...blanks(6), 120000] });
  });

  it('posts what people will get, and nobody with 0.00', async () => {
    const lines = [
      aLine({ nettedFen: 20000 }),
      aLine({ workerId: 'second', nettedFen: 20000 }),
      aLine({ workerId: 'second', months: ['2024-02'], nettedFen: 5000 }),
    ];
    const rows = await noticeRows(lines);
    expect(rows.flatMap((row) => (row.kind === 'line' ? [row.cells.slice(5)] : []))).toEqual([
      ['2024-01至2024-02', 20000, 15000],
    ]);
    expect(rows[1]).toMatchObject({ cells: ['合计（1 人）', ...blanks(6), 15000] });
    expect(rows).toContainEqual({ kind: 'band', framed: false, text: '注：拟发金额为扣回以前多发款项后的实发金额。' });
  });

  it('never shows account, telephone or whole number, even of a line that carries them', async () => {
    const line = {
      ...aLine(),
      phone: '13800000000',
    };
    const printed = JSON.stringify(await noticeRows([line]));
    for (const secret of [line.identityNumber, line.bankAccount, line.bankName, line.phone, line.townshipName]) {
      expect(printed).not.toContain(secret);
    }
  });

  it('says how long the notice runs and whom to tell of an objection', async () => {
    const rows = await noticeRows([aLine()]);
    expect(rows.slice(2)).toMatchObject([
      { text: '公示期：2024年4月2日至2024年4月9日，共 5 个工作日' },
      { text: '公示期内如有异议，请向宣城市民政局反映，联系电话：0563-0000001，监督投诉电话：0563-0000000' },
      { texts: ['', '', '宣城市民政局（盖章）　2024年4月1日'] },
    ]);
  });
});
