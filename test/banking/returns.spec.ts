import ExcelJS from 'exceljs';
import { accountOf } from '../support/register/people.js';
import type { ReconciledMoney, ReconciliationResponse } from '../../src/reports/reconciliation/reconciliation.dto.js';
import { readSheet } from '../support/payouts/read-sheet.js';
import { bytesOf, type LineBody, type PayoutBody, SmallCounty } from '../support/payouts/sent-payout.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

interface ReturnBody {
  id: string;
  payoutState: string;
  rowCount: number;
  openCount: number;
  queues: Record<string, number>;
}

interface RowBody {
  id: string;
  queue: string;
  lineKey: string | null;
  expectedFen: number | null;
  expectedAccount: string | null;
  accountTail: string | null;
  resolution: string | null;
}

const HEADING = '业务参考号,收款人姓名,收款账号,金额(元),处理结果,失败原因,交易日期';

/** Two months of 150 yuan for each of ten people, of whom number 2 keeps one account and one transfer like the others. */
describe('bank returns', () => {
  let service: TestService;
  let county: SmallCounty;
  let payout: PayoutBody;
  let rows: { lineKey: string; name: string; account: string; n: number }[];
  beforeAll(async () => {
    service = await openTestService('2024-02-20');
    county = await new SmallCounty(service).open(10);
    payout = await county.draft({ toMonth: '2024-02' });
    payout = await county.send(payout.id, '2024-03-01');
    const lines = await county.lines(payout.id);
    rows = county.workers.map(({ id, name }, index) => {
      const first = lines.find(({ workerId }) => workerId === id)!;
      return { lineKey: `${payout.number}-${first.lineNo}`, name, account: accountOf(index + 1), n: index + 1 };
    });
  });
  afterAll(() => service.close());

  const line = (
    n: number,
    changes: { name?: string; account?: string; yuan?: string; status?: string; key?: string } = {},
  ) => {
    const { lineKey, name, account } = rows[n - 1]!;
    const status = changes.status ?? '成功';
    const cells = [
      changes.key ?? lineKey,
      changes.name ?? name,
      changes.account ?? `****${account.slice(-4)}`,
      changes.yuan ?? '300.00',
      status,
      status === '成功' ? '' : '账户已销户',
      '2024-03-01',
    ];
    return cells.join(',');
  };
  const upload = async (lines: string[], status = 200): Promise<ReturnBody> => {
    const content = Buffer.from([HEADING, ...lines, `合计,,,9999.99`].join('\r\n'));
    const answer = await county.finance
      .post(`/payouts/${payout.id}/bank-returns?profile=generic-csv`)
      .attach('file', content, '回单.csv');
    expect([answer.status, answer.body]).toEqual([status, answer.body]);
    return answer.body as ReturnBody;
  };
  const open = async (queue: string): Promise<RowBody[]> =>
    (
      (await county.officer.get(`/payouts/${payout.id}/bank-returns/rows?queue=${queue}`).expect(200)).body as {
        items: RowBody[];
      }
    ).items;
  const resolve = async (row: RowBody, body: object, status = 200) =>
    (await county.finance.post(`/payouts/${payout.id}/bank-returns/rows/${row.id}/resolve`, body).expect(status))
      .body as {
      code?: string;
    };
  const linesOf = async (n: number): Promise<LineBody[]> =>
    (await county.lines(payout.id)).filter(({ workerId }) => workerId === county.workers[n - 1]!.id);
  const endingsOf = async (n: number): Promise<{ outcome: string; paid: number }[]> =>
    service.dataSource.query(
      'SELECT outcome, paid_fen AS paid FROM line_endings WHERE payout_id = $1 AND worker_id = $2 ORDER BY subject',
      [payout.id, county.workers[n - 1]!.id],
    );

  const FIRST = () => [
    line(1),
    line(2, { status: '失败', yuan: '0.00' }),
    line(3, { yuan: '200.00' }),
    line(4, { yuan: '350.00' }),
    line(5, { name: '别人' }),
    line(6, { account: '6228480070000009999' }),
    line(7, { key: `${payout.number}-9999` }),
    line(1),
    line(8, { status: '处理中' }),
    line(9),
  ];

  it('each row goes to its queue, and what agrees in everything settles at once', async () => {
    const first = await upload(FIRST());
    expect(first).toMatchObject({
      payoutState: 'sent',
      rowCount: 10,
      openCount: 7,
      queues: {
        paid: 2,
        returned: 1,
        'short-pay': 1,
        'over-pay': 1,
        'other-name': 1,
        'other-account': 1,
        'unknown-line': 1,
        repeated: 1,
        unclear: 1,
      },
    });
    expect((await linesOf(1)).map(({ state }) => state)).toEqual(['paid', 'paid']);
    expect((await linesOf(2)).map(({ state }) => state)).toEqual(['returned', 'returned']);
    expect((await linesOf(3)).map(({ state }) => state)).toEqual(['sent', 'sent']);
    const [short] = await open('short-pay');
    expect(short).toMatchObject({ expectedFen: 30_000, accountTail: '0003', expectedAccount: '***************0003' });
  });

  it('the rows of all payouts stand in one list, counted by queue, for the own region only', async () => {
    interface Queued {
      items: (RowBody & { payoutNumber: string; regionName: string })[];
      total: number;
      queues: Record<string, number>;
    }
    const list = async (query = ''): Promise<Queued> =>
      (await county.officer.get(`/banking/returns${query}`).expect(200)).body as Queued;
    const all = await list();
    expect(all).toMatchObject({ total: 7, queues: { paid: 0, 'short-pay': 1, unclear: 1 } });
    expect(all.items[0]).toMatchObject({ payoutNumber: payout.number, regionName: '郎溪县', queue: 'short-pay' });
    expect(await list('?queue=short-pay,over-pay')).toMatchObject({ total: 2, queues: { unclear: 1 } });
    expect((await list(`?search=${encodeURIComponent('别人')}`)).items.map(({ queue }) => queue)).toEqual([
      'other-name',
    ]);
    expect((await list(`?payoutId=${payout.id}&open=false`)).total).toBe(0);
    const elsewhere = await service.as('officer', '341802');
    expect((await elsewhere.get('/banking/returns').expect(200)).body).toMatchObject({ total: 0, items: [] });
  });

  it('the same file again changes nothing and answers the same', async () => {
    const before = await service.dataSource.query<unknown[]>('SELECT * FROM line_endings ORDER BY line_id');
    const [again] = await Promise.all([upload(FIRST()), upload(FIRST()), upload(FIRST())]);
    expect(again).toMatchObject({ rowCount: 10, openCount: 7, queues: { paid: 2, repeated: 1 } });
    expect(await service.dataSource.query('SELECT * FROM line_endings ORDER BY line_id')).toEqual(before);
    const { body } = await county.officer.get(`/payouts/${payout.id}/bank-returns`).expect(200);
    expect(body).toHaveLength(1);
  });

  it('another file with rows of lines that have ended puts them aside, and answers what was unclear', async () => {
    const second = await upload([line(1), line(8), line(2)]);
    expect(second.queues).toMatchObject({ paid: 1, repeated: 2 });
    expect((await open('unclear'))[0]).toMatchObject({ resolution: 'no-effect' });
  });

  it('by hand: books what the bank really paid, spread over the months', async () => {
    const [short] = await open('short-pay');
    await resolve(short!, { resolution: 'paid-as-stated', reason: '银行确认实付 200 元' });
    expect(await endingsOf(3)).toEqual([
      { outcome: 'paid', paid: 15_000 },
      { outcome: 'paid', paid: 5_000 },
    ]);
    const [over] = await open('over-pay');
    await resolve(over!, { resolution: 'paid-as-stated', reason: '银行多付' });
    expect(await endingsOf(4)).toEqual([
      { outcome: 'paid', paid: 15_000 },
      { outcome: 'paid', paid: 20_000 },
    ]);
    expect(await resolve(over!, { resolution: 'no-effect', reason: '再来一次' }, 409)).toMatchObject({
      code: 'RETURN_ROW_RESOLVED',
    });
    const [name] = await open('other-name');
    await resolve(name!, { resolution: 'returned', reason: '户名不符,银行已退回' });
    const [account] = await open('other-account');
    await resolve(account!, { resolution: 'paid-as-stated', reason: '本人新卡,已核实' });
    const [unknown] = await open('unknown-line');
    expect(await resolve(unknown!, { resolution: 'paid-as-stated', reason: '不知道是谁' }, 422)).toMatchObject({
      code: 'RETURN_ROW_WITHOUT_LINE',
    });
    await resolve(unknown!, { resolution: 'paid-as-stated', reason: '附言错写,核对无误', lineKey: rows[6]!.lineKey });
    expect(await endingsOf(7)).toHaveLength(2);
    const ended = (await open('repeated')).find(({ lineKey }) => lineKey === rows[0]!.lineKey)!;
    expect(await resolve(ended, { resolution: 'paid-as-stated', reason: '重复' }, 409)).toMatchObject({
      code: 'LINE_HAS_ENDED',
    });
    expect((await county.payout(payout.id)).state).toBe('sent');
  });

  it('is settled once every line has its answer, and only then', async () => {
    const [last, other] = await Promise.all([upload([line(10)]), upload([line(10)])]);
    expect(other).toEqual(last);
    expect(last).toMatchObject({ payoutState: 'settled', openCount: 0, queues: { paid: 1 } });
    const late = await upload([line(10, { status: '退票' })]);
    expect(late).toMatchObject({ payoutState: 'settled', queues: { repeated: 1 } });
    await county.officer.get(`/payouts/${payout.id}/bank-returns/rows?open=true`).expect(200);
  });

  it('a payment that the bank sends back after it was paid is due again, and nothing is edited', async () => {
    const row = (await open('repeated')).find(({ lineKey }) => lineKey === rows[9]!.lineKey)!;
    await resolve(row, { resolution: 'returned', reason: '次日退票' });
    expect(await endingsOf(10)).toEqual([
      { outcome: 'paid', paid: 15_000 },
      { outcome: 'paid', paid: 15_000 },
    ]);
  });

  it('the month of sending adds up: paid, returned and open, and what was paid short or over is the difference', async () => {
    const month = async (asked: string, session = county.finance): Promise<unknown> =>
      (await session.get(`/reports/reconciliation?month=${asked}`).expect(200)).body;
    const sums = {
      grossFen: 300_000,
      nettedFen: 0,
      netFen: 300_000,
      paidFen: 235_000,
      returnedFen: 60_000,
      openFen: 0,
    };
    const [naive] = await service.dataSource.query<[object]>(
      `SELECT sum(paid_fen)::int AS "paidFen" FROM line_endings WHERE payout_id = $1 AND outcome = 'paid'`,
      [payout.id],
    );
    expect(await month('2024-03')).toMatchObject({
      sums: { ...sums, ...naive, differenceFen: 10_000 - 5_000 },
      items: [{ regionName: '郎溪县', kind: 'stipend', payouts: [{ number: payout.number, sentOn: '2024-03-01' }] }],
    });
    const body = (await month('2024-03')) as ReconciliationResponse;
    const sheets = async (session: Session, name: string): Promise<unknown[][]> => {
      const { content } = await bytesOf(session.get('/reports/reconciliation.xlsx?month=2024-03').expect(200));
      return readSheet(content, name);
    };
    const yuan = ({ grossFen, nettedFen, netFen, paidFen, returnedFen, openFen, differenceFen }: ReconciledMoney) =>
      [grossFen, nettedFen, netFen, paidFen, returnedFen, openFen, differenceFen].map((fen) => fen / 100);
    const byRegion = await sheets(county.finance, '按县（市、区）');
    expect(byRegion.slice(0, 2)).toEqual([
      ['郎溪县', '职业津贴', 1, ...yuan(body.items[0]!)],
      ['合计', 1, ...yuan(body.sums)],
    ]);
    const [own, total] = await sheets(county.finance, '各批次');
    expect(own!.slice(2)).toEqual([payout.title, payout.number, expect.any(Date), ...yuan(body.items[0]!.payouts[0]!)]);
    expect(total).toEqual(['合计', ...yuan(body.sums)]);
    expect(await sheets(await service.as('finance', '341802'), '按县（市、区）')).toEqual([
      [expect.stringContaining('没有送银行的批次')],
      [expect.stringContaining('按送银行的日期归月')],
    ]);
    expect(await month('2024-02')).toMatchObject({ items: [], sums: { netFen: 0 } });
    expect(await month('2024-03', await service.as('finance', '341802'))).toMatchObject({ items: [] });
    await county.finance.get('/reports/reconciliation').expect(400);
    const listed = await county.finance.get(`/payouts/${payout.id}`).expect(200);
    expect(listed.body).toMatchObject({ netFen: 300_000, paidFen: 235_000, returnedFen: 60_000, openFen: 0 });
  });

  it('what was returned, short or sent back is due in a later payout; what was over-paid is not', async () => {
    county.today('2025-01-06');
    let next = await county.draft({ toMonth: '2024-02' });
    const due = (await county.lines(next.id)).map(({ workerId, subject, amountFen }) => {
      const n = county.workers.findIndex(({ id }) => id === workerId) + 1;
      return `${n} ${subject} ${amountFen}`;
    });
    expect(due.toSorted()).toEqual([
      '10 stipend:2024-01 15000',
      '10 stipend:2024-02 15000',
      '2 stipend:2024-01 15000',
      '2 stipend:2024-02 15000',
      '3 stipend:2024-02 10000',
      '5 stipend:2024-01 15000',
      '5 stipend:2024-02 15000',
    ]);
    next = await county.send(next.id, '2025-01-14');
    const sheet = await bytesOf(county.finance.get(`/payouts/${next.id}/workbook.xlsx`));
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(sheet.content as unknown as ExcelJS.Buffer);
    const remarks = workbook.getWorksheet('发放表')!.getColumn('N').values.slice(4, 8);
    expect(remarks).toEqual(['上年度退回重发', '补差', '上年度退回重发', '补差']);
    const { content } = await bytesOf(county.finance.get(`/payouts/${next.id}/bank-file?profile=generic-csv`));
    const keys = content.toString('utf8').match(/JT-341821-\d{4}-\d{4}-\d+/g)!;
    expect(keys).toHaveLength(4);
    const answer = content
      .toString('utf8')
      .trimEnd()
      .split('\r\n')
      .map((row, index) => `${row},${index === 0 ? '处理结果' : '成功'}`);
    const { body } = await county.finance
      .post(`/payouts/${next.id}/bank-returns?profile=generic-csv`)
      .attach('file', Buffer.from(answer.join('\r\n')), '回单.csv')
      .expect(200);
    expect(body).toMatchObject({ payoutState: 'settled', queues: { paid: 4 } });
    const due2 = await service.dataSource.query<{ worker_id: string; paid: number }[]>(
      `SELECT worker_id, sum(paid_fen)::int AS paid FROM line_endings GROUP BY worker_id ORDER BY 2`,
    );
    expect(due2.map(({ paid }) => paid)).toEqual([
      30_000, 30_000, 30_000, 30_000, 30_000, 30_000, 30_000, 30_000, 35_000, 60_000,
    ]);
  });
});

