import { encodeText } from '../profiles/bank-encoding.js';
import type { BankProfile } from '../profiles/bank-profiles.js';
import { builtInProfiles } from '../profiles/built-in-profiles.js';
import { queueOf, spreadPaid, TransferFinder } from './bank-return-match.js';
import { readBankReturn, type ReturnRow, splitText } from './bank-return-reader.js';
import type { BankRow } from '../files/bank-rows.js';

const profile = (code: string): BankProfile => builtInProfiles().get(code)!;

describe('reading a bank return', () => {
  it('finds the column titles beneath a heading, in any order, and leaves totals and remarks out', async () => {
    const text = [
      '代发结果清单,,,,,',
      '状态,户名,卡号,实发金额（元）,客户流水号,失败原因,入账日期',
      '交易成功,"张 三",6228****0001,"1,300.50",jt-341821-2024-0001-1,,2024年3月1日',
      '交易失败,李四,6228480000000000002,,JT-341821-2024-0001-2,户名不符,',
      '合计,,,1300.50,,,',
      ',,,,,,',
      '打印时间:2024-03-02,,,,,,',
    ].join('\n');
    const rows = await readBankReturn(profile('generic-csv'), encodeText(text, 'utf-8-bom'));
    expect(rows).toEqual([
      {
        rowNo: 3,
        lineKey: 'JT-341821-2024-0001-1',
        amountFen: 130_050,
        name: '张 三',
        account: '6228****0001',
        status: '交易成功',
        reason: null,
        isFailure: false,
        paidOn: '2024-03-01',
      },
      {
        rowNo: 4,
        lineKey: 'JT-341821-2024-0001-2',
        amountFen: null,
        name: '李四',
        account: '6228480000000000002',
        status: '交易失败',
        reason: '户名不符',
        isFailure: false,
        paidOn: null,
      },
    ]);
  });

  it('reads GB18030 without column titles, past the row of totals', async () => {
    const text =
      'JT-341821-2024-0001|1|150.00|CNY\r\nJT-341821-2024-0001-7|6228480000000000007|欧阳䶮|150.00|成功|\r\n' +
      'JT-341821-2024-0001-8|6228480000000000008|"奇"|150.00|失败|销户\r\n';
    const rows = await readBankReturn(profile('example-txt'), encodeText(text, 'gb18030'));
    expect(rows.map(({ lineKey, name, status, reason }) => [lineKey, name, status, reason])).toEqual([
      ['JT-341821-2024-0001-7', '欧阳䶮', '成功', null],
      ['JT-341821-2024-0001-8', '"奇"', '失败', '销户'],
    ]);
  });

  it('splits quoted text as RFC 4180 has it', () => {
    expect([...splitText('a,"b ""c"", d",\r\n"x\ny",2', ',', true)]).toEqual([
      ['a', 'b "c", d', ''],
      ['x\ny', '2'],
    ]);
  });
});

describe('the queue of a row', () => {
  const transfer = { name: '张三', account: '6228480000000000001', amountFen: 30_000 } as BankRow;
  const queue = (changes: Partial<ReturnRow> = {}, isRepeated = false): string =>
    queueOf(
      profile('generic'),
      {
        rowNo: 1,
        lineKey: 'K',
        amountFen: 30_000,
        name: '张三',
        account: '****0001',
        status: '成功',
        reason: null,
        isFailure: false,
        paidOn: null,
        ...changes,
      },
      { transfer, isRepeated },
    );

  it('is paid or returned only where name, account and amount agree', () => {
    expect(queue()).toBe('paid');
    expect(queue({ name: '张 三' })).toBe('paid');
    expect(queue({ account: '6228480000000000001' })).toBe('paid');
    expect(queue({ status: '退票' })).toBe('returned');
    expect(queue({ status: '失败', amountFen: null })).toBe('returned');
    expect(queue({ name: '张三丰', amountFen: 1 })).toBe('other-name');
    expect(queue({ name: null })).toBe('other-name');
    expect(queue({ account: '6228480000000010001' })).toBe('other-account');
    expect(queue({ account: '****001' })).toBe('other-account');
    expect(queue({ account: null })).toBe('other-account');
    expect(queue({ amountFen: 29_999 })).toBe('short-pay');
    expect(queue({ amountFen: 30_001 })).toBe('over-pay');
    expect(queue({ amountFen: null })).toBe('unclear');
    expect(queue({ status: null })).toBe('unclear');
    expect(queue({ status: '成功入账处理中' })).toBe('unclear');
    expect(queue({}, true)).toBe('repeated');
    expect(queue({ status: null, isFailure: true, amountFen: null })).toBe('returned');
  });

  it.each([
    '退汇',
    '已退汇',
    '退汇 成功',
    '【退汇】',
    '他行退汇',
    '退票',
    '已退回',
    '付款失败',
    '未入账',
    '退款成功。',
  ])('is returned where the bank says %s', (status) => {
    expect(queue({ status })).toBe('returned');
  });

  it.each(['支付成功', '【成功】', '成 功', '已到账'])('is paid where the bank says %s', (status) => {
    expect(queue({ status })).toBe('paid');
  });

  it.each(['冲正', '处理中', '部分成功', '待退汇', '成功/失败', '?'])(
    'waits for a person where the bank says %s',
    (status) => {
      expect(queue({ status })).toBe('unclear');
    },
  );
});

describe('a row without our key', () => {
  const transfer = (lineKey: string, name: string, account: string, amountFen = 30_000): BankRow =>
    ({ lineKey, name, account, amountFen }) as BankRow;
  const finder = new TransferFinder([
    transfer('1', '张三', '6228480000000000001'),
    transfer('2', '张三', '6228480000000010001', 20_000),
    transfer('3', '李四', '6228480000000000003'),
    transfer('4', '王五', '6228480000000000004'),
    transfer('5', '王五', '6228480000000010004'),
  ]);
  const found = (name: string | null, account: string | null, amountFen: number | null = 30_000): string | undefined =>
    finder.find({ name, account, amountFen })?.lineKey;

  it('is about the only payee of that name and account, whose amount is then compared', () => {
    expect(found('李四', '6228480000000000003')).toBe('3');
    expect(found('李 四', '****0003', 1)).toBe('3');
    expect(found('李四', '6228480000000000003', null)).toBe('3');
    expect(found('张三', '6228480000000010001')).toBe('2');
  });

  it('is about nobody where two are meant, or too little is said', () => {
    expect(found('张三', '****0001')).toBe('1');
    expect(found('张三', '****0001', 20_000)).toBe('2');
    expect(found('张三', '****0001', 10_000)).toBeUndefined();
    expect(found('王五', '****0004')).toBeUndefined();
    expect(found('李四', '****0003', null)).toBeUndefined();
    expect([found('李四', null), found(null, '6228480000000000003'), found('赵六', '****0003')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('what was really paid, over the lines of a transfer', () => {
  const shares = [
    { lineId: 'a', bankFen: 150, nettedFen: 0 },
    { lineId: 'b', bankFen: 100, nettedFen: 50 },
    { lineId: 'c', bankFen: 150, nettedFen: 0 },
  ];
  const spread = (fen: number): number[] => spreadPaid(shares, fen).map(({ paidFen }) => paidFen);

  it('fills the lines in their order, and the last takes what is too much', () => {
    expect(spread(400)).toEqual([150, 150, 150]);
    expect(spread(200)).toEqual([150, 100, 0]);
    expect(spread(100)).toEqual([100, 50, 0]);
    expect(spread(500)).toEqual([150, 150, 250]);
  });
});
