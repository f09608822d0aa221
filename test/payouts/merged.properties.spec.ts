import fc from 'fast-check';
import { MergingWorld } from '../support/payouts/merging-world.js';
import type { Dice } from '../support/payouts/money-world.js';
import { trials } from '../support/run/trials.js';

/** `SEED=… MERGED_RUNS=… npm test -- test/payouts/merged.properties.spec.ts` for other worlds, or more of them. */
const SEED = Number(process.env.SEED ?? 341_800);
const RUNS = trials('MERGED_RUNS', { short: 3, long: 24 });

const STEPS = [
  { arbitrary: fc.constant('merge' as const), weight: 8 },
  { arbitrary: fc.constant('passMonths' as const), weight: 5 },
  { arbitrary: fc.constant('hire' as const), weight: 5 },
  { arbitrary: fc.constant('certify' as const), weight: 2 },
  { arbitrary: fc.constant('leave' as const), weight: 1 },
  { arbitrary: fc.constant('suspend' as const), weight: 2 },
  { arbitrary: fc.constant('create' as const), weight: 7 },
  { arbitrary: fc.constant('forward' as const), weight: 9 },
  { arbitrary: fc.constant('recompute' as const), weight: 1 },
  { arbitrary: fc.constant('touchLine' as const), weight: 1 },
  { arbitrary: fc.constant('bank' as const), weight: 8 },
  { arbitrary: fc.constant('recover' as const), weight: 4 },
  { arbitrary: fc.constant('repay' as const), weight: 3 },
];
type Step = (typeof STEPS)[number]['arbitrary'] extends fc.Arbitrary<infer S> ? S : never;

const number = fc.noBias(fc.nat({ max: 9_999 }));
const story = fc.array(fc.record({ step: fc.oneof(...STEPS), dice: fc.record({ a: number, b: number, c: number }) }), {
  minLength: 20,
  maxLength: 24,
  size: 'max',
});

/** @returns how often two records were merged, and over-payments that were left in the end */
async function live(steps: readonly { step: Step; dice: Dice }[]): Promise<{ merges: number; overPaid: number }> {
  const world = await MergingWorld.open();
  const hold = async (when: string): Promise<void> => {
    const faults = await world.faults();
    if (faults.length > 0) throw new Error(`after ${when}:\n${faults.join('\n')}`);
  };
  try {
    for (const [n, { step, dice }] of steps.entries()) {
      await world[step](dice);
      await hold(`step ${n + 1}, ${step} ${JSON.stringify(dice)}`);
    }
    await world.payAll();
    await hold('all was paid');
    const due = [...(await world.due())];
    expect(due.filter(([, fen]) => fen > 0)).toEqual([]);
    return { merges: world.merges, overPaid: due.filter(([, fen]) => fen < 0).length };
  } finally {
    await world.close();
  }
}

describe('people who stand in the register twice, and are merged while they are paid', () => {
  const title = 'are paid what one person is owed, and what is beyond that is a late fact of the one who is left';
  const run = async (): Promise<void> => {
    const seen = { merges: 0, overPaid: 0 };
    for (const [world, steps] of fc.sample(story, { seed: SEED, numRuns: RUNS }).entries()) {
      const lived = await live(steps).catch((error: unknown) => {
        throw new Error(`world ${world} of seed ${SEED}: ${String(error)}`, { cause: error });
      });
      process.stdout.write(`world ${world} of seed ${SEED}: ${JSON.stringify(lived)}\n`);
      seen.merges += lived.merges;
      seen.overPaid += lived.overPaid;
    }
    expect(seen.merges).toBeGreaterThan(0);
    if (!process.env.SEED) expect(seen.overPaid).toBeGreaterThan(0);
  };
  it(title, run, RUNS * 90_000);
});
