import PizZip from 'pizzip';
import { DOCX } from '../../src/exports/documents/word-document.js';
import type { LeaderResponse } from '../../src/reports/leader/leader.dto.js';
import { RegisterBuilder } from '../support/register/register.js';
import { createStation } from '../support/places/stations.js';
import { bytesOf } from '../support/payouts/sent-payout.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

async function page(asking: Session, year?: number): Promise<LeaderResponse> {
  const query = year === undefined ? '' : `?year=${year}`;
  return (await asking.get(`/reports/leader${query}`).expect(200)).body as LeaderResponse;
}

describe('the leader', () => {
  let service: TestService;
  let leader: Session;
  let county: Session;
  beforeAll(async () => {
    service = await openTestService('2024-11-30');
    leader = await service.as('leader');
    county = await service.as('leader', '341802');
    const register = new RegisterBuilder(service.dataSource);
    const village = register.organization({ regionCode: '341802001' });
    register.worker({
      regionCode: '341802001',
      certificates: [
        { level: 'junior', approvedOn: '2020-01-01' },
        { level: 'intermediate', approvedOn: '2024-06-01' },
      ],
      posts: [{ at: village, startOn: '2019-01-01' }],
      paid: [{ subject: 'stipend:2024-01', amountFen: 20_000, paidOn: '2024-02-10' }],
    });
    register.worker({
      regionCode: '341802001',
      certificates: [{ level: 'junior', approvedOn: '2024-03-01' }],
      posts: [{ at: village, startOn: '2019-01-01' }],
      paid: [{ subject: 'award:junior', amountFen: 100_000, paidOn: '2024-05-10' }],
    });
    register.worker({ regionCode: '341821' });
    await register.save();
    const officer = await service.as('officer', '341802');
    const station = await createStation(officer, { foundedOn: '2024-10-01' });
    const report = { month: '2024-10', caseCount: 1, groupCount: 0, communityCount: 0, visitCount: 1, peopleServed: 1 };
    await officer.post(`/stations/${station.id}/reports`, report).expect(201);
  });
  afterAll(() => service.close());

  it('has the year on one page, beside the one before, with each county', async () => {
    const report = await page(leader);
    expect(report).toMatchObject({
      regionName: '宣城市',
      year: 2024,
      from: '2024-01-01',
      to: '2024-11-30',
      lapsing: 0,
    });
    expect(report.now).toMatchObject({
      talents: 3,
      certified: 2,
      certifiedPermille: 667,
      newlyCertified: 1,
      paidFen: 120_000,
      stipendsPaidFen: 20_000,
      awardsPaidFen: 100_000,
      budgetFen: null,
      reportsDue: 1,
    });
    expect(report.before).toMatchObject({ certified: 1, newlyCertified: 0, paidFen: 0 });
    expect(report.counties).toHaveLength(8);
    expect(report.counties[0]).toMatchObject({
      name: '宣州区',
      own: false,
      certified: 2,
      newlyCertified: 1,
      paidFen: 120_000,
    });
    expect(report.counties.at(-1)).toMatchObject({ name: '宣城市本级', own: true });
    expect(report.counties.reduce((sum, { dueFen }) => sum + dueFen, 0)).toBe(report.dueFen);
    expect(report.sentence).toContain('持证率 66.7%，今年新增持证 1 人');
  });

  it('comes from the new ones to who they are, by name alone', async () => {
    const { body } = await leader.get('/reports/rows?figure=new-certified&from=2024-01-01&to=2024-12-31').expect(200);
    expect(body).toMatchObject({ total: 1, items: [{ level: 'junior', on: '2024-03-01' }] });
  });

  it('of a county has the county alone, and no year that has not come', async () => {
    expect(await page(county, 2023)).toMatchObject({
      regionName: '宣州区',
      to: '2023-12-31',
      counties: [],
      lapsing: null,
      now: { newlyCertified: 0 },
    });
    await leader.get('/reports/leader?year=2025').expect(422);
  });

  it('takes it as a Word document of the same words', async () => {
    const { content, answer } = await bytesOf(leader.get('/reports/leader.docx?year=2024').expect(200));
    expect(answer.headers['content-type']).toBe(DOCX);
    const xml = new PizZip(content).file('word/document.xml')!.asText();
    const text = xml.replaceAll(/<[^>]+>/g, '');
    const { sentence, note } = await page(leader, 2024);
    expect(text).toContain(sentence);
    expect(text).toContain(note);
    expect(text).not.toContain('{');
  });

  it('reads the figures and the year’s papers, and nothing else of anybody', async () => {
    for (const path of [
      '/reports/overview',
      '/reports/breakdown?by=county',
      '/reports/rows?figure=talents',
      '/reports/reconciliation?month=2024-05',
      '/reports/yearly.xlsx?year=2024',
      '/regions',
      '/auth/me',
    ])
      await leader.get(path).expect(200);
    for (const path of [
      '/workers',
      '/payouts',
      '/policies',
      '/entitlements/due',
      '/stations',
      '/training/sessions',
      '/audit',
    ])
      await leader.get(path).expect(403);
    await leader.post('/search', { q: '张' }).expect(403);
    await leader.post('/imports/roster').expect(403);
  });
});
