import { BrokenOff, stepsOf } from '../support/payouts/broken-off.js';
import { randomFrom } from '../support/register/random-register.js';
import { trials } from '../support/run/trials.js';
import { Ground } from '../support/service/ground.js';
import { TEST_DATABASE_URL } from '../support/service/test-config.js';

/** Each kill costs a start of the service. Four steps are killed in turn, so that the short form meets each of them. */
const KILLS = trials('KILLS', TEST_DATABASE_URL ? { short: 12, long: 100 } : { short: 8, long: 60 });
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);

describe(`a service killed ${KILLS} times in the middle of create, approve, send and return (seed ${SEED})`, () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await Ground.open();
  }, 120_000);
  afterAll(() => ground.close());

  it(
    'has every invariant whole after each kill, and can repeat each step',
    async () => {
      const brokenOff = new BrokenOff(ground, randomFrom(SEED), () => ground.killAndRestart());
      let killed = 0;
      for (let month = 0; killed < KILLS; month++) {
        for (const step of stepsOf(ground, month)) {
          // The first payout goes through undisturbed, to learn how long its steps take.
          if (month === 0 || !step.isKilled || killed >= KILLS) await brokenOff.through(step);
          else {
            await brokenOff.in(step);
            killed++;
          }
        }
        await brokenOff.expectWhole('settle');
      }
      const { tally } = brokenOff;
      expect(tally.answered + tally.done + tally.undone).toBe(KILLS);
      // Most kills must have met the step itself.
      expect(tally.undone + tally.done).toBeGreaterThan(KILLS / 4);
      process.stdout.write(`kills: ${KILLS}, seed ${SEED}: ${JSON.stringify(tally)}\n`);
    },
    KILLS * 20_000 + 60_000,
  );
});
