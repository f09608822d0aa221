import ExcelJS from 'exceljs';
import { Workbook } from '../../src/workbooks/workbook-reader.js';
import { readZip } from '../../src/reports/zip.js';
import { RegisterBuilder } from '../support/register/register.js';
import { bytesOf } from '../support/payouts/sent-payout.js';
import { createStation, signInManager } from '../support/places/stations.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

async function download(session: Session, query = ''): Promise<Buffer> {
  return (await bytesOf(session.get(`/reports/yearly.xlsx${query}`).expect(200))).content;
}

/** Rows of a sheet from its header on, as texts. */
async function rowsOf(file: Buffer, name: string): Promise<string[][]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(file as unknown as ArrayBuffer);
  const sheet = workbook.getWorksheet(name)!;
  return (sheet.getRows(3, sheet.rowCount - 2) ?? []).map((row) => (row.values as unknown[]).slice(1).map(String));
}

describe('the yearly report', () => {
  let service: TestService;
  let officer: Session;
  beforeAll(async () => {
    service = await openTestService();
    officer = await service.as('officer');
    const register = new RegisterBuilder(service.dataSource);
    const paid = [{ subject: 'stipend:2024-01', amountFen: 20_050, paidOn: '2024-02-10' } as const];
    register.worker({ regionCode: '341802', certificates: [{ approvedOn: '2023-01-01' }], paid });
    register.worker({ regionCode: '341802', certificates: [{ level: 'senior', approvedOn: '2024-01-01' }] });
    register.worker({ regionCode: '341821' });
    await register.save();
    await createStation(officer, { regionCode: '341821100' });
  });
  afterAll(() => service.close());

  it('sets the year beside the one before it', async () => {
    const rows = await rowsOf(await download(officer, '?year=2024'), '年度概览');
    expect(rows[0]).toEqual(['指标', '单位', '2023年', '2024年', '增减']);
    expect(rows[2]).toEqual(['持证社工', '人', '1', '2', '1']);
    expect(rows[3]).toEqual(['高级社会工作师', '人', '0', '1', '1']);
    expect(rows.find(([name]) => name === '职业津贴发放')).toEqual(['职业津贴发放', '元', '0', '200.5', '200.5']);
  });

  it('lists every county, with a total in yuan', async () => {
    const rows = await rowsOf(await download(officer, '?year=2024'), '分县情况');
    expect(rows[1]).toEqual(['宣州区', '2', '2', '1', '0', '1', '0', '0', '0', '0', '200.5']);
    expect(rows.find(([name]) => name === '合计')).toEqual([
      '合计',
      '3',
      '2',
      '1',
      '0',
      '1',
      '1',
      '0',
      '0',
      '0',
      '200.5',
    ]);
  });

  it('says of each training what it was and who held it', async () => {
    const body = { line: 'practice', title: '实务班', regionCode: '341802', organiser: '区民政局', partner: '某大学' };
    const { id: programmeId } = (await officer.post('/training/programmes', body).expect(201)).body as { id: string };
    const held = { startsAt: '2024-06-10T09:00:00+08:00', endsAt: '2024-06-10T17:00:00+08:00', hours: 8 };
    const session = { programmeId, title: '第一期', place: '区民政局', capacity: 10, ...held };
    await officer.post('/training/sessions', session).expect(201);
    const rows = await rowsOf(await download(officer, '?year=2024'), '培训情况');
    expect(rows.slice(0, 2)).toEqual([
      ['培训项目', '类别', '主办单位', '承办单位', '期数', '人次', '人数'],
      ['实务班', '实务能力提升', '区民政局', '某大学', '1', '0', '0'],
    ]);
  });

  it('draws its charts from the cells of its own sheets', async () => {
    const parts = await readZip(await download(officer, '?year=2024'));
    const charts = [...parts].filter(([name]) => name.startsWith('xl/charts/')).map(([, part]) => part.toString());
    expect(charts).toHaveLength(5);
    expect(charts[1]).toContain(`<c:f>'分县情况'!$B$4:$B$10</c:f>`);
    expect(charts[1]).toContain(`<c:pt idx="0"><c:v>2</c:v></c:pt>`);
    expect(parts.get('xl/worksheets/sheet2.xml')?.toString()).toContain('<drawing r:id="rId1"/></worksheet>');
    const types = parts.get('[Content_Types].xml')?.toString() ?? '';
    const drawn = [...parts.keys()].filter((name) => /charts|drawings\/drawing/.test(name));
    expect(drawn.filter((name) => !types.includes(`PartName="/${name}"`))).toEqual([]);
  });

  it('can be read by the reader of workbooks as well', async () => {
    const workbook = await Workbook.open(await download(officer));
    expect(workbook.sheets.map(({ name }) => name)).toEqual(['年度概览', '分县情况', '历年情况', '培训情况']);
    workbook.close();
  });

  it('is of the caller’s region, of a year that has begun, and not for station managers', async () => {
    const county = await service.as('officer', '341821');
    for (const query of ['', '?regionCode=341800', '?regionCode=341802']) {
      expect(JSON.stringify(await rowsOf(await download(county, query), '分县情况'))).not.toContain('宣州区');
    }
    await officer.get('/reports/yearly.xlsx?year=2025').expect(422);
    await officer.get('/reports/yearly.xlsx?year=soon').expect(400);
    const manager = await signInManager(service, null, '341821');
    await manager.get('/reports/yearly.xlsx').expect(403);
  });
});
