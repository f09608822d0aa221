import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { seedPath } from '../../src/common/seed-files.js';
import type { ImportResponse } from '../../src/imports/imports.dto.js';
import { bytesOf } from '../support/payouts/sent-payout.js';
import { later, randomFrom } from '../support/register/random-register.js';
import { importRoster } from '../support/roster/imports.js';
import { type RosterWorkbook, type RowOf, rosterWorkbook, someone } from '../support/roster/roster-workbook.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const ROSTER = '持证社工花名册';
const EMPLOYERS: readonly RowOf[] = [
  { 工作单位: '东门社区居民委员会', 单位类别: '城市社区', '所属县（市、区）': '宣州区', '乡镇（街道）': '西林街道' },
  { 工作单位: '幸福村村民委员会', 单位类别: '村', '所属县（市、区）': '郎溪县', '乡镇（街道）': '建平镇' },
  { 工作单位: '十字镇社工站', 单位类别: '社工站', '所属县（市、区）': '郎溪县', '乡镇（街道）': '十字镇' },
  { 工作单位: '宁国市社会福利院', 单位类别: '县直单位', '所属县（市、区）': '宁国市', '乡镇（街道）': null },
  {
    工作单位: '阳光社会工作服务中心',
    单位类别: '社会组织',
    登记机关: '宣城市',
    '所属县（市、区）': '宣州区',
    '乡镇（街道）': null,
  },
  { 工作单位: '宣城市救助站', 单位类别: '市直单位', '所属县（市、区）': '宣城市', '乡镇（街道）': null },
];

type Random = ReturnType<typeof randomFrom>;

/** Posts one after the other, the last one open or not. */
function postsOf(random: Random): RowOf[] {
  let startOn = later('2018-01-01', random.below(600));
  const count = 1 + random.below(3);
  return Array.from({ length: count }, (_, n) => {
    const endOn = later(startOn, 100 + random.below(400));
    const post = {
      ...random.pick(EMPLOYERS),
      入职日期: startOn,
      离职日期: n < count - 1 || random.chance(0.5) ? endOn : null,
    };
    startOn = later(endOn, 1 + random.below(60));
    return post;
  });
}

/** A certificate for each of some levels, a row for each registration of it. */
function certificatesOf(random: Random, person: number): RowOf[] {
  return ['初级', '中级'].flatMap((level, at) => {
    if (random.chance(0.4)) return [];
    const approvedOn = later('2018-06-01', random.below(500));
    const certificate = {
      证书级别: level,
      证书管理号: `2020434180${at}${String(person).padStart(7, '0')}`,
      批准日期: approvedOn,
      申报日期: later(approvedOn, 30),
    };
    return Array.from({ length: 1 + random.below(2) }, (_, n) => ({
      ...certificate,
      登记日期: later(approvedOn, 40 + n * 1_095),
      登记有效期至: later(approvedOn, 40 + (n + 1) * 1_095 - 1),
    }));
  });
}

/** People with several posts, certificates and registrations, some suspended, revoked, or paid by hand before. */
function randomRoster(seed: number, people: number): RosterWorkbook {
  const random = randomFrom(seed);
  const workbook = rosterWorkbook();
  for (let n = 0; n < people; n++) {
    const [person, posts, certificates] = [someone(n), postsOf(random), certificatesOf(random, n)];
    const account = random.chance(0.7)
      ? {
          开户行: '农业银行',
          银行账号: `6228480000000${100_000 + n}`,
          联行号: random.pick(['102100099996', '103100000026', null]),
          用工性质: random.pick(['公务员', '社区专职', '村（居）两委', null]),
        }
      : {};
    const own = { ...person, ...account, 备注: random.chance(0.3) ? `骨干${n}` : null };
    for (let row = 0; row < Math.max(posts.length, certificates.length); row++) {
      workbook.person({ ...own, ...posts[Math.min(row, posts.length - 1)], ...certificates[row] });
    }
    const of = { 身份证号: person.身份证号! };
    if (random.chance(0.3))
      workbook.suspension({ ...of, 起始月份: '2023-05', 截止月份: random.pick(['2023-08', null]) });
    const level = certificates[0]?.证书级别;
    if (level === undefined) continue;
    if (random.chance(0.2))
      workbook.revocation({
        ...of,
        证书级别: level,
        撤销日期: '2023-11-01',
        '自始无效（是/否）': random.pick(['是', '否']),
      });
    if (random.chance(0.3)) workbook.historicalPayment({ ...of, 证书级别: level });
  }
  return workbook;
}

