import { createOrganization, readWorker } from '../support/register/people.js';
import { stipendPolicy, putInForce } from '../support/register/policies.js';
import { dumpOf, errorsOf, importRoster } from '../support/roster/imports.js';
import {
  identityNumber,
  rosterWorkbook,
  someone,
  type RosterWorkbook,
  type RowOf,
} from '../support/roster/roster-workbook.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const NEW_NO = '202243418000000009';
const NO_DATES: RowOf = { 申报日期: null, 登记日期: null, 登记有效期至: null };
const SECOND: RowOf = { 证书管理号: NEW_NO, 批准日期: '2022-05-01', ...NO_DATES };

const person = (cells: RowOf = {}): RosterWorkbook => rosterWorkbook().person(cells);
const certified = (cells: RowOf = {}): RosterWorkbook => rosterWorkbook().certified(cells);

const whole = (): RosterWorkbook =>
  certified({ 银行账号: '6228473997245064064', 开户行: '徽商银行' })
    .person({ ...someone(2), 工作单位: '东门村', 单位类别: '村' })
    .suspension()
    .historicalPayment();

/** The workbook without its other sheets. */
function onlySheet(name: string, workbook: RosterWorkbook): Promise<Buffer> {
  return workbook
    .edited((book) => book.worksheets.filter((it) => it.name !== name).forEach((it) => book.removeWorksheet(it.id)))
    .bytes();
}

