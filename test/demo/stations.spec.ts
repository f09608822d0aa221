import { seedPath } from '../../src/common/seed-files.js';
import { inTransaction } from '../../src/database/transaction.js';
import { seedDemoStations, type SeededStations } from '../../src/demo/demo-stations.js';
import { bytesOf } from '../support/payouts/sent-payout.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

/** The customer's own report of January 2024 (domain.md §2). */
describe('the stations of the demo', () => {
  let service: TestService;
  let staff: SeededStations['staff'];
  beforeAll(async () => {
    service = await openTestService();
    const officer = await service.as('officer');
    await officer.post('/imports/roster?mode=all').attach('file', seedPath('sample-roster.xlsx')).expect(200);
    const seed = { top: '341800', by: officer.userId, today: '2024-12-31' };
    ({ staff } = await inTransaction(service.dataSource, (tx) => seedDemoStations(tx, seed)));
  });
  afterAll(() => service.close());

  it('are those of the city’s report, row by row', async () => {
    const officer = await service.as('officer');
    const { body } = await officer.get('/reports/overview').expect(200);
    expect(body).toMatchObject({
      talents: 4216,
      certified: 1346,
      stations: 101,
      rooms: 18,
      featuredStations: { provincial: 2, city: 15 },
    });
    expect(new Set(staff.map(({ workerId }) => workerId)).size).toBe(108);
    expect(new Set(staff.map(({ stationId }) => stationId)).size).toBe(99);
    const listed = await officer.get('/stations?grade=city&pageSize=500').expect(200);
    expect(listed.body).toMatchObject({ total: 15 });
  });

  it('fill the board', async () => {
    const officer = await service.as('officer');
    const { body } = await officer.get('/stations/coverage').expect(200);
    expect(body).toMatchObject({
      totals: { townships: 101, townshipsWithStation: 101, stations: 101, rooms: 18, staff: 108, withoutReport: 22 },
      townshipsWithoutStation: [],
    });
  });

  it('come out of the ledger as they go in: read back unedited, it changes nothing', async () => {
    const officer = await service.as('officer');
    const { content } = await bytesOf(
      officer.get(`/stations/ledger.xlsx?reason=${encodeURIComponent('核对台账')}`).expect(200),
    );
    const { body } = await officer.post('/stations/ledger').attach('file', content, '台账.xlsx').expect(200);
    expect(body).toMatchObject({
      // Stations, people, and where each station is.
      counts: { rows: 119 + 108 + 119, created: 0, updated: 0, unchanged: 119 + 108 + 119 },
      issues: [],
    });
  });

  it('each lie in a township, with people of the same county', async () => {
    const astray: unknown[] = await service.dataSource.query(
      `SELECT s.name FROM station_staff f JOIN stations s ON s.id = f.station_id JOIN workers w ON w.id = f.worker_id
         JOIN regions t ON t.code = s.region_code
         JOIN regions r ON r.code = w.region_code
       WHERE t.level <> 'township' OR NOT r.path @> ARRAY[t.parent_code] OR f.start_on < s.founded_on`,
    );
    expect(astray).toEqual([]);
  });
});
