import { accountOf } from '../support/register/people.js';
import { brokenChecks, figuresOf } from '../support/payouts/figures.js';
import { type PayoutBody, SmallCounty } from '../support/payouts/sent-payout.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

interface RowBody {
  id: string;
  queue: string;
  lineId: string | null;
  payeeName: string | null;
  resolution: string | null;
  closedWithAnother: boolean;
}

type Resolution = 'paid-as-stated' | 'returned' | 'no-effect';

const HEADING = '业务参考号,收款人姓名,收款账号,金额(元),处理结果,失败原因,交易日期';
const REASON = '看错了一行';

/** What the bank says of a person’s transfer of 300 yuan. */
interface Stated {
  name?: string;
  yuan?: string;
  status?: string;
  key?: string;
}

class Bank {
  private files = 0;

  private constructor(
    readonly service: TestService,
    readonly county: SmallCounty,
    readonly payout: PayoutBody,
    readonly keys: readonly string[],
  ) {}

  /** Two months of 150 yuan for each, sent to the bank on 1 March. */
  static async open(people: number): Promise<Bank> {
    const service = await openTestService('2024-02-20');
    const county = await new SmallCounty(service).open(people);
    const draft = await county.draft({ toMonth: '2024-02' });
    const payout = await county.send(draft.id, '2024-03-01');
    return new Bank(service, county, payout, await Bank.keysOf(county, payout));
  }

  static async keysOf(county: SmallCounty, payout: PayoutBody): Promise<string[]> {
    const lines = await county.lines(payout.id);
    return county.workers.map(({ id }) => `${payout.number}-${lines.find(({ workerId }) => workerId === id)?.lineNo}`);
  }

  /** Each step a second later: what was decided later is known by its moment. */
  tick(): void {
    const at = new Date(this.service.clock.now().getTime() + 1_000);
    this.service.clock.now = () => at;
  }

  async answer(...told: readonly [n: number, stated: Stated][]): Promise<void> {
    this.tick();
    const rows = told.map(([n, { name, yuan = '300.00', status = '成功', key }]) => {
      const { name: known } = this.county.workers[n - 1]!;
      const cells = [key ?? this.keys[n - 1]!, name ?? known, `****${accountOf(n).slice(-4)}`, yuan, status];
      return [...cells, status === '成功' ? '' : '账户已销户', '2024-03-01'].join(',');
    });
    // Another file each time: the same bytes are the same return.
    const content = Buffer.from([HEADING, ...rows, `合计,,,${++this.files}`].join('\r\n'));
    await this.county.finance
      .post(`/payouts/${this.payout.id}/bank-returns?profile=generic-csv`)
      .attach('file', content, `回单${this.files}.csv`)
      .expect(200);
  }

  async rows(queue: string): Promise<RowBody[]> {
    const path = `/payouts/${this.payout.id}/bank-returns/rows?queue=${queue}&pageSize=500`;
    return ((await this.county.finance.get(path).expect(200)).body as { items: RowBody[] }).items;
  }

  /** The latest of a queue. */
  async row(queue: string): Promise<RowBody> {
    return (await this.rows(queue)).at(-1)!;
  }

  async resolve({ id }: RowBody, resolution: Resolution, lineKey?: string): Promise<void> {
    this.tick();
    const body = { resolution, reason: '银行确认', ...(lineKey && { lineKey }) };
    await this.county.finance.post(`/payouts/${this.payout.id}/bank-returns/rows/${id}/resolve`, body).expect(200);
  }

