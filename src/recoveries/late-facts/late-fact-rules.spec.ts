import { causeOf } from './late-fact-rules.js';

const owed = (policyId: string, level: string, message = '按政策发放。') => ({
  code: 'STIPEND_OWED',
  message,
  facts: { policyId, level },
});

const less = (deductedFen: number) => ({ code: 'UPGRADE_DIFFERENCE', message: '扣除。', facts: { deductedFen } });

describe('why a paid subject comes to another amount', () => {
  it('is every condition that no longer holds', () => {
    const cause = causeOf(
      [owed('p', 'junior')],
      [
        { code: 'SUSPENDED', message: '2024-02停发：受处分。' },
        { code: 'NOT_SERVING_IN_MONTH', message: '2024-02不在岗。' },
      ],
    );
    expect(cause.codes).toEqual(['SUSPENDED', 'NOT_SERVING_IN_MONTH']);
    expect(cause.sentence).toBe('发放后核定有变，现不应发放：2024-02停发：受处分。2024-02不在岗。');
  });

  it('is the change of policy or level where it is still owed', () => {
    const cause = causeOf([owed('p', 'junior', '初级150元。')], [owed('q', 'senior', '高级500元。')]);
    expect(cause.codes).toEqual(['POLICY_CHANGED', 'LEVEL_CHANGED']);
    expect(cause.sentence).toBe('适用政策变化、证书级别变化：发放时，初级150元。现在，高级500元。');
  });

  it('is another kind of employer where one policy pays another rate for the level', () => {
    const at = (rateFen: number) => {
      const { facts, ...rest } = owed('p', 'junior', `每月${rateFen / 100}元。`);
      return { ...rest, facts: { ...facts, rateFen } };
    };
    expect(causeOf([at(15_000)], [at(12_000)])).toEqual({
      codes: ['EMPLOYER_CHANGED'],
      sentence: '单位类别变化：发放时，每月150元。现在，每月120元。',
    });
  });

  it('is what is taken off for earlier levels', () => {
    const award = { code: 'AWARD_OWED', message: '标准1500元。', facts: { policyId: 'p', level: 'intermediate' } };
    expect(causeOf([award, less(80_000)], [award, less(100_000)]).codes).toEqual(['UPGRADE_DIFFERENCE']);
    expect(causeOf([award, less(80_000)], [award]).codes).toEqual(['UPGRADE_DIFFERENCE']);
  });

  it('is the payment itself where the decision stayed', () => {
    expect(causeOf([owed('p', 'junior')], [owed('p', 'junior')]).codes).toEqual(['PAYMENT_DIFFERS']);
  });
});
