import { CLAIM_STATES } from '../claim.entity.js';
import { againstStep, CLAIM_STEPS, needsReason, nextClaimSteps, TRANSITIONS } from './claim-life.js';

const allowed = (role: Parameters<typeof nextClaimSteps>[0], state: Parameters<typeof nextClaimSteps>[1]): string[] =>
  nextClaimSteps(role, state).flatMap((next) => (next.allowed ? [next.step] : []));

describe('the life of a claim', () => {
  it.each([
    ['officer', 'draft', ['submit', 'withdraw']],
    ['officer', 'submitted', ['return', 'accept', 'reject', 'withdraw']],
    ['officer', 'returned', ['submit', 'withdraw']],
    ['officer', 'accepted', ['reject', 'withdraw']],
    ['officer', 'rejected', ['accept', 'withdraw']],
    ['officer', 'withdrawn', []],
    ['station_manager', 'draft', ['submit', 'withdraw']],
    ['station_manager', 'submitted', ['withdraw']],
    ['station_manager', 'returned', ['submit', 'withdraw']],
    ['station_manager', 'accepted', []],
    ['auditor', 'submitted', []],
  ] as const)('of a %s in %s', (role, state, steps) => {
    expect(allowed(role, state)).toEqual(steps);
  });

  it('never ends where nothing can be put right but by a new claim', () => {
    for (const state of CLAIM_STATES.filter((each) => each !== 'withdrawn')) {
      expect(TRANSITIONS.withdraw.from).toContain(state);
    }
  });

  it('tells whose a step is, and why not', () => {
    expect(againstStep('station_manager', 'accepted', 'withdraw')?.code).toBe('CLAIM_DECIDED');
    expect(againstStep('finance', 'submitted', 'accept')?.code).toBe('FORBIDDEN');
    expect(againstStep('officer', 'draft', 'accept')?.code).toBe('CLAIM_STATE');
  });

  it('asks for a reason where something is refused or put right', () => {
    const asked = CLAIM_STEPS.flatMap((step) =>
      TRANSITIONS[step].from.filter((state) => needsReason(step, state)).map((state) => `${step} ${state}`),
    );
    expect(asked).toEqual([
      'return submitted',
      'accept rejected',
      'reject submitted',
      'reject accepted',
      'withdraw submitted',
      'withdraw returned',
      'withdraw accepted',
      'withdraw rejected',
    ]);
  });
});