  async undo({ id }: RowBody, resolution: Resolution, status = 200): Promise<{ code?: string; detail?: string }> {
    this.tick();
    const body = { resolution, reason: REASON };
    const path = `/payouts/${this.payout.id}/bank-returns/rows/${id}/undo`;
    const answer = await this.county.finance.post(path, body);
    if (answer.status !== status) throw new Error(`undo: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as { code?: string; detail?: string };
  }

  figures(): Promise<Record<string, unknown>> {
    return figuresOf(this.service, this.county.finance);
  }

  async state(): Promise<string> {
    return (await this.county.payout(this.payout.id)).state;
  }
}

interface Scenario {
  name: string;
  stated: Stated;
  /** What the bank had said of the same transfer before. */
  first?: Stated;
  queue: string;
  resolution: Resolution;
  /** Of an unknown row, the key by which it was found. */
  byKey?: true;
  /** What is paid, comes back and is with the bank while the decision stands, in yuan. */
  meanwhile: [paid: number, returned: number, open: number];
}

/** Of two people one is paid as sent, 300 yuan, and the bank’s word on the other is decided by hand. */
const SCENARIOS: readonly Scenario[] = [
  { name: 'short pay, booked as stated', stated: { yuan: '200.00' }, queue: 'short-pay', resolution: 'paid-as-stated', meanwhile: [500, 0, 0] },
  { name: 'short pay, called returned', stated: { yuan: '200.00' }, queue: 'short-pay', resolution: 'returned', meanwhile: [300, 300, 0] },
  { name: 'short pay, called none of ours', stated: { yuan: '200.00' }, queue: 'short-pay', resolution: 'no-effect', meanwhile: [300, 0, 300] },
  { name: 'pay of less than a month, so that one line is paid and one returned', stated: { yuan: '100.00' }, queue: 'short-pay', resolution: 'paid-as-stated', meanwhile: [400, 150, 0] },
  { name: 'over-pay, booked as stated', stated: { yuan: '350.00' }, queue: 'over-pay', resolution: 'paid-as-stated', meanwhile: [650, 0, 0] },
  { name: 'another name, called returned', stated: { name: '别人' }, queue: 'other-name', resolution: 'returned', meanwhile: [300, 300, 0] },
  { name: 'another name, booked', stated: { name: '别人' }, queue: 'other-name', resolution: 'paid-as-stated', meanwhile: [600, 0, 0] },
  { name: 'an unknown key, found to be theirs', stated: { key: 'JT-341821-2024-0001-9999' }, queue: 'unknown-line', resolution: 'paid-as-stated', byKey: true, meanwhile: [600, 0, 0] },
  { name: 'an unclear word, called returned', stated: { status: '处理中' }, queue: 'unclear', resolution: 'returned', meanwhile: [300, 300, 0] },
  { name: 'a second row for what was paid, called none of ours', first: {}, stated: {}, queue: 'repeated', resolution: 'no-effect', meanwhile: [600, 0, 0] },
  { name: 'money that came back after it was paid', first: {}, stated: { status: '退票' }, queue: 'repeated', resolution: 'returned', meanwhile: [600, 0, 0] },
]; // prettier-ignore

const yuan = (fen: number): number => fen / 100;

describe('a decision on a row of a bank’s return, taken back', () => {
  let bank: Bank;
  afterEach(() => bank.service.close());

  const settled = async (): Promise<number[]> => {
    const { body } = await bank.county.finance.get(`/payouts/${bank.payout.id}/settlement`).expect(200);
    const { paid, returned, open } = body as Record<'paid' | 'returned' | 'open', { fen: number }>;
    return [paid.fen, returned.fen, open.fen].map(yuan);
  };

  it.each(SCENARIOS)('leaves every figure as it was: $name', async (scenario) => {
    const { stated, first, queue, resolution, byKey, meanwhile } = scenario;
    bank = await Bank.open(2);
    await bank.answer([1, {}]);
    if (first) await bank.answer([2, first]);
    await bank.answer([2, stated]);
    const row = await bank.row(queue);
    const before = await bank.figures();
    const state = await bank.state();
    await bank.resolve(row, resolution, byKey && bank.keys[1]);
    expect(await settled()).toEqual(meanwhile);
    expect(await bank.state()).toBe(meanwhile[2] === 0 ? 'settled' : 'sent');
    await bank.undo(row, resolution);
    expect(await bank.figures()).toEqual(before);
    expect(await bank.state()).toBe(state);
    expect(await brokenChecks(bank.service)).toEqual([]);
    // Decided once more it comes to what it came to, and the slip has left nothing that counts.
    await bank.resolve(row, resolution, byKey && bank.keys[1]);
    expect(await settled()).toEqual(meanwhile);
    expect(await brokenChecks(bank.service)).toEqual([]);
  });

  it('is a further entry: what was decided, by whom and why it was taken back stays in ledger, life and log', async () => {
    bank = await Bank.open(1);
    await bank.answer([1, { yuan: '200.00' }]);
    const row = await bank.row('short-pay');
    await bank.resolve(row, 'returned');
    await bank.undo(row, 'returned');
    await bank.resolve(row, 'paid-as-stated');
    const entries = await bank.service.dataSource.query(
      `SELECT e.outcome, e.paid_fen AS paid, e.turn, r.reason FROM line_ending_entries e
       LEFT JOIN line_reopenings r ON r.line_id = e.line_id AND r.turn = e.turn ORDER BY e.turn, e.paid_fen DESC`,
    );
    expect(entries).toEqual([
      { outcome: 'returned', paid: 0, turn: 0, reason: REASON },
      { outcome: 'returned', paid: 0, turn: 0, reason: REASON },
      { outcome: 'paid', paid: 15_000, turn: 1, reason: null },
      { outcome: 'paid', paid: 5_000, turn: 1, reason: null },
    ]);
    const { body } = await bank.county.officer.get(`/payouts/${bank.payout.id}/events?pageSize=500`).expect(200);
    const events = (body as { items: { action: string; toState: string; comment: string | null }[] }).items;
    // The clock of the test stands still while a payout is taken to the bank.
    const since = events.filter(({ action }) => action === 'settle' || action === 'bank-return-undo');
    expect(since).toMatchObject([
      { action: 'settle', toState: 'settled' },
      { action: 'bank-return-undo', toState: 'sent', comment: REASON },
      { action: 'settle', toState: 'settled' },
    ]);
    const auditor = await bank.service.as('auditor');
    const log = await auditor.get('/audit?action=payout.bank-return-undo').expect(200);
    expect((log.body as { items: unknown[] }).items).toMatchObject([
      { title: '撤销银行回单行的认定', reason: REASON, details: { resolution: 'returned', decidedFor: '银行确认' } },
    ]);
    for (const table of ['line_reopenings', 'line_ending_entries']) {
      await expect(bank.service.dataSource.query(`DELETE FROM ${table}`)).rejects.toThrow('refused');
      await expect(bank.service.dataSource.query(`TRUNCATE ${table} CASCADE`)).rejects.toThrow('refused');
    }
    await expect(bank.service.dataSource.query(`UPDATE payouts SET state = 'sent'`)).rejects.toThrow('stays as it is');
  });

  it('opens with it the rows that it answered, and those are not taken back by themselves', async () => {
    bank = await Bank.open(1);
    await bank.answer([1, { status: '处理中' }]);
    await bank.answer([1, { status: '待核' }]);
    const [first, second] = await bank.rows('unclear');
    await bank.resolve(second!, 'returned');
    expect(await bank.rows('unclear')).toMatchObject([
      { resolution: 'no-effect', closedWithAnother: true },
      { resolution: 'returned', closedWithAnother: false },
    ]);
    expect(await bank.undo(first!, 'no-effect', 409)).toMatchObject({
      code: 'RETURN_ROW_CLOSED_WITH_ANOTHER',
      detail: expect.stringContaining('第 2 行') as string,
    });
    await bank.undo(second!, 'returned');
    expect(await bank.rows('unclear')).toMatchObject([{ resolution: null }, { resolution: null }]);
    await bank.answer([1, {}]);
    const [closed] = await bank.rows('unclear');
    expect(await bank.undo(closed!, 'no-effect', 409)).toMatchObject({ code: 'RETURN_ROW_CLOSED_WITH_ANOTHER' });
  });

  it('is refused where nothing was decided, where it is decided otherwise by now, and to whoever may not decide', async () => {
    bank = await Bank.open(1);
    await bank.answer([1, { yuan: '200.00' }]);
    const row = await bank.row('short-pay');
    expect(await bank.undo(row, 'returned', 409)).toMatchObject({ code: 'RETURN_ROW_OPEN' });
    await bank.resolve(row, 'paid-as-stated');
    expect(await bank.undo(row, 'returned', 409)).toMatchObject({ code: 'RETURN_ROW_DECIDED_ANEW' });
    const path = `/payouts/${bank.payout.id}/bank-returns/rows/${row.id}/undo`;
    const body = { resolution: 'paid-as-stated', reason: REASON };
    await bank.county.officer.post(path, body).expect(403);
    await (await bank.service.as('finance', '341823')).post(path, body).expect(404);
    await bank.county.finance.post(path, { resolution: 'paid-as-stated' }).expect(400);
    expect(await bank.state()).toBe('settled');
  });

  it('goes back in turn: what was decided later about the same transfer is taken back first', async () => {
    bank = await Bank.open(1);
    await bank.answer([1, { name: '别人' }]);
    const name = await bank.row('other-name');
    await bank.resolve(name, 'paid-as-stated');
    await bank.answer([1, { status: '退票' }]);
    const back = await bank.row('repeated');
    await bank.resolve(back, 'returned');
    expect(await bank.undo(name, 'paid-as-stated', 409)).toMatchObject({ code: 'RETURN_ROW_DECIDED_SINCE' });
    await bank.undo(back, 'returned');
    await bank.undo(name, 'paid-as-stated');
    expect(await settled()).toEqual([0, 0, 300]);
    expect(await brokenChecks(bank.service)).toEqual([]);
  });

  it('is refused while what came back is on another payout, or was paid by it; once that is called off it goes', async () => {
    bank = await Bank.open(2);
    await bank.answer([1, {}], [2, { yuan: '200.00' }]);
    const row = await bank.row('short-pay');
    await bank.resolve(row, 'returned');
    const next = await bank.county.draft({ toMonth: '2024-02' });
    const refused = await bank.undo(row, 'returned', 409);
    expect(refused).toMatchObject({ code: 'LINE_ON_ANOTHER_PAYOUT' });
    expect(refused.detail).toContain(next.number);
    await bank.county.officer.post(`/payouts/${next.id}/cancel`, { comment: '不发了' }).expect(200);
    await bank.undo(row, 'returned');
    await bank.resolve(row, 'returned');
    const again = await bank.county.draft({ toMonth: '2024-02' });
    await bank.county.send(again.id, '2024-04-10');
    expect(await bank.undo(row, 'returned', 409)).toMatchObject({ code: 'LINE_ON_ANOTHER_PAYOUT' });
    const paid = { paidOn: '2024-04-10', except: [], reason: '盖章回单' };
    await bank.county.finance.post(`/payouts/${again.id}/bank-returns/all-paid`, paid).expect(200);
    expect(await bank.undo(row, 'returned', 409)).toMatchObject({
      code: 'LINE_PAID_AGAIN',
      detail: expect.stringContaining(again.number) as string,
    });
    expect(await brokenChecks(bank.service)).toEqual([]);
  });

  it('is refused once what was paid is under recovery', async () => {
    bank = await Bank.open(1);
    await bank.answer([1, { yuan: '350.00' }]);
    const row = await bank.row('over-pay');
    await bank.resolve(row, 'paid-as-stated');
    const { id } = bank.county.workers[0]!;
    await bank.county.officer
      .post('/recoveries/accept', { items: [{ workerId: id, subject: 'stipend:2024-02' }] })
      .expect(201);
    expect(await bank.undo(row, 'paid-as-stated', 409)).toMatchObject({ code: 'LINE_UNDER_RECOVERY' });
  });

  it('takes back what the lines repaid of a recovery, and is refused once that recovery was repaid by other ways', async () => {
    bank = await Bank.open(1);
    await bank.answer([1, { yuan: '350.00' }]);
    await bank.resolve(await bank.row('over-pay'), 'paid-as-stated');
    const { id } = bank.county.workers[0]!;
    const items = [{ workerId: id, subject: 'stipend:2024-02', nettingAllowed: true, monthlyFloorFen: 0 }];
    const opened = await bank.county.officer.post('/recoveries/accept', { items }).expect(201);
    const [{ id: recoveryId }] = (opened.body as { items: [{ id: string }] }).items;
    const left = async (): Promise<object> =>
      (await bank.county.finance.get(`/recoveries/${recoveryId}`).expect(200)).body as object;
    const draft = await bank.county.draft({ fromMonth: '2024-03', toMonth: '2024-03' });
    const march = await bank.county.send(draft.id, '2024-04-10');
    const later = Object.assign(Object.create(Bank.prototype) as Bank, bank, {
      payout: march,
      keys: await Bank.keysOf(bank.county, march),
    });
    await later.answer([1, { name: '别人', yuan: '100.00' }]);
    const row = await later.row('other-name');
    const before = await later.figures();
    await later.resolve(row, 'paid-as-stated');
    expect(await left()).toMatchObject({ leftFen: 0, reservedFen: 0 });
    await later.undo(row, 'paid-as-stated');
    expect(await later.figures()).toEqual(before);
    expect(await left()).toMatchObject({ leftFen: 5_000, reservedFen: 5_000 });
    await later.resolve(row, 'paid-as-stated');
    expect(await left()).toMatchObject({ leftFen: 0, reservedFen: 0 });
    await later.undo(row, 'paid-as-stated');
    await later.resolve(row, 'returned');
    const instalment = { amountFen: 5_000, receivedOn: '2024-04-10' };
    await bank.county.finance.post(`/recoveries/${recoveryId}/instalments`, instalment).expect(201);
    expect(await later.undo(row, 'returned', 409)).toMatchObject({ code: 'RECOVERY_SPENT' });
    expect(await brokenChecks(bank.service)).toEqual([]);
  });

  it('is refused for money that came back, once somebody put it right by hand or it was paid anew', async () => {
    bank = await Bank.open(1);
    await bank.answer([1, {}]);
    await bank.answer([1, { status: '退票' }]);
    const row = await bank.row('repeated');
    await bank.resolve(row, 'returned');
    const again = await bank.county.draft({ toMonth: '2024-02' });
    expect(await bank.undo(row, 'returned', 409)).toMatchObject({ code: 'LINE_ON_ANOTHER_PAYOUT' });
    await bank.county.officer.post(`/payouts/${again.id}/cancel`, { comment: '不发了' }).expect(200);
    await bank.undo(row, 'returned');
    await bank.resolve(row, 'returned');
    const [recovery] = (
      (await bank.county.officer.get('/recoveries?pageSize=50').expect(200)).body as {
        items: { id: string; leftFen: number }[];
      }
    ).items.slice(-1);
    expect(recovery).toMatchObject({ leftFen: 0 });
    expect(await brokenChecks(bank.service)).toEqual([]);
  });

  it('is refused once the payee was merged into another record', async () => {
    bank = await Bank.open(2);
    await bank.answer([1, {}], [2, { yuan: '200.00' }]);
    const row = await bank.row('short-pay');
    await bank.resolve(row, 'returned');
    const [first, second] = bank.county.workers;
    await bank.service.dataSource.query('DELETE FROM posts WHERE worker_id = $1', [second!.id]);
    await bank.service.dataSource.query(
      'DELETE FROM registrations WHERE certificate_id IN (SELECT id FROM certificates WHERE worker_id = $1)',
      [second!.id],
    );
    await bank.service.dataSource.query(
      'UPDATE certificates SET void = true, revoked_on = approved_on WHERE worker_id = $1',
      [second!.id],
    );
    const asked = await bank.county.officer.post(`/workers/${first!.id}/merge`, {
      duplicateId: second!.id,
      reason: '同一人',
    });
    expect([asked.status, asked.body]).toEqual([201, asked.body]);
    const { id } = asked.body as { id: string };
    await bank.county.reviewer.post(`/workers/${first!.id}/merges/${id}/confirm`, {}).expect(200);
    expect(await bank.undo(row, 'returned', 409)).toMatchObject({ code: 'PERSON_MERGED_SINCE' });
    expect(await bank.state()).toBe('settled');
  });

  it('asked a second time with its key answers once and reverses once', async () => {
    bank = await Bank.open(1);
    await bank.answer([1, { yuan: '200.00' }]);
    const row = await bank.row('short-pay');
    await bank.resolve(row, 'returned');
    const path = `/payouts/${bank.payout.id}/bank-returns/rows/${row.id}/undo`;
    const body = { resolution: 'returned', reason: REASON };
    const [one, other] = await Promise.all([
      bank.county.finance.post(path, body),
      bank.county.finance.post(path, body),
    ]);
    expect([one.status, other.status].toSorted((a, b) => a - b)).toEqual([200, 409]);
    const [{ n }] = await bank.service.dataSource.query<[{ n: number }]>(
      'SELECT count(*)::int AS n FROM line_reopenings',
    );
    expect(n).toBe(2);
  });
});
