import { newId } from '../../src/common/values/ids.js';
import { bulkInsert } from '../../src/database/statements/bulk.js';
import { Organization } from '../../src/workers/organizations/organization.entity.js';
import { Post } from '../../src/workers/posts/post.entity.js';
import { putInForce, stipendPolicy } from '../support/register/policies.js';
import { type Person, setClock, TOWN, TrainingGround } from '../support/places/training.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

interface Row {
  enrolmentId: string;
  attendanceId: string;
  workerId: string;
  status: string;
  hours: number;
  version: number;
}

describe('attendance', () => {
  let service: TestService;
  let ground: TrainingGround;
  let city: Session;
  let manager: Session;
  let people: Person[];
  beforeAll(async () => {
    service = await openTestService();
    setClock(service, '2024-06-01T10:00:00+08:00');
    ground = new TrainingGround(service);
    city = await service.as('officer');
    const station = await ground.station();
    people = await ground.people(4, TOWN, station);
    manager = await ground.manager(station);
  });
  afterAll(() => service.close());

  /** A session on 2024-06-10 with these people enrolled, its time come. @returns its id and enrolments in their order */
  async function begun(who: Person[], changes: object = {}): Promise<{ id: string; enrolments: string[] }> {
    setClock(service, '2024-06-01T10:00:00+08:00');
    const { id } = await ground.session(city, { capacity: 50, ...changes });
    const enrolments = await ground.enrol(city, id, who);
    setClock(service, '2024-06-10T12:00:00+08:00');
    return { id, enrolments };
  }
  async function list(id: string): Promise<Row[]> {
    return ((await city.get(`/training/sessions/${id}/attendance`).expect(200)).body as { items: Row[] }).items;
  }
  async function hoursOf(person: Person): Promise<{ hours: number; earnedOn: string }[]> {
    const answer = await city.get(`/workers/${person.id}/credits`).expect(200);
    return (answer.body as { items: { hours: number; earnedOn: string }[] }).items;
  }

  it('credits its hours once, however often it is told, and none for those who were not there', async () => {
    const { id, enrolments } = await begun(people);
    const statuses = ['present', 'partial', 'absent', 'excused'];
    const items = enrolments.map((enrolmentId, n) => ({
      enrolmentId,
      status: statuses[n],
      ...(n === 1 && { hours: 3.5 }),
    }));
    const path = `/training/sessions/${id}/attendance`;
    expect((await manager.post(path, { items }).expect(200)).body).toMatchObject({ recorded: 4, unchanged: 0 });
    expect((await city.post(path, { items }).expect(200)).body).toMatchObject({ recorded: 0, unchanged: 4 });
    expect((await list(id)).map(({ status, hours }) => [status, hours])).toEqual([
      ['present', 8],
      ['partial', 3.5],
      ['absent', 0],
      ['excused', 0],
    ]);
    expect(await hoursOf(people[0]!)).toMatchObject([{ hours: 8, earnedOn: '2024-06-10' }]);
    expect(await hoursOf(people[1]!)).toMatchObject([{ hours: 3.5 }]);
    expect(await hoursOf(people[2]!)).toEqual([]);
    expect((await city.get(`/training/sessions/${id}`).expect(200)).body).toMatchObject({ attendanceCount: 2 });
  });

  it('is changed by a correction with its reason, and the hours with it, never by another list', async () => {
    const { id, enrolments } = await begun(people.slice(0, 1));
    const path = `/training/sessions/${id}/attendance`;
    const tell = (status: string, expected: number) =>
      manager.post(path, { items: [{ enrolmentId: enrolments[0], status }] }).expect(expected);
    await tell('present', 200);
    expect((await tell('absent', 409)).body).toMatchObject({
      code: 'ATTENDANCE_DIFFERS',
      errors: [{ field: 'items.0' }],
    });
    const [row] = await list(id);
    const correction = { status: 'partial', hours: 4, reason: '下午请假' };
    await manager.patch(`${path}/${row!.attendanceId}`, row!.version, correction).expect(403);
    await city.patch(`${path}/${row!.attendanceId}`, row!.version, { ...correction, hours: 8 }).expect(422);
    const before = await hoursOf(people[0]!);
    await city.patch(`${path}/${row!.attendanceId}`, row!.version, correction).expect(200);
    await city.patch(`${path}/${row!.attendanceId}`, row!.version, correction).expect(412);
    const after = await hoursOf(people[0]!);
    expect(after.length).toBe(before.length);
    expect(after.reduce((sum, it) => sum + it.hours, 0)).toBe(before.reduce((sum, it) => sum + it.hours, 0) - 4);
    await city
      .patch(`${path}/${row!.attendanceId}`, row!.version + 1, { status: 'absent', reason: '未到' })
      .expect(200);
    expect((await hoursOf(people[0]!)).length).toBe(before.length - 1);
    await city.patch(`/training/sessions/${id}`, 1, { hours: 4 }).expect(409);
  });

  it('is told only of people with a seat who exist for the caller, once the session has begun', async () => {
    const neighbour = await ground.station();
    const [stranger] = await ground.people(1, TOWN, neighbour);
    const { id, enrolments } = await begun([people[0]!, stranger!, people[1]!], { capacity: 2 });
    const path = `/training/sessions/${id}/attendance`;
    const tell = (n: number, status: number, body: object = {}) =>
      manager.post(path, { items: [{ enrolmentId: enrolments[n], status: 'present', ...body }] }).expect(status);
    await tell(1, 404);
    await tell(2, 404);
    await tell(0, 422, { hours: 4 });
    setClock(service, '2024-06-10T08:59:00+08:00');
    await tell(0, 409);
    setClock(service, '2024-06-10T09:00:00+08:00');
    await tell(0, 200);
    await tell(0, 400, { status: 'late' });
  });

  it('carries a renewal, which carries the month of stipend; a correction takes both back', async () => {
    const [person] = await ground.people(1, '341821');
    const tx = service.dataSource.manager;
    const organizationId = newId();
    await bulkInsert(tx, Organization, [
      { id: organizationId, name: '东夏村', kind: 'village', regionCode: '341821', countyCode: '341821' },
    ]);
    await bulkInsert(tx, Post, [{ id: newId(), workerId: person!.id, organizationId, startOn: '2021-01-01' }]);
    const certificateId = await ground.certificate(person!.id, 'junior', [['2021-08-01', '2024-07-31']]);
    await putInForce(service, stipendPolicy({ requiresRegistration: true }));
    const owed = async (): Promise<number[]> => {
      const answer = await city
        .get('/stipends/entitlements?regionCode=341821&month=2024-08&asOf=2024-08-31')
        .expect(200);
      return (answer.body as { items: { owedFen: number }[] }).items.map(({ owedFen }) => owedFen);
    };
    await city
      .post(`/workers/${person!.id}/credits`, { source: 'other', hours: 64, earnedOn: '2024-05-01', note: '结业证书' })
      .expect(201);
    const { id, enrolments } = await begun([person!]);
    const refused = await city.post(`/certificates/${certificateId}/renewals`).expect(422);
    expect((refused.body as { detail: string }).detail).toContain('还差 8 学时');
    expect(await owed()).toEqual([]);

    const path = `/training/sessions/${id}/attendance`;
    await city.post(path, { items: [{ enrolmentId: enrolments[0], status: 'present' }] }).expect(200);
    const renewed = await city.post(`/certificates/${certificateId}/renewals`).expect(201);
    expect(renewed.body).toMatchObject({ startOn: '2024-08-01', endOn: '2027-07-31', hoursCounted: 72 });
    expect(await owed()).toEqual([15_000]);
    await city.post(`/certificates/${certificateId}/renewals`).expect(422);

    const [row] = await list(id);
    const corrected = await city
      .patch(`${path}/${row!.attendanceId}`, row!.version, { status: 'partial', hours: 4, reason: '代签' })
      .expect(200);
    expect(corrected.body).toMatchObject({
      hours: 4,
      withdrawnRegistrations: [{ certificateId, startOn: '2024-08-01' }],
    });
    expect(await owed()).toEqual([]);
    const detail = (await city.get(`/workers/${person!.id}/credits`).expect(200)).body as { periods: object[] };
    expect(detail.periods).toMatchObject([{ hours: 68, hoursRequired: 72, hoursMissing: 4 }]);
    const [event]: { reason: string }[] = await service.dataSource.query(
      `SELECT reason FROM audit_events WHERE action = 'registration.withdraw' AND object_id = $1`,
      [certificateId],
    );
    expect(event).toEqual({ reason: '代签' });
  });

  it('of a degree in social work counts 90 hours once', async () => {
    const body = { source: 'degree', earnedOn: '2023-06-30', note: '安徽大学社会工作硕士' };
    const path = `/workers/${people[3]!.id}/credits`;
    const answer = await city.post(path, body).expect(201);
    expect(answer.body).toMatchObject({ hours: 90 });
    await city.post(path, body).expect(409);
    await city.post(path, { ...body, source: 'other' }).expect(422);
    await city.post(`${path}/${(answer.body as { id: string }).id}/withdrawal`, { reason: '录错人' }).expect(200);
    expect(await hoursOf(people[3]!)).toEqual([]);
  });
});
