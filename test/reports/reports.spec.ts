import { randomBytes } from 'node:crypto';
import { newId } from '../../src/common/values/ids.js';
import { TrainingAttendance, type AttendanceStatus } from '../../src/training/attendance/attendance.entity.js';
import { TrainingEnrolment } from '../../src/training/enrolments/enrolment.entity.js';
import { TrainingProgramme } from '../../src/training/programmes/programme.entity.js';
import { TrainingSession } from '../../src/training/sessions/training-session.entity.js';
import { RegisterBuilder } from '../support/register/register.js';
import { createStation, signInManager } from '../support/places/stations.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

type Answer = Record<string, unknown>;

interface Listed {
  by: string;
  items: (Answer & { key: string; name: string })[];
  total: number;
}

async function overview(asking: Session, query = ''): Promise<Answer> {
  return (await asking.get(`/reports/overview${query}`).expect(200)).body as Answer;
}

async function breakdown(asking: Session, query: string): Promise<Listed> {
  return (await asking.get(`/reports/breakdown?${query}`).expect(200)).body as Listed;
}

describe('reports', () => {
  let service: TestService;
  let officer: Session;
  let county: Session;
  beforeAll(async () => {
    service = await openTestService();
    officer = await service.as('officer');
    county = await service.as('officer', '341802');
    const register = new RegisterBuilder(service.dataSource);
    const village = register.organization({ regionCode: '341802001' });
    const two = register.worker({
      regionCode: '341802001',
      certificates: [
        { level: 'junior', approvedOn: '2020-01-01' },
        { level: 'intermediate', approvedOn: '2023-06-01' },
      ],
      posts: [{ at: village, startOn: '2019-01-01' }],
      paid: [
        { subject: 'award:junior', amountFen: 100_000, paidOn: '2021-03-01' },
        { subject: 'stipend:2023-01', amountFen: 20_000, paidOn: '2023-02-10' },
      ],
    });
    const talent = register.worker({ regionCode: '341802', posts: [{ at: village, startOn: '2024-05-01' }] });
    register.worker({
      regionCode: '341802',
      certificates: [{ level: 'senior', approvedOn: '2022-01-01', void: true, revokedOn: '2022-01-01' }],
    });
    const away = register.worker({
      regionCode: '341821',
      certificates: [{ level: 'junior', approvedOn: '2024-01-01' }],
      paid: [{ subject: 'stipend:2024-01', amountFen: 15_000, paidOn: '2024-02-10' }],
    });
    register.worker({
      regionCode: '341800',
      certificates: [{ level: 'junior', approvedOn: '2023-01-01', revokedOn: '2024-06-01' }],
    });
    await register.save();
    await createStation(county, { grade: 'provincial', gradedOn: '2023-06-01' });
    await createStation(county, { kind: 'room', regionCode: '341802002', foundedOn: '2024-02-01' });
    await createStation(officer, { regionCode: '341821100', grade: 'city' });
    const gone = await createStation(county, { regionCode: '341802003' });
    await county.patch(`/stations/${gone.id}`, 1, { closedOn: '2023-12-31' }).expect(200);
    const city = await programme('实务能力提升班', '341800', 'practice', '宣城市民政局');
    const own = await programme('考前培训', '341802', 'exam_prep', '宣州区民政局');
    // 31 December 2023, 23:30 in Shanghai.
    const first = await session(city, '2023-12-31T15:30:00Z');
    await attended(first, two.id, '341802001', 'present');
    await attended(first, away.id, '341821', 'partial');
    await attended(first, talent.id, '341802', 'absent');
    const second = await session(own, '2024-03-01T01:00:00Z');
    await attended(second, two.id, '341802001', 'present');
    await session(own, '2024-04-01T01:00:00Z', '场地停电');
    await session(own, '2025-04-01T01:00:00Z');
  });
  afterAll(() => service.close());

  async function programme(
    title: string,
    regionCode: string,
    line: TrainingProgramme['line'],
    organiser: string,
  ): Promise<string> {
    const id = newId();
    const createdBy = officer.userId;
    await service.dataSource.manager.insert(TrainingProgramme, {
      id,
      title,
      regionCode,
      line,
      organiser,
      createdBy,
      version: 1,
    });
    return id;
  }

  async function session(programmeId: string, startsAt: string, cancelReason: string | null = null): Promise<string> {
    const id = newId();
    const start = new Date(startsAt);
    await service.dataSource.manager.insert(TrainingSession, {
      id,
      programmeId,
      title: '第一期',
      mode: 'online',
      startsAt: start,
      endsAt: new Date(start.getTime() + 3_600_000),
      hours: 1,
      place: '线上',
      capacity: 100,
      enrolmentClosesAt: start,
      waitingMovesUntil: start,
      checkInSecret: randomBytes(32),
      cancelledAt: cancelReason === null ? null : start,
      cancelReason,
      createdBy: officer.userId,
      version: 1,
    });
    return id;
  }

  it('stand for the running year as the overview counts them, of the caller’s own part', async () => {
    for (const asking of [officer, county]) {
      const whole = await overview(asking, '?from=2024-01-01');
      const { body } = await asking.get('/reports/standing').expect(200);
      expect(body).toEqual({
        regionCode: whole.regionCode,
        regionName: asking === officer ? '宣城市' : '宣州区',
        from: '2024-01-01',
        to: '2024-12-31',
        paidFen: (whole.awardsPaidFen as number) + (whole.stipendsPaidFen as number),
        pendingPayouts: 0,
        pendingFen: 0,
        talents: whole.talents,
        certified: whole.certified,
      });
    }
    expect((await officer.get('/reports/standing')).body).toMatchObject({ paidFen: 15_000, talents: 5 });
    expect((await county.get('/reports/standing')).body).toMatchObject({ paidFen: 0, talents: 3, certified: 1 });
  });

  let position = 0;
  async function attended(
    sessionId: string,
    workerId: string,
    regionCode: string,
    status: AttendanceStatus,
  ): Promise<void> {
    const enrolmentId = newId();
    const at = new Date('2023-12-01T00:00:00Z');
    const { manager } = service.dataSource;
    await manager.insert(TrainingEnrolment, {
      id: enrolmentId,
      sessionId,
      workerId,
      regionCode,
      state: 'enrolled',
      position: ++position,
      enrolledAt: at,
      enrolledBy: officer.userId,
      version: 1,
    });
    const hours = status === 'present' ? 1 : 0;
    await manager.insert(TrainingAttendance, {
      id: newId(),
      sessionId,
      workerId,
      enrolmentId,
      status,
      hours,
      source: 'list',
      recordedAt: at,
      version: 1,
    });
  }

  it('count everything of the city from its rows', async () => {
    expect(await overview(officer)).toEqual({
      regionCode: '341800',
      regionName: '宣城市',
      from: null,
      to: '2024-12-31',
      talents: 5,
      certified: 2,
      byLevel: { junior: 1, intermediate: 1, senior: 0 },
      stations: 2,
      rooms: 1,
      featuredStations: { provincial: 1, city: 1 },
      trainingSessions: 2,
      attendances: 3,
      participants: 2,
      awardsPaidFen: 100_000,
      stipendsPaidFen: 35_000,
    });
  });

  it('count what was there on a day, and what happened in a period', async () => {
    expect(await overview(officer, '?from=2023-01-01&to=2023-12-31')).toMatchObject({
      to: '2023-12-31',
      talents: 4,
      certified: 2,
      byLevel: { junior: 1, intermediate: 1, senior: 0 },
      stations: 3,
      rooms: 0,
      trainingSessions: 1,
      attendances: 2,
      participants: 2,
      awardsPaidFen: 0,
      stipendsPaidFen: 20_000,
    });
    expect(await overview(officer, '?from=2024-01-01&to=2025-12-31')).toMatchObject({
      to: '2024-12-31',
      trainingSessions: 1,
      attendances: 1,
    });
    await officer.get('/reports/overview?from=2024-01-02&to=2024-01-01').expect(422);
  });

  it('stop at the border of a county, whatever region is asked for', async () => {
    const own = {
      talents: 3,
      certified: 1,
      stations: 1,
      rooms: 1,
      trainingSessions: 2,
      attendances: 2,
      participants: 1,
    };
    const money = { awardsPaidFen: 100_000, stipendsPaidFen: 20_000, featuredStations: { provincial: 1, city: 0 } };
    for (const query of ['', '?regionCode=341802', '?regionCode=341800']) {
      expect(await overview(county, query)).toMatchObject({ ...own, ...money, regionCode: '341802' });
    }
    expect(await overview(officer, '?regionCode=341802')).toMatchObject({ ...own, ...money });
    expect(await overview(county, '?regionCode=341821')).toMatchObject({ talents: 0, stations: 0, attendances: 0 });
    expect(await overview(county, '?regionCode=341802001')).toMatchObject({ talents: 1, stations: 1, attendances: 2 });
  });

  it('come by county, which add up to the city', async () => {
    const { items, total } = await breakdown(officer, 'by=county');
    expect(total).toBe(8);
    expect(items.map(({ key, name, talents, certified }) => [key, name, talents, certified]).slice(0, 2)).toEqual([
      ['341802', '宣州区', 3, 1],
      ['341821', '郎溪县', 1, 1],
    ]);
    expect(items.at(-1)).toMatchObject({ key: '341800', name: '宣城市本级', talents: 1, certified: 0 });
    const city = await overview(officer);
    for (const figure of ['talents', 'certified', 'stations', 'rooms', 'attendances', 'stipendsPaidFen']) {
      expect(items.reduce((sum, item) => sum + Number(item[figure]), 0)).toBe(city[figure]);
    }
    const own = await breakdown(county, 'by=county&regionCode=341800');
    expect(own.items.map(({ key }) => key)).toEqual(['341802']);
    const township = await breakdown(county, 'by=county&regionCode=341802001');
    expect(township.items).toEqual([expect.objectContaining({ key: '341802001', name: '西林街道', talents: 1 })]);
  });

  it('come by year, each with what there was at its end', async () => {
    const { items } = await breakdown(officer, 'by=year&from=2022-01-01');
    expect(
      items.map(({ key, certified, stations, attendances, stipendsPaidFen }) => [
        key,
        certified,
        stations,
        attendances,
        stipendsPaidFen,
      ]),
    ).toEqual([
      ['2022', 1, 3, 0, 0],
      ['2023', 2, 3, 2, 20_000],
      ['2024', 2, 2, 1, 15_000],
    ]);
    expect((await breakdown(officer, 'by=year')).total).toBe(5);
    await officer.get('/reports/breakdown?by=year&from=1900-01-01').expect(422);
  });

  it('of training come by line, programme and organiser', async () => {
    expect((await breakdown(officer, 'by=line')).items).toEqual([
      { key: 'exam_prep', name: '资格考试培训', trainingSessions: 1, attendances: 1, participants: 1 },
      { key: 'practice', name: '实务能力提升', trainingSessions: 1, attendances: 2, participants: 2 },
    ]);
    const programmes = await breakdown(county, 'by=programme');
    expect(programmes.items.map(({ name, attendances }) => [name, attendances])).toEqual([
      ['实务能力提升班', 1],
      ['考前培训', 1],
    ]);
    const organisers = await breakdown(officer, 'by=organiser&pageSize=1');
    expect([organisers.items.length, organisers.total]).toEqual([1, 2]);
    const other = await service.as('officer', '341823');
    expect((await breakdown(other, 'by=programme')).total).toBe(0);
    await officer.get('/reports/breakdown?by=colour').expect(400);
  });

  it('are not for station managers', async () => {
    const manager = await signInManager(service, null, '341802');
    await manager.get('/reports/overview').expect(403);
    await manager.get('/reports/breakdown?by=county').expect(403);
  });
});
