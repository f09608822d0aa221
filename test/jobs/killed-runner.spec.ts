import { throughKill } from '../support/jobs/killed-work.js';
import { randomFrom } from '../support/register/random-register.js';
import { rosterWorkbook, someone } from '../support/roster/roster-workbook.js';
import { trials } from '../support/run/trials.js';
import { Ground } from '../support/service/ground.js';
import { TEST_DATABASE_URL } from '../support/service/test-config.js';

/** Each costs a start of the service, and on PostgreSQL the time until the dead instance is taken for dead. */
const KILLS = trials('JOB_KILLS', { short: 3, long: 20 });
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const ROWS = 600;

describe(`long work whose service was killed ${KILLS} times in the middle (seed ${SEED})`, () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await Ground.open({ people: 5 });
  }, 120_000);
  afterAll(() => ground.close());

  const random = randomFrom(SEED);

  async function roster(round: number): Promise<FormData> {
    const workbook = rosterWorkbook();
    for (let n = 0; n < ROWS; n++) workbook.person(someone(round * ROWS + n));
    const body = new FormData();
    body.append('file', new Blob([new Uint8Array(await workbook.bytes())]), `名册${round}.xlsx`);
    return body;
  }

  async function importsOf(round: number): Promise<number> {
    const { body } = await ground.as('admin', 'GET', '/imports?pageSize=500');
    return (body as { items: { fileName: string }[] }).items.filter(({ fileName }) => fileName === `名册${round}.xlsx`)
      .length;
  }

  async function through(round: number, killAfter: number | null): Promise<number> {
    const asked = { path: '/imports/roster?mode=all', body: await roster(round), key: `r${round}` };
    const { result, took } = await throughKill(ground, asked, killAfter);
    expect(result).toMatchObject({ applied: true, counts: { created: ROWS } });
    expect(await importsOf(round)).toBe(1);
    return took;
  }

  it(
    'is taken up again, and has one effect and its answer',
    async () => {
      const usual = await through(0, null);
      for (let kill = 1; kill <= KILLS; kill++) await through(kill, random.below(Math.ceil(usual)));
      const { body } = await ground.as('admin', 'GET', '/workers?pageSize=1');
      expect((body as { total: number }).total).toBe(5 + (KILLS + 1) * ROWS);
      process.stdout.write(
        `jobs of killed services: ${KILLS}, seed ${SEED}, ${TEST_DATABASE_URL ? 'server' : 'embedded'}\n`,
      );
    },
    KILLS * 60_000 + 120_000,
  );
});
