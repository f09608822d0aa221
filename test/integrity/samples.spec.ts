import ExcelJS from 'exceljs';
import type { SampleResponse } from '../../src/integrity/samples/samples.dto.js';
import { bytesOf, type PayoutBody, SmallCounty } from '../support/payouts/sent-payout.js';
import { accountOf } from '../support/register/people.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const LANGXI = '341821';
const PEOPLE = 30;
const YEAR = 'from=2024-01-01&to=2024-12-31';

describe('a sample of what was paid', () => {
  let service: TestService;
  let auditor: Session;
  let payout: PayoutBody;
  beforeAll(async () => {
    service = await openTestService('2024-02-20');
    const county = await new SmallCounty(service).open(PEOPLE, (n) => ({
      bankAccount: { bankName: '农业银行', account: accountOf(n) },
    }));
    county.today('2024-02-20');
    payout = await county.draft({ toMonth: '2024-02' });
    payout = await county.send(payout.id, '2024-03-01');
    await bytesOf(county.finance.get(`/payouts/${payout.id}/bank-file?profile=generic-csv`));
    // One was not paid: it is in no sample.
    const lines = await county.lines(payout.id);
    const rows = [...new Map(lines.toReversed().map((line) => [line.workerId, line])).values()].map(
      ({ lineNo, workerName }, at) => {
        const n = county.workers.findIndex(({ name }) => name === workerName) + 1;
        return `${payout.number}-${lineNo},300.00,${workerName},${accountOf(n)},${at === 0 ? '失败' : '成功'},2024-03-05`;
      },
    );
    county.today('2024-03-06');
    await county.finance
      .post(`/payouts/${payout.id}/bank-returns?profile=generic-csv`)
      .attach('file', Buffer.from(['业务参考号,金额,姓名,账号,处理结果,交易日期', ...rows].join('\r\n')), '回单.csv')
      .expect(200);
    auditor = await service.as('auditor', LANGXI);
  });
  afterAll(() => service.close());

  const draw = async (query: string, session = auditor): Promise<SampleResponse> =>
    (await session.get(`/integrity/samples?${YEAR}&${query}`).expect(200)).body as SampleResponse;
  const idsOf = ({ items }: SampleResponse): string[] => items.map(({ lineId }) => lineId);

  it('tells the population and draws as many as were asked for, each once, the same for the same seed', async () => {
    const first = await draw('size=10&seed=2024年度');
    expect(first).toMatchObject({ populationLines: 2 * (PEOPLE - 1), populationFen: (PEOPLE - 1) * 30_000 });
    expect(new Set(idsOf(first)).size).toBe(10);
    expect(first.items.map(({ no }) => no)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(first.paidFen).toBe(10 * 15_000);
    expect(idsOf(await draw('size=10&seed=2024年度'))).toEqual(idsOf(first));
    // A larger one of the same seed goes on where the smaller ended.
    expect(idsOf(await draw('size=25&seed=2024年度')).slice(0, 10)).toEqual(idsOf(first));
    expect(idsOf(await draw('size=10&seed=乙'))).not.toEqual(idsOf(first));
    expect((await draw('size=200&seed=甲')).items).toHaveLength(2 * (PEOPLE - 1));
  });

  it('shows with each line what it rests on, who did what, and what the bank said, with no number whole', async () => {
    const { items } = await draw('size=3&seed=甲');
    for (const line of items) {
      expect(line).toMatchObject({
        payoutNumber: payout.number,
        paidOn: '2024-03-05',
        paidFen: 15_000,
        policyTitle: expect.stringContaining('津贴') as string,
        bank: { fileName: '回单.csv', status: '成功' },
        claim: null,
        objections: [],
        recoveryFen: 0,
      });
      expect(line.steps.map(({ what }) => what)).toEqual(['编制', '提交', '初审', '公示', '批准', '送银行']);
      expect(new Set(line.steps.map(({ by }) => by)).size).toBeGreaterThan(2);
      expect(line.reasons.length).toBeGreaterThan(0);
      expect(line.identityNumber).toMatch(/\*{6,}/);
    }
    expect(JSON.stringify(items)).not.toContain(accountOf(1).slice(0, 12));
  });

  it('draws fairly: of many seeds each line comes up about as often', async () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 60; seed++) {
      for (const id of idsOf(await draw(`size=10&seed=${seed}`))) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    // 600 draws of 58 lines: 10.3 each; beyond 1 to 26 no fair draw comes in a million tries.
    expect(counts.size).toBe(2 * (PEOPLE - 1));
    expect(Math.min(...counts.values())).toBeGreaterThan(0);
    expect(Math.max(...counts.values())).toBeLessThan(27);
  });

  it('draws by yuan so that what is large comes sooner', async () => {
    const [big] = (await draw('size=1&seed=甲')).items;
    // The database lets nobody change an ending; for this test one line alone was of a thousand times the money.
    await service.dataSource.query(`ALTER TABLE line_ending_entries DISABLE TRIGGER USER`);
    await service.dataSource.query(`UPDATE line_ending_entries SET paid_fen = paid_fen * 1000 WHERE line_id = $1`, [
      big!.lineId,
    ]);
    const firsts: string[] = [];
    for (let seed = 0; seed < 20; seed++) firsts.push(idsOf(await draw(`size=1&seed=${seed}&method=yuan`))[0]!);
    await service.dataSource.query(`UPDATE line_ending_entries SET paid_fen = paid_fen / 1000 WHERE line_id = $1`, [
      big!.lineId,
    ]);
    await service.dataSource.query(`ALTER TABLE line_ending_entries ENABLE TRIGGER USER`);
    expect(firsts.filter((id) => id === big!.lineId).length).toBeGreaterThan(14);
  });

  it('is nothing beside the own region, outside of the time, and for who may not check', async () => {
    const beside = await service.as('auditor', '341802');
    expect(await draw('size=5&seed=甲', beside)).toMatchObject({ populationLines: 0, items: [] });
    expect(await draw(`size=5&seed=甲&regionCode=${LANGXI}`, beside)).toMatchObject({ populationLines: 0, items: [] });
    const later = '/integrity/samples?from=2025-01-01&to=2025-12-31&size=5&seed=甲';
    expect((await auditor.get(later).expect(200)).body).toMatchObject({ populationLines: 0 });
    expect((await draw('size=5&seed=甲&kind=award')).populationLines).toBe(0);
    await auditor.get('/integrity/samples?from=2024-12-31&to=2024-01-01&size=5&seed=甲').expect(400);
    await auditor.get(`/integrity/samples?${YEAR}&size=201&seed=甲`).expect(400);
    await (await service.as('officer', LANGXI)).get(`/integrity/samples?${YEAR}&size=5&seed=甲`).expect(403);
  });

  it('is a sheet to write on, told of in the log with its seed', async () => {
    const query = `${YEAR}&size=4&seed=底稿&reason=年度审计`;
    const { content } = await bytesOf(auditor.get(`/integrity/samples.xlsx?${encodeURI(query)}`).expect(200));
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(content as unknown as ExcelJS.Buffer);
    const cells: string[] = [];
    workbook.worksheets[0]!.eachRow((row) => row.eachCell((cell) => void cells.push(cell.text)));
    expect(cells.join('\n')).toContain('发放抽查底稿');
    expect(cells.join('\n')).toContain('抽取 4 笔，600.00 元');
    expect(cells.join('\n')).toContain('随机种子：底稿');
    expect(cells.join('\n')).toContain('抽查人：');
    const [event] = await service.dataSource.query<{ details: object; reason: string }[]>(
      `SELECT details, reason FROM audit_events WHERE action = 'integrity.sample'`,
    );
    expect(event).toMatchObject({ reason: '年度审计', details: { seed: '底稿', size: 4, drawn: 4 } });
  });
});
