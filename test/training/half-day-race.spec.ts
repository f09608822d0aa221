import { openService, type Service } from '../../src/app/service.js';
import { requestsTo } from '../support/attack/raw-requests.js';
import { type Person, setClock, TOWN, TrainingGround } from '../support/places/training.js';
import { testConfig, TEST_DATABASE_URL } from '../support/service/test-config.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const ENROLLED = 60;
const LATE = 20;
const SEATS = 70;

/** Needs several connections, hence PostgreSQL: two instances of the service share one database. */
(TEST_DATABASE_URL ? describe : describe.skip)('a hall that checks in at once, at two instances', () => {
  let service: TestService;
  let second: Service;
  let ground: TrainingGround;
  let city: Session;
  let people: Person[];
  let late: Person[];
  beforeAll(async () => {
    service = await openTestService();
    const url = (service.dataSource.options as { url?: string }).url ?? '';
    second = await openService(testConfig(url), { clock: service.clock });
    ground = new TrainingGround(service);
    city = await service.as('officer');
    people = await ground.people(ENROLLED, TOWN);
    late = await ground.people(LATE, TOWN);
  });
  afterAll(async () => {
    await second.close();
    await service.close();
  });

  it('has everybody once, with the hours of the half-day, and no more late-comers than seats', async () => {
    setClock(service, '2024-06-01T10:00:00+08:00');
    const halfDays = [
      { heldOn: '2024-06-10', part: 'morning', hours: 3 },
      { heldOn: '2024-06-10', part: 'afternoon', hours: 4 },
    ];
    const times = { startsAt: undefined, endsAt: undefined, hours: undefined };
    const { id } = await ground.session(city, { capacity: SEATS, halfDays, ...times });
    await ground.enrol(city, id, people);
    setClock(service, '2024-06-10T08:20:00+08:00');
    const { code } = (await city.get(`/training/sessions/${id}/check-in-code`).expect(200)).body as { code: string };
    const instances = [requestsTo(service.app), requestsTo(second.app)];
    const scans = [...people, ...people].map(({ name, lastFour }, n) =>
      instances[n % 2]!.post('/training/check-in', null, { sessionId: id, code, name, lastFour }),
    );
    const added = late.map(({ name, lastFour }, n) =>
      instances[n % 2]!.post(`/training/sessions/${id}/late-comers`, city.token, { name, lastFour }),
    );
    const answers = await Promise.all(scans);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    // The second scan of a person is told the time of the first.
    const timeOf = (n: number): unknown => (answers[n]!.body as { checkedInAt: string }).checkedInAt;
    for (let n = 0; n < ENROLLED; n++) expect(timeOf(n)).toBe(timeOf(n + ENROLLED));
    const statuses = (await Promise.all(added)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(SEATS - ENROLLED);
    expect(statuses.filter((status) => status === 409)).toHaveLength(LATE - (SEATS - ENROLLED));
    const [counted] = await service.dataSource.query<object[]>(
      `SELECT count(*)::int AS marks, count(DISTINCT m.enrolment_id)::int AS people,
         (SELECT count(*)::int FROM education_credits c JOIN training_attendances a ON a.id = c.attendance_id
          WHERE a.session_id = $1 AND c.hours = 3) AS credits
       FROM training_half_day_marks m JOIN training_enrolments e ON e.id = m.enrolment_id WHERE e.session_id = $1`,
      [id],
    );
    expect(counted).toEqual({ marks: SEATS, people: SEATS, credits: SEATS });
  }, 120_000);
});
