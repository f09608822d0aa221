import { PAYOUT_SECTIONS, payoutItem, type WaitingPayout } from './payout-section-rules.js';

const TODAY = '2024-05-10';
const payout = (stated: Partial<WaitingPayout>): WaitingPayout => ({
  id: 'p',
  number: 'JT-1',
  title: '津贴',
  state: 'draft',
  accepted: false,
  noticeTo: null,
  payeeCount: 3,
  netFen: 45_000,
  heldCount: 0,
  openObjections: 0,
  stoppingLines: 0,
  step: { action: 'create', comment: null, byName: '王经办', on: '2024-05-01' },
  sentLines: 0,
  ...stated,
});
const step = (action: string, on = '2024-05-01', comment: string | null = null): WaitingPayout['step'] => ({
  action,
  on,
  comment,
  byName: '李复核',
});

describe('a payout waits', () => {
  it.each<[string, Partial<WaitingPayout>, string[]]>([
    ['as a draft, to be submitted', {}, ['payouts-to-submit']],
    ['as a draft that was sent back', { step: step('return') }, ['payouts-returned']],
    ['for the first look', { state: 'submitted' }, ['payouts-to-review']],
    ['to be posted', { state: 'submitted', accepted: true }, ['notices-to-post']],
    ['for nobody while its notice runs', { state: 'notice', noticeTo: '2024-05-11' }, []],
    ['on the last day of its notice', { state: 'notice', noticeTo: TODAY }, ['notices-ending']],
    ['for its approval the day after', { state: 'notice', noticeTo: '2024-05-09' }, ['payouts-to-approve']],
    ['for an objection to be decided', { state: 'notice', noticeTo: '2024-05-11', openObjections: 1 }, ['objections']],
    ['to be sent', { state: 'approved' }, ['payouts-to-send']],
    ['for nobody while the bank works', { state: 'sent', step: step('send', '2024-05-06'), sentLines: 2 }, []],
    [
      'for the bank’s answer',
      { state: 'sent', step: step('send', '2024-05-05'), sentLines: 2 },
      ['payouts-unanswered'],
    ],
    ['for facts that changed', { state: 'approved', stoppingLines: 1 }, ['payouts-changed', 'payouts-to-send']],
  ])('%s', (_words, stated, codes) => {
    const found = PAYOUT_SECTIONS.filter((section) => section.holds(payout(stated), TODAY));
    expect(found.map(({ code }) => code)).toEqual(codes);
  });

  it('with what was said, with why not, and whose it is', () => {
    const of = (code: string) => PAYOUT_SECTIONS.find((section) => section.code === code)!;
    const returned = payout({ step: step('return', '2024-05-02', '金额请核对') });
    expect(payoutItem(of('payouts-returned'), returned, true)).toMatchObject({
      detail: '李复核退回，意见：金额请核对',
      since: '2024-05-02',
      blocked: null,
    });
    const objected = payout({ state: 'notice', noticeTo: '2024-05-09', openObjections: 2 });
    expect(payoutItem(of('payouts-to-approve'), objected, true).blocked).toMatchObject({ code: 'OBJECTIONS_OPEN' });
    expect(payoutItem(of('objections'), objected, false).blocked).toEqual({
      code: 'FORBIDDEN',
      message: '由审核人办理。',
    });
  });
});
