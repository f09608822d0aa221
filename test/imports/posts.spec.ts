import { createWorker, readWorker, type WorkerBody } from '../support/register/people.js';
import { dumpOf, errorsOf, importRoster } from '../support/roster/imports.js';
import {
  identityNumber,
  rosterWorkbook,
  someone,
  type RosterWorkbook,
  type RowOf,
} from '../support/roster/roster-workbook.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const NO_EMPLOYER: RowOf = {
  工作单位: null,
  单位类别: null,
  '所属县（市、区）': null,
  '乡镇（街道）': null,
  入职日期: null,
};
const EMPLOYER = '西林街道东门社区居民委员会';
const OTHER: RowOf = { 工作单位: '东门村', 单位类别: '村' };

const person = (cells: RowOf = {}): RosterWorkbook => rosterWorkbook().person(cells);
const certified = (cells: RowOf = {}): RosterWorkbook => rosterWorkbook().certified(cells);

describe('the posts and dates of a roster beside the register', () => {
  let service: TestService;
  let officer: Session;
  beforeEach(async () => {
    service = await openTestService();
    officer = await service.as('officer');
  });
  afterEach(() => service.close());

  const onlyWorker = async (): Promise<WorkerBody> => {
    const { body }: { body: { items: { id: string }[] } } = await officer
      .get(`/workers?search=${identityNumber(1)}`)
      .expect(200);
    return readWorker(officer, body.items[0]!.id);
  };
  const posts = async (): Promise<string[]> =>
    (await onlyWorker()).posts.map(({ organization, startOn, endOn }) => `${organization.name} ${startOn} ${endOn}`);
  const refused = async (workbook: RosterWorkbook): Promise<{ errors: string[]; text: string }> => {
    const before = await dumpOf(service);
    const answer = await importRoster(officer, workbook, { status: 422 });
    expect(await dumpOf(service)).toEqual(before);
    const text = answer.issues.map(({ message, suggestion }) => `${message}；${suggestion}`).join('\n');
    return { errors: errorsOf(answer).map((it) => it.replace('持证社工花名册!', '')), text };
  };

  it('refuses days that can hardly be right, with their cells', async () => {
    for (const [workbook, ...errors] of [
      [person({ 入职日期: '2001-06-06' }), 'J2 entry-before-sixteen'],
      [person({ 入职日期: '2026-01-01' }), 'J2 entry-far-ahead'],
      [person({ 离职日期: '2019-02-28' }), 'K2 leave-before-entry'],
      [certified({ 登记日期: '2026-01-01', 登记有效期至: null }), 'P2 registration-far-ahead'],
    ] as [RosterWorkbook, ...string[]][]) {
      expect((await refused(workbook)).errors).toEqual(errors);
    }
    await importRoster(officer, certified({ 入职日期: '2001-06-07' }));
  });

  it('takes what the register holds already as unchanged, however odd its days are', async () => {
    await importRoster(officer, certified());
    await service.dataSource.query(`UPDATE posts SET start_on = '1999-01-01'`);
    await service.dataSource.query(`UPDATE registrations SET start_on = '2030-01-01', end_on = '2032-12-31'`);
    const again = await importRoster(
      officer,
      certified({ 入职日期: '1999-01-01', 登记日期: '2030-01-01', 登记有效期至: '2032-12-31' }),
    );
    expect(again.counts).toMatchObject({ unchanged: 1 });
  });

  it('takes a 用工性质 that nobody had said, and refuses another one than is known', async () => {
    await importRoster(officer, person());
    const told = await importRoster(officer, person({ 用工性质: '社区专职' }));
    expect(told.counts).toMatchObject({ updated: 1 });
    expect((await onlyWorker()).posts[0]).toMatchObject({ staffing: 'community_worker' });
    expect((await importRoster(officer, person())).counts).toMatchObject({ unchanged: 1 });
    for (const cells of [{}, NO_EMPLOYER]) {
      const other = await refused(person({ ...cells, 用工性质: '公务员' }));
      expect(other.errors).toEqual(['V2 staffing-differs']);
      expect(other.text).toBe(
        '系统中这一任职的用工性质为社区专职，与本行不同；性质已变动的，请填写原任职的离职日期，另起一行填写新的入职日期；原来登记有误的，请在此人的任职中更正',
      );
    }
    const moved = person({ 离职日期: '2024-01-31' }).person({ 入职日期: '2024-02-01', 用工性质: '公务员' });
    await importRoster(officer, moved);
    const held = (await onlyWorker()).posts.map(({ startOn, endOn, staffing }) => [startOn, endOn, staffing]);
    expect(held).toEqual([
      ['2024-02-01', null, 'civil_servant'],
      [expect.any(String), '2024-01-31', 'community_worker'],
    ]);
    expect((await refused(person({ 用工性质: '公务员' }).person({ 用工性质: '国企' }))).errors).toEqual([
      'V2 rows-contradict',
      'V3 rows-contradict',
    ]);
  });

  it('refuses another entry date for a post that is there, and names the one of the register', async () => {
    await importRoster(officer, person());
    const leaver = await refused(person({ 入职日期: '2019-04-01', 离职日期: '2024-06-30' }));
    expect(leaver.errors).toEqual(['J2 post-overlaps']);
    expect(leaver.text).toContain('请把入职日期改为 2019-03-01');
    expect((await refused(person({ 入职日期: '2024-07-01' }))).errors).toEqual(['J2 post-overlaps']);
    await importRoster(officer, person({ 入职日期: '2024-07-01' }).person({ 离职日期: '2024-06-30' }));
    expect((await posts()).toSorted((a, b) => a.localeCompare(b))).toEqual([
      `${EMPLOYER} 2019-03-01 2024-06-30`,
      `${EMPLOYER} 2024-07-01 null`,
    ]);
  });

  it('refuses two overlapping posts at one employer in one file, and takes one after the other in any order', async () => {
    const two = await refused(person().person({ 入职日期: '2021-01-01' }));
    expect(two.errors).toEqual(['J3 post-overlaps']);
    expect(two.text).toContain('第 2 行');
    const answer = await importRoster(officer, person({ 入职日期: '2021-01-01' }).person({ 离职日期: '2020-12-31' }));
    expect(answer.counts).toMatchObject({ created: 2, rejected: 0 });
  });

  it('refuses a registration that overlaps another of the certificate, and takes one that touches it', async () => {
    await importRoster(officer, certified());
    const renewed = await refused(certified({ 登记日期: '2023-11-30', 登记有效期至: null }));
    expect(renewed.errors).toEqual(['P2 registration-overlaps']);
    expect(renewed.text).toContain('2020-12-01 至 2023-11-30');
    const touching = await importRoster(officer, certified({ 登记日期: '2023-12-01', 登记有效期至: null }));
    expect(touching.counts.created).toBe(1);
    const longer = await refused(certified({ 登记有效期至: '2023-12-01' }));
    expect(longer.errors).toEqual(['P2 registration-overlaps']);
  });

  it('takes empty employer columns of a known person for the one open post, and ends it with 离职日期 alone', async () => {
    await importRoster(officer, person());
    const certificate = await importRoster(officer, certified(NO_EMPLOYER));
    expect(certificate.counts).toMatchObject({ created: 1, rejected: 0 });
    expect(await posts()).toEqual([`${EMPLOYER} 2019-03-01 null`]);
    const leaver = await person({ ...NO_EMPLOYER, 离职日期: '2024-06-30' }).bytes();
    expect((await importRoster(officer, leaver)).counts).toMatchObject({ updated: 1 });
    expect(await posts()).toEqual([`${EMPLOYER} 2019-03-01 2024-06-30`]);
    expect((await importRoster(officer, leaver)).counts).toMatchObject({ unchanged: 1 });
    expect((await refused(person({ ...NO_EMPLOYER, 离职日期: '2024-07-31' }))).errors).toEqual(['K2 post-unclear']);
  });

  it('refuses empty employer columns of whom nobody knows, of two open posts, and where only some are empty', async () => {
    expect((await refused(person(NO_EMPLOYER))).errors).toEqual(['E2 required-cell-empty']);
    await importRoster(officer, person().person({ ...OTHER, 入职日期: '2020-01-01' }));
    const two = await refused(person({ ...NO_EMPLOYER, 离职日期: '2024-06-30' }));
    expect(two.errors).toEqual(['K2 post-unclear']);
    expect(two.text).toContain(`${EMPLOYER}（2019-03-01 至今）`);
    expect(two.text).toContain('东门村（2020-01-01 至今）');
    expect((await refused(person({ 入职日期: null }))).errors).toEqual(['J2 required-cell-empty']);
    const early = await refused(person({ ...NO_EMPLOYER, 离职日期: '2018-12-31' }));
    expect(early.errors).toEqual(['K2 leave-before-entry']);
  });

  it('leaves somebody unchanged who serves nowhere, with the county alone or without', async () => {
    await createWorker(officer, 7, {
      identityNumber: identityNumber(1),
      name: '张小芳',
      phone: '13856300001',
      bankAccount: undefined,
    });
    const alone: RowOf = { ...NO_EMPLOYER, '所属县（市、区）': '宣州区', '乡镇（街道）': '西林街道' };
    for (const cells of [alone, { ...alone, '乡镇（街道）': null }, NO_EMPLOYER]) {
      const { counts } = await importRoster(officer, person(cells), { mode: 'check' });
      expect(counts).toMatchObject({ unchanged: 1, rejected: 0 });
    }
    // Of two people without employer neither takes the other's place.
    const two = await importRoster(officer, person(alone).person({ ...someone(2), ...NO_EMPLOYER }), { status: 422 });
    expect(errorsOf(two)).toEqual(['持证社工花名册!E3 required-cell-empty']);
  });

  it('reads a list of leavers that has no column of the employer', async () => {
    await importRoster(officer, person().person(someone(2)));
    const leavers = person({ 离职日期: '2024-06-30' })
      .person({ ...someone(2), 离职日期: '2024-05-31' })
      .withHeaders(['姓名', '身份证号', '离职日期']);
    expect((await importRoster(officer, leavers)).counts).toMatchObject({ updated: 2, rejected: 0 });
  });
});
