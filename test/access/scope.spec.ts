import ExcelJS from 'exceljs';
import { readSeed, seedPath } from '../../src/common/seed-files.js';
import { REGIONS } from '../support/register/regions.js';
import { errorsOf, importRoster } from '../support/roster/imports.js';
import { identityNumber, rosterWorkbook } from '../support/roster/roster-workbook.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const AS_OF = '2024-12-31';
const OWN = '341821';
const FOREIGN = '341881';

interface Page<T> {
  items: T[];
  total: number;
}

interface RosterPerson {
  name: string;
  identityNumber: string;
  phone: string;
  counties: Set<string>;
  certificateNo: string | null;
}

/** The roster file itself, read without the service: whoever has any row in a county belongs there. */
async function readFile(): Promise<RosterPerson[]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(seedPath('sample-roster.xlsx'));
  const sheet = workbook.worksheets[0]!;
  const codes = new Map(REGIONS.filter(({ level }) => level !== 'township').map(({ name, code }) => [name, code]));
  const columns = new Map<string, number>();
  const people = new Map<string, RosterPerson>();
  sheet.eachRow((row) => {
    const text = (header: string): string => row.getCell(columns.get(header) ?? 1).text.trim();
    if (columns.size === 0) {
      const headers = Array.from({ length: 21 }, (_, index) =>
        index === 0 ? '' : row.getCell(index).text.replaceAll('*', ''),
      );
      if (!headers.includes('身份证号')) return;
      headers.forEach((header, index) => columns.set(header, index));
      return;
    }
    const number = text('身份证号').toUpperCase();
    if (!/^\d{17}[\dX]$/.test(number)) return;
    const known = people.get(number) ?? {
      name: text('姓名'),
      identityNumber: number,
      phone: text('手机号'),
      counties: new Set<string>(),
      certificateNo: null,
    };
    people.set(number, known);
    known.counties.add(codes.get(text('所属县(市、区)')) ?? '');
    known.certificateNo ??= text('证书管理号') || null;
  });
  return [...people.values()];
}

const page = async (session: Session, path: string): Promise<Page<{ id: string; name: string; regionCode: string }>> =>
  (await session.get(path).expect(200)).body as Page<{ id: string; name: string; regionCode: string }>;
const total = async (session: Session, path: string): Promise<number> => (await page(session, path)).total;

