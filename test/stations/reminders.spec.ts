import { createStation, signInManager, type StationBody } from '../support/places/stations.js';
import { faults } from '../support/register/people.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

interface Told {
  stationId: string;
  name: string;
  contactPhone: string | null;
}
interface Answer {
  reminded: Told[];
  already: Told[];
  unreachable: Told[];
}
interface Section {
  code: string;
  items: { title: string; detail: string; href: string; step: string }[];
}

const FIGURES = { caseCount: 3, groupCount: 2, communityCount: 4, visitCount: 20, peopleServed: 310 };
const NOWHERE = '00000000-0000-7000-8000-000000000000';

describe('催报', () => {
  let service: TestService;
  let county: Session;
  let manager: Session;
  let silent: StationBody;
  let reported: StationBody;
  let unmanned: StationBody;
  let later: StationBody;
  beforeAll(async () => {
    service = await openTestService();
    county = await service.as('officer', '341802');
    silent = await createStation(county, { name: '西林街道社工站' });
    reported = await createStation(county, { name: '鳌峰街道社工站', regionCode: '341802003' });
    unmanned = await createStation(county, { name: '无账号社工站', contactPhone: '0563-3021234' });
    later = await createStation(county, { name: '新办社工站', foundedOn: '2024-12-02' });
    manager = await signInManager(service, silent.id, '341802');
    for (const station of [reported, later]) await signInManager(service, station.id, '341802');
    await county.post(`/stations/${reported.id}/reports`, { month: '2024-11', ...FIGURES }).expect(201);
  });
  afterAll(() => service.close());

  const remind = async (body: object, session = county): Promise<Answer> =>
    (await session.post('/stations/report-reminders', body).expect(200)).body as Answer;
  const ids = ({ reminded, already, unreachable }: Answer) =>
    [reminded, already, unreachable].map((list) => list.map(({ stationId }) => stationId));
  const waiting = async (session: Session): Promise<Section[]> => {
    const { sections } = (await session.get('/inbox').expect(200)).body as { sections: Section[] };
    return sections.filter(({ code }) => code === 'report-reminders' || code === 'station-reports');
  };
  const cell = async (station: StationBody, month: string): Promise<object | undefined> => {
    const { items } = (await county.get(`/stations/report-grid?from=${month}&to=${month}`).expect(200)).body as {
      items: { stationId: string; months: object[] }[];
    };
    return items.find(({ stationId }) => stationId === station.id)?.months[0];
  };

  it('of all that lack a month reaches who manages them, and names whom to ring up', async () => {
    expect(await waiting(manager)).toMatchObject([{ code: 'station-reports' }]);
    const answer = await remind({ month: '2024-11' });
    expect(ids(answer)).toEqual([[silent.id], [], [unmanned.id]]);
    expect(answer.unreachable).toEqual([
      { stationId: unmanned.id, name: '无账号社工站', contactPhone: '0563-3021234' },
    ]);
    // Told once, as what somebody asks for.
    expect(await waiting(manager)).toEqual([
      expect.objectContaining({
        code: 'report-reminders',
        items: [
          expect.objectContaining({
            title: '西林街道社工站2024年11月的月报',
            detail: 'officer 341802于2024-12-31催报',
            href: `/stations/${silent.id}/report?month=2024-11`,
            step: '上报',
          }),
        ],
      }),
    ]);
    expect(await cell(silent, '2024-11')).toMatchObject({
      state: 'missing',
      reminders: 1,
      remindedByName: 'officer 341802',
      remindedToday: true,
    });
    expect(await cell(unmanned, '2024-11')).toMatchObject({ reminders: 0, remindedAt: null, remindedToday: false });
    const events: unknown[] = await service.dataSource.query(
      `SELECT object_id AS station, actor_id AS by, region_code AS region, details->>'month' AS month
       FROM audit_events WHERE action = 'station.report-remind'`,
    );
    expect(events).toEqual([{ station: silent.id, by: county.userId, region: '341802001', month: '2024-11' }]);
  });

  it('is not done twice on a day, by whomever, and again on the next', async () => {
    const city = await service.as('officer');
    expect(ids(await remind({ month: '2024-11', stationIds: [silent.id] }, city))).toEqual([[], [silent.id], []]);
    const both = await Promise.all([
      remind({ month: '2024-10', stationIds: [silent.id] }),
      remind({ month: '2024-10', stationIds: [silent.id] }, city),
    ]);
    expect(both.flatMap(({ reminded }) => reminded)).toHaveLength(1);
    service.clock.day = '2025-01-02';
    expect(ids(await remind({ month: '2024-11', stationIds: [silent.id] }))).toEqual([[silent.id], [], []]);
    const [section] = await waiting(manager);
    expect(section!.items.map(({ detail }) => detail)).toContain('officer 341802于2025-01-02催报，已催报2次');
    expect(await cell(silent, '2024-11')).toMatchObject({ reminders: 2 });
    service.clock.day = '2024-12-31';
  });

  it('is over once the report is there', async () => {
    await manager.post(`/stations/${silent.id}/reports`, { month: '2024-11', ...FIGURES }).expect(201);
    const [section] = await waiting(manager);
    expect(section!.items.map(({ title }) => title)).toEqual(['西林街道社工站2024年10月的月报']);
    const answer = await county
      .post('/stations/report-reminders', { month: '2024-11', stationIds: [silent.id] })
      .expect(422);
    expect(faults(answer)).toEqual(['stationIds report-not-lacking']);
  });

  it('is of months that are over and of stations that served in them', async () => {
    const early = await county.post('/stations/report-reminders', { month: '2024-12' }).expect(422);
    expect(faults(early)).toEqual(['month month-not-over']);
    const answer = await county
      .post('/stations/report-reminders', { month: '2024-11', stationIds: [later.id] })
      .expect(422);
    expect(faults(answer)).toEqual(['stationIds report-not-lacking']);
  });

  it('is for officers, of their own part of the tree', async () => {
    const other = await service.as('officer', '341821');
    for (const stationIds of [[silent.id], [NOWHERE], [NOWHERE, silent.id]]) {
      await other.post('/stations/report-reminders', { month: '2024-09', stationIds }).expect(404);
    }
    await other.post('/stations/report-reminders', { month: '2024-09', regionCode: '341802' }).expect(404);
    await manager.post('/stations/report-reminders', { month: '2024-09' }).expect(403);
    await (await service.as('auditor')).post('/stations/report-reminders', { month: '2024-09' }).expect(403);
  });

  it('leaves a station that never was free to be taken back', async () => {
    const mistaken = await createStation(county, { name: '误录站' });
    const account = await signInManager(service, mistaken.id, '341802');
    await remind({ month: '2024-11', stationIds: [mistaken.id] });
    await service.dataSource.query('UPDATE users SET station_id = NULL WHERE id = $1', [account.userId]);
    await county.post(`/stations/${mistaken.id}/withdrawal`, { reason: '登记错了' }).expect(200);
  });
});
