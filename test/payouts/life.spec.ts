import { readSeed, seedPath } from '../../src/common/seed-files.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

interface Payout {
  id: string;
  state: string;
  lineCount: number;
  totalFen: number;
  noticeTo: string | null;
  seal: string | null;
}

interface Line {
  id: string;
  state: string;
  amountFen: number;
  workerId: string;
  subject: string;
}

const step = async (
  session: Session,
  id: string,
  name: string,
  status = 200,
): Promise<Payout & { code: string; detail: string }> =>
  (await session.post(`/payouts/${id}/${name}`, {}).expect(status)).body as Payout & { code: string; detail: string };

describe('the life of a payout', () => {
  let service: TestService;
  let officer: Session;
  let reviewer: Session;
  let finance: Session;
  beforeAll(async () => {
    service = await openTestService('2025-01-06');
    officer = await service.as('officer');
    reviewer = await service.as('reviewer');
    finance = await service.as('finance');
    const policies = JSON.parse(readSeed('sample-policies.json')) as { regionCode: string }[];
    for (const policy of policies.filter(({ regionCode }) => regionCode === '341821')) {
      const { body } = await officer.post('/policies', policy).expect(201);
      await reviewer.post(`/policies/${(body as { id: string }).id}/approve`, {}).expect(200);
    }
    await officer.post('/imports/roster?mode=all').attach('file', seedPath('sample-roster.xlsx')).expect(200);
  });
  afterAll(() => service.close());

  const linesOf = async (id: string): Promise<Line[]> =>
    ((await officer.get(`/payouts/${id}/lines?pageSize=500&ended=true`).expect(200)).body as { items: Line[] }).items;
  const draft = async (body: object): Promise<Payout> =>
    (await officer.post('/payouts', body).expect(201)).body as Payout;

  it('goes from draft to sent, each step by whom it belongs to and no step before its time', async () => {
    service.clock.day = '2025-01-06';
    const { id, lineCount, totalFen } = await draft({ kind: 'award', regionCode: '341821', asOf: '2024-12-31' });
    const [first] = await linesOf(id);
    await step(reviewer, id, 'approve', 409);
    await officer.post(`/payouts/${id}/lines/${first!.id}/hold`, { reason: '材料待补' }).expect(200);
    const released = await officer
      .post(`/payouts/${id}/lines/${first!.id}/release`, { reason: '材料已补' })
      .expect(200);
    expect(released.body).toMatchObject({ lineCount, totalFen });
    await step(finance, id, 'submit', 403);
    await step(officer, id, 'submit');
    await step(officer, id, 'publish', 409);
    await step(officer, id, 'accept', 403);
    await step(reviewer, id, 'accept');
    const published = await step(officer, id, 'publish');
    // Five working days from the day after posting: 7, 8, 9, 10 and 13 January.
    expect(published).toMatchObject({ state: 'notice', noticeTo: '2025-01-13' });
    const objection = await officer
      .post(`/payouts/${id}/objections`, { lineId: first!.id, raisedBy: '匿名', text: '已离职' })
      .expect(201);
    service.clock.day = '2025-01-13';
    expect(await step(reviewer, id, 'approve', 409)).toMatchObject({ code: 'NOTICE_RUNNING' });
    service.clock.day = '2025-01-14';
    expect(await step(reviewer, id, 'approve', 409)).toMatchObject({ code: 'OBJECTIONS_OPEN' });
    const oid = (objection.body as { id: string }).id;
    await reviewer
      .post(`/payouts/${id}/objections/${oid}/decide`, { decision: 'upheld', reason: '查实已离职' })
      .expect(200);
    const admin = await service.admin();
    await step(admin, id, 'approve');
    const sent = await step(finance, id, 'send');
    expect(sent).toMatchObject({ state: 'sent', lineCount: lineCount - 1, totalFen: totalFen - first!.amountFen });
    expect(sent.seal).toMatch(/^[0-9a-f]{64}$/);
    await step(officer, id, 'cancel', 409);
    const states = new Set((await linesOf(id)).map((line) => line.state));
    expect(states).toEqual(new Set(['removed', 'sent']));
    await finance.get(`/payouts/${id}/workbook.xlsx`).expect(200);
  });

  it('is not approved by anybody who had a hand in it, and says what they did', async () => {
    service.clock.day = '2025-01-06';
    const admin = await service.admin();
    const create = { kind: 'stipend', regionCode: '341821', asOf: '2024-12-31' };
    const { body } = await admin.post('/payouts', create).expect(201);
    const { id } = body as Payout;
    await step(officer, id, 'submit');
    expect(await step(admin, id, 'accept', 422)).toMatchObject({ code: 'DUTIES_NOT_SEPARATE' });
    await step(reviewer, id, 'return');
    const cancelled = await step(officer, id, 'cancel');
    expect(cancelled.state).toBe('cancelled');
    const again = await draft(create);
    expect(again.lineCount).toBe((body as Payout).lineCount);
    const recomputed = await step(officer, again.id, 'recompute');
    expect(recomputed).toMatchObject({ lineCount: again.lineCount, totalFen: again.totalFen });
  });

  it('does not hang on an objection to a line that was worked out anew', async () => {
    service.clock.day = '2025-02-10';
    const { id, lineCount } = await draft({ kind: 'stipend', regionCode: '341821', asOf: '2025-01-31' });
    const [first] = await linesOf(id);
    for (const [who, name] of [
      [officer, 'submit'],
      [reviewer, 'accept'],
      [officer, 'publish'],
    ] as const) {
      await step(who, id, name);
    }
    const body = { lineId: first!.id, raisedBy: '匿名', text: '不符合条件' };
    const { id: oid } = (await officer.post(`/payouts/${id}/objections`, body).expect(201)).body as { id: string };
    await step(reviewer, id, 'return');
    // What the objection holds stays held.
    expect(await step(officer, id, 'recompute')).toMatchObject({ lineCount: lineCount - 1 });
    for (const [who, name] of [
      [officer, 'submit'],
      [reviewer, 'accept'],
      [officer, 'publish'],
    ] as const) {
      await step(who, id, name);
    }
    await reviewer
      .post(`/payouts/${id}/objections/${oid}/decide`, { decision: 'upheld', reason: '查实不符合条件' })
      .expect(200);
    const after = (await officer.get(`/payouts/${id}`).expect(200)).body as Payout;
    expect(after.lineCount).toBe(lineCount - 1);
    await step(officer, id, 'cancel');
  });

  it('is held by the database: nobody changes or deletes what the ledger has written', async () => {
    for (const table of ['payout_lines', 'line_ending_entries', 'payout_events', 'payout_documents']) {
      await expect(service.dataSource.query(`DELETE FROM ${table}`)).rejects.toThrow('refused');
      await expect(service.dataSource.query(`TRUNCATE ${table} CASCADE`)).rejects.toThrow('refused');
    }
    await expect(service.dataSource.query(`UPDATE payout_lines SET amount_fen = 1`)).rejects.toThrow('refused');
    await expect(service.dataSource.query(`DELETE FROM live_attempts`)).rejects.toThrow('ended');
    await expect(service.dataSource.query(`UPDATE payouts SET total_fen = 1 WHERE state = 'sent'`)).rejects.toThrow(
      'stays as it is',
    );
  });
});
