import fc from 'fast-check';
import { trials } from '../support/run/trials.js';
import { type Dice, MoneyWorld } from '../support/payouts/money-world.js';

/** `SEED=… RUNS=… npm test -- test/payouts/ledger.properties.spec.ts` for other worlds, or more of them. */
const SEED = Number(process.env.SEED ?? 341_800);
const RUNS = trials('RUNS', { short: 0, long: 24 });
/** In the short form the worlds of the usual seed that between them show everything, since each takes many seconds. */
const WORLDS = RUNS === 0 ? [0, 1, 3] : Array.from({ length: RUNS }, (_, world) => world);

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
const SEEN = [
  'paid',
  'returned',
  'settled',
  'recomputed',
  'cancelled',
  'correction',
  'short-pay',
  'over-pay',
  'take-out',
];
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
    for (const [world, steps] of fc.sample(story, { seed: SEED, numRuns: Math.max(...WORLDS) + 1 }).entries()) {
      if (!WORLDS.includes(world)) continue;
      const seen = await live(steps).catch((error: unknown) => {
        throw new Error(`world ${world} of seed ${SEED}`, { cause: error });
      });
      process.stdout.write(`world ${world} of seed ${SEED}: ${JSON.stringify(seen)}\n`);
      for (const [what, n] of Object.entries(seen)) tally[what] = (tally[what] ?? 0) + n;
    }
    expect(WANTED.filter((what) => !tally[what])).toEqual([]);
  };
  it(title, run, WORLDS.length * 90_000);
});
