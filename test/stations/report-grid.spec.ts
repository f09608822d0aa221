import type { ReportGridResponse } from '../../src/stations/board/report-grid.dto.js';
import { createStation, signInManager, type StationBody } from '../support/places/stations.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const FIGURES = { caseCount: 1, groupCount: 0, communityCount: 0, visitCount: 0, peopleServed: 0 };

/** Reports are due on the 10th of the following month; today is 11 December 2024. */
describe('reports, station by month', () => {
  let service: TestService;
  let county: Session;
  let diligent: StationBody;
  let young: StationBody;
  let closed: StationBody;
  beforeAll(async () => {
    service = await openTestService('2024-12-11');
    county = await service.as('officer', '341802');
    diligent = await createStation(county, { regionCode: '341802001', foundedOn: '2022-01-01' });
    young = await createStation(county, { regionCode: '341802002', foundedOn: '2024-10-15' });
    closed = await createStation(county, { regionCode: '341802003', kind: 'room', foundedOn: '2022-01-01' });
    await createStation(await service.as('officer'), { regionCode: '341821100', foundedOn: '2022-01-01' });
    const report = async (station: StationBody, month: string, day: string): Promise<void> => {
      // 23:30 in Shanghai, when it is still the afternoon in Greenwich.
      service.clock.now = () => new Date(`${day}T15:30:00Z`);
      await county.post(`/stations/${station.id}/reports`, { month, ...FIGURES }).expect(201);
    };
    await report(diligent, '2024-09', '2024-10-10');
    await report(diligent, '2024-10', '2024-11-11');
    await report(diligent, '2024-11', '2024-12-11');
    await report(young, '2024-11', '2024-12-01');
    await county.patch(`/stations/${closed.id}`, closed.version, { closedOn: '2024-10-31' }).expect(200);
  });
  afterAll(() => service.close());

  const grid = async (query = '', session = county): Promise<ReportGridResponse> =>
    (await session.get(`/stations/report-grid${query}`).expect(200)).body as ReportGridResponse;
  const statesOf = ({ items }: ReportGridResponse, { id }: StationBody): string =>
    items
      .find(({ stationId }) => stationId === id)!
      .months.map(({ month, state }) => `${month} ${state}`)
      .join(', ');

  it('tells in time from late by the day of Shanghai, missing from not yet due, and when there was no station', async () => {
    const answer = await grid('?from=2024-09&to=2024-12');
    expect(statesOf(answer, diligent)).toBe('2024-09 reported, 2024-10 late, 2024-11 late, 2024-12 open');
    expect(statesOf(answer, young)).toBe('2024-09 not-serving, 2024-10 missing, 2024-11 reported, 2024-12 open');
    expect(statesOf(answer, closed)).toBe('2024-09 missing, 2024-10 missing, 2024-11 not-serving, 2024-12 not-serving');
    expect(answer.items.map(({ missing }) => missing)).toEqual([0, 1, 2]);
    expect(answer.items[0]).toMatchObject({ name: diligent.name, countyName: '宣州区', managerName: null });
    expect(answer.totals).toEqual([
      { month: '2024-09', serving: 2, reported: 1, late: 0, missing: 1 },
      { month: '2024-10', serving: 3, reported: 1, late: 1, missing: 2 },
      { month: '2024-11', serving: 2, reported: 2, late: 1, missing: 0 },
      { month: '2024-12', serving: 2, reported: 0, late: 0, missing: 0 },
    ]);
  });

  it('shows the twelve months up to the last one, page by page with the totals of all', async () => {
    const whole = await grid();
    expect([whole.totals[0]!.month, whole.totals.at(-1)!.month, whole.totals.length]).toEqual([
      '2023-12',
      '2024-11',
      12,
    ]);
    const second = await grid('?pageSize=1&page=2');
    expect([second.total, second.items.length, second.items[0]!.stationId]).toEqual([3, 1, young.id]);
    expect(second.totals).toEqual(whole.totals);
    // Whoever closed before the months is not asked.
    expect((await grid('?from=2024-11&to=2024-11')).total).toBe(2);
  });

  it('refuses months turned round and more than two years', async () => {
    for (const query of ['?from=2024-10&to=2024-09', '?from=2022-01&to=2024-11']) {
      const { body } = await county.get(`/stations/report-grid${query}`).expect(422);
      expect(body).toMatchObject({ code: 'REPORT_GRID_MONTHS', errors: [{ field: 'from' }] });
    }
    await county.get('/stations/report-grid?from=2024-13').expect(400);
  });

  it('stops at the border of a county, and shows a manager the own station', async () => {
    expect((await grid('', await service.as('officer'))).total).toBe(4);
    expect((await grid('?regionCode=341802', await service.as('officer', '341821'))).total).toBe(0);
    const manager = await signInManager(service, diligent.id, '341802');
    const own = await grid('?from=2024-11&to=2024-11', manager);
    expect(own.items.map(({ stationId }) => stationId)).toEqual([diligent.id]);
    expect(own.totals[0]).toMatchObject({ serving: 1, late: 1 });
  });
});
