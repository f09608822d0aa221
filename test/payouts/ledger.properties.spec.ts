import fc from 'fast-check';
import { trials } from '../support/run/trials.js';
import { type Dice, MoneyWorld } from '../support/payouts/money-world.js';

/** `SEED=… RUNS=… npm test -- test/payouts/ledger.properties.spec.ts` for other worlds, or more of them. */
const SEED = Number(process.env.SEED ?? 341_800);
const RUNS = trials('RUNS', { short: 2, long: 24 });

const STEPS = [
  { arbitrary: fc.constant('passMonths' as const), weight: 6 },
  { arbitrary: fc.constant('hire' as const), weight: 1 },
  { arbitrary: fc.constant('certify' as const), weight: 2 },
  { arbitrary: fc.constant('void' as const), weight: 1 },
  { arbitrary: fc.constant('leave' as const), weight: 2 },
  { arbitrary: fc.constant('suspend' as const), weight: 5 },
  { arbitrary: fc.constant('changePolicy' as const), weight: 2 },
  { arbitrary: fc.constant('create' as const), weight: 7 },
  { arbitrary: fc.constant('forward' as const), weight: 9 },
  { arbitrary: fc.constant('sendBack' as const), weight: 1 },
  { arbitrary: fc.constant('cancel' as const), weight: 1 },
  { arbitrary: fc.constant('recompute' as const), weight: 2 },
  { arbitrary: fc.constant('touchLine' as const), weight: 2 },
  { arbitrary: fc.constant('bank' as const), weight: 8 },
  { arbitrary: fc.constant('recover' as const), weight: 6 },
  { arbitrary: fc.constant('repay' as const), weight: 8 },
];

type Step = (typeof STEPS)[number]['arbitrary'] extends fc.Arbitrary<infer S> ? S : never;

// Without bias, which would draw the dice near zero first and make every choice the same.
const number = fc.noBias(fc.nat({ max: 9_999 }));
const story = fc.array(fc.record({ step: fc.oneof(...STEPS), dice: fc.record({ a: number, b: number, c: number }) }), {
  minLength: 50,
  maxLength: 60,
  size: 'max',
});

/** What must have come about in the usual worlds together, or they would show little. */
const SEEN = ['paid', 'returned', 'settled', 'recomputed', 'cancelled', 'correction', 'short-pay', 'over-pay'];
const RECOVERED = ['recovery', 'instalment', 'netting'];
const WANTED = process.env.SEED ? [] : [...SEEN, ...RECOVERED];

/** Lives one story in a world of its own. @returns what came about in it */
async function live(steps: readonly { step: Step; dice: Dice }[]): Promise<Record<string, number>> {
  const world = await MoneyWorld.open();
  try {
    for (const [n, { step, dice }] of steps.entries()) {
      await world[step](dice);
      const faults = await world.faults();
      if (faults.length > 0) {
        throw new Error(`after step ${n + 1}, ${step} ${JSON.stringify(dice)}:\n${faults.join('\n')}`);
      }
    }
    return await world.tally();
  } finally {
    await world.close();
  }
}

describe('the ledger, over years of facts, late facts, payouts, returns, recoveries and cancellations', () => {
  const title = 'has paid + in flight + due = owed after each step, and nobody ever received more than that';
  const run = async (): Promise<void> => {
    const tally: Record<string, number> = {};
    const property = fc.asyncProperty(story, async (steps) => {
      for (const [what, n] of Object.entries(await live(steps))) tally[what] = (tally[what] ?? 0) + n;
    });
    // A world of its own for each run costs seconds, so a failure is told as it is instead of being made smaller.
    await fc.assert(property, { seed: SEED, numRuns: RUNS, endOnFailure: true });
    process.stdout.write(`worlds: ${RUNS}, seed ${SEED}: ${JSON.stringify(tally)}\n`);
    expect(WANTED.filter((what) => !tally[what])).toEqual([]);
  };
  it(title, run, RUNS * 60_000);
});
