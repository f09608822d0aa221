import { accountOf } from '../support/register/people.js';
import { type PayoutBody, SmallCounty } from '../support/payouts/sent-payout.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

interface Settlement {
  paid: { payees: number; lines: number; fen: number };
  returned: { payees: number; lines: number; fen: number };
  open: { payees: number; lines: number; fen: number };
  paidFrom: string | null;
}

const SLIP = Buffer.from('%PDF-1.7 盖章回单\n%%EOF\n');

describe('all paid on a day, except these', () => {
  let service: TestService;
  let county: SmallCounty;
  let payout: PayoutBody;
  let slipId: string;
  beforeAll(async () => {
    service = await openTestService('2024-02-20');
    county = await new SmallCounty(service).open(6);
    payout = await county.draft({ toMonth: '2024-02' });
    payout = await county.send(payout.id, '2024-03-05');
  });
  afterAll(() => service.close());

  const worker = (n: number): string => county.workers[n - 1]!.id;
  const allPaid = async (
    body: object,
    status = 200,
  ): Promise<{ code?: string; state: string; settlement: Settlement }> => {
    const asked = { paidOn: '2024-03-04', except: [], reason: '银行盖章回单', ...body };
    const answer = await county.finance.post(`/payouts/${payout.id}/bank-returns/all-paid`, asked);
    expect([answer.status, answer.body]).toEqual([status, answer.body]);
    return answer.body as { code?: string; state: string; settlement: Settlement };
  };
  const settlement = async (): Promise<Settlement> =>
    (await county.officer.get(`/payouts/${payout.id}/settlement`).expect(200)).body as Settlement;

  it('rests on the stamped slip, which is a scan and of this payout', async () => {
    const path = `/payouts/${payout.id}/bank-slips`;
    const refused = await county.finance.post(path).attach('file', Buffer.from('姓名,账号'), '回单.csv').expect(415);
    expect(refused.body).toMatchObject({ code: 'BANK_SLIP_KIND' });
    // Cut off on the way.
    await county.finance.post(path).attach('file', SLIP.subarray(0, 12), '回单.pdf').expect(415);
    await county.officer.post(path).attach('file', SLIP, '回单.pdf').expect(403);
    const kept = await county.finance.post(path).attach('file', SLIP, '回单.pdf').expect(200);
    slipId = (kept.body as { id: string }).id;
    expect(kept.body).toMatchObject({ fileName: '回单.pdf' });
    const other = await allPaid({ attachmentId: '01900000-0000-7000-8000-000000000001' }, 422);
    expect(other.code).toBe('BANK_SLIP_MISSING');
  });

  it('is refused for a day that cannot be, for people who are not in it, and without a reason', async () => {
    expect((await allPaid({ paidOn: '2024-03-06' }, 422)).code).toBe('PAID_ON_IMPOSSIBLE');
    expect((await allPaid({ paidOn: '2024-02-19' }, 422)).code).toBe('PAID_ON_IMPOSSIBLE');
    const stranger = '01900000-0000-7000-8000-000000000002';
    expect((await allPaid({ except: [stranger] }, 422)).code).toBe('EXCEPT_NOT_OPEN');
    await allPaid({ reason: '' }, 400);
    expect((await settlement()).open).toEqual({ payees: 6, lines: 12, fen: 180_000 });
  });

  it('does not cover over what the bank said of somebody and nobody has looked at', async () => {
    const { name } = county.workers[0]!;
    const row = `${name},${accountOf(1)},299.00,成功`;
    const file = Buffer.from(`姓名,账号,金额,处理结果\n${row}`);
    await county.finance.post(`/payouts/${payout.id}/bank-returns`).attach('file', file, '回单.csv').expect(200);
    expect((await allPaid({}, 409)).code).toBe('RETURN_ROWS_WAIT');
  });

  it('is not done without its event', async () => {
    await service.dataSource.query(`
      CREATE FUNCTION refuse_event() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no room in the log'; END $$;
      CREATE TRIGGER no_room BEFORE INSERT ON audit_events FOR EACH ROW EXECUTE FUNCTION refuse_event()`);
    await allPaid({ except: [worker(1)] }, 500);
    await service.dataSource.query('DROP TRIGGER no_room ON audit_events');
    expect((await settlement()).paid).toEqual({ payees: 0, lines: 0, fen: 0 });
  });

  it('pays the others on that day and leaves those who are named with the bank', async () => {
    const except = [worker(1), worker(2), worker(3)];
    const { settlement: after, state } = await allPaid({ except, attachmentId: slipId });
    expect(state).toBe('sent');
    expect(after).toMatchObject({
      paid: { payees: 3, lines: 6, fen: 90_000 },
      returned: { payees: 0, fen: 0 },
      open: { payees: 3, lines: 6, fen: 90_000 },
      paidFrom: '2024-03-04',
    });
    const lines = await county.officer.get(`/payouts/${payout.id}/lines?pageSize=500`).expect(200);
    const items = (lines.body as { items: { workerId: string; state: string; paidOn: string | null }[] }).items;
    expect(items.filter(({ workerId }) => workerId === worker(4))).toMatchObject([
      { state: 'paid', paidOn: '2024-03-04' },
      { state: 'paid', paidOn: '2024-03-04' },
    ]);
    expect(items.find(({ workerId }) => workerId === worker(2))).toMatchObject({ state: 'sent', paidOn: null });
    const { body } = await county.officer.get(`/workers/${worker(4)}`).expect(200);
    expect((body as { payments: { paidOn: string | null }[] }).payments).toMatchObject([
      { paidOn: '2024-03-04' },
      { paidOn: '2024-03-04' },
    ]);
  });

  it('or has them come back, when that is said; then the payout is settled and says how it went', async () => {
    const except = [worker(1), worker(2)];
    await allPaid({ except: [worker(1)], exceptReturned: true, reason: '回单注明退汇' }, 409);
    const rows = await county.officer.get(`/payouts/${payout.id}/bank-returns/rows?open=true`).expect(200);
    const [row] = (rows.body as { items: { id: string; paidOn: string | null }[] }).items;
    const noEffect = { resolution: 'no-effect', reason: '回单金额系笔误' };
    await county.finance.post(`/payouts/${payout.id}/bank-returns/rows/${row!.id}/resolve`, noEffect).expect(200);
    const { state, settlement: after } = await allPaid({ except, exceptReturned: true, reason: '回单注明退汇' });
    expect(state).toBe('settled');
    expect(after).toEqual({
      paid: { payees: 4, lines: 8, fen: 120_000 },
      returned: { payees: 2, lines: 4, fen: 60_000 },
      open: { payees: 0, lines: 0, fen: 0 },
      paidFrom: '2024-03-04',
      paidTo: '2024-03-04',
    });
    await allPaid({}, 409);
    const next = await county.draft({ toMonth: '2024-02' });
    expect(next).toMatchObject({ payeeCount: 2, totalFen: 60_000 });
    const { body } = await county.reviewer.get('/integrity').expect(200);
    expect(body).toMatchObject({ ok: true });
  });

  it('is in the log, with the slip', async () => {
    const admin = await service.admin();
    const { body } = await admin.get(`/audit?action=payout.all-paid&objectId=${payout.id}`).expect(200);
    const { items } = body as { items: { details: object; reason: string }[] };
    expect(items).toHaveLength(2);
    expect(items.at(-1)).toMatchObject({ details: { slipId, paid: 3, stillOpen: 3, paidOn: '2024-03-04' } });
  });
});
