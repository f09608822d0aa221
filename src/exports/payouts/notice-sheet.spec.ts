import { noticeSheet, type NoticeSheetLine } from './notice-sheet.js';
import type { SheetRow } from '../sheet.js';

function aLine(given: Partial<NoticeSheetLine> = {}): NoticeSheetLine {
  return {
    workerId: 'first',
    name: '测试甲',
    identityNumber: '341800199001010011',
    organizationName: '锦城社区',
    level: 'junior',
    amountFen: 20000,
    ...given,
  };
}

async function noticeRows(lines: NoticeSheetLine[]): Promise<SheetRow[]> {
  const sheet = noticeSheet({
    payoutNo: 'JT-2024-0001',
    title: '2024年第一季度职业津贴',
    departmentName: '宣城市民政局',
    noticeFrom: '2024-04-02',
    noticeTo: '2024-04-09',
    workingDays: 5,
    objectionContact: '宣城市民政局',
    objectionPhone: '0563-0000000',
    preparedOn: '2024-04-01',
    lines,
  });
  expect(sheet.title).toBe('2024年第一季度职业津贴公示表');
  const rows: SheetRow[] = [];
  for await (const row of sheet.rows) rows.push(row);
  return rows;
}

describe('公示表', () => {
  it('one row per person and level, the number masked 6+4', async () => {
    const lines = [
      aLine(),
      aLine(),
      aLine({ level: 'senior', amountFen: 60000 }),
      aLine({ workerId: 'second', identityNumber: '34180019900101002X' }),
    ];
    const rows = await noticeRows(lines);
    expect(rows.flatMap((row) => (row.kind === 'line' ? [row.cells] : []))).toEqual([
      [1, '测试甲', '341800********0011', '锦城社区', '初级', 40000],
      [2, '测试甲', '341800********0011', '锦城社区', '高级', 60000],
      [3, '测试甲', '341800********002X', '锦城社区', '初级', 20000],
    ]);
    expect(rows[3]).toMatchObject({ kind: 'total', cells: ['合计（2 人）', null, null, null, null, 120000] });
  });

  it('never shows account, telephone or whole number, even of a line that carries them', async () => {
    const line = {
      ...aLine(),
      bankAccount: '6217000000000000001',
      bankName: '测试银行',
      phone: '13800000000',
      townshipName: '鳌峰街道',
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
      { text: '公示期内如有异议，请向宣城市民政局反映，联系电话：0563-0000000' },
      { texts: ['', '', '宣城市民政局（盖章）　2024年4月1日'] },
    ]);
  });
});
