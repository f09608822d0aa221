import { againstAcceptance, type ClaimToAccept } from './acceptance-rules.js';

const claim: ClaimToAccept = {
  state: 'submitted',
  isVoid: false,
  asked: [
    { code: 'check-1', label: '年度考核合格' },
    { code: 'check-2', label: '户籍', anyOf: '本地' },
    { code: 'check-3', label: '社保', anyOf: '本地' },
  ],
  confirmed: [
    { code: 'check-1', met: true },
    { code: 'check-2', met: false },
    { code: 'check-3', met: true },
  ],
};

describe('a claim that is accepted together with others', () => {
  it.each<[string, Partial<ClaimToAccept>, string | null]>([
    ['with every condition confirmed and met', {}, null],
    ['of which nothing is asked', { asked: [], confirmed: [] }, null],
    ['that came back', { state: 'returned' }, '状态是“待补正”，只有待受理的申报可以成批受理。'],
    ['that was refused', { state: 'rejected' }, '状态是“不予受理”，只有待受理的申报可以成批受理。'],
    ['of a void certificate', { isVoid: true }, '所申报的证书已认定自始无效，请核对证书登记。'],
    ['nobody looked at', { confirmed: [] }, '还没有核实“年度考核合格”、“户籍”或“社保”，请打开核对材料后登记结果。'],
    [
      'of a group nothing was met, and one was not looked at',
      { confirmed: claim.confirmed.slice(0, 2) },
      '还没有核实“户籍”或“社保”，请打开核对材料后登记结果。',
    ],
    [
      'with a condition that is not met',
      { confirmed: [{ code: 'check-1', met: false }, claim.confirmed[2]!] },
      '“年度考核合格”核实为不符合，请打开退回补正或不予受理。',
    ],
    [
      'that may rest on the employer, which the rules look at themselves',
      { asked: [claim.asked[1]!, { code: 'employer', label: '在本地任职', anyOf: '本地' }], confirmed: [] },
      null,
    ],
  ])('%s', (_words, changed, message) => {
    expect(againstAcceptance({ ...claim, ...changed })?.message ?? null).toBe(message);
  });
});
