import ExcelJS from 'exceljs';
import {
  createVillage,
  createVillager,
  linesOf,
  type PayoutBody,
  settle,
  takeToNotice,
  takeToSent,
} from '../support/payouts/payouts.js';
import { awardPolicy, putInForce, stipendPolicy } from '../support/register/policies.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

interface Variance {
  previous: { number: string; totalFen: number } | null;
  totalFen: number;
  differenceFen: number;
  unexplainedFen: number;
  categories: { kind: string; people: number; amountFen: number }[];
  items: { workerId: string; kind: string; previousFen: number; currentFen: number; amountFen: number; note: string }[];
  total: number;
}

const STIPEND = { kind: 'stipend', regionCode: '341821' };

describe('what differs from the previous payout', () => {
  let service: TestService;
  let officer: Session;
  let reviewer: Session;
  let village: string;
  let villagers: { id: string; certificateId: string; postId: string }[];
  let may: PayoutBody;

  beforeAll(async () => {
    service = await openTestService('2024-05-06');
    officer = await service.as('officer');
    reviewer = await service.as('reviewer');
    await putInForce(service, stipendPolicy({ effectiveFrom: '2024-04', maxMonths: null }));
    await putInForce(service, awardPolicy());
    village = await createVillage(officer);
    villagers = [];
    for (let n = 1; n <= 7; n++) villagers.push(await createVillager(officer, n, village));
  });
  afterAll(() => service.close());

  const create = async (stated: object): Promise<PayoutBody> =>
    (await officer.post('/payouts', stated).expect(201)).body as PayoutBody;
  const variance = async (id: string, query = ''): Promise<Variance> =>
    (await officer.get(`/payouts/${id}/variance?pageSize=500${query}`).expect(200)).body as Variance;
  const worker = (n: number): string => villagers[n - 1]!.id;
  const told = ({ items }: Variance): unknown[] =>
    items
      .map(({ workerId, kind, amountFen }) => [villagers.findIndex(({ id }) => id === workerId) + 1, kind, amountFen])
      .toSorted((a, b) => String(a).localeCompare(String(b)));
  const sum = ({ categories }: Variance): number => categories.reduce((total, each) => total + each.amountFen, 0);

  it('is everything for the first payout', async () => {
    may = await create({ ...STIPEND, asOf: '2024-04-30' });
    const first = await variance(may.id);
    expect(first).toMatchObject({ previous: null, totalFen: 105_000, differenceFen: 105_000, unexplainedFen: 0 });
    expect(first.categories).toContainEqual({ kind: 'new', name: '新增', people: 7, amountFen: 105_000 });
    const held = await linesOf(officer, may.id);
    const last = held.find(({ workerId }) => workerId === worker(7))!;
    await officer.post(`/payouts/${may.id}/lines/${last.id}/hold`, { reason: '账号待核' }).expect(200);
    const { body } = await officer.get(`/payouts/${may.id}`).expect(200);
    expect(body).toMatchObject({
      heldCount: 1,
      heldFen: 15_000,
      nextSteps: [{ step: 'submit' }, { step: 'cancel' }],
      totalFen: 90_000,
    });
    expect(told(await variance(may.id, '&kind=held'))).toEqual([[7, 'held', -15_000]]);
    await takeToSent(service, may.id);
    const returned = held.find(({ workerId }) => workerId === worker(6))!;
    await settle(service, may.id, [returned.id]);
  });

  it('tells each person’s difference by its kind, and adds up to the fen', async () => {
    // 1 stays, 2 leaves, 3 rises, 4 must pay back, 5 is held, 6 was returned, 7 was held back last time, 8 is new.
    await officer.patch(`/workers/${worker(2)}/posts/${villagers[1]!.postId}`, 1, { endOn: '2024-04-30' }).expect(200);
    const higher = { workerId: worker(3), level: 'senior', certificateNo: 'GL-senior', approvedOn: '2024-05-02' };
    await officer.post('/certificates', higher).expect(201);
    const suspension = { fromMonth: '2024-04', toMonth: '2024-04', reason: '受处分' };
    await officer.post(`/workers/${worker(4)}/suspensions`, suspension).expect(201);
    const recovery = { workerId: worker(4), subject: 'stipend:2024-04', monthlyFloorFen: 9_000 };
    await officer.post('/recoveries', recovery).expect(201);
    villagers.push(await createVillager(officer, 8, village, { startOn: '2024-04-10' }));
    service.clock.day = '2024-06-03';
    const june = await create({ ...STIPEND, asOf: '2024-05-31' });
    const fifth = (await linesOf(officer, june.id)).find(({ workerId }) => workerId === worker(5))!;
    await officer.post(`/payouts/${june.id}/lines/${fifth.id}/hold`, { reason: '请假待核' }).expect(200);

    const compared = await variance(june.id);
    expect(told(compared)).toEqual([
      [2, 'left', -15_000],
      [3, 'level-changed', 35_000],
      [4, 'recovery', -6_000],
      [5, 'held', -15_000],
      [6, 'returned-again', 15_000],
      [7, 'back-pay', 15_000],
      [7, 'held', 15_000],
      [8, 'back-pay', 15_000],
      [8, 'new', 15_000],
    ]);
    expect(compared.previous).toMatchObject({ number: may.number, totalFen: 90_000 });
    expect(compared.unexplainedFen).toBe(0);
    expect(sum(compared)).toBe(compared.differenceFen);
    expect(compared.totalFen).toBe(90_000 + compared.differenceFen);
    const page = await variance(june.id, '&kind=back-pay');
    expect(page).toMatchObject({ total: 2, unexplainedFen: 0, differenceFen: compared.differenceFen });

    const sheet = await varianceSheet(june.id);
    expect(sheet.total).toBe(compared.differenceFen / 100);
    expect(sheet.band).toContain('合计 900.00 元；本次实发合计 1640.00 元；差异已全部列明');
    await takeToSent(service, june.id);
    expect(told(await variance(june.id))).toEqual(told(compared));
    expect((await varianceSheet(june.id)).band).toContain(`上次批次 ${may.number}`);
    await settle(service, june.id);
  });

  it('tells a policy that changed, and stops an approval while a rest is unexplained', async () => {
    await officer.get('/policies?pageSize=10').expect(200);
    const [old] = (await service.dataSource.query(
      `SELECT id, version FROM policies WHERE kind = 'stipend' AND region_code = '341821'`,
    )) as { id: string; version: number }[];
    await reviewer.post(`/policies/${old!.id}/retire`, { effectiveTo: '2024-05' }).expect(200);
    const rates = { junior: 16_000, intermediate: 31_000, senior: 51_000 };
    await putInForce(
      service,
      stipendPolicy({ effectiveFrom: '2024-06', title: '职业津贴办法(修订)', ratesFen: rates }),
    );
    service.clock.day = '2024-07-01';
    const july = await create({ ...STIPEND, asOf: '2024-06-30' });
    const compared = await variance(july.id);
    expect(compared.unexplainedFen).toBe(0);
    expect(sum(compared)).toBe(compared.differenceFen);
    const changed = compared.items.find(({ workerId, kind }) => workerId === worker(1) && kind === 'policy-changed');
    expect(changed).toMatchObject({ previousFen: 15_000, currentFen: 16_000 });
    expect(changed!.note).toBe('《职业津贴办法》第1版 → 《职业津贴办法(修订)》第2版');

    await takeToNotice(service, july.id);
    await service.dataSource.query('UPDATE payouts SET total_fen = total_fen + 1 WHERE id = $1', [july.id]);
    const refused = await reviewer.post(`/payouts/${july.id}/approve`, {}).expect(409);
    expect(refused.body).toMatchObject({ code: 'VARIANCE_UNEXPLAINED', unexplainedFen: 1 });
    expect((refused.body as { detail: string }).detail).toContain('0.01 元');
    await service.dataSource.query('UPDATE payouts SET total_fen = total_fen - 1 WHERE id = $1', [july.id]);
    await reviewer.post(`/payouts/${july.id}/approve`, {}).expect(200);
  });

  it('compares awards likewise, and only with awards of the same region', async () => {
    const first = await create({ kind: 'award', regionCode: '341821', asOf: '2024-04-30' });
    expect(await variance(first.id)).toMatchObject({ previous: null });
    const { totalFen } = await takeToSent(service, first.id);
    villagers.push(await createVillager(officer, 9, village));
    const second = await create({ kind: 'award', regionCode: '341821' });
    const compared = await variance(second.id);
    expect(compared.previous).toMatchObject({ number: first.number, totalFen });
    expect(compared.unexplainedFen).toBe(0);
    expect(sum(compared)).toBe(compared.differenceFen);
    expect(told({ ...compared, items: compared.items.filter(({ kind }) => kind === 'new') })).toContainEqual([
      9,
      'new',
      80_000,
    ]);
    const beside = await service.as('officer', '341802');
    await beside.get(`/payouts/${second.id}/variance`).expect(404);
  });

  /** The variance sheet of the workbook: its difference in yuan, and the sentence beneath them. */
  async function varianceSheet(id: string): Promise<{ total: ExcelJS.CellValue; band: string }> {
    const finance = await service.as('finance');
    const answer = await finance
      .get(`/payouts/${id}/workbook.xlsx`)
      .buffer(true)
      .parse((stream, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => done(null, Buffer.concat(parts)));
      })
      .expect(200);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(answer.body as ArrayBuffer);
    const sheet = workbook.getWorksheet('差异')!;
    const rows = sheet.getRows(1, sheet.rowCount)!;
    const at = rows.findIndex((row) => row.getCell(1).text.startsWith('合计'));
    return {
      total: rows[at]!.getCell(9).value,
      band: rows[at + 1]!.getCell(1).text,
    };
  }
});
