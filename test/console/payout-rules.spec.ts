import {
  bookedOf,
  forwardStep,
  hashInShort,
  identityParts,
  periodOf,
  type LifeEvent,
  trackOf,
  turnOf,
} from '../../web/console/payouts/payout-rules.js';
import { differingCells } from '../../web/console/shared/returns/return-rules.js';
import { bodyOf, monthsOf, type Terms, wrongTerms } from '../../web/console/payouts/new/terms-rules.js';
import { chosenOf, factKey, recoverable } from '../../web/console/recoveries/late-facts-rules.js';

const TODAY = '2024-03-15';
const life = (state: string, rest: object = {}) => ({ state, acceptedAt: null, noticeTo: null, ...rest });
const event = (action: string, comment: string | null = null): LifeEvent => ({
  action,
  comment,
  byName: '王经办',
  at: '2024-03-01T02:00:00Z',
});

describe('the life of a payout on its page', () => {
  it.each([
    ['draft', {}, 'submit', '经办人提交'],
    ['submitted', {}, 'accept', '审核人初审'],
    ['submitted', { acceptedAt: '2024-03-01T02:00:00Z' }, 'publish', '经办人公示'],
    ['notice', { noticeTo: TODAY }, 'approve', '公示期满后审核人批准'],
    ['notice', { noticeTo: '2024-03-14' }, 'approve', '审核人批准'],
    ['approved', {}, 'send', '财务送银行'],
    ['sent', {}, null, '财务登记银行结果'],
    ['settled', {}, null, '无'],
    ['cancelled', {}, null, '无'],
  ])('%s %j waits for %s', (state, rest, step, turn) => {
    expect(forwardStep(life(state, rest))).toBe(step);
    expect(turnOf(life(state, rest), TODAY)).toBe(turn);
  });

  const phases = (state: string, events: LifeEvent[], rest: object = {}): string =>
    trackOf(life(state, rest), events, TODAY)
      .map(({ name, phase }) => `${name} ${phase}`)
      .join(', ');

  it('tells what was done, what is waited for, and what is still to come', () => {
    expect(phases('submitted', [event('create'), event('hold'), event('submit')])).toBe(
      '编制 done, 提交 done, 初审 now, 公示 next, 批准 next, 送银行 next, 办结 next',
    );
    expect(
      phases(
        'settled',
        ['create', 'submit', 'accept', 'publish', 'approve', 'send', 'settle'].map((each) => event(each)),
      ),
    ).toBe('编制 done, 提交 done, 初审 done, 公示 done, 批准 done, 送银行 done, 办结 done');
  });

  it('waits for the bank again where a decision on its answer was taken back, until it is settled once more', () => {
    const settled = ['create', 'submit', 'accept', 'publish', 'approve', 'send', 'settle'].map((each) => event(each));
    const undone = [...settled, event('bank-return-undo', '看错了一行')];
    expect(phases('sent', undone)).toBe('编制 done, 提交 done, 初审 done, 公示 done, 批准 done, 送银行 done, 办结 now');
    expect(phases('settled', [...undone, event('settle')])).toContain('办结 done');
    expect(phases('settled', undone)).toContain('办结 done');
  });

  it('begins again after a return, and says what was said', () => {
    const events = [event('create'), event('submit'), event('accept'), event('return', '请核对单位')];
    const steps = trackOf(life('draft'), events, TODAY);
    expect(steps.map(({ phase }) => phase)).toEqual(['done', 'now', 'next', 'next', 'next', 'next', 'next']);
    expect(steps[1]?.notes).toEqual([
      '轮到：经办人提交',
      '自 2024-03-01 10:00 起',
      '王经办于 2024-03-01 10:00 退回：请核对单位',
    ]);
  });

  it('ends where it was cancelled', () => {
    expect(phases('cancelled', [event('create'), event('submit'), event('cancel', '重复编制')])).toBe(
      '编制 done, 提交 done, 已作废 ended',
    );
  });
});