describe('a bank return that cannot be read', () => {
  let service: TestService;
  let county: SmallCounty;
  let payout: PayoutBody;
  beforeAll(async () => {
    service = await openTestService('2024-02-20');
    county = await new SmallCounty(service).open(1);
    payout = await county.draft({ toMonth: '2024-01' });
  });
  afterAll(() => service.close());

  const upload = (content: Buffer | string, query = '') =>
    county.finance.post(`/payouts/${payout.id}/bank-returns${query}`).attach('file', Buffer.from(content), 'x.csv');

  it('is refused in words, and writes nothing', async () => {
    expect((await upload(HEADING).expect(409)).body).toMatchObject({ code: 'PAYOUT_NOT_SENT' });
    payout = await county.send(payout.id, '2024-03-01');
    expect((await upload('业务参考号,金额,姓名\n1,2,3').expect(422)).body).toMatchObject({
      code: 'BANK_RETURN_UNREADABLE',
      detail: '没有找到列名行：缺少“收款账号、处理结果”列。请核对银行方案，或在文件首行补上列名。',
    });
    await upload(`${HEADING}\n`).expect(422);
    await upload(Buffer.from([0xff, 0xfe, 0x00])).expect(422);
    await upload('PK nothing').expect(422);
    expect((await upload(HEADING, '?profile=none').expect(400)).body).toMatchObject({ code: 'BANK_PROFILE_UNKNOWN' });
    await county.officer
      .post(`/payouts/${payout.id}/bank-returns`)
      .attach('file', Buffer.from(HEADING), 'x')
      .expect(403);
    const elsewhere = await service.as('finance', '341823');
    await elsewhere.post(`/payouts/${payout.id}/bank-returns`).attach('file', Buffer.from(HEADING), 'x').expect(404);
    await elsewhere.get(`/payouts/${payout.id}/bank-file`).expect(404);
    expect((await county.officer.get(`/payouts/${payout.id}/bank-returns`).expect(200)).body).toEqual([]);
  });
});
