import fc from 'fast-check';
import { LEVELS } from '../../certificates/level.js';
import { bankFen, type ComparedLine, differencesOf } from './variance-rules.js';

const line = (subject: string, stated: Partial<ComparedLine> = {}): ComparedLine => ({
  subject: `stipend:${subject}`,
  level: 'junior',
  policyId: 'p',
  rateFen: 15_000,
  amountFen: 15_000,
  nettedFen: 0,
  use: 'regular',
  isHeld: false,
  ...stated,
});

function told(previous: ComparedLine[], current: ComparedLine[]): [string, number, number][] {
  return differencesOf(previous, current).map(({ kind, previousFen, currentFen }) => [kind, previousFen, currentFen]);
}

function explainedFen(previous: ComparedLine[], current: ComparedLine[]): number {
  return differencesOf(previous, current).reduce((sum, each) => sum + each.currentFen - each.previousFen, 0);
}

describe('what differs from the previous payout', () => {
  it('is nothing where the same is paid for another month', () => {
    expect(told([line('2024-05')], [line('2024-06')])).toEqual([]);
  });

  it('is who came and who left, and months more or fewer', () => {
    expect(told([], [line('2024-06')])).toEqual([['new', 0, 15_000]]);
    expect(told([line('2024-05')], [])).toEqual([['left', 15_000, 0]]);
    expect(told([line('2024-05')], [line('2024-06'), line('2024-07')])).toEqual([['more-months', 0, 15_000]]);
    expect(told([line('2024-04'), line('2024-05')], [line('2024-06')])).toEqual([['fewer-months', 15_000, 0]]);
    // Another award is no month.
    const award = (level: 'junior' | 'senior') => line('', { subject: `award:${level}`, level });
    expect(told([award('junior')], [award('junior'), award('senior')]).map(([kind]) => kind)).toContain('new');
  });

  it('is a level or a policy, the level first', () => {
    const intermediate = { level: 'intermediate', amountFen: 30_000 } as const;
    expect(told([line('2024-05')], [line('2024-06', intermediate)])).toEqual([['level-changed', 15_000, 30_000]]);
    const another = { policyId: 'q', amountFen: 20_000 };
    expect(told([line('2024-05')], [line('2024-06', another)])).toEqual([['policy-changed', 15_000, 20_000]]);
    expect(told([line('2024-05')], [line('2024-06', { policyId: 'q' })])).toEqual([]);
    expect(told([line('2024-05')], [line('2024-06', { ...intermediate, policyId: 'q' })])).toEqual([
      ['level-changed', 15_000, 30_000],
    ]);
  });

  it('is another kind of employer where one policy pays another rate for the level', () => {
    const community = { rateFen: 12_000, amountFen: 12_000 };
    expect(told([line('2024-05')], [line('2024-06', community)])).toEqual([['employer-changed', 15_000, 12_000]]);
    const elsewhere = { ...community, policyId: 'q' };
    expect(told([line('2024-05')], [line('2024-06', elsewhere)])).toEqual([['policy-changed', 15_000, 12_000]]);
  });

  it('is back pay, what is sent again, what is kept back and what is held, each beside the rest', () => {
    const current = [
      line('2024-04', { use: 'returned-again' }),
      line('2024-05', { use: 'back-pay', amountFen: 5_000 }),
      line('2024-06', { nettedFen: 4_000 }),
    ];
    expect(told([line('2024-05')], current)).toEqual([
      ['back-pay', 0, 5_000],
      ['returned-again', 0, 15_000],
      ['recovery', 0, -4_000],
    ]);
    expect(told([line('2024-05')], [line('2024-06', { isHeld: true })])).toEqual([['held', 0, -15_000]]);
    expect(told([line('2024-05', { isHeld: true })], [line('2024-06')])).toEqual([['held', -15_000, 0]]);
    expect(told([], [line('2024-06', { isHeld: true, nettedFen: 4_000 })])).toEqual([
      ['new', 0, 15_000],
      ['recovery', 0, -4_000],
      ['held', 0, -11_000],
    ]);
  });

  it('does not explain an amount that changed though level and policy did not', () => {
    expect(told([line('2024-05')], [line('2024-06', { amountFen: 15_001 })])).toEqual([]);
  });

  const compared = fc
    .record({
      month: fc.integer({ min: 1, max: 12 }),
      level: fc.constantFrom(...LEVELS),
      policyId: fc.constantFrom('p', 'q'),
      share: fc.integer({ min: 0, max: 100 }),
      amountFen: fc.integer({ min: 1, max: 90_000 }),
      use: fc.constantFrom('regular', 'back-pay', 'returned-again'),
      isHeld: fc.boolean(),
    })
    .map(({ month, level, policyId, share, amountFen: anyFen, use, isHeld }): ComparedLine => {
      // A regular line pays the policy's rate; other lines may pay any amount.
      const amountFen = use === 'regular' ? (LEVELS.indexOf(level) + 1) * (policyId === 'p' ? 10_000 : 12_000) : anyFen;
      const nettedFen = Math.floor((amountFen * share) / 100);
      const subject = `stipend:2024-${String(month).padStart(2, '0')}`;
      return { subject, level, policyId, rateFen: amountFen, amountFen, nettedFen, use, isHeld };
    });
  const lines = fc.array(compared, { maxLength: 14 });

  it('adds up to the difference of the totals, to the fen, whatever the two payouts held', () => {
    fc.assert(
      fc.property(lines, lines, (previous, current) => {
        expect(explainedFen(previous, current)).toBe(bankFen(current) - bankFen(previous));
      }),
      { numRuns: 500 },
    );
  });

  it('leaves as its rest exactly what a regular line differs without reason', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 999 }), (previous, extraFen) => {
        const current = previous.map((each) => ({ ...each }));
        const odd = current.find(({ use, isHeld }) => use === 'regular' && !isHeld);
        if (odd) odd.amountFen += extraFen;
        const restFen = bankFen(current) - bankFen(previous) - explainedFen(previous, current);
        expect(restFen).toBe(odd ? extraFen : 0);
      }),
    );
  });
});
