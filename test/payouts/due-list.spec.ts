import type { DuePage } from '../../src/payouts/due-list/due-list.dto.js';
import type { PayoutPreviewResponse } from '../../src/payouts/preview/preview.dto.js';
import { readSheet } from '../support/payouts/read-sheet.js';
import { bytesOf, SmallCounty } from '../support/payouts/sent-payout.js';
import { createCertificate, createOrganization, createWorker } from '../support/register/people.js';
import { awardPolicy, putInForce } from '../support/register/policies.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const COUNTY = '341821';
const WHY = `reason=${encodeURIComponent('安排资金')}`;

describe('what is owed and was not paid', () => {
  let service: TestService;
  let county: SmallCounty;
  beforeAll(async () => {
    service = await openTestService('2024-03-11');
    county = await new SmallCounty(service).open(3);
    await putInForce(service, awardPolicy({ regionCode: COUNTY, effectiveFrom: '2023-01-01' }));
  });
  afterAll(() => service.close());

  const list = async (query = '', session: Session = county.officer): Promise<DuePage> =>
    (await session.get(`/entitlements/due?pageSize=500${query}`).expect(200)).body as DuePage;
  const search = (text: string): string => `&search=${encodeURIComponent(text)}`;

  it('is a row a person and kind with its months, and as much as a payout would hold', async () => {
    const page = await list();
    expect(page.asOf).toBe('2024-03-11');
    expect(page.sums).toEqual({ payeeCount: 3, lineCount: 12, dueFen: 3 * 80_000 + 3 * 45_000, waitingFen: 0 });
    expect(page.total).toBe(6);
    const [first] = county.workers;
    const own = page.items.filter(({ workerId }) => workerId === first!.id);
    const common = {
      workerName: first!.name,
      level: 'junior',
      organizationName: '涛城村',
      organizationKind: 'village',
      countyName: '郎溪县',
      regionName: '郎溪县',
      waitingFen: 0,
    };
    expect(own).toMatchObject([
      { ...common, kind: 'award', months: [], lineCount: 1, dueFen: 80_000 },
      { ...common, kind: 'stipend', months: ['2024-01', '2024-02', '2024-03'], lineCount: 3, dueFen: 45_000 },
    ]);
    for (const kind of ['award', 'stipend']) {
      const { body } = await county.officer.post('/payouts/preview', { kind, regionCode: COUNTY }).expect(200);
      const { payeeCount, lineCount, totalFen } = body as PayoutPreviewResponse;
      expect((await list(`&kind=${kind}`)).sums).toEqual({ payeeCount, lineCount, dueFen: totalFen, waitingFen: 0 });
    }
  });

  it('is found by kind, level, employer, text and county, with the sums of what is found', async () => {
    const village = await createOrganization(county.officer, { name: '新发村', kind: 'village', regionCode: COUNTY });
    const worker = await createWorker(county.officer, 9, {
      name: '另一人',
      post: { organizationId: village.id, startOn: '2023-01-01' },
    });
    await createCertificate(county.officer, worker.id, { level: 'senior' });
    const found = async (query: string): Promise<number[]> => {
      const { total, sums } = await list(query);
      return [total, sums.payeeCount, sums.lineCount, sums.dueFen];
    };
    expect(await found('&level=senior')).toEqual([2, 1, 4, 300_000 + 3 * 50_000]);
    expect(await found('&level=senior,junior&kind=award')).toEqual([4, 4, 4, 300_000 + 3 * 80_000]);
    expect(await found(search('新发'))).toEqual([2, 1, 4, 450_000]);
    expect(await found(search('另一'))).toEqual([2, 1, 4, 450_000]);
    expect(await found('&organizationKind=station')).toEqual([0, 0, 0, 0]);
    expect(await found(`&regionCode=${COUNTY}`)).toEqual(await found(''));
    expect(await found('&regionCode=341821102')).toEqual(await found(search('涛城')));
    expect(await found('&regionCode=341881')).toEqual([0, 0, 0, 0]);
    const neighbour = await service.as('officer', '341881');
    expect((await list('', neighbour)).total).toBe(0);
    expect((await list(`&regionCode=${COUNTY}`, neighbour)).total).toBe(0);
    const { items, total } = (await county.officer.get('/entitlements/due?pageSize=3&page=3').expect(200))
      .body as DuePage;
    expect([items.length, total]).toEqual([2, 8]);
  });

  it('is a workbook for a reason, with the same rows and sums, which stands in the log', async () => {
    const { content } = await bytesOf(county.finance.get(`/entitlements/due.xlsx?${WHY}&kind=stipend`).expect(200));
    const rows = await readSheet(content, '应发未发');
    const { items, sums } = await list('&kind=stipend');
    expect(rows.slice(0, items.length).map((row) => [row[1], row[7], row[9]])).toEqual(
      items.map(({ workerName, dueFen }) => [workerName, '2024-01至2024-03', dueFen / 100]),
    );
    expect(JSON.stringify(rows)).toContain(`合计（${sums.payeeCount} 人）`);
    expect(JSON.stringify(rows)).toContain('只列职业津贴。截至2024年3月11日');
    const logged: { action: string; reason: string }[] = await service.dataSource.query(
      `SELECT action, reason FROM audit_events WHERE action LIKE 'entitlement.due-export%' ORDER BY id`,
    );
    expect(logged).toEqual([
      { action: 'entitlement.due-export-begin', reason: '安排资金' },
      { action: 'entitlement.due-export', reason: '安排资金' },
    ]);
    await county.finance.get('/entitlements/due.xlsx').expect(400);
    await (await service.as('station_manager')).get('/entitlements/due').expect(403);
    const none = await bytesOf(county.finance.get(`/entitlements/due.xlsx?${WHY}&regionCode=341881`).expect(200));
    expect(JSON.stringify(await readSheet(none.content, '应发未发'))).toContain('没有应发而未发的金额');
  });

  it('leaves out what is on its way, but for what that is too little for', async () => {
    const before = (await list('&kind=stipend')).sums;
    await county.draft();
    expect((await list('&kind=stipend')).total).toBe(0);
    // A higher certificate of before: each month on its way is owed 150 yuan more.
    const [first] = county.workers;
    await createCertificate(county.officer, first!.id, {
      level: 'intermediate',
      certificateNo: 'ZJ001',
      approvedOn: '2023-10-01',
    });
    const { sums, items } = await list('&kind=stipend');
    expect(before.lineCount).toBe(12);
    expect(sums).toEqual({ payeeCount: 1, lineCount: 3, dueFen: 45_000, waitingFen: 45_000 });
    expect(items).toMatchObject([{ workerId: first!.id, level: 'intermediate', waitingFen: 45_000 }]);
  });
});
