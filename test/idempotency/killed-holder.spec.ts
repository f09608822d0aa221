import { randomFrom } from '../support/register/random-register.js';
import { stipendPolicy } from '../support/register/policies.js';
import { rosterWorkbook, someone } from '../support/roster/roster-workbook.js';
import { trials } from '../support/run/trials.js';
import type { ChildAnswer } from '../support/service/child-service.js';
import { KilledGround, LANGXI } from '../support/service/killed-ground.js';
import { TEST_DATABASE_URL } from '../support/service/test-config.js';

/** Each costs a start of the service, and on PostgreSQL up to ten seconds until the dead instance is taken for dead. */
const KILLS = trials('KEY_KILLS', { short: 4, long: 20 });
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const REPEATS = 20;
const PEOPLE = 200;
const ROWS = 40;

/** A request that is killed in the middle, and how often it was done. */
interface Work {
  path: string;
  body: object;
  count: () => Promise<number>;
}

type Kind = 'payout' | 'roster' | 'policy' | 'step';
const KINDS: readonly Kind[] = ['payout', 'roster', 'policy', 'step'];

describe(`a key whose holder was killed ${KILLS} times in the middle (seed ${SEED})`, () => {
  let ground: KilledGround;
  beforeAll(async () => {
    ground = await KilledGround.open(PEOPLE);
  }, 120_000);
  afterAll(() => ground.close());

  const random = randomFrom(SEED);
  const items = async <T>(path: string): Promise<T[]> =>
    ((await ground.as('admin', 'GET', path)).body as { items: T[] }).items;
  const lastOfMonth = (round: number): string => new Date(Date.UTC(2020, round + 1, 0)).toISOString().slice(0, 10);

  const works: Record<Kind, (round: number) => Promise<Work>> = {
    payout: (round) => {
      const asOf = lastOfMonth(round);
      const count = async (): Promise<number> =>
        (await items<{ asOf: string }>('/payouts?pageSize=500')).filter((payout) => payout.asOf === asOf).length;
      return Promise.resolve({ path: '/payouts', body: { kind: 'stipend', regionCode: LANGXI, asOf }, count });
    },
    roster: async (round) => {
      const workbook = rosterWorkbook();
      for (let n = 0; n < ROWS; n++) workbook.person(someone(round * ROWS + n));
      const name = `名册${round}.xlsx`;
      const body = new FormData();
      body.append('file', new Blob([new Uint8Array(await workbook.bytes())]), name);
      const count = async (): Promise<number> =>
        (await items<{ fileName: string }>('/imports?pageSize=500')).filter(({ fileName }) => fileName === name).length;
      return { path: '/imports/roster?mode=all', body, count };
    },
    policy: (round) => {
      const title = `第${round}次草案`;
      const count = async (): Promise<number> =>
        (await items<{ title: string }>('/policies?pageSize=500')).filter((policy) => policy.title === title).length;
      return Promise.resolve({ path: '/policies', body: stipendPolicy({ title, effectiveFrom: '2040-01' }), count });
    },
    step: async (round) => {
      const payout = { kind: 'stipend', regionCode: LANGXI, asOf: lastOfMonth(round) };
      const { body } = await ground.as('admin', 'POST', '/payouts', payout);
      const { id } = body as { id: string };
      const count = async (): Promise<number> =>
        (await items(`/audit?objectId=${id}&action=payout.submit&pageSize=500`)).length;
      return { path: `/payouts/${id}/submit`, body: { comment: `第${round}次` }, count };
    },
  };

  const durations = new Map<Kind, number>();
  const tally = { answered: 0, killed: 0 };

  /** Lets one of each kind through, to learn how long it takes. */
  async function learn(): Promise<void> {
    for (const [round, kind] of KINDS.entries()) {
      const { path, body } = await works[kind](round);
      const send = await ground.ready('admin', 'POST', path, body, `learn-${round}`);
      const start = performance.now();
      const { status, text } = await send();
      expect([kind, status < 300, text]).toEqual([kind, true, text]);
      durations.set(kind, performance.now() - start);
    }
  }

  async function killedIn(kind: Kind, round: number): Promise<void> {
    const work = await works[kind](round);
    if (TEST_DATABASE_URL) await ground.standBy();
    const send = await ground.ready('admin', 'POST', work.path, work.body, `round-${round}`);
    // The moment is drawn from a little more than the request takes, so that all of it is met and its end, too.
    const delay = random.below(Math.ceil(durations.get(kind)! * 1.1));
    const running = send().catch(() => null);
    await new Promise((resolve) => setTimeout(resolve, delay));
    await (TEST_DATABASE_URL ? ground.killAndGoOver() : ground.killAndRestart());
    const first = await running;
    tally[first ? 'answered' : 'killed'] += 1;
    const again = await ground.ready('admin', 'POST', work.path, work.body, `round-${round}`);
    const answers = await Promise.all(Array.from({ length: REPEATS }, again));
    const told = new Set([...answers, ...(first ? [first] : [])].map(said));
    expect([kind, round, [...told]]).toEqual([kind, round, [expect.stringMatching(/^20[01] /)]]);
    expect([kind, round, await work.count()]).toEqual([kind, round, 1]);
  }

  it(
    'is free again or has its answer: the work is done once, and 20 repeats are answered alike',
    async () => {
      await learn();
      for (let kill = 0; kill < KILLS; kill++) await killedIn(KINDS[kill % KINDS.length]!, KINDS.length + kill);
      // Most kills must have met the request itself.
      expect(tally.killed).toBeGreaterThan(KILLS / 2);
      process.stdout.write(`keys of killed holders: ${KILLS}, seed ${SEED}: ${JSON.stringify(tally)}\n`);
    },
    KILLS * 60_000 + 120_000,
  );
});

/** An answer as it was sent; of a refusal its code. */
function said({ status, text, body }: ChildAnswer): string {
  return status < 300 ? `${status} ${text}` : `${status} ${(body as { code: string }).code}`;
}
