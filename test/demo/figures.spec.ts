import { DEMO_PASSWORD } from '../../src/demo/demo.js';
import { DemoClient } from '../../src/demo/demo-client.js';
import type { LeaderResponse } from '../../src/reports/leader/leader.dto.js';
import type { FigureName, FigureRow } from '../../src/reports/rows/rows.dto.js';
import type { Figures } from '../../src/reports/reports.dto.js';
import { openDemoService, type DemoService } from '../support/service/demo-service.js';
import { describeEmbedded } from '../support/run/embedded-only.js';

const CITY = '341800';
const COUNTY = '341821';
const PAGE = 500;

interface Rows {
  total: number;
  totalFen: number | null;
  items: FigureRow[];
}

type OfOverview = Exclude<FigureName, 'new-certified'>;

/** What the overview says of each figure; of money in fen. */
const SAID: Readonly<Record<OfOverview, (it: Figures) => number>> = {
  talents: (it) => it.talents,
  certified: (it) => it.certified,
  junior: (it) => it.byLevel.junior,
  intermediate: (it) => it.byLevel.intermediate,
  senior: (it) => it.byLevel.senior,
  stations: (it) => it.stations,
  rooms: (it) => it.rooms,
  'provincial-stations': (it) => it.featuredStations.provincial,
  'city-stations': (it) => it.featuredStations.city,
  'training-sessions': (it) => it.trainingSessions,
  attendances: (it) => it.attendances,
  participants: (it) => it.participants,
  paid: (it) => it.awardsPaidFen + it.stipendsPaidFen,
  'awards-paid': (it) => it.awardsPaidFen,
  'stipends-paid': (it) => it.stipendsPaidFen,
};

/** Each figure of the demo and the list behind it, read to its end. */
describeEmbedded('the figures of the demo', () => {
  let demo: DemoService;
  let city: DemoClient;
  let county: DemoClient;
  beforeAll(async () => {
    demo = await openDemoService();
    city = await DemoClient.signIn(demo.origin, 'officer', DEMO_PASSWORD);
    county = await DemoClient.signIn(demo.origin, 'langxi', DEMO_PASSWORD);
  }, 180_000);
  afterAll(() => demo.close());

  const overview = (asking: DemoClient, query = ''): Promise<Figures> =>
    asking.get<Figures>(`/reports/overview?${query}`);

  /** All rows, page by page. */
  async function rowsOf(asking: DemoClient, figure: FigureName, query = ''): Promise<Rows> {
    const all: FigureRow[] = [];
    for (let page = 1; ; page++) {
      const found = await asking.get<Rows>(`/reports/rows?figure=${figure}&page=${page}&pageSize=${PAGE}&${query}`);
      all.push(...found.items);
      if (found.items.length < PAGE) return { ...found, items: all };
    }
  }

  async function requireAlike(asking: DemoClient, said: Figures, query = ''): Promise<void> {
    const found: Record<string, unknown> = {};
    const wanted: Record<string, unknown> = {};
    for (const figure of Object.keys(SAID) as OfOverview[]) {
      const { total, totalFen, items } = await rowsOf(asking, figure, query);
      const ids = new Set(items.map(({ id }) => id)).size;
      const fen = items.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0);
      found[figure] = totalFen === null ? { said: total, rows: ids } : { said: totalFen, rows: fen, ids };
      const number = SAID[figure](said);
      wanted[figure] = totalFen === null ? { said: number, rows: number } : { said: number, rows: number, ids: total };
    }
    expect(found).toEqual(wanted);
  }

  it('are those of the city’s own report', async () => {
    expect(await overview(city)).toMatchObject({
      talents: 4216,
      certified: 1346,
      stations: 101,
      rooms: 18,
      featuredStations: { provincial: 2, city: 15 },
      trainingSessions: 14,
      attendances: 680,
    });
  });

  it('each have as many rows as they say, for the city, for a county and for what the city has itself', async () => {
    await requireAlike(city, await overview(city));
    const own = await overview(city, `regionCode=${COUNTY}`);
    expect(own.talents).toBeGreaterThan(0);
    await requireAlike(city, own, `regionCode=${COUNTY}`);
    await requireAlike(county, own);
    const { items } = await city.get<{ items: (Figures & { key: string })[] }>(
      '/reports/breakdown?by=county&pageSize=50',
    );
    for (const item of items.filter(({ key }) => key === CITY))
      await requireAlike(city, item, `regionCode=${CITY}&own=true`);
  }, 120_000);

  it('each have as many rows for a period of the past', async () => {
    const year = 'from=2024-01-01&to=2024-12-31';
    await requireAlike(city, await overview(city, year), year);
  }, 60_000);

  it('are told to the leader, with what the list of what is due comes to', async () => {
    const leader = await DemoClient.signIn(demo.origin, 'leader', DEMO_PASSWORD);
    const told = await leader.get<LeaderResponse>('/reports/leader');
    const { sums } = await city.get<{ sums: { dueFen: number; payeeCount: number } }>('/entitlements/due?pageSize=1');
    expect(sums.dueFen).toBeGreaterThan(0);
    expect(told).toMatchObject({ dueFen: sums.dueFen, duePeople: sums.payeeCount });
    expect(told.counties.reduce((sum, { dueFen }) => sum + dueFen, 0)).toBe(sums.dueFen);
    const { total } = await city.get<{ total: number }>('/training/renewals?pageSize=1');
    expect(told.lapsing).toBe(total);
    const fresh = await leader.get<Rows>(`/reports/rows?figure=new-certified&from=${told.from}&to=${told.to}`);
    expect(fresh.total).toBe(told.now.newlyCertified);
  });

  it('tell nothing of another county, nor anybody’s numbers', async () => {
    const { total } = await city.get<Rows>('/reports/rows?figure=talents&regionCode=341802');
    expect(total).toBeGreaterThan(0);
    expect(await county.get('/reports/rows?figure=talents&regionCode=341802')).toMatchObject({ total: 0, items: [] });
    const { items } = await city.get<Rows>('/reports/rows?figure=attendances&pageSize=5');
    expect(JSON.stringify(items)).not.toMatch(/\d{17}[\dX]/);
    expect(items[0]).toMatchObject({
      workerName: expect.any(String) as string,
      sessionTitle: expect.any(String) as string,
    });
  });
});
