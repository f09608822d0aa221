import { readWorker } from '../support/register/people.js';
import { dumpOf, errorsOf, importRoster } from '../support/roster/imports.js';
import { identityNumber, rosterWorkbook, type RosterWorkbook, type RowOf } from '../support/roster/roster-workbook.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const VOID = '自始无效（是/否）';
const revoked = (cells: RowOf = {}): RosterWorkbook => rosterWorkbook().person().revocation(cells);

/** A revocation decides what was owed for years: a list that is silent, or says something else, does not change one that is recorded. */
describe('a sheet of revocations', () => {
  let service: TestService;
  let officer: Session;
  beforeEach(async () => {
    service = await openTestService();
    officer = await service.as('officer');
    await importRoster(officer, rosterWorkbook().certified());
  });
  afterEach(() => service.close());

  const certificate = async () => {
    const { body }: { body: { items: { id: string }[] } } = await officer
      .get(`/workers?search=${identityNumber(1)}`)
      .expect(200);
    return (await readWorker(officer, body.items[0]!.id)).certificates[0]!;
  };
  const expectRefused = async (cells: RowOf, cell: string, value: string): Promise<string> => {
    const before = await dumpOf(service);
    const answer = await importRoster(officer, revoked(cells), { status: 422 });
    expect(errorsOf(answer)).toEqual([`证书撤销!${cell} conflicts-with-register`]);
    expect(await dumpOf(service)).toEqual(before);
    const issue = answer.issues.find(({ severity }) => severity === 'error')!;
    expect(issue.value).toBe(value);
    expect(issue.suggestion).toContain('在此人的证书中点击“更正撤销”，写明原因后更正');
    return issue.message;
  };

  it.each([null, '/', '无', '—', ' '])(
    'leaves a certificate void that is void where the cell is empty: %j',
    async (empty) => {
      await importRoster(officer, revoked({ [VOID]: '是' }));
      const before = await dumpOf(service);
      const again = await importRoster(officer, revoked({ [VOID]: empty }));
      expect(again.counts).toMatchObject({ updated: 0, unchanged: 2, rejected: 0 });
      expect(await dumpOf(service)).toEqual(before);
      expect(await certificate()).toMatchObject({ revokedOn: '2022-05-01', void: true });
    },
  );

  it('leaves it void where the whole column is missing', async () => {
    await importRoster(officer, revoked({ [VOID]: '是' }));
    const list = await revoked()
      .edited((book) => {
        const sheet = book.getWorksheet('证书撤销')!;
        sheet.spliceColumns(
          (sheet.getRow(1).values as string[]).findIndex((it) => it?.startsWith('自始无效')),
          1,
        );
      })
      .bytes();
    const again = await importRoster(officer, list);
    expect(again.counts).toMatchObject({ updated: 0, unchanged: 2, rejected: 0 });
    expect(await certificate()).toMatchObject({ void: true });
  });

  it('takes a new revocation with an empty cell for one that is not void from the start', async () => {
    await importRoster(officer, revoked());
    expect(await certificate()).toMatchObject({ revokedOn: '2022-05-01', void: false });
  });

  it('refuses another answer than the recorded one, and says where it is put right', async () => {
    await importRoster(officer, revoked({ [VOID]: '是' }));
    expect(await expectRefused({ [VOID]: '否' }, 'D2', '否')).toContain('该证书已登记为自始无效');
  });

  it('refuses to make a recorded revocation void', async () => {
    await importRoster(officer, revoked());
    expect(await expectRefused({ [VOID]: '是' }, 'D2', '是')).toContain('并非自始无效');
  });

  it('refuses another day of a recorded revocation', async () => {
    await importRoster(officer, revoked());
    expect(await expectRefused({ 撤销日期: '2022-06-01' }, 'C2', '2022-06-01')).toContain('撤销日期为 2022-05-01');
    expect(await expectRefused({ 撤销日期: '2021-12-01', [VOID]: '是' }, 'C2', '2021-12-01')).toContain('2022-05-01');
  });

  it('takes the cause of a recorded revocation, which changes no amount', async () => {
    await importRoster(officer, revoked({ 原因: null }));
    const named = await importRoster(officer, revoked({ 原因: '弄虚作假' }));
    expect(named.counts).toMatchObject({ updated: 1, rejected: 0 });
  });

  it.each([
    [null, '是'],
    ['否', '是'],
  ])('refuses rows of one sheet that say %j and %j of the same revocation', async (one, other) => {
    const workbook = revoked({ [VOID]: one }).revocation({ [VOID]: other });
    expect(errorsOf(await importRoster(officer, workbook, { status: 422 }))).toEqual([
      '证书撤销!D2 rows-contradict',
      '证书撤销!D3 rows-contradict',
    ]);
  });

  it('means the certificate in force beside one that is void', async () => {
    const { id } = await certificate();
    await officer.post(`/certificates/${id}/revocation`, { revokedOn: '2021-01-01', void: true, reason: '误登记' });
    const right: RowOf = {
      证书管理号: 'GL000009',
      批准日期: '2020-05-01',
      申报日期: null,
      登记日期: null,
      登记有效期至: null,
    };
    await importRoster(officer, rosterWorkbook().certified(right));
    await importRoster(officer, revoked());
    const { body }: { body: { items: { id: string }[] } } = await officer.get(`/workers?search=${identityNumber(1)}`);
    const { certificates } = await readWorker(officer, body.items[0]!.id);
    expect(certificates.find(({ certificateNo }) => certificateNo === 'GL000009')).toMatchObject({
      revokedOn: '2022-05-01',
      void: false,
    });
    expect(certificates.find((it) => it.id === id)).toMatchObject({ revokedOn: '2021-01-01', void: true });
  });
});