describe('what differs, and how it is shown', () => {
  const row = {
    payeeName: '张三',
    accountTail: '0123',
    amountFen: 100,
    expectedName: '张三',
    expectedAccount: '****0123',
    expectedFen: 100,
  };

  it('marks the cells of a bank’s row that are not what was sent', () => {
    expect(differingCells(row)).toEqual({ name: false, account: false, amount: false });
    expect(differingCells({ ...row, payeeName: '张四', amountFen: 90 })).toEqual({
      name: true,
      account: false,
      amount: true,
    });
    expect(differingCells({ ...row, accountTail: '9999' }).account).toBe(true);
    expect(differingCells({ ...row, accountTail: '6222020000000123' }).account).toBe(false);
    expect(differingCells({ ...row, payeeName: null, accountTail: null, amountFen: null })).toEqual({
      name: false,
      account: false,
      amount: false,
    });
  });

  it('leaves out of the identity what is nothing', () => {
    const part = (kind: string, people: number, amountFen: number) => ({ kind, name: kind, people, amountFen });
    expect(
      identityParts([part('new', 2, 300), part('left', 0, 0), part('held', 1, -100)]).map(({ kind }) => kind),
    ).toEqual(['new', 'held']);
  });

  it('names the span of a person’s months, the levels of an award', () => {
    expect(periodOf(['stipend:2024-03', 'stipend:2023-12', 'stipend:2024-01'])).toBe('2023年12月至2024年3月');
    expect(periodOf(['award:junior', 'award:intermediate'])).toBe('初级、中级');
  });

  it('shortens a hash so that it can be read out', () => {
    expect(hashInShort(`0123456789abcdef${'0'.repeat(40)}89abcdef`)).toBe('0123 4567 … 89ab cdef');
  });
});

describe('the terms of a new payout', () => {
  const terms: Terms = {
    kind: 'stipend',
    regionCode: '341821',
    asOf: '20240331',
    fromMonth: '',
    toMonth: '',
    title: '',
  };

  it('asks only for what is missing or no day, no month', () => {
    expect(wrongTerms(terms)).toEqual({});
    expect(Object.keys(wrongTerms({ ...terms, regionCode: '', asOf: '三月', fromMonth: '13', toMonth: 'x' }))).toEqual([
      'regionCode',
      'asOf',
      'fromMonth',
      'toMonth',
    ]);
    expect(wrongTerms({ ...terms, kind: 'award', fromMonth: '13' })).toEqual({});
  });

  it('sends days and months as the service reads them, and months of stipends only', () => {
    expect(bodyOf({ ...terms, fromMonth: '2024年1月' })).toEqual({
      kind: 'stipend',
      regionCode: '341821',
      asOf: '2024-03-31',
      fromMonth: '2024-01',
      toMonth: null,
    });
    expect(bodyOf({ ...terms, kind: 'award', fromMonth: '2024-01', title: ' 首批 ' })).toEqual({
      kind: 'award',
      regionCode: '341821',
      asOf: '2024-03-31',
      title: '首批',
    });
  });

  it('names its months', () => {
    expect(monthsOf(terms)).toBe('2024年3月');
    expect(monthsOf({ ...terms, fromMonth: '202401' })).toBe('2024年1月至2024年3月');
  });
});

describe('late facts that are chosen', () => {
  const fact = (workerId: string, toRecoverFen: number) => ({ workerId, subject: 'stipend:2024-01', toRecoverFen });

  it('are those that can be recovered and are still there', () => {
    const facts = [fact('a', 100), fact('b', 0), fact('c', 250)];
    expect(recoverable(facts).map(({ workerId }) => workerId)).toEqual(['a', 'c']);
    const keys = new Set([...facts, fact('gone', 1)].map(factKey));
    expect(chosenOf(facts, keys)).toEqual({ facts: [facts[0], facts[2]], fen: 350 });
  });
});

describe('what is booked as paid where the bank says so on paper', () => {
  it('is all that is with the bank, less the few who are named', () => {
    const open = { payees: 3, fen: 135_000 };
    expect(bookedOf(open, [])).toEqual(open);
    expect(bookedOf(open, [{ netFen: 45_000 }])).toEqual({ payees: 2, fen: 90_000 });
  });
});
