import { openService, type Service } from '../../src/app/service.js';
import type { JobResponse } from '../../src/jobs/jobs.dto.js';
import { later, untilEnded } from '../support/jobs/jobs.js';
import { rosterWorkbook, someone } from '../support/roster/roster-workbook.js';
import { TEST_DATABASE_URL, testConfig } from '../support/service/test-config.js';
import { openTestService, type Session, sessionAt, type TestService } from '../support/service/test-service.js';

const JOBS = 8;

(TEST_DATABASE_URL ? describe : describe.skip)('long work of two instances on one database', () => {
  let first: TestService;
  let second: Service;
  let instances: Session[];
  beforeAll(async () => {
    first = await openTestService();
    const { url } = first.dataSource.options as { url: string };
    second = await openService(testConfig(url), { clock: first.clock });
    const officer = await first.as('officer');
    instances = [officer, sessionAt(second, officer)];
  });
  afterAll(async () => {
    await second.close();
    await first.close();
  });

  const send = async (session: Session, n: number, roster: Buffer): Promise<JobResponse> => {
    const request = later(session.post('/imports/roster?mode=all'), `job-${n}`);
    return (await request.attach('file', roster, `名册${n}.xlsx`).expect(202)).body as JobResponse;
  };

  it('is taken by one of them, though each request came to both at once, and followed at either', async () => {
    const numbers = Array.from({ length: JOBS }, (_, n) => n + 1);
    const answers = await Promise.all(
      numbers.map(async (n) => {
        const roster = await rosterWorkbook().person(someone(n)).bytes();
        return Promise.all(instances.map((session) => send(session, n, roster)));
      }),
    );
    for (const [one, other] of answers) expect(one!.id).toBe(other!.id);
    const ends = await Promise.all(
      answers.map(async ([job], n) => (await untilEnded(instances[n % 2]!, job!.id)).at(-1)!),
    );
    expect(ends.map(({ state }) => state)).toEqual(numbers.map(() => 'done'));
    const [{ imports, people, attempts }] = await first.dataSource.query<
      [{ imports: number; people: number; attempts: number }]
    >(
      `SELECT (SELECT count(*) FROM imports WHERE applied)::int AS imports,
         (SELECT count(*) FROM workers)::int AS people, (SELECT sum(attempts) FROM jobs)::int AS attempts`,
    );
    expect({ imports, people, attempts }).toEqual({ imports: JOBS, people: JOBS, attempts: JOBS });
  });
});