describe('what an import changes', () => {
  let service: TestService;
  let officer: Session;
  beforeEach(async () => {
    service = await openTestService();
    officer = await service.as('officer');
  });
  afterEach(() => service.close());

  const onlyWorker = async (): Promise<Awaited<ReturnType<typeof readWorker>>> => {
    const { body }: { body: { items: { id: string }[] } } = await officer
      .get(`/workers?search=${identityNumber(1)}`)
      .expect(200);
    return readWorker(officer, body.items[0]!.id);
  };
  const certificates = async (): Promise<string[]> =>
    (await onlyWorker()).certificates
      .map(({ certificateNo, revokedOn }) => `${certificateNo} ${revokedOn}`)
      .toSorted((a, b) => a.localeCompare(b));
  const expectUnchanged = async (content: Buffer): Promise<void> => {
    const before = await dumpOf(service);
    const again = await importRoster(officer, content);
    expect(again.counts).toMatchObject({ created: 0, updated: 0, rejected: 0, unchanged: again.counts.rows });
    expect(await dumpOf(service)).toEqual(before);
  };

  const expectKept = async (id: string, code: string): Promise<void> => {
    const before = await dumpOf(service);
    const answer = await officer.post(`/imports/${id}/undo`, {}).expect(409);
    expect(answer.body).toMatchObject({ code });
    expect(await dumpOf(service)).toEqual(before);
  };

  it('makes an employer once, however many people of the file are between those who name it', async () => {
    const people = 1_100;
    const workbook = rosterWorkbook();
    // Rows are written a thousand at a time.
    for (let n = 0; n < people; n++) {
      const isAtTheEnds = n === 1 || n === people - 1;
      workbook.person({ ...someone(n), 工作单位: isAtTheEnds ? '东门村' : '西门村', 单位类别: '村' });
    }
    const content = await workbook.bytes();
    const looked = await importRoster(officer, content, { mode: 'check' });
    const { id, counts } = await importRoster(officer, content);
    expect(counts).toMatchObject({ created: people, updated: 0, rejected: 0 });
    expect(looked.counts).toEqual(counts);
    const employers = await service.dataSource.query(
      `SELECT o.name, count(p.id)::int AS posts FROM organizations o LEFT JOIN posts p ON p.organization_id = o.id
       GROUP BY o.id ORDER BY posts`,
    );
    expect(employers).toEqual([
      { name: '东门村', posts: 2 },
      { name: '西门村', posts: people - 2 },
    ]);
    await expectUnchanged(content);
    await officer.post(`/imports/${id}/undo`, {}).expect(200);
    expect(await service.dataSource.query('SELECT FROM organizations UNION ALL SELECT FROM workers')).toEqual([]);
  });

  it('takes a second certificate at a level after a revocation in the same file, in whatever order the rows stand', async () => {
    for (const workbook of [certified().certified(SECOND).revocation(), certified(SECOND).certified().revocation()]) {
      const content = await workbook.bytes();
      const { id, counts } = await importRoster(officer, content);
      expect(counts.rejected).toBe(0);
      expect(await certificates()).toEqual(['202043418000000001 2022-05-01', `${NEW_NO} null`]);
      await expectUnchanged(content);
      const again = await importRoster(officer, content);
      for (const each of [again.id, id]) await officer.post(`/imports/${each}/undo`, {}).expect(200);
    }
  });

  it('takes a second certificate at a level with the revocation of one that the register holds', async () => {
    await importRoster(officer, certified());
    const content = await certified(SECOND).revocation().bytes();
    await importRoster(officer, content);
    expect(await certificates()).toEqual(['202043418000000001 2022-05-01', `${NEW_NO} null`]);
    await expectUnchanged(content);
  });

  it('takes a second certificate at a level in a file after the one with the revocation', async () => {
    await importRoster(officer, certified());
    expect(errorsOf(await importRoster(officer, certified(SECOND), { status: 422 }))).toEqual([
      '持证社工花名册!M2 two-certificates-at-level',
    ]);
    await importRoster(officer, person().revocation());
    await importRoster(officer, certified(SECOND));
    expect(await certificates()).toEqual(['202043418000000001 2022-05-01', `${NEW_NO} null`]);
  });

  it('refuses a second certificate obtained before the first was revoked', async () => {
    await importRoster(officer, certified());
    const workbook = certified({ ...SECOND, 批准日期: '2022-04-30' }).revocation();
    expect(errorsOf(await importRoster(officer, workbook, { status: 422 }))).toContain(
      '持证社工花名册!M2 two-certificates-at-level',
    );
  });

  it('revokes each certificate of a level on its own day', async () => {
    const third: RowOf = { 证书管理号: 'GL000033', 批准日期: '2024-02-01', ...NO_DATES };
    const content = await certified()
      .certified(SECOND)
      .certified(third)
      .revocation({ 撤销日期: '2024-01-15' })
      .revocation()
      .bytes();
    await importRoster(officer, content);
    expect(await certificates()).toEqual(['202043418000000001 2022-05-01', `${NEW_NO} 2024-01-15`, 'GL000033 null']);
    await expectUnchanged(content);
  });

  it('erases nothing by empty cells', async () => {
    await importRoster(
      officer,
      certified({ 开户行: '徽商银行', 银行账号: '6228473997245064064', 备注: '骨干', 离职日期: '2024-06-30' })
        .suspension({ 截止月份: '2023-08' })
        .revocation(),
    );
    const bare = await rosterWorkbook()
      .person({ 手机号: null, '乡镇（街道）': null })
      .certified({ 手机号: null, 证书管理号: null, 批准日期: null, ...NO_DATES })
      .suspension({ 截止月份: null, 原因: null })
      .bytes();
    await expectUnchanged(bare);
  });

  it('keeps the account that a new one replaces', async () => {
    await importRoster(officer, person({ 银行账号: '6228473997245064064' }));
    const second = await importRoster(officer, person({ 银行账号: '6222021234567890128', 开户行: '工商银行' }));
    expect(second.counts).toMatchObject({ updated: 1, created: 0 });
    const rows = await service.dataSource.query<{ current: boolean; bank_name: string | null }[]>(
      'SELECT replaced_at IS NULL AS current, bank_name FROM bank_accounts ORDER BY id',
    );
    expect(rows).toEqual([
      { current: false, bank_name: null },
      { current: true, bank_name: '工商银行' },
    ]);
    expect((await onlyWorker()).bankAccount).toEqual({
      bankName: '工商银行',
      bankCode: null,
      account: expect.stringMatching(/0128$/),
    });
  });

  it('counts a late end of a post, a late revocation and a later phone as updated', async () => {
    const content = await certified({ ...someone(2), 证书管理号: 'GL000002' })
      .certified()
      .bytes();
    await importRoster(officer, content);
    const late = await importRoster(
      officer,
      certified({ ...someone(2), 证书管理号: 'GL000002', 手机号: '13956300001' })
        .certified({ 离职日期: '2024-03-31' })
        .revocation({ '自始无效（是/否）': '是' }),
    );
    expect(late.counts).toEqual({ rows: 3, created: 0, updated: 3, unchanged: 0, rejected: 0 });
  });

  it('does not depend on the order of rows that complete each other', async () => {
    const bare: RowOf = { 证书级别: '初级', 入职日期: '2018-03-01', 离职日期: '2019-02-28', '乡镇（街道）': null };
    const more: RowOf = { 备注: '二' };
    const first = await importRoster(
      officer,
      rosterWorkbook()
        .person({ ...bare, 备注: '一' })
        .certified(more),
    );
    const one = await onlyWorker();
    await officer.post(`/imports/${first.id}/undo`, {}).expect(200);
    const content = await rosterWorkbook()
      .certified(more)
      .person({ ...bare, 备注: '二' })
      .bytes();
    await importRoster(officer, content);
    const two = await onlyWorker();
    expect([two.regionCode, two.remark, two.certificates[0]!.declaredOn]).toEqual([
      one.regionCode,
      one.remark,
      one.certificates[0]!.declaredOn,
    ]);
    expect(one.regionCode).toBe('341802001');
  });

  it('leaves a file with different remarks and bank names of one person unchanged the second time', async () => {
    const content = await certified({ 备注: '一', 开户行: '农行', 银行账号: '6228473997245064064' })
      .person({ 入职日期: '2018-03-01', 离职日期: '2019-02-28', 备注: '二', 开户行: '农业银行' })
      .bytes();
    await importRoster(officer, content);
    expect(await onlyWorker()).toMatchObject({ remark: '二', bankAccount: { bankName: '农业银行' } });
    await expectUnchanged(content);
  });

  it('takes the good rows only, where that is asked for, and nothing of the bad ones', async () => {
    const workbook = certified()
      .certified({ ...someone(2), 证书管理号: 'GL000002', 批准日期: '2025-06-01', ...NO_DATES })
      .person({ ...someone(3), 工作单位: '只在坏行里的社区', 入职日期: '不详' })
      .suspension({ 身份证号: someone(2).身份证号! })
      .suspension();
    const content = await workbook.bytes();
    const answer = await importRoster(officer, content, { mode: 'valid' });
    expect(answer).toMatchObject({ applied: true, counts: { rows: 5, created: 2, rejected: 3 } });
    expect(errorsOf(answer)).toEqual([
      '持证社工花名册!N3 approval-in-future',
      '持证社工花名册!J4 date-unreadable',
      '停发登记!A2 person-unknown',
    ]);
    const dump = await dumpOf(service);
    expect([dump.workers, dump.organizations, dump.suspensions].map((rows) => rows?.length)).toEqual([1, 1, 1]);
    const nothing = await importRoster(officer, person({ 入职日期: '不详' }), { mode: 'valid', status: 422 });
    expect(nothing).toMatchObject({ applied: false, counts: { rows: 1, rejected: 1 } });
  });

  it('reads each further sheet alone', async () => {
    await importRoster(officer, certified());
    for (const [name, workbook] of [
      ['停发登记', rosterWorkbook().suspension()],
      ['历史发放', rosterWorkbook().historicalPayment()],
      ['证书撤销', rosterWorkbook().revocation()],
    ] as const) {
      const answer = await importRoster(officer, await onlySheet(name, workbook));
      expect(answer.counts.created + answer.counts.updated).toBe(1);
    }
  });

  describe('undone', () => {
    it('leaves every table as it was, also where rows were changed', async () => {
      const first = await importRoster(officer, whole());
      const before = await dumpOf(service);
      const changes = certified({
        手机号: '13956300009',
        银行账号: '6222021234567890128',
        离职日期: '2024-06-30',
        申报日期: '2020-12-01',
        登记有效期至: '2023-12-31',
        备注: '更正',
      })
        .certified({ ...SECOND, 手机号: '13956300009', 银行账号: null, 离职日期: '2024-06-30' })
        .person({
          ...someone(2),
          工作单位: '东门村',
          单位类别: '城市社区',
          离职日期: '2024-01-31',
          '乡镇（街道）': '济川街道',
        })
        .person({ ...someone(2), 工作单位: '新单位', 入职日期: '2024-02-01' })
        .person(someone(3))
        .revocation()
        .suspension({ 截止月份: '2023-09', 原因: '处分' })
        .historicalPayment({ 发放日期: '2021-02-15' });
      const second = await importRoster(officer, changes);
      expect(second.counts).toMatchObject({ rejected: 0, unchanged: 0 });
      expect(await dumpOf(service)).not.toEqual(before);
      await officer.post(`/imports/${second.id}/undo`, { reason: '传错文件' }).expect(200);
      expect(await dumpOf(service)).toEqual(before);
      await officer.post(`/imports/${first.id}/undo`, {}).expect(200);
      const empty = await dumpOf(service);
      expect(empty.workers).toEqual([]);
      expect(empty.organizations).toEqual([]);
      const kept = await officer.get(`/imports/${first.id}`).expect(200);
      expect(kept.body).toMatchObject({ applied: true, undoneAt: expect.any(String) });
    });

    it('is refused while a later import rests on it', async () => {
      const first = await importRoster(officer, whole());
      const second = await importRoster(officer, certified({ 手机号: '13956300009' }));
      await expectKept(first.id, 'IMPORT_CHANGED_SINCE');
      await officer.post(`/imports/${second.id}/undo`, {}).expect(200);
      const third = await importRoster(officer, person({ 入职日期: '2024-05-01', 工作单位: '新单位' }));
      await expectKept(first.id, 'IMPORT_RELIED_ON');
      await officer.post(`/imports/${third.id}/undo`, {}).expect(200);
      await officer.post(`/imports/${first.id}/undo`, {}).expect(200);
    });

    it('is refused while a certificate holds the place that the import had made free', async () => {
      await importRoster(officer, certified());
      const revocation = await importRoster(officer, person().revocation());
      await importRoster(officer, certified(SECOND));
      await expectKept(revocation.id, 'IMPORT_RELIED_ON');
    });

    it('is refused while a post or a suspension entered by hand rests on it', async () => {
      const first = await importRoster(officer, certified());
      const { id } = await onlyWorker();
      const { id: organizationId } = await createOrganization(officer, { name: '另一社区' });
      await officer.post(`/workers/${id}/posts`, { organizationId, startOn: '2018-01-01' }).expect(201);
      const answer = await officer.post(`/imports/${first.id}/undo`, {}).expect(409);
      expect(['IMPORT_RELIED_ON', 'IMPORT_CHANGED_SINCE']).toContain((answer.body as { code: string }).code);
      expect(await certificates()).toHaveLength(1);
    });

    it('is refused while a payout rests on it', async () => {
      await putInForce(
        service,
        stipendPolicy({ regionCode: '341802', eligibleEmployers: [{ kind: 'urban_community' }] }),
      );
      const first = await importRoster(officer, certified());
      await officer.post('/payouts', { kind: 'stipend', regionCode: '341802', toMonth: '2024-12' }).expect(201);
      await expectKept(first.id, 'IMPORT_PAID_ON');
      const late = await importRoster(officer, certified({ 离职日期: '2024-12-30' }));
      await officer.post(`/imports/${late.id}/undo`, {}).expect(200);
    });

    it('is refused while a payout was recomputed on it, also where its people are no longer in it', async () => {
      await putInForce(
        service,
        stipendPolicy({ regionCode: '341802', eligibleEmployers: [{ kind: 'urban_community' }] }),
      );
      await importRoster(officer, certified().certified({ ...someone(2), 证书管理号: 'GL000002' }));
      const draft = { kind: 'stipend', regionCode: '341802', toMonth: '2024-12' };
      const { body: payout } = await officer.post('/payouts', draft).expect(201);
      const posts = await importRoster(officer, certified({ 离职日期: '2023-12-31' }));
      const further = await importRoster(officer, person().suspension({ 起始月份: '2022-01' }));
      const other = await importRoster(officer, person({ ...someone(3) }));
      await officer.post(`/imports/${further.id}/undo`, {}).expect(200);
      const again = await importRoster(officer, person().suspension({ 起始月份: '2022-01' }));
      const { id, version } = payout as { id: string; version: number };
      await officer.post(`/payouts/${id}/recompute`, {}).set('If-Match', String(version));
      await expectKept(again.id, 'IMPORT_PAID_ON');
      await expectKept(posts.id, 'IMPORT_PAID_ON');
      // Of nobody in the payout.
      await officer.post(`/imports/${other.id}/undo`, {}).expect(200);
    });

    it('is refused where nothing was written', async () => {
      const { id } = await importRoster(officer, certified(), { mode: 'check' });
      await expectKept(id, 'IMPORT_NOT_APPLIED');
    });
  });
});
