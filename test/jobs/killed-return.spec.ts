import { throughKill } from '../support/jobs/killed-work.js';
import { BrokenOff, stepsOf } from '../support/payouts/broken-off.js';
import { returnFile, returnForm, type SentLine } from '../support/payouts/return-file.js';
import { randomFrom } from '../support/register/random-register.js';
import { trials } from '../support/run/trials.js';
import { Ground } from '../support/service/ground.js';
import { TEST_DATABASE_URL } from '../support/service/test-config.js';

/** Each costs a payout, a start of the service, and on PostgreSQL the time until the dead instance is taken for dead. */
const KILLS = trials('RETURN_KILLS', { short: 2, long: 20 });
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);

interface Payout {
  id: string;
  number: string;
  state: string;
  netFen: number;
}

describe(`a bank’s return whose service was killed ${KILLS} times while it was read (seed ${SEED})`, () => {
  let ground: Ground;
  let steps: BrokenOff;
  const random = randomFrom(SEED);
  beforeAll(async () => {
    ground = await Ground.open();
    steps = new BrokenOff(ground, random, () => ground.killAndRestart());
  }, 120_000);
  afterAll(() => ground.close());

  /** From the draft to the bank. */
  async function sent(month: number): Promise<Payout> {
    for (const step of stepsOf(ground, month).slice(0, -1)) await steps.through(step);
    const { body } = await ground.as('admin', 'GET', '/payouts?state=sent');
    return (body as { items: Payout[] }).items[0]!;
  }

  /** @returns how long the reading took */
  async function through(month: number, killAfter: number | null): Promise<number> {
    const payout = await sent(month);
    const { body: lines } = await ground.as('admin', 'GET', `/payouts/${payout.id}/lines?pageSize=500`);
    const file = returnFile(payout.number, (lines as { items: SentLine[] }).items, (n) => n % 50 === 7);
    const path = `/payouts/${payout.id}/bank-returns?profile=generic-csv`;
    const asked = { path, body: returnForm(file), key: `return-${month}` };
    const { result, took } = await throughKill(ground, asked, killAfter);
    const { rows, returned } = file;
    expect(JSON.stringify(result)).toContain(`"rowCount":${rows},"openCount":0`);
    const settlement = (await ground.as('admin', 'GET', `/payouts/${payout.id}/settlement`)).body;
    expect(settlement).toMatchObject({
      paid: { fen: file.paidFen, payees: rows - returned },
      returned: { payees: returned },
      open: { payees: 0, fen: 0 },
    });
    const returns = (await ground.as('admin', 'GET', `/payouts/${payout.id}/bank-returns`)).body as unknown[];
    expect(returns).toHaveLength(1);
    await steps.expectWhole(`month ${month}`);
    return took;
  }

  it(
    'is taken up again, and books what the bank said once',
    async () => {
      const usual = await through(0, null);
      for (let kill = 1; kill <= KILLS; kill++) await through(kill, random.below(Math.ceil(usual)));
      process.stdout.write(
        `returns of killed services: ${KILLS}, seed ${SEED}, usual ${Math.round(usual)} ms, ${TEST_DATABASE_URL ? 'server' : 'embedded'}\n`,
      );
    },
    KILLS * 90_000 + 180_000,
  );
});