describe('an officer of one county, after the city has imported the roster of all', () => {
  let service: TestService;
  let city: Session;
  let county: Session;
  let people: RosterPerson[];
  let cityImport: string;
  let foreign: RosterPerson;
  let foreignId: string;
  beforeAll(async () => {
    service = await openTestService('2026-11-22');
    city = await service.as('officer');
    county = await service.as('officer', OWN);
    people = await readFile();
    const reviewer = await service.as('reviewer');
    const policies = JSON.parse(readSeed('sample-policies.json')) as { regionCode: string }[];
    for (const policy of policies.filter(({ regionCode }) => regionCode !== '341800')) {
      const { body } = await city.post('/policies', policy).expect(201);
      await reviewer.post(`/policies/${(body as { id: string }).id}/approve`, {}).expect(200);
    }
    const { body } = await city.post('/imports/roster').attach('file', seedPath('sample-roster.xlsx')).expect(200);
    cityImport = (body as { id: string }).id;
    foreign = people.find(
      ({ counties, certificateNo }) => !counties.has(OWN) && counties.has(FOREIGN) && certificateNo,
    )!;
    foreignId = (await page(city, `/workers?search=${foreign.identityNumber}`)).items[0]!.id;
  });
  afterAll(() => service.close());

  it('counts in each county whoever has a row there in the file', async () => {
    for (const { code } of REGIONS.filter(({ level }) => level === 'county')) {
      const officer = await service.as('officer', code);
      const expected = people.filter(({ counties }) => counties.has(code));
      expect([code, await total(officer, '/workers?pageSize=1')]).toEqual([code, expected.length]);
      expect([code, await total(city, `/workers?pageSize=1&regionCode=${code}`)]).toEqual([code, expected.length]);
    }
    expect(await total(city, '/workers?pageSize=1')).toBe(people.length);
  });

  it('lists exactly those people, page by page, in any order', async () => {
    const expected = people.filter(({ counties }) => counties.has(OWN)).map(({ name }) => name);
    for (const sort of ['', '&sort=name:desc']) {
      const names: string[] = [];
      for (let number = 1; names.length < expected.length; number++) {
        const { items } = await page(county, `/workers?page=${number}&pageSize=200${sort}`);
        if (items.length === 0) break;
        names.push(...items.map(({ name }) => name));
      }
      expect(names.toSorted()).toEqual(expected.toSorted());
    }
  });

  it('finds nobody of another county by any number, and sees nobody by id', async () => {
    for (const search of [foreign.identityNumber, foreign.phone, foreign.certificateNo ?? '']) {
      expect(search).not.toBe('');
      expect(await total(county, `/workers?search=${search}`)).toBe(0);
      expect(await total(city, `/workers?search=${search}`)).toBe(1);
    }
    expect(await total(county, `/workers?regionCode=${FOREIGN}`)).toBe(0);
    const paths = ['', '/explain?kind=award&level=junior', '/explain?kind=stipend&month=2024-01'];
    for (const path of paths) await county.get(`/workers/${foreignId}${path}`).expect(404);
    await county.post(`/workers/${foreignId}/identity`, { reason: '核对发放账户' }).expect(404);
  });

  it('sees no import of the city: in the list, by id, annotated, or to undo', async () => {
    expect(await total(county, '/imports')).toBe(0);
    expect(await total(city, '/imports')).toBe(1);
    await county.get(`/imports/${cityImport}`).expect(404);
    await county.get(`/imports/${cityImport}/annotated.xlsx`).expect(404);
    await county.post(`/imports/${cityImport}/undo`, {}).expect(404);
  });

  it('is owed and told only what the policies of the county pay', async () => {
    for (const path of [`/awards/entitlements?asOf=${AS_OF}`, `/stipends/entitlements?asOf=${AS_OF}&month=2023-05`]) {
      const own = await page(county, `${path}&pageSize=500`);
      expect(own.items.every(({ regionCode }) => regionCode === OWN)).toBe(true);
      expect(own.total).toBe(await total(city, `${path}&regionCode=${OWN}`));
      expect(await total(county, `${path}&regionCode=${FOREIGN}`)).toBe(0);
      expect(await total(county, `${path}&regionCode=341800`)).toBe(own.total);
      const search = encodeURIComponent(foreign.name);
      const refused = await page(county, `${path}&all=true&pageSize=500&search=${search}`);
      expect(JSON.stringify(refused)).not.toContain(foreignId);
    }
  });

  it('neither makes, lists, reads nor takes out a payout of another county or of the city', async () => {
    const request = (regionCode: string): object => ({ kind: 'stipend', regionCode, asOf: AS_OF, toMonth: '2023-05' });
    for (const code of [FOREIGN, '341800', `${FOREIGN}001`, '999999']) {
      await county.post('/payouts', request(code)).expect(404);
    }
    const made: string[] = [];
    for (const regionCode of [FOREIGN, '341800']) {
      const { body } = await city.post('/payouts', request(regionCode)).expect(201);
      made.push((body as { id: string }).id);
    }
    expect(await total(county, '/payouts')).toBe(0);
    expect(await total(county, `/payouts?regionCode=${FOREIGN}`)).toBe(0);
    expect(await total(city, '/payouts')).toBe(2);
    for (const id of made) {
      for (const path of ['', '/lines', '/workbook.xlsx', '/details.xlsx', '/notice.xlsx', '/review.xlsx']) {
        await county.get(`/payouts/${id}${path}`).expect(404);
      }
    }
    await county.post('/payouts', request(OWN)).expect(422);
    const { body: award } = await county.post('/payouts', { kind: 'award', regionCode: OWN, asOf: AS_OF }).expect(201);
    const lines = await county.get(`/payouts/${(award as { id: string }).id}/lines?pageSize=500`).expect(200);
    const counties = new Set((lines.body as Page<{ countyName: string }>).items.map(({ countyName }) => countyName));
    expect([...counties]).toEqual(['郎溪县']);
  });

  it('has rows of another county rejected, and is told nothing of the people there', async () => {
    const own = people.find(({ counties }) => counties.has(OWN) && counties.size === 1)!;
    const answer = await importRoster(
      county,
      rosterWorkbook()
        .person({ 身份证号: identityNumber(990) })
        .person({ ...HERE, 姓名: '某人', 身份证号: foreign.identityNumber })
        .person({ ...HERE, 姓名: own.name, 身份证号: own.identityNumber, 手机号: null })
        .suspension({ 身份证号: foreign.identityNumber })
        .suspension({ 身份证号: identityNumber(991) })
        .historicalPayment({ 身份证号: foreign.identityNumber })
        .revocation({ 身份证号: foreign.identityNumber }),
      { mode: 'valid' },
    );
    expect(errorsOf(answer)).toEqual([
      '持证社工花名册!H2 conflicts-with-register',
      '持证社工花名册!C3 conflicts-with-register',
      '停发登记!A2 person-unknown',
      '停发登记!A3 person-unknown',
      '证书撤销!A2 person-unknown',
      '历史发放!A2 person-unknown',
    ]);
    const messages = answer.issues.filter(({ sheet }) => sheet === '停发登记').map(({ message }) => message);
    expect(new Set(messages).size).toBe(1);
    expect(JSON.stringify(answer)).not.toContain(foreign.name);
    expect(answer.counts).toMatchObject({ rows: 7, created: 1, rejected: 6 });
    expect(await total(county, '/imports')).toBe(1);
    await county.post(`/imports/${answer.id}/undo`, {}).expect(200);
  });

  it('does not change by a file where others pay a person who has left', async () => {
    const workbook = (cells: Record<string, string | null>) =>
      rosterWorkbook().person({ ...HERE, ...LEFT, 身份证号: identityNumber(992), ...cells });
    await importRoster(county, workbook({ 手机号: '13856300092', 银行账号: '6228473997245064064' }));
    const there = { '所属县（市、区）': '宁国市', '乡镇（街道）': null, 工作单位: '宁国新单位' };
    const moved = { ...there, 姓名: LEFT.姓名, 身份证号: identityNumber(992), 入职日期: '2024-02-01', 手机号: null };
    await importRoster(city, rosterWorkbook().person(moved));
    const refused = await importRoster(county, workbook({ 手机号: null, 银行账号: '6222021234567890128' }), {
      status: 422,
    });
    expect(errorsOf(refused)).toEqual(['持证社工花名册!S2 conflicts-with-register']);
    const same = await importRoster(county, workbook({ 手机号: '13856300092', 银行账号: '6228473997245064064' }));
    expect(same.counts).toMatchObject({ unchanged: 1 });
    const back = await importRoster(
      county,
      workbook({ 入职日期: '2025-01-01', 离职日期: null, 手机号: null, 银行账号: '6222021234567890128' }),
    );
    expect(back.counts).toMatchObject({ created: 1 });
  });

  it('reads no policy of another county', async () => {
    const policies = await page(county, '/policies?pageSize=100');
    expect(new Set(policies.items.map(({ regionCode }) => regionCode))).toEqual(new Set([OWN]));
    const others = await page(city, '/policies?pageSize=100');
    for (const { id, regionCode } of others.items) {
      await county.get(`/policies/${id}`).expect(regionCode === OWN ? 200 : 404);
    }
    expect(await total(county, `/policies?regionCode=${FOREIGN}`)).toBe(0);
  });
});

const HERE = { 工作单位: '建平镇测试社区', 单位类别: '城市社区', '所属县（市、区）': '郎溪县', '乡镇（街道）': null };
const LEFT = { 姓名: '周调离', 入职日期: '2020-01-01', 离职日期: '2024-01-31' };
