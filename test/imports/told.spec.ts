import ExcelJS from 'exceljs';
import { dumpOf, importRoster } from '../support/roster/imports.js';
import {
  identityNumber,
  rosterWorkbook,
  someone,
  type RosterWorkbook,
  type RowOf,
} from '../support/roster/roster-workbook.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

interface Told {
  sheet: string;
  row: number;
  worker: string;
  object: string;
  field: string | null;
  fieldName: string | null;
  before: string | null;
  after: string | null;
}

const ACCOUNT: RowOf = { 银行账号: '6228473997245064064', 开户行: '徽商银行' };
const roster = (cells: RowOf = {}): RosterWorkbook =>
  rosterWorkbook()
    .certified({ ...ACCOUNT, ...cells })
    .person(someone(2));

describe('what the rows of an import change', () => {
  let service: TestService;
  let officer: Session;
  beforeAll(async () => {
    service = await openTestService();
    officer = await service.as('officer');
  });
  afterAll(() => service.close());

  const told = async (id: string): Promise<{ items: Told[]; total: number }> => {
    const { body } = await officer.get(`/imports/${id}/changes?pageSize=100`).expect(200);
    return body as { items: Told[]; total: number };
  };
  const lines = (items: readonly Told[]): string[] =>
    items.map((it) => `${it.row} ${it.worker} ${it.object}.${it.field} ${it.before} → ${it.after}`);

  it('is told by a check: what is new by what it is, what differs by before and after, and nothing is written', async () => {
    const before = await dumpOf(service);
    const first = await importRoster(officer, roster(), { mode: 'check' });
    expect(await dumpOf(service)).toEqual(before);
    const made = await told(first.id);
    expect(lines(made.items.filter(({ row }) => row === 2))).toEqual([
      expect.stringMatching(/^2 张小芳 worker.null null → 张小芳 341800\*{8}0014$/),
      '2 张小芳 organization.null null → 西林街道东门社区居民委员会（城市社区，西林街道）',
      '2 张小芳 post.null null → 西林街道东门社区居民委员会，2019-03-01 至今',
      expect.stringMatching(/^2 张小芳 bankAccount.null null → 徽商银行 \*+4064$/),
      '2 张小芳 certificate.null null → 初级 202043418000000001，2020-06-14 批准',
      '2 张小芳 registration.null null → 2020-12-01 至 2023-11-30',
    ]);
    expect(made.total).toBe(made.items.length);
    await importRoster(officer, roster());
    const changed = roster({ 离职日期: '2024-06-30', 手机号: '13956300009', 银行账号: '6222021234567890128' });
    const second = await importRoster(officer, changed, { mode: 'check' });
    const { items } = await told(second.id);
    expect(lines(items)).toEqual([
      '2 张小芳 post.endOn null → 2024-06-30',
      '2 张小芳 worker.phone 138****0001 → 139****0009',
      expect.stringMatching(/^2 张小芳 bankAccount.account \*+4064 → 徽商银行 \*+0128$/),
    ]);
    expect(items.map(({ fieldName }) => fieldName)).toEqual(['离职日期', '手机号', '银行账号']);
    const branch = await importRoster(officer, roster({ 联行号: '102100099996' }), { mode: 'check' });
    expect((await told(branch.id)).items).toMatchObject([
      { object: 'bankAccount', field: 'bankCode', fieldName: '联行号', before: null, after: '102100099996' },
    ]);
    const answer = await officer.get(`/imports/${second.id}/annotated.xlsx`).responseType('blob').expect(200);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(answer.body as never);
    const sheet = book.getWorksheet('变更清单');
    expect(sheet?.getRow(2).values).toEqual([
      undefined,
      '持证社工花名册',
      2,
      '张小芳',
      '更新',
      '任职',
      '离职日期',
      undefined,
      '2024-06-30',
    ]);
  });

  it('is nothing for the same file again and for what was refused', async () => {
    const again = await importRoster(officer, roster(), { mode: 'check' });
    expect(await told(again.id)).toMatchObject({ items: [], total: 0 });
    const two = roster({ 离职日期: '2024-06-30' }).person({
      身份证号: identityNumber(9),
      姓名: '李四',
      入职日期: '2001-01-01',
    });
    const refused = await importRoster(officer, two, { status: 422 });
    expect((await told(refused.id)).total).toBe(0);
    const check = await importRoster(officer, two, { mode: 'check' });
    expect(lines((await told(check.id)).items)).toEqual(['2 张小芳 post.endOn null → 2024-06-30']);
  });

  it('stands beside who imported it, in a list that can be narrowed', async () => {
    const { body } = await officer.get('/imports?mode=check').expect(200);
    const { items } = body as { items: { mode: string; createdBy: string; createdByName: string }[] };
    expect(new Set(items.map(({ mode }) => mode))).toEqual(new Set(['check']));
    expect(items[0]!.createdByName).not.toBe('');
    const mine = await officer.get(`/imports?applied=true&by=${items[0]!.createdBy}`).expect(200);
    expect((mine.body as { total: number }).total).toBe(1);
  });

  it('is grouped by what moves money, and asked for by group', async () => {
    const made = await importRoster(
      officer,
      rosterWorkbook().certified({ ...someone(40), 证书管理号: '202043418000000040' }),
      {
        mode: 'check',
      },
    );
    const answer = await officer.get(`/imports/${made.id}/changes?group=certificate`).expect(200);
    const { items, total, groups } = answer.body as { items: Told[]; total: number; groups: object[] };
    expect([total, items.map(({ object }) => object)]).toEqual([1, ['certificate']]);
    expect(groups).toEqual([
      { group: 'certificate', name: '新证书', count: 1 },
      { group: 'leaving', name: '离职', count: 0 },
      { group: 'account', name: '账户变化', count: 0 },
      { group: 'other', name: '其他变化', count: expect.any(Number) },
    ]);
    await officer.get(`/imports/${made.id}/changes?group=people`).expect(400);
  });
});