async function edited(file: Buffer, edit: (sheet: ExcelJS.Worksheet) => void): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(file as unknown as ArrayBuffer);
  edit(workbook.getWorksheet(ROSTER)!);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function masked(phone: string): string | null {
  return phone === '' ? null : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

describe('花名册 out of the register', () => {
  let service: TestService;
  let officer: Session;
  beforeEach(async () => {
    service = await openTestService('2024-03-31');
    officer = await service.as('officer');
  });
  afterEach(() => service.close());

  async function exported(session: Session, query = ''): Promise<{ file: Buffer; name: string }> {
    const path = `/workers/export.xlsx?reason=${encodeURIComponent('年度核对')}${query}`;
    const { answer, content } = await bytesOf(session.get(path).expect(200));
    return { file: content, name: decodeURIComponent(String(answer.headers['content-disposition'])) };
  }

  /** Two cells are edited, and the check tells exactly those two, with what stood there. */
  async function isOfTwoCells(file: Buffer, counts: ImportResponse['counts']): Promise<void> {
    const said: { row: number; fieldName: string; before: string | null; after: string }[] = [];
    const changed = await edited(file, (sheet) => {
      // What a person has once stands in the first of their rows.
      let last = sheet.rowCount;
      while (sheet.getCell(`D${last}`).text === '') last--;
      const remark = sheet.getCell(`T${last}`).text;
      said.push({ row: 4, fieldName: '手机号', before: masked(sheet.getCell('D4').text), after: '138****8000' });
      said.push({ row: last, fieldName: '备注', before: remark === '' ? null : remark, after: '改过' });
      sheet.getCell('D4').value = '13800138000';
      sheet.getCell(`T${last}`).value = '改过';
    });
    const again = await importRoster(officer, changed, { mode: 'check' });
    expect(again.counts).toEqual({ ...counts, updated: 2, unchanged: counts.unchanged - 2 });
    const { body } = await officer.get(`/imports/${again.id}/changes?pageSize=100`).expect(200);
    const { items, total } = body as { items: typeof said; total: number };
    expect(total).toBe(2);
    expect(items).toMatchObject(said);
  }

  it.each([11, 12, 13])(
    'is read back with every row unchanged, and what is edited is what changes: seed %i',
    async (seed) => {
      const { counts: laid } = await importRoster(officer, randomRoster(seed, 40));
      const { file, name } = await exported(officer);
      expect(name).toContain('宣城市持证社工花名册_2024-03-31.xlsx');
      const { counts } = await importRoster(officer, file, { mode: 'check' });
      expect(counts).toEqual({ rows: laid.rows, created: 0, updated: 0, unchanged: laid.rows, rejected: 0 });
      await isOfTwoCells(file, counts);
    },
  );

  it('of the sample is read back with every row unchanged, and what is edited is what changes', async () => {
    service.clock.day = '2024-12-31';
    await importRoster(officer, readFileSync(seedPath('sample-roster.xlsx')));
    const { file } = await exported(officer);
    const { counts, issues } = await importRoster(officer, file, { mode: 'check' });
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(counts).toEqual({ rows: counts.rows, created: 0, updated: 0, unchanged: counts.rows, rejected: 0 });
    // A person's posts and certificates stand side by side: fewer rows than the sample has, and everybody in them.
    const numbers = new Set<string>();
    await edited(file, (sheet) => sheet.eachRow((row, n) => n > 3 && numbers.add(row.getCell('C').text)));
    expect([numbers.size, counts.rows]).toEqual([4216, 5433]);
    await isOfTwoCells(file, counts);
  }, 300_000);

  it('holds whom the filter finds, and of another county nobody and no employer', async () => {
    await importRoster(officer, randomRoster(21, 40));
    const county = await service.as('officer', '341821');
    const { file } = await exported(county);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(file as unknown as ArrayBuffer);
    const places = new Set<string>();
    workbook.getWorksheet(ROSTER)!.eachRow((row, n) => {
      if (n > 3) places.add(row.getCell(8).text);
    });
    expect([...places]).toEqual(['郎溪县']);
    const { total } = (await county.get('/workers?pageSize=1').expect(200)).body as { total: number };
    expect(total).toBeGreaterThan(5);
    const { counts } = await importRoster(county, file, { mode: 'check' });
    expect(counts).toMatchObject({ created: 0, updated: 0, rejected: 0 });
    const elsewhere = await exported(county, '&regionCode=341881');
    expect((await importRoster(county, elsewhere.file, { mode: 'check' })).counts.rows).toBe(0);
  });

  it('is given for a reason, to those who may see whole numbers, and stands in the log with its hash', async () => {
    await importRoster(officer, rosterWorkbook().certified());
    await officer.get('/workers/export.xlsx').expect(400);
    await (
      await service.as('auditor')
    )
      .get(`/workers/export.xlsx?reason=${encodeURIComponent('年度核对')}`)
      .expect(403);
    await exported(officer);
    const rows: { action: string; reason: string; details: { sha256?: string } }[] = await service.dataSource.query(
      `SELECT action, reason, details FROM audit_events WHERE action LIKE 'worker.roster-export%' ORDER BY id`,
    );
    expect(rows.map(({ action, reason }) => [action, reason])).toEqual([
      ['worker.roster-export-begin', '年度核对'],
      ['worker.roster-export', '年度核对'],
    ]);
    expect(rows[1]!.details.sha256).toMatch(/^[0-9a-f]{64}$/);
  });
});
