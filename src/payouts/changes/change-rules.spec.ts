import { countChanges, payeeCause, stops, wouldBeFen } from './change-rules.js';

const NOTHING = { historicalFen: 0, systemFen: 0, inFlightFen: 0 };
const WANG = { name: '王一', identityNumber: '341800199001010011', bankName: '农业银行', account: '6228480700000001' };

describe('what a line would be today', () => {
  it('is what is due without the line itself', () => {
    expect(wouldBeFen(15_000, { ...NOTHING, inFlightFen: 15_000 }, 15_000)).toBe(15_000);
    expect(wouldBeFen(30_000, { ...NOTHING, inFlightFen: 15_000 }, 15_000)).toBe(30_000);
    expect(wouldBeFen(15_000, { ...NOTHING, historicalFen: 5_000, inFlightFen: 15_000 }, 15_000)).toBe(10_000);
  });

  it('is never below nothing: what is over-paid is a recovery and no line', () => {
    expect(wouldBeFen(0, { ...NOTHING, systemFen: 10_000, inFlightFen: 5_000 }, 5_000)).toBe(0);
  });
});

describe('a changed payee', () => {
  it('is told field by field, with no more of a number than its tail', () => {
    const now = { ...WANG, name: '王二', account: null };
    expect(payeeCause(WANG, now)).toEqual({
      codes: ['NAME_CHANGED', 'ACCOUNT_CHANGED'],
      sentence: '收款人信息有变：姓名由“王一”改为“王二”，银行账号由尾号0001改为未登记。',
    });
    expect(payeeCause(WANG, { ...WANG })).toBeNull();
  });
});

describe('changes', () => {
  it('are counted by kind, and stop where too much is paid or to somebody else', () => {
    expect(countChanges([{ kinds: ['less', 'payee'] }, { kinds: ['more'] }])).toEqual({ less: 1, more: 1, payee: 1 });
    expect([stops(['more']), stops(['less']), stops(['more', 'payee'])]).toEqual([false, true, true]);
  });
});
