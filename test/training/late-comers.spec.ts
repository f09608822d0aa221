import { OTHER_TOWN, type Person, setClock, TOWN, TrainingGround } from '../support/places/training.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const codeOf = ({ body }: { body: unknown }): string => (body as { code: string }).code;
const detailOf = ({ body }: { body: unknown }): string => (body as { detail: string }).detail;

describe('somebody who comes and is on no list', () => {
  let service: TestService;
  let ground: TrainingGround;
  let city: Session;
  let station: string;
  let people: Person[];
  beforeAll(async () => {
    service = await openTestService();
    ground = new TrainingGround(service);
    city = await service.as('officer');
    station = await ground.station();
    people = await ground.people(6, TOWN, station);
  });
  afterAll(() => service.close());

  const plan = [
    { heldOn: '2024-06-10', part: 'morning', hours: 3 },
    { heldOn: '2024-06-10', part: 'afternoon', hours: 4 },
  ];
  async function begun(changes: object = {}, enrolled: Person[] = []): Promise<string> {
    setClock(service, '2024-06-01T10:00:00+08:00');
    const { id } = await ground.session(city, { capacity: 3, ...changes });
    await ground.enrol(city, id, enrolled);
    setClock(service, '2024-06-10T09:10:00+08:00');
    return id;
  }
  const byHalfDays = { startsAt: undefined, endsAt: undefined, hours: undefined, halfDays: plan };
  const add = (id: string, { name, lastFour }: Pick<Person, 'name' | 'lastFour'>, session = city) =>
    session.post(`/training/sessions/${id}/late-comers`, { name, lastFour });

  it('is given a seat and checked in by name and last four, once', async () => {
    const id = await begun();
    const [person] = people;
    expect((await add(id, person!).expect(200)).body).toMatchObject({
      workerId: person!.id,
      position: 1,
      added: true,
      checkedIn: true,
      halfDay: null,
    });
    expect((await add(id, person!).expect(200)).body).toMatchObject({ position: 1, added: false, checkedIn: false });
    const { body } = await city.get(`/training/sessions/${id}/attendance`).expect(200);
    expect(body).toMatchObject({ total: 1, items: [{ status: 'present', hours: 8, source: 'list' }] });
  });

  it('is checked in to the half-day that is on', async () => {
    const id = await begun(byHalfDays);
    setClock(service, '2024-06-10T14:20:00+08:00');
    expect((await add(id, people[0]!).expect(200)).body).toMatchObject({ halfDay: '6月10日下午', checkedIn: true });
    const { body } = await city.get(`/training/sessions/${id}/attendance-grid`).expect(200);
    expect(body).toMatchObject({ items: [{ status: 'partial', hours: 4, marks: [{ mark: 'attended' }] }] });
  });

  it('is told whose seats are used up, and where more are given', async () => {
    const id = await begun({}, people.slice(0, 3));
    const full = await add(id, people[3]!).expect(409);
    expect(codeOf(full)).toBe('SESSION_FULL');
    expect(detailOf(full)).toBe('本期的 3 个名额已满，不能再加人。现场坐得下的，请先在“修改期次”中增加名额，再补录。');
    const other = await begun({ capacity: 9 });
    await city.post(`/training/sessions/${other}/quotas`, { regionCode: '341821', seats: 1 }).expect(201);
    await add(other, people[0]!).expect(200);
    const used = await add(other, people[1]!).expect(409);
    expect(codeOf(used)).toBe('QUOTA_USED_UP');
    expect(detailOf(used)).toBe('郎溪县的 1 个名额已用完，不能再加人。请先在“名额分配”中给它增加名额，再补录。');
    const [stranger] = await ground.people(1, OTHER_TOWN);
    await add(other, stranger!).expect(200);
  });

  it('who waited takes a seat where one is left', async () => {
    const id = await begun({ capacity: 1 }, people.slice(0, 2));
    await add(id, people[1]!).expect(409);
    const { version } = (await city.get(`/training/sessions/${id}`).expect(200)).body as { version: number };
    await city.patch(`/training/sessions/${id}`, version, { capacity: 2 }).expect(200);
    expect((await add(id, people[1]!).expect(200)).body).toMatchObject({ position: 2, added: true });
  });

  it('is nobody where name and number fit nobody of the caller’s, or two', async () => {
    const id = await begun({ capacity: 9 });
    const wrong = { ...people[0]!, lastFour: people[0]!.lastFour === '0000' ? '0001' : '0000' };
    expect(codeOf(await add(id, wrong).expect(422))).toBe('LATE_COMER_REFUSED');
    const [twin] = await ground.people(1, TOWN);
    await service.dataSource.query(
      'UPDATE workers SET name = $2, identity_cipher = (SELECT identity_cipher FROM workers WHERE id = $3) WHERE id = $1',
      [twin!.id, people[5]!.name, people[5]!.id],
    );
    expect(detailOf(await add(id, people[5]!).expect(422))).toContain('不能确定是哪一位');
    const county = await service.as('officer', '341823');
    await add(id, people[0]!, county).expect(403);
    const { id: own } = await (async () => {
      setClock(service, '2024-06-01T10:00:00+08:00');
      const session = await ground.session(county, { capacity: 3 }, '341823');
      setClock(service, '2024-06-10T09:10:00+08:00');
      return session;
    })();
    expect(codeOf(await add(own, people[0]!, county).expect(422))).toBe('LATE_COMER_REFUSED');
  });

  it('is added from an hour before the training to its end, by the organiser', async () => {
    const id = await begun();
    const manager = await ground.manager(station);
    await add(id, people[0]!, manager).expect(403);
    setClock(service, '2024-06-10T07:59:00+08:00');
    await add(id, people[0]!).expect(409);
    setClock(service, '2024-06-10T17:01:00+08:00');
    await add(id, people[0]!).expect(409);
  });
});
