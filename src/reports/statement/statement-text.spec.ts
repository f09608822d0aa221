import type { MonthOfPerson } from '../../explain/months/months.dto.js';
import type { PaymentDetail } from '../../workers/worker-detail.dto.js';
import { type StatementInput, statementValues } from './statement-text.js';

const month = (of: string, stated: Partial<MonthOfPerson> = {}): MonthOfPerson => ({
  month: of,
  level: 'junior',
  owedFen: 15_000,
  paidFen: 0,
  inFlightFen: 0,
  dueFen: 15_000,
  code: 'STIPEND_OWED',
  message: '符合条件。',
  reasonName: '应发',
  ...stated,
});
const refused = (of: string, message = '当月停发。', code = 'SUSPENDED'): MonthOfPerson =>
  month(of, { owedFen: 0, dueFen: 0, code, message });
const payment = (stated: Partial<PaymentDetail>): PaymentDetail => ({
  source: 'payout',
  subject: 'stipend:2024-01',
  amountFen: 15_000,
  nettedFen: 0,
  transferFen: 15_000,
  accountTail: '0001',
  outcome: 'paid',
  outcomeReason: null,
  paidOn: '2024-02-15',
  payoutId: 'p',
  payoutNumber: 'JT-1',
  payoutState: 'settled',
  ...stated,
});

function told(stated: { months?: MonthOfPerson[]; payments?: PaymentDetail[]; level?: 'junior' | null }) {
  const { months = [], payments = [], level = 'junior' } = stated;
  const worker = {
    name: '张三',
    identityNumber: '341800********0014',
    organizationName: level ? '涛城村' : null,
    level,
    regionName: '新发镇',
    accountTail: level ? '0001' : null,
    payments,
  };
  const input: StatementInput = {
    worker,
    money: { months, awards: [] },
    fromMonth: '2024-01',
    toMonth: '2024-06',
    departmentName: '郎溪县民政局',
    contactPhone: null,
    preparedOn: '2024-06-10',
  };
  return statementValues(input);
}

describe('a statement in words', () => {
  it('joins months that are owed alike, and parts them at a gap, another amount or another level', () => {
    const { owed, hasOwed, noOwed } = told({
      months: [
        month('2023-12'),
        month('2024-01'),
        month('2024-03'),
        month('2024-04', { dueFen: 5_000 }),
        month('2024-05', { dueFen: 5_000, level: 'senior' }),
      ],
    });
    expect(owed).toEqual([
      { what: '2023年12月至2024年1月职业津贴，每月 150.00 元', amount: '300.00', reason: '符合条件。' },
      { what: '2024年3月职业津贴', amount: '150.00', reason: '符合条件。' },
      { what: '2024年4月职业津贴', amount: '50.00', reason: '符合条件。' },
      { what: '2024年5月职业津贴', amount: '50.00', reason: '符合条件。' },
    ]);
    expect([hasOwed, noOwed]).toEqual([true, false]);
  });

  it('says why months are not paid, and what was paid too much', () => {
    const over = month('2024-04', { owedFen: 0, paidFen: 15_000, dueFen: -15_000, message: '当月不在岗。' });
    const { refused: rows, summary } = told({ months: [refused('2024-02'), refused('2024-03'), over] });
    expect(rows).toEqual([
      { what: '2024年2月至2024年3月职业津贴', reason: '当月停发。' },
      { what: '2024年4月职业津贴', reason: '多发 150.00 元，须追回。当月不在岗。' },
    ]);
    expect(summary).toBe(
      '截至2024年6月10日，张三2024年1月至2024年6月的职业津贴和各级一次性奖励，' +
        '已发 150.00 元，在途 0.00 元，应发未发 0.00 元，多发须追回 150.00 元。',
    );
  });

  it('tells payments with what is on its way first, and each by how it ended', () => {
    const { payments } = told({
      payments: [
        payment({}),
        payment({ subject: 'stipend:2024-02', outcome: 'returned', outcomeReason: '账号不存在', paidOn: null }),
        payment({ subject: 'stipend:2024-03', outcome: null, paidOn: null, nettedFen: 1_000, transferFen: 14_000 }),
        payment({ source: 'history', subject: 'award:junior', outcome: null, paidOn: null, payoutNumber: null }),
      ],
    });
    expect(
      (payments as Record<string, string>[]).map(({ what, net, number, result }) => [what, net, number, result]),
    ).toEqual([
      ['2024年3月职业津贴', '140.00', 'JT-1', '在途'],
      ['2024年1月职业津贴', '150.00', 'JT-1', '已发'],
      ['2024年2月职业津贴', '150.00', 'JT-1', '退回：账号不存在'],
      ['初级一次性奖励', '150.00', '系统启用前发放', '已发，日期未记'],
    ]);
  });

  it('says where nothing is known or paid', () => {
    const values = told({ level: null });
    expect(values).toMatchObject({
      employer: '不在岗',
      level: '没有有效的证书',
      account: '没有登记',
      noPayments: true,
      noOwed: true,
      hasRefused: false,
      contact: '有疑问的，请联系郎溪县民政局。',
    });
  });
});
