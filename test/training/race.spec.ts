import { EnrolmentsService } from '../../src/training/enrolments/enrolments.service.js';
import { openService, type Service } from '../../src/app/service.js';
import { OTHER_TOWN, type Person, setClock, TOWN, TrainingGround } from '../support/places/training.js';
import { testConfig, TEST_DATABASE_URL } from '../support/service/test-config.js';
import { type Answer, requestsTo } from '../support/attack/raw-requests.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const TRIGGER = 'training_enrolments_seats_hold';
const PEOPLE = 300;
const SEATS = 30;

interface Row {
  id: string;
  state: string;
  position: number;
  region: string;
}

const positions = (list: readonly Row[], state: string): number[] =>
  list.filter((row) => row.state === state).map(({ position }) => position);

const upTo = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, n) => from + n);

/** Needs several connections, hence PostgreSQL: two instances of the service share one database. */
(TEST_DATABASE_URL ? describe : describe.skip)('300 enrolments at once for 30 seats, from two instances', () => {
  let service: TestService;
  let second: Service;
  let ground: TrainingGround;
  let city: Session;
  let people: Person[];
  beforeAll(async () => {
    service = await openTestService();
    const url = (service.dataSource.options as { url?: string }).url ?? '';
    second = await openService(testConfig(url), { clock: service.clock });
    setClock(service, '2024-06-01T10:00:00+08:00');
    ground = new TrainingGround(service);
    city = await service.as('officer');
    people = [...(await ground.people(PEOPLE / 2, TOWN)), ...(await ground.people(PEOPLE / 2, OTHER_TOWN))];
  });
  afterAll(async () => {
    await second.close();
    await service.close();
  });

  /** Every second request to the other instance, all on their way at once. */
  async function enrolAll(sessionId: string): Promise<Answer[]> {
    const instances = [requestsTo(service.app), requestsTo(second.app)];
    const path = `/training/sessions/${sessionId}/enrolments`;
    return Promise.all(
      people.map((person, index) => instances[index % 2]!.post(path, city.token, { workerId: person.id })),
    );
  }

  async function rows(sessionId: string): Promise<Row[]> {
    return service.dataSource.query(
      `SELECT e.id, e.state, e.position, r.parent_code AS region FROM training_enrolments e
       JOIN regions r ON r.code = e.region_code WHERE e.session_id = $1 ORDER BY e.position`,
      [sessionId],
    );
  }

  /** What no setting and no request can do: it takes the objects themselves. */
  function setLocks(on: boolean): void {
    for (const { app } of [service, second]) Object.assign(app.get(EnrolmentsService), { sessionLock: on });
  }

  it('gives more seats than there are, when neither the lock nor the net is there', async () => {
    const { id } = await ground.session(city, { capacity: SEATS });
    setLocks(false);
    await service.dataSource.query(`ALTER TABLE training_enrolments DISABLE TRIGGER ${TRIGGER}`);
    try {
      await enrolAll(id);
    } finally {
      await service.dataSource.query(`ALTER TABLE training_enrolments ENABLE TRIGGER ${TRIGGER}`);
      setLocks(true);
    }
    expect(positions(await rows(id), 'enrolled').length).toBeGreaterThan(SEATS);
  });

  it('never gives more with the net alone, but turns people away instead of letting them wait', async () => {
    const { id } = await ground.session(city, { capacity: SEATS });
    setLocks(false);
    const answers = await enrolAll(id).finally(() => setLocks(true));
    expect(positions(await rows(id), 'enrolled')).toHaveLength(SEATS);
    expect(answers.filter(({ status }) => status === 409).length).toBeGreaterThan(0);
  });

  it('seats exactly 30 with the lock, the first to arrive, and the rest wait in order of arrival', async () => {
    const { id } = await ground.session(city, { capacity: SEATS });
    const answers = await enrolAll(id);
    expect(answers.map(({ status }) => status)).toEqual(people.map(() => 201));
    const list = await rows(id);
    expect(positions(list, 'enrolled')).toEqual(upTo(1, SEATS));
    expect(positions(list, 'waiting')).toEqual(upTo(SEATS + 1, PEOPLE));
  });

  it('exceeds no quota, and lets no county’s queue hold up the other', async () => {
    const { id } = await ground.session(city, { capacity: SEATS });
    await city.post(`/training/sessions/${id}/quotas`, { regionCode: '341821', seats: 7 }).expect(201);
    await city.post(`/training/sessions/${id}/quotas`, { regionCode: '341823', seats: 11 }).expect(201);
    await enrolAll(id);
    const list = await rows(id);
    for (const [region, seats] of [
      ['341821', 7],
      ['341823', 11],
    ] as const) {
      const own = list.filter((row) => row.region === region);
      expect(own.map(({ state }) => state)).toEqual(own.map((_, index) => (index < seats ? 'enrolled' : 'waiting')));
    }
  });

  it('moves exactly the first who wait up, when seats are given back at once on both instances', async () => {
    const { id } = await ground.session(city, { capacity: SEATS });
    await enrolAll(id);
    const before = await rows(id);
    const leaving = before.filter((row) => row.state === 'enrolled' && row.position % 2 === 0);
    const instances = [requestsTo(service.app), requestsTo(second.app)];
    const answers = await Promise.all(
      leaving.map((row, index) =>
        instances[index % 2]!.post(`/training/sessions/${id}/enrolments/${row.id}/cancel`, city.token, {}),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(leaving.map(() => 200));
    const odd = upTo(1, SEATS).filter((position) => position % 2 === 1);
    const after = await rows(id);
    expect(positions(after, 'enrolled')).toEqual([...odd, ...upTo(SEATS + 1, SEATS + leaving.length)]);
    expect(positions(after, 'waiting')).toEqual(upTo(SEATS + leaving.length + 1, PEOPLE));
  });

  it('takes one person once, however often they are sent', async () => {
    const { id } = await ground.session(city, { capacity: SEATS });
    const instances = [requestsTo(service.app), requestsTo(second.app)];
    const path = `/training/sessions/${id}/enrolments`;
    const answers = await Promise.all(
      upTo(0, 9).map((n) => instances[n % 2]!.post(path, city.token, { workerId: people[0]!.id })),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, ...upTo(1, 9).map(() => 409)]);
  });
});
