import { setClock, OTHER_TOWN, type Person, TOWN, TrainingGround } from '../support/places/training.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

interface Enrolment {
  id: string;
  workerId: string;
  state: string;
  position: number;
  waitingPlace: number | null;
}

async function enrol(session: Session, id: string, person: Person, status = 201): Promise<Enrolment> {
  const answer = await session.post(`/training/sessions/${id}/enrolments`, { workerId: person.id }).expect(status);
  return answer.body as Enrolment;
}

describe('enrolment', () => {
  let service: TestService;
  let ground: TrainingGround;
  let city: Session;
  let manager: Session;
  let station: string;
  let own: Person[];
  beforeAll(async () => {
    service = await openTestService();
    setClock(service, '2024-06-01T10:00:00+08:00');
    ground = new TrainingGround(service);
    city = await service.as('officer');
    station = await ground.station();
    own = await ground.people(6, TOWN, station);
    manager = await ground.manager(station);
  });
  afterAll(() => service.close());
  afterEach(() => setClock(service, '2024-06-01T10:00:00+08:00'));

  async function states(id: string, session = city): Promise<string[]> {
    const answer = await session.get(`/training/sessions/${id}/enrolments?pageSize=100`).expect(200);
    return (answer.body as { items: Enrolment[] }).items.map(({ position, state }) => `${position} ${state}`);
  }

  it('takes a seat while there is one, then a place in the queue; a freed seat goes to whoever waits first', async () => {
    const { id } = await ground.session(city);
    const first = await enrol(manager, id, own[0]!);
    await enrol(manager, id, own[1]!);
    expect(await enrol(manager, id, own[2]!)).toMatchObject({ state: 'waiting', position: 3, waitingPlace: 1 });
    await enrol(manager, id, own[3]!);
    await enrol(manager, id, own[0]!, 409);
    await manager.post(`/training/sessions/${id}/enrolments/${first.id}/cancel`, { reason: '请假' }).expect(200);
    expect(await states(id)).toEqual(['2 enrolled', '3 enrolled', '4 waiting']);
    const again = await enrol(manager, id, own[0]!);
    expect(again).toMatchObject({ state: 'waiting', position: 5, waitingPlace: 2 });
    const answer = await city.get(`/training/sessions/${id}`).expect(200);
    expect(answer.body).toMatchObject({ seatsLeft: 0, enrolledCount: 2, waitingCount: 2, open: true });
  });

  it('moves people up when capacity or a quota grows, and refuses less than already sit', async () => {
    const { id, version } = await ground.session(city, { capacity: 1 });
    for (const person of own.slice(0, 3)) await enrol(manager, id, person);
    await city.patch(`/training/sessions/${id}`, version, { capacity: 2 }).expect(200);
    expect(await states(id)).toEqual(['1 enrolled', '2 enrolled', '3 waiting']);
    const refused = await city.patch(`/training/sessions/${id}`, version + 1, { capacity: 1 }).expect(409);
    expect(refused.body).toMatchObject({ code: 'CAPACITY_BELOW_ENROLLED' });
    await city.patch(`/training/sessions/${id}`, version, { capacity: 3 }).expect(412);
    await city.patch(`/training/sessions/${id}`, version + 1, { capacity: null }).expect(400);
  });

  it('holds the quota of a county or a station without holding up the others', async () => {
    const { id } = await ground.session(city, { capacity: 10 });
    const quota = (body: object, status = 201) => city.post(`/training/sessions/${id}/quotas`, body).expect(status);
    await quota({ regionCode: '341821', seats: 2 });
    await quota({ stationId: station, seats: 1 });
    await quota({ regionCode: '341821', stationId: station, seats: 1 }, 400);
    const elsewhere = await ground.station(OTHER_TOWN);
    const others = await ground.people(1, OTHER_TOWN, elsewhere);
    await enrol(manager, id, own[0]!);
    expect((await enrol(manager, id, own[1]!)).state).toBe('waiting');
    expect((await enrol(city, id, others[0]!)).state).toBe('enrolled');
    await quota({ stationId: station, seats: 5 });
    expect(await states(id)).toEqual(['1 enrolled', '2 enrolled', '3 enrolled']);
    expect((await enrol(manager, id, own[2]!)).state).toBe('waiting');
    await quota({ regionCode: '341821', seats: 1 }, 409);
    const list = (await manager.get(`/training/sessions/${id}/quotas`).expect(200)).body as { items: { id: string }[] };
    expect(list.items).toMatchObject([
      { regionCode: '341821', seats: 2, taken: 2 },
      { stationId: station, taken: 2 },
    ]);
    await city.get(`/training/sessions/${id}/quotas`).expect(200);
  });

  it('stops moving people up at the moment set for it, and takes no more once closed', async () => {
    const { id } = await ground.session(city, {
      capacity: 1,
      enrolmentClosesAt: '2024-06-08T18:00:00+08:00',
      waitingMovesUntil: '2024-06-09T18:00:00+08:00',
    });
    const first = await enrol(manager, id, own[0]!);
    await enrol(manager, id, own[1]!);
    setClock(service, '2024-06-09T18:00:00+08:00');
    expect(
      (await manager.post(`/training/sessions/${id}/enrolments`, { workerId: own[2]!.id }).expect(409)).body,
    ).toMatchObject({
      code: 'ENROLMENT_CLOSED',
    });
    await manager.post(`/training/sessions/${id}/enrolments/${first.id}/cancel`, {}).expect(200);
    expect(await states(id)).toEqual(['2 waiting']);
    expect((await enrol(city, id, own[2]!)).state).toBe('enrolled');
    setClock(service, '2024-06-10T09:00:00+08:00');
    const [seated] = (
      (await city.get(`/training/sessions/${id}/enrolments?state=enrolled`).expect(200)).body as { items: Enrolment[] }
    ).items;
    await city.post(`/training/sessions/${id}/enrolments/${seated!.id}/cancel`, {}).expect(409);
  });

  it('lets a station manager send only the own station’s staff, whatever ids the request holds', async () => {
    const { id } = await ground.session(city, { capacity: 50 });
    const neighbour = await ground.station();
    const [theirs] = await ground.people(1, TOWN, neighbour);
    const [former] = await ground.people(1, TOWN);
    await service.dataSource.query(
      `INSERT INTO station_staff (id, station_id, worker_id, start_on, end_on, version)
       VALUES (gen_random_uuid(), $1, $2, '2022-01-01', '2024-05-31', 1)`,
      [station, former!.id],
    );
    const path = `/training/sessions/${id}/enrolments`;
    await manager.post(path, { workerId: theirs!.id }).expect(404);
    await manager.post(path, { workerId: theirs!.id, stationId: neighbour }).expect(404);
    await manager.post(path, { workerId: theirs!.id, stationId: station }).expect(404);
    await manager.post(path, { workerId: own[0]!.id, stationId: neighbour }).expect(404);
    await manager.post(path, { workerId: former!.id }).expect(404);
    const made = await city.post(path, { workerId: theirs!.id }).expect(201);
    expect(made.body).toMatchObject({ stationId: neighbour, regionCode: TOWN });
    await manager.post(`${path}/${(made.body as Enrolment).id}/cancel`, {}).expect(404);
    expect(((await manager.get(path).expect(200)).body as { total: number }).total).toBe(0);
    expect((await manager.get(`/training/sessions/${id}`).expect(200)).body).toMatchObject({
      enrolledCount: 0,
      seatsLeft: 49,
    });
  });

  it('shows a county what the city offers it, lets it send its own, and hides everybody else', async () => {
    const { id, version } = await ground.session(city, { capacity: 50 });
    const county = await service.as('officer', '341823');
    const [person] = await ground.people(1, OTHER_TOWN);
    await enrol(county, id, own[0]!, 404);
    await enrol(county, id, person!);
    await enrol(city, id, own[0]!);
    expect(await states(id, county)).toEqual(['1 enrolled']);
    await county.patch(`/training/sessions/${id}`, version, { capacity: 60 }).expect(403);
    const theirs = await ground.session(await service.as('officer', '341821'), {}, '341821');
    await county.get(`/training/sessions/${theirs.id}`).expect(404);
    const list = (await county.get('/training/sessions?pageSize=100').expect(200)).body as {
      items: { regionCode: string }[];
    };
    expect(new Set(list.items.map(({ regionCode }) => regionCode))).toEqual(new Set(['341800']));
    expect(((await enrol(city, theirs.id, person!, 422)) as unknown as { code: string }).code).toBe(
      'OUTSIDE_PROGRAMME',
    );
  });

  it('closes with a session that is cancelled', async () => {
    const { id } = await ground.session(city);
    await city.post(`/training/sessions/${id}/cancel`, { reason: '讲师生病' }).expect(200);
    await enrol(manager, id, own[0]!, 409);
    await city.post(`/training/sessions/${id}/cancel`, { reason: '再取消' }).expect(409);
  });

  it('refuses times that cannot be', async () => {
    const session = ground.session(city, {
      endsAt: '2024-06-10T08:00:00+08:00',
      enrolmentClosesAt: '2024-06-11T00:00:00Z',
    });
    await expect(session).rejects.toThrow('422');
    await expect(ground.session(city, { startsAt: '2024-06-10T09:00:00' })).rejects.toThrow('400');
    await expect(ground.session(city, { hours: 7.3 })).rejects.toThrow('400');
  });
});
