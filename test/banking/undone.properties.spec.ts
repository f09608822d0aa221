import fc from 'fast-check';
import type { Dice } from '../support/payouts/money-world.js';
import { UndoingWorld } from '../support/payouts/undoing-world.js';
import { trials } from '../support/run/trials.js';

/** `SEED=… UNDONE_RUNS=… npm test -- test/banking/undone.properties.spec.ts` for other worlds, or more of them. */
const SEED = Number(process.env.SEED ?? 341_800);
const RUNS = trials('UNDONE_RUNS', { short: 2, long: 16 });

const STEPS = [
  { arbitrary: fc.constant('undo' as const), weight: 6 },
  { arbitrary: fc.constant('comeBack' as const), weight: 4 },
  { arbitrary: fc.constant('passMonths' as const), weight: 4 },
  { arbitrary: fc.constant('suspend' as const), weight: 4 },
  { arbitrary: fc.constant('create' as const), weight: 7 },
  { arbitrary: fc.constant('forward' as const), weight: 10 },
  { arbitrary: fc.constant('bank' as const), weight: 8 },
  { arbitrary: fc.constant('recover' as const), weight: 5 },
  { arbitrary: fc.constant('repay' as const), weight: 3 },
];
type Step = (typeof STEPS)[number]['arbitrary'] extends fc.Arbitrary<infer S> ? S : never;

// Without bias, which would draw the dice near zero first and make every choice the same.
const number = fc.noBias(fc.nat({ max: 9_999 }));
const story = fc.array(fc.record({ step: fc.oneof(...STEPS), dice: fc.record({ a: number, b: number, c: number }) }), {
  minLength: 24,
  maxLength: 30,
  size: 'max',
});

async function live(steps: readonly { step: Step; dice: Dice }[]): Promise<UndoingWorld['undone']> {
  const world = await UndoingWorld.open();
  try {
    for (const [n, { step, dice }] of steps.entries()) {
      const when = `step ${n + 1}, ${step} ${JSON.stringify(dice)}`;
      await world[step](dice).catch((error: unknown) => {
        throw new Error(`${when}: ${String(error)}`, { cause: error });
      });
      const faults = await world.faults();
      if (faults.length > 0) throw new Error(`after ${when}:\n${faults.join('\n')}`);
    }
    return world.undone;
  } finally {
    await world.close();
  }
}

describe('decisions on rows of the bank’s returns that are taken back', () => {
  const title = 'leave every figure as it was, and nobody is ever paid more than is owed by what follows';
  const run = async (): Promise<void> => {
    const seen: Record<string, number> = {};
    for (const [world, steps] of fc.sample(story, { seed: SEED, numRuns: RUNS }).entries()) {
      const lived = await live(steps).catch((error: unknown) => {
        throw new Error(`world ${world} of seed ${SEED}: ${String(error)}`, { cause: error });
      });
      process.stdout.write(`world ${world} of seed ${SEED}: ${JSON.stringify(lived)}\n`);
      for (const [what, n] of Object.entries(lived)) seen[what] = (seen[what] ?? 0) + n;
    }
    if (process.env.SEED) return;
    expect(Object.entries(seen).filter(([, n]) => n === 0)).toEqual([]);
  };
  it(title, run, RUNS * 120_000);
});
