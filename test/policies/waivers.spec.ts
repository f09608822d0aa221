import type { WaiverResponse } from '../../src/policies/waivers/waivers.dto.js';
import { faults } from '../support/register/people.js';
import { settle } from '../support/payouts/payouts.js';
import { SmallCounty } from '../support/payouts/sent-payout.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

const PAPER = { waivedOn: '2024-03-10', paper: '放弃声明，存人事科' };

describe('what a person gave up in writing', () => {
  let service: TestService;
  let county: SmallCounty;
  beforeAll(async () => {
    service = await openTestService('2024-03-31');
    county = await new SmallCounty(service).open(5);
  });
  afterAll(() => service.close());

  const record = async <T = WaiverResponse>(n: number, body: object, status = 201): Promise<T> =>
    (await county.officer.post(`/workers/${county.workers[n]!.id}/waivers`, { ...PAPER, ...body }).expect(status))
      .body as T;
  const due = async (n: number): Promise<string[]> => {
    const { body } = await county.officer.get('/stipends/entitlements?fromMonth=2024-01&pageSize=500').expect(200);
    const { items } = body as { items: { workerId: string; subject: string; dueFen: number }[] };
    return items
      .filter((item) => item.workerId === county.workers[n]!.id && item.dueFen > 0)
      .map(({ subject }) => subject);
  };

  it('is owed nothing until it is taken back, and its reason says so', async () => {
    const { workers } = county;
    const waiver = await record(0, { kind: 'stipend', subject: 'stipend:2024-02' });
    expect(waiver).toMatchObject({ ...PAPER, recordedByName: 'officer 341800', withdrawnAt: null });
    expect(await due(0)).toEqual(['stipend:2024-01', 'stipend:2024-03']);
    const { body } = await county.officer
      .get(`/workers/${workers[0]!.id}/explain?kind=stipend&month=2024-02`)
      .expect(200);
    expect(JSON.stringify(body)).toContain('本人2024-03-10书面放弃（放弃声明，存人事科），撤回前不予发放。');
    await county.officer
      .post(`/workers/${workers[0]!.id}/waivers/${waiver.id}/withdrawal`, { reason: '本人撤回' })
      .expect(200);
    expect(await due(0)).toEqual(['stipend:2024-01', 'stipend:2024-02', 'stipend:2024-03']);
    const again = `/workers/${workers[0]!.id}/waivers/${waiver.id}/withdrawal`;
    expect((await county.officer.post(again, { reason: '再次撤回' }).expect(409)).body).toMatchObject({
      code: 'WAIVER_WITHDRAWN',
    });
    const listed = (await county.officer.get(`/workers/${workers[0]!.id}/waivers`).expect(200))
      .body as WaiverResponse[];
    expect(listed).toMatchObject([{ id: waiver.id, withdrawalReason: '本人撤回', withdrawnByName: 'officer 341800' }]);
  });

  it('of all stipends begins with the month of its paper, and is recorded once', async () => {
    await record(1, { kind: 'stipend' });
    expect(await due(1)).toEqual(['stipend:2024-01', 'stipend:2024-02']);
    expect(await record(1, { kind: 'stipend' }, 409)).toMatchObject({ code: 'WAIVER_EXISTS' });
  });

  it('is refused for a subject of the other kind, a day to come, and a month beside a subject', async () => {
    const body = { kind: 'award', subject: 'stipend:2024-02', waivedOn: '2024-05-01', fromMonth: '2024-01' };
    const answer = await county.officer
      .post(`/workers/${county.workers[0]!.id}/waivers`, { ...PAPER, ...body })
      .expect(422);
    expect(faults(answer)).toEqual([
      'subject subject-of-other-kind',
      'waivedOn in-future',
      'fromMonth month-of-one-subject',
    ]);
  });

  describe('put right', () => {
    const correct = async (n: number, id: string, version: number, body: object, status = 200): Promise<unknown> =>
      (await county.officer.patch(`/workers/${county.workers[n]!.id}/waivers/${id}`, version, body).expect(status))
        .body;

    it('keeps back what it names by then, with a reason, on the version that was read', async () => {
      const { id, version } = await record(2, { kind: 'stipend', subject: 'stipend:2024-02' });
      const reason = '月份录错';
      await correct(2, id, version, { subject: 'stipend:2024-03' }, 400);
      await correct(2, id, version + 1, { subject: 'stipend:2024-03', reason }, 412);
      const answer = await correct(2, id, version, { subject: 'stipend:2024-03', reason });
      expect(answer).toMatchObject({ id, subject: 'stipend:2024-03', version: version + 1, ...PAPER });
      expect(await due(2)).toEqual(['stipend:2024-01', 'stipend:2024-02']);
      expect(await correct(2, id, 2, { subject: null, fromMonth: '2024-02', reason })).toMatchObject({ subject: null });
      expect(await due(2)).toEqual(['stipend:2024-01']);
      expect(await correct(2, id, 3, { kind: 'award', reason })).toMatchObject({ kind: 'award', fromMonth: null });
      expect(await due(2)).toEqual(['stipend:2024-01', 'stipend:2024-02', 'stipend:2024-03']);
      const reviewer = await service.as('reviewer');
      const { body } = await reviewer.get(`/workers/${county.workers[2]!.id}/history`).expect(200);
      const { items } = body as { items: { title: string; detail: string; reason: string }[] };
      expect(items.map((it) => `${it.title} ${it.detail} ${it.reason}`)).toContain(
        '更正放弃声明 项目：职业津贴 2024-02 → 职业津贴 2024-03 月份录错',
      );
    });

    it('is refused where another says the same, where it breaks a rule, and once it is taken back', async () => {
      const { id } = await record(3, { kind: 'stipend', subject: 'stipend:2024-01' });
      const other = await record(3, { kind: 'stipend', subject: 'stipend:2024-02' });
      const reason = '月份录错';
      // Nothing stands in its own way.
      expect(await correct(3, id, 1, { paper: '放弃声明原件', reason })).toMatchObject({ version: 2 });
      expect(await correct(3, id, 2, { subject: 'stipend:2024-02', reason }, 409)).toMatchObject({
        code: 'WAIVER_EXISTS',
      });
      const wrong = { subject: 'award:junior', waivedOn: '2024-05-01', fromMonth: '2024-01', reason: '13905630001' };
      const { errors } = (await correct(3, id, 2, wrong, 422)) as { errors: { field: string; code: string }[] };
      expect(errors.map(({ field, code }) => `${field} ${code}`)).toEqual([
        'subject subject-of-other-kind',
        'waivedOn in-future',
        'fromMonth month-of-one-subject',
        'reason personal-number-in-text',
      ]);
      const back = `/workers/${county.workers[3]!.id}/waivers/${other.id}/withdrawal`;
      await county.officer.post(back, { reason: '本人撤回' }).expect(200);
      expect(await correct(3, other.id, 2, { paper: '放弃声明原件', reason }, 409)).toMatchObject({
        code: 'WAIVER_WITHDRAWN',
      });
    });

    it('shows under a live payout as changed, and of what was paid as a late fact', async () => {
      const waiver = await record(4, { kind: 'stipend', subject: 'stipend:2024-03' });
      const payout = await county.draft({ toMonth: '2024-02', asOf: '2024-03-31' });
      const reason = '月份录错';
      await correct(4, waiver.id, 1, { subject: 'stipend:2024-02', reason });
      const { body: changes } = await county.officer.get(`/payouts/${payout.id}/changes`).expect(200);
      const { items } = changes as { items: { workerId: string; subject: string; cause: string }[] };
      expect(items.filter(({ workerId }) => workerId === county.workers[4]!.id)).toMatchObject([
        { subject: 'stipend:2024-02', cause: expect.stringContaining('本人2024-03-10书面放弃') as string },
      ]);
      await correct(4, waiver.id, 2, { subject: 'stipend:2024-03', reason });
      await county.send(payout.id, '2024-04-15');
      await settle(service, payout.id);
      await correct(4, waiver.id, 3, { subject: 'stipend:2024-01', reason });
      const { body: late } = await county.officer.get('/payouts/late-facts?pageSize=500').expect(200);
      const facts = (late as { items: { workerId: string; subject: string; dueFen: number }[] }).items;
      expect(facts.filter(({ workerId }) => workerId === county.workers[4]!.id)).toMatchObject([
        { subject: 'stipend:2024-01', dueFen: -15_000 },
      ]);
    });
  });

  it('does not exist beside the person’s region', async () => {
    const beside = await service.as('officer', '341802');
    const path = `/workers/${county.workers[0]!.id}/waivers`;
    await beside.get(path).expect(404);
    await beside.post(path, { ...PAPER, kind: 'award' }).expect(404);
    const [waiver] = (await county.officer.get(path).expect(200)).body as WaiverResponse[];
    await beside.patch(`${path}/${waiver!.id}`, waiver!.version, { paper: '放弃声明', reason: '录错' }).expect(404);
  });
});
