import { type Person, setClock, TOWN, TrainingGround } from '../support/places/training.js';
import { type Answer, requestsTo } from '../support/attack/raw-requests.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const codeOf = (answer: Answer): string => (answer.body as { code: string }).code;

describe('check-in', () => {
  let service: TestService;
  let ground: TrainingGround;
  let city: Session;
  let people: Person[];
  let id: string;
  beforeAll(async () => {
    service = await openTestService();
    ground = new TrainingGround(service);
    city = await service.as('officer');
    people = await ground.people(12, TOWN, await ground.station());
  });
  afterAll(() => service.close());

  /** A new session whose hour has come, the first ten people enrolled and the eleventh waiting. */
  beforeEach(async () => {
    setClock(service, '2024-06-01T10:00:00+08:00');
    id = (await ground.session(city, { capacity: 10 })).id;
    await ground.enrol(city, id, people.slice(0, 11));
    setClock(service, '2024-06-10T08:50:00+08:00');
  });

  async function shown(): Promise<string> {
    const answer = await city.get(`/training/sessions/${id}/check-in-code`).expect(200);
    return (answer.body as { code: string }).code;
  }
  function scan(code: string, person: { name: string; lastFour: string }, sessionId = id): Promise<Answer> {
    const { name, lastFour } = person;
    return requestsTo(service.app).post('/training/check-in', null, { sessionId, code, name, lastFour });
  }
  async function told(): Promise<{ workerId: string; hours: number; source: string }[]> {
    return service.dataSource.query(
      'SELECT worker_id AS "workerId", hours, source FROM training_attendances WHERE session_id = $1',
      [id],
    );
  }

  it('needs no account, credits the hours, and a second scan changes nothing', async () => {
    const [person] = people;
    const first = await scan(await shown(), person!);
    expect(first).toMatchObject({ status: 200, body: { sessionTitle: '第一期' } });
    setClock(service, '2024-06-10T09:10:00+08:00');
    expect(await scan(await shown(), person!)).toEqual(first);
    expect(await told()).toEqual([{ workerId: person!.id, hours: 8, source: 'check_in' }]);
    const credits = (await city.get(`/workers/${person!.id}/credits`).expect(200)).body as { items: object[] };
    expect(credits.items).toHaveLength(1);
  });

  it('refuses a photographed code within a minute, and a code of another session', async () => {
    const code = await shown();
    setClock(service, '2024-06-10T08:50:59+08:00');
    const other = (await ground.session(city, { capacity: 10 })).id;
    expect(codeOf(await scan(code, people[0]!, other))).toBe('CHECK_IN_CODE_STALE');
    setClock(service, '2024-06-10T08:51:00+08:00');
    expect(codeOf(await scan(code, people[0]!))).toBe('CHECK_IN_CODE_STALE');
    expect(await told()).toEqual([]);
  });

  it('is closed until an hour before the session and after its end', async () => {
    setClock(service, '2024-06-10T07:59:59+08:00');
    await city.get(`/training/sessions/${id}/check-in-code`).expect(409);
    setClock(service, '2024-06-10T17:00:00+08:00');
    const code = await shown();
    setClock(service, '2024-06-10T17:00:10+08:00');
    expect(codeOf(await scan(code, people[0]!))).toBe('CHECK_IN_CODE_STALE');
  });

  it('answers the same for a wrong number, a stranger, somebody waiting, and somebody who is not there', async () => {
    const code = await shown();
    const wrong = { ...people[0]!, lastFour: people[0]!.lastFour === '0000' ? '0001' : '0000' };
    const answers = [wrong, people[10]!, people[11]!, { name: '查无此人', lastFour: '1234' }].map((each) =>
      scan(code, each),
    );
    const bodies = (await Promise.all(answers)).map(({ status, body }) => {
      const { requestId: _id, ...problem } = body as Record<string, unknown>;
      return { status, problem };
    });
    expect(bodies[0]).toMatchObject({ status: 422, problem: { code: 'CHECK_IN_REFUSED' } });
    for (const body of bodies) expect(body).toEqual(bodies[0]);
    expect(codeOf(await scan(code, people[0]!, '01900000-0000-7000-8000-000000000000'))).toBe('CHECK_IN_CODE_STALE');
    expect(await told()).toEqual([]);
  });

  it('lets nobody guess: of 100 guesses at once at one name five are looked at, and then not even the right one', async () => {
    const code = await shown();
    const [person] = people;
    const guesses = Array.from({ length: 101 }, (_, n) => String(n).padStart(4, '0')).filter(
      (it) => it !== person!.lastFour,
    );
    const answers = await Promise.all(guesses.slice(0, 100).map((lastFour) => scan(code, { ...person!, lastFour })));
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(95);
    const refused = await scan(code, person!);
    expect(refused.body).toMatchObject({
      status: 429,
      code: 'CHECK_IN_LIMITED',
      retryAfterSeconds: 600,
      detail: expect.stringContaining('请 10 分钟后再试，或请现场工作人员登记') as string,
    });
    expect((await scan(code, people[1]!)).status).toBe(200);
    expect(await told()).toHaveLength(1);
    setClock(service, '2024-06-10T09:05:00+08:00');
    expect((await scan(await shown(), person!)).status).toBe(200);
  });

  it('lets no address guess at many names', async () => {
    const code = await shown();
    const guesses = Array.from({ length: 40 }, (_, n) => scan(code, { name: `某人${n}`, lastFour: '0000' }));
    const answers = await Promise.all(guesses);
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(30);
    expect((await scan(code, people[0]!)).status).toBe(429);
  });

  it('shows its code to the organiser only', async () => {
    await (await service.as('officer', '341821')).get(`/training/sessions/${id}/check-in-code`).expect(403);
    await (await service.as('auditor')).get(`/training/sessions/${id}/check-in-code`).expect(403);
  });

  it('serves a page that runs nothing but its own script, the same for every session', async () => {
    const page = await city.get(`/training/check-in/${id}`).set('authorization', '').expect(200);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.text).not.toMatch(/<script>|style=|onclick=/);
    const unknown = await city.get('/training/check-in/01900000-0000-7000-8000-000000000000').expect(200);
    expect(unknown.text).toBe(page.text);
    for (const file of ['check-in.js', 'check-in.css', 'base.css']) {
      expect(page.text).toContain(`assets/${file}`);
      await city.get(`/training/check-in/assets/${file}`).set('authorization', '').expect(200);
    }
    await city.get('/training/check-in/assets/index.html').expect(404);
    await city.get('/training/check-in/assets/..%2f..%2fpackage.json').expect(404);
  });
});
