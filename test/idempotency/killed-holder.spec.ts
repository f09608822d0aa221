import { randomFrom } from '../support/register/random-register.js';
import { stipendPolicy } from '../support/register/policies.js';
import { rosterWorkbook, someone } from '../support/roster/roster-workbook.js';
import { trials } from '../support/run/trials.js';
import type { ChildAnswer } from '../support/service/child-service.js';
import { Ground, LANGXI } from '../support/service/ground.js';
import { TEST_DATABASE_URL } from '../support/service/test-config.js';

/** Each costs a start of the service, and on PostgreSQL up to ten seconds until the dead instance is taken for dead. */
const KILLS = trials('KEY_KILLS', { short: 4, long: 20 });
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const REPEATS = 20;
const PEOPLE = 200;
const ROWS = 40;

/** The answer to a key that begins so takes two seconds to be kept, so that a kill meets the moment between the work and its answer. */
const LATE = 'late-';
const KEEP_LATE = `
  CREATE FUNCTION keep_late() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(2); RETURN NEW; END $$;
  CREATE TRIGGER keep_late BEFORE UPDATE ON idempotency_keys FOR EACH ROW
    WHEN (NEW.state = 'done' AND NEW.key LIKE '${LATE}%') EXECUTE FUNCTION keep_late()`;

/** A request that is killed in the middle, and how often it was done. */
interface Work {
  path: string;
  body: object;
  count: () => Promise<number>;
}

type Kind = 'payout' | 'roster' | 'policy' | 'step';
const KINDS: readonly Kind[] = ['payout', 'roster', 'policy', 'step'];

describe(`a key whose holder was killed ${KILLS} times in the middle (seed ${SEED})`, () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await Ground.open({ people: PEOPLE, prepare: (dataSource) => dataSource.query(KEEP_LATE) });
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
  const tally = { answered: 0, undone: 0, committed: 0 };

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

  async function killedIn(kind: Kind, round: number, isLate: boolean): Promise<void> {
    const work = await works[kind](round);
    if (TEST_DATABASE_URL) await ground.standBy();
    const key = `${isLate ? LATE : ''}${round}`;
    const send = await ground.ready('admin', 'POST', work.path, work.body, key);
    // Drawn from what the request takes; or once its work is done, while its answer is being kept.
    const usual = durations.get(kind)!;
    const delay = isLate ? usual * 1.2 + 800 : random.below(Math.ceil(usual * 0.9));
    const running = send().catch(() => null);
    await new Promise((resolve) => setTimeout(resolve, delay));
    await (TEST_DATABASE_URL ? ground.killAndGoOver() : ground.killAndRestart());
    const first = await running;
    const isDone = (await work.count()) > 0;
    tally[first ? 'answered' : isDone ? 'committed' : 'undone'] += 1;
    const again = await ground.ready('admin', 'POST', work.path, work.body, key);
    const answers = await Promise.all(Array.from({ length: REPEATS }, again));
    const told = new Set([...answers, ...(first ? [first] : [])].map(said));
    expect([kind, key, [...told]]).toEqual([kind, key, [expect.stringMatching(/^20[01] /)]]);
    expect([kind, key, await work.count()]).toEqual([kind, key, 1]);
  }

  it(
    'is free again or has its answer: the work is done once, and 20 repeats are answered alike',
    async () => {
      await learn();
      for (let kill = 0; kill < KILLS; kill++) {
        const isLate = (kill + Math.floor(kill / KINDS.length)) % 2 === 1;
        await killedIn(KINDS[kill % KINDS.length]!, KINDS.length + kill, isLate);
      }
      // Most kills must have met the request itself, some of them after its work was committed.
      expect(tally.undone + tally.committed).toBeGreaterThan(KILLS / 4);
      expect(tally.committed).toBeGreaterThan(0);
      process.stdout.write(`keys of killed holders: ${KILLS}, seed ${SEED}: ${JSON.stringify(tally)}\n`);
    },
    KILLS * 60_000 + 120_000,
  );
});

/** An answer as it was sent; of a refusal its code. */
function said({ status, text, body }: ChildAnswer): string {
  return status < 300 ? `${status} ${text}` : `${status} ${(body as { code: string }).code}`;
}
