import { EducationCredit } from '../../src/certificates/education/education-credit.entity.js';
import { newId } from '../../src/common/values/ids.js';
import { StationStaff } from '../../src/stations/staff/station-staff.entity.js';
import { RegisterBuilder } from '../support/register/register.js';
import { createStation, signInManager, type StationBody } from '../support/places/stations.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

interface Board {
  month: string;
  asOf: string;
  totals: Record<string, number | null>;
  townshipsWithoutStation: { code: string; countyCode: string }[];
  items: { stationId: string; stipendCostFen: number | null }[];
  total: number;
}

const REPORT = { month: '2024-11', caseCount: 1, groupCount: 0, communityCount: 0, visitCount: 0, peopleServed: 0 };

async function board(session: Session, query = ''): Promise<Board> {
  return (await session.get(`/stations/coverage${query}`).expect(200)).body as Board;
}

describe('the board of stations', () => {
  let service: TestService;
  let officer: Session;
  let county: Session;
  let staffed: StationBody;
  let empty: StationBody;
  let room: StationBody;
  beforeAll(async () => {
    service = await openTestService();
    officer = await service.as('officer');
    county = await service.as('officer', '341802');
    staffed = await createStation(county, { regionCode: '341802001' });
    empty = await createStation(county, { regionCode: '341802002' });
    room = await createStation(county, { regionCode: '341802003', kind: 'room' });
    await createStation(officer, { regionCode: '341821100' });
    const register = new RegisterBuilder(service.dataSource);
    const regionCode = '341802';
    const paid = [{ subject: 'stipend:2024-11', amountFen: 20_000, paidOn: '2024-12-01' } as const];
    const certificates = [{ approvedOn: '2023-01-10', registrations: [['2023-02-01', '2026-01-31']] }] as {
      approvedOn: string;
      registrations: [string, string][];
    }[];
    const registered = register.worker({ regionCode, certificates, paid });
    const talent = register.worker({ regionCode, paid });
    const left = register.worker({ regionCode, paid });
    await register.save();
    const stay = (station: StationBody, workerId: string, startOn: string, endOn: string | null = null) =>
      service.dataSource.manager.insert(StationStaff, { id: newId(), stationId: station.id, workerId, startOn, endOn });
    await stay(staffed, registered.id, '2023-01-01');
    await stay(staffed, talent.id, '2024-01-01');
    await stay(staffed, left.id, '2024-01-01', '2024-11-15');
    await stay(room, registered.id, '2024-01-01');
    await service.dataSource.manager.insert(EducationCredit, [
      { id: newId(), workerId: registered.id, source: 'other', hours: 30.5, earnedOn: '2024-05-01' },
      { id: newId(), workerId: registered.id, source: 'other', hours: 10, earnedOn: '2024-12-02' },
    ]);
    await county.post(`/stations/${staffed.id}/reports`, REPORT).expect(201);
  });
  afterAll(() => service.close());

  it('counts of each figure exactly the stations to which it leads, on the day that it is of', async () => {
    await createStation(county, { regionCode: '341802004', foundedOn: '2024-12-05', kind: 'room' });
    const { totals, asOf } = await board(county);
    const listed = async (query: string): Promise<number> =>
      ((await county.get(`/stations?${query}`).expect(200)).body as { total: number }).total;
    expect(await listed(`kind=station&closed=false&asOf=${asOf}`)).toBe(totals.stations);
    expect(await listed(`kind=room&closed=false&asOf=${asOf}`)).toBe(totals.rooms);
    expect(await listed('kind=room&closed=false')).toBe(Number(totals.rooms) + 1);
    expect((await board(county, '?gap=staff')).total).toBe(totals.withoutStaff);
    expect((await board(county, '?gap=report')).total).toBe(totals.withoutReport);
  });

  it('shows what is lacking in the month before this one', async () => {
    const answer = await board(county);
    expect(answer).toMatchObject({ month: '2024-11', asOf: '2024-11-30', total: 3 });
    expect(answer.totals).toEqual({
      townships: 26,
      townshipsWithStation: 2,
      stations: 2,
      rooms: 1,
      withoutStaff: 1,
      withoutReport: 2,
      staff: 2,
      certified: 1,
      certifiedShare: 0.5,
      hoursMissing: 41.5,
      stipendCostFen: 60_000,
    });
    expect(answer.townshipsWithoutStation).toHaveLength(24);
    expect(answer.townshipsWithoutStation).toContainEqual(expect.objectContaining({ code: '341802003' }));
    expect(answer.items[0]).toEqual({
      stationId: staffed.id,
      name: staffed.name,
      kind: 'station',
      regionCode: '341802001',
      regionName: '西林街道',
      countyCode: '341802',
      countyName: '宣州区',
      grade: 'none',
      staff: 2,
      certified: 1,
      reported: true,
      reportDueOn: '2024-12-10',
      hoursMissing: 41.5,
      stipendCostFen: 60_000,
    });
    expect(answer.items.map(({ stipendCostFen }) => stipendCostFen)).toEqual([60_000, 0, 20_000]);
  });

  it('lists one kind of gap, page by page', async () => {
    expect((await board(county, '?gap=staff')).items.map(({ stationId }) => stationId)).toEqual([empty.id]);
    const second = await board(county, '?gap=report&pageSize=1&page=2');
    expect([second.items.map(({ stationId }) => stationId), second.total]).toEqual([[room.id], 2]);
  });

  it('looks at another month with who was there then', async () => {
    const answer = await board(county, '?month=2023-06');
    expect(answer.totals).toMatchObject({
      staff: 1,
      certified: 1,
      withoutReport: 3,
      hoursMissing: 72,
      stipendCostFen: 0,
    });
    expect((await board(county, '?month=2024-12')).asOf).toBe('2024-12-31');
    expect((await board(county, '?month=2021-05')).totals).toMatchObject({ stations: 0, certifiedShare: null });
  });

  it('adds up to the city, and stops at the border of a county', async () => {
    expect((await board(officer)).totals).toMatchObject({ townships: 101, townshipsWithStation: 3, stations: 3 });
    const other = await service.as('officer', '341821');
    for (const query of ['', '?regionCode=341821', '?regionCode=341800']) {
      expect((await board(other, query)).totals).toMatchObject({ townshipsWithStation: 1, stations: 1, staff: 0 });
    }
    const beside = await board(other, '?regionCode=341802');
    expect([beside.total, beside.totals.townships]).toEqual([0, 0]);
  });

  it('shows a station manager the own station, and nobody’s money', async () => {
    const manager = await signInManager(service, staffed.id, '341802');
    for (const query of ['', '?regionCode=341802', '?gap=report&regionCode=341800']) {
      const answer = await board(manager, query);
      expect(answer.totals).toMatchObject({ townships: 1, stations: 1, rooms: 0, staff: 2, stipendCostFen: null });
      expect(answer.townshipsWithoutStation).toEqual([]);
      expect(answer.items.every(({ stationId }) => stationId === staffed.id)).toBe(true);
    }
  });
});
