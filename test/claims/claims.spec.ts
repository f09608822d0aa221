import type { ClaimDetailResponse } from '../../src/claims/reading/claims.dto.js';
import { ClaimsGround } from '../support/claims/claims-ground.js';
import { createStation, signInManager } from '../support/places/stations.js';
import { faults } from '../support/register/people.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

const APPROVED_ON = '2023-09-01';

describe('claims', () => {
  let service: TestService;
  let ground: ClaimsGround;
  beforeAll(async () => {
    service = await openTestService('2024-04-10');
    ground = await new ClaimsGround(service, 9).lay();
    await ground.approved();
  });
  afterAll(() => service.close());

  const get = async (id: string): Promise<ClaimDetailResponse> =>
    (await ground.officer.get(`/claims/${id}`).expect(200)).body as ClaimDetailResponse;

  it('go from draft to accepted, with what was stated frozen and each step told', async () => {
    const claim = await ground.claim(0, { receivedOn: '2024-04-08' });
    expect(claim).toMatchObject({
      workerName: ground.workers[0]!.name,
      regionName: '新发镇',
      policyRegionName: '郎溪县',
      kind: 'award',
      level: 'junior',
      state: 'draft',
      stated: null,
      window: 'in',
      notice: { noticeNo: '郎民函〔2024〕3号', papers: ['申请表', '证书复印件'] },
    });
    const { id } = claim;
    await ground.officer.patch(`/claims/${id}`, 1, { receivedOn: '2024-04-09' }).expect(200);
    await ground.officer.post(`/claims/${id}/opinion`, { opinion: '情况属实，同意申报' }).expect(200);
    const submitted = await ground.step(id, 'submit');
    const stated = { name: claim.workerName, organizationName: '涛城村', since: '2023-01-01', level: 'junior' };
    expect(submitted).toMatchObject({ state: 'submitted', receivedOn: '2024-04-09', stated, opinionOn: '2024-04-10' });
    expect(submitted.stated).not.toHaveProperty('organizationRegionCode');
    expect(submitted.nextSteps.map(({ step, allowed }) => `${step} ${allowed}`)).toEqual([
      'return true',
      'accept true',
      'reject true',
      'withdraw true',
    ]);
    await ground.officer.post(`/claims/${id}/return`, {}).expect(400);
    await ground.step(id, 'return', { reason: '缺证书复印件' });
    expect(await get(id)).toMatchObject({ state: 'returned', decisionReason: '缺证书复印件' });
    // What is stated is as on the day on which it was handed in for the last time; the day itself is the first.
    await service.dataSource.query(`UPDATE workers SET name = '改了名' WHERE id = $1`, [claim.workerId]);
    service.clock.day = '2024-04-20';
    expect(await ground.step(id, 'submit')).toMatchObject({ receivedOn: '2024-04-09', stated: { name: '改了名' } });
    service.clock.day = '2024-04-10';
    await service.dataSource.query('UPDATE workers SET name = $2 WHERE id = $1', [claim.workerId, claim.workerName]);
    const accepted = await ground.step(id, 'accept');
    expect(accepted).toMatchObject({
      state: 'accepted',
      decidedByName: 'officer 341800',
      decisionReason: null,
      stated: { name: '改了名' },
    });
    expect(accepted.events.map(({ title, reason }) => (reason ? `${title}：${reason}` : title))).toEqual([
      '登记申报',
      '修改申报日期',
      '填写单位意见',
      '提交申报',
      '退回补正：缺证书复印件',
      '提交申报',
      '受理申报',
    ]);
    const history = await ground.reviewer.get(`/workers/${claim.workerId}/history?pageSize=100`).expect(200);
    const { items } = history.body as { items: { title: string }[] };
    expect(items.map(({ title }) => title)).toContain('受理申报');
  });

  it('a decision is put right by the other one with a reason, and what is withdrawn makes room', async () => {
    const { id } = await ground.submitted(1);
    expect(await ground.step(id, 'reject', { reason: '不在本县任职' })).toMatchObject({ state: 'rejected' });
    expect(faults(await ground.officer.post(`/claims/${id}/accept`, {}).expect(422))).toEqual([
      'reason reason-missing',
    ]);
    await ground.step(id, 'accept', { reason: '核实后在本县任职' });
    expect((await ground.officer.post('/claims', await ground.awardRequest(1)).expect(409)).body).toMatchObject({
      code: 'CLAIM_EXISTS',
    });
    expect(faults(await ground.officer.post(`/claims/${id}/withdraw`, {}).expect(422))).toEqual([
      'reason reason-missing',
    ]);
    await ground.step(id, 'withdraw', { reason: '本人撤回' });
    expect((await ground.officer.post(`/claims/${id}/accept`, {}).expect(409)).body).toMatchObject({
      code: 'CLAIM_STATE',
    });
    await ground.claim(1);
  });

  it('what is confirmed is appended, and of a code the last counts', async () => {
    const claim = await ground.claim(2);
    const check = { code: '年度考核合格', met: false, evidence: '考核表缺页' };
    expect((await ground.officer.post(`/claims/${claim.id}/checks`, check).expect(409)).body).toMatchObject({
      code: 'CLAIM_NOT_SUBMITTED',
    });
    await ground.step(claim.id, 'submit');
    await ground.officer.post(`/claims/${claim.id}/checks`, check).expect(201);
    await ground.officer.post(`/claims/${claim.id}/checks`, { ...check, code: '户籍', met: true }).expect(201);
    await ground.step(claim.id, 'accept');
    const { body } = await ground.officer
      .post(`/claims/${claim.id}/checks`, { ...check, met: true, evidence: '补交考核表，结果合格' })
      .expect(201);
    expect((body as ClaimDetailResponse).checks.map(({ code, met, counts }) => `${code} ${met} ${counts}`)).toEqual([
      '年度考核合格 false false',
      '户籍 true true',
      '年度考核合格 true true',
    ]);
    const number = { ...check, evidence: '本人电话13905630001' };
    expect(faults(await ground.officer.post(`/claims/${claim.id}/checks`, number).expect(422))).toEqual([
      'evidence personal-number-in-text',
    ]);
    await expect(service.dataSource.query('UPDATE claim_checks SET met = true')).rejects.toThrow('only grows');
  });

  it('are refused for what cannot be claimed', async () => {
    const refusal = async (stated: object, status = 422): Promise<unknown> => {
      const answer = await ground.officer.post('/claims', await ground.awardRequest(3, stated)).expect(status);
      return faults(answer)[0] ?? (answer.body as { code: string }).code;
    };
    expect(await refusal({ receivedOn: '2024-04-11' })).toBe('receivedOn in-future');
    expect(await refusal({ receivedOn: '2023-08-31' })).toBe('receivedOn before-approved');
    expect(await refusal({ certificateId: null })).toBe('certificateId certificate-missing');
    expect(await refusal({ policyRegionCode: '341881' })).toBe('policyRegionCode CLAIM_NO_POLICY');
    expect(await refusal({ certificateId: await ground.certificateOf(4) }, 404)).toBe('NOT_FOUND');
    expect(await refusal({ kind: 'stipend', certificateId: null })).toBe('noticeId notice-missing');
    const months = await ground.approvedMonths();
    const stipend = { workerId: ground.workers[3]!.id, kind: 'stipend', noticeId: months.id };
    const made = await ground.officer.post('/claims', stipend).expect(201);
    expect(made.body).toMatchObject({ kind: 'stipend', notice: { id: months.id }, policyRegionCode: '341821' });
    await ground.officer.post('/claims', stipend).expect(409);
    const draft = await ground.notice({
      policyId: ground.stipendPolicyId,
      certificatesFrom: null,
      certificatesTo: null,
      monthsFrom: '2024-07',
      monthsTo: '2024-12',
    });
    const byDraft = await ground.officer.post('/claims', { ...stipend, noticeId: draft.id }).expect(422);
    expect(byDraft.body).toMatchObject({ code: 'CLAIM_NOTICE_NOT_APPROVED' });
  });

  it('tell where their day lies, the last day included; a late one by a supplementary notice', async () => {
    const windowOn = async (day: string): Promise<string> => {
      service.clock.day = day;
      const claim = await ground.claim(4);
      await ground.step(claim.id, 'withdraw');
      return claim.window;
    };
    const days = ['2024-03-31', '2024-04-01', '2024-04-30', '2024-05-01'];
    const windows: string[] = [];
    for (const day of days) windows.push(await windowOn(day));
    expect(windows).toEqual(['before', 'in', 'in', 'after']);
    const { items } = (await ground.officer.get('/claim-notices?state=approved&kind=award').expect(200)).body as {
      items: { id: string }[];
    };
    const late = { opensOn: '2024-05-01', closesOn: '2024-05-02', supplements: items[0]!.id, noticeNo: '补1' };
    await ground.approved(late);
    expect(await windowOn('2024-05-01')).toBe('in');
    expect(await windowOn('2024-05-03')).toBe('after');
    service.clock.day = '2024-04-10';
  });

  it('are listed by state, kind, day, notice and name, with the number in each state', async () => {
    const list = async (query: string): Promise<{ total: number; items: ClaimDetailResponse[]; states: object }> =>
      (await ground.officer.get(`/claims?${query}`).expect(200)).body as never;
    const accepted = await list('state=accepted&sort=workerName:asc');
    expect(accepted.items.map(({ state }) => state)).toEqual(['accepted', 'accepted']);
    expect(accepted.states).toMatchObject({ accepted: 2, draft: 2 });
    expect((await list('kind=stipend')).total).toBe(1);
    expect((await list('from=2024-04-09&to=2024-04-09')).total).toBe(1);
    const name = encodeURIComponent(ground.workers[0]!.name);
    expect((await list(`search=${name}`)).items.map(({ workerId }) => workerId)).toEqual([ground.workers[0]!.id]);
    const { certificateNo } = accepted.items[0]!;
    expect((await list(`search=${certificateNo}`)).total).toBe(1);
    expect((await list(`noticeId=${accepted.items[0]!.notice!.id}&state=accepted`)).total).toBe(2);
    expect((await list('regionCode=341881')).total).toBe(0);
    const found = await ground.officer.post('/search', { q: ground.workers[0]!.name, types: ['claims'] }).expect(200);
    expect(found.body).toMatchObject({
      groups: [{ type: 'claims', items: [{ title: `${ground.workers[0]!.name}的一次性奖励申报` }], more: false }],
    });
  });

  it('of a station manager are those of the own staff, dated by the day, and the decision is not theirs', async () => {
    const station = await createStation(ground.officer, { regionCode: '341821102' });
    const stay = { workerId: ground.workers[5]!.id, startOn: '2024-01-01' };
    await ground.officer.post(`/stations/${station.id}/staff`, stay).expect(201);
    const manager = await signInManager(service, station.id, '341821102');
    const dated = await ground.awardRequest(5, { receivedOn: '2024-04-01' });
    expect(faults(await manager.post('/claims', dated).expect(422))).toEqual(['receivedOn received-on-stated']);
    await manager.post('/claims', await ground.awardRequest(6)).expect(404);
    const claim = await ground.claim(5, {}, manager);
    expect(await ground.step(claim.id, 'submit', {}, manager)).toMatchObject({ receivedOn: '2024-04-10' });
    await manager.post(`/claims/${claim.id}/accept`, {}).expect(403);
    expect((await manager.get('/claims').expect(200)).body).toMatchObject({ total: 1 });
    await ground.step(claim.id, 'accept');
    expect((await manager.post(`/claims/${claim.id}/withdraw`, { reason: '撤回' }).expect(409)).body).toMatchObject({
      code: 'CLAIM_DECIDED',
    });
    const other = await ground.claim(6);
    await manager.get(`/claims/${other.id}`).expect(404);
    const unplaced = await signInManager(service, null, '341821102');
    expect((await unplaced.post('/claims', await ground.awardRequest(5)).expect(403)).body).toMatchObject({
      code: 'NO_STATION',
    });
    expect((await unplaced.get('/claims').expect(200)).body).toMatchObject({ total: 0 });
  });

  it('keep a certificate that they name, void, and keep their person from being withdrawn', async () => {
    const claim = await ground.submitted(7);
    const person = `/workers/${claim.workerId}`;
    expect((await ground.officer.post(`${person}/withdrawal`, { reason: '误录' }).expect(409)).body).toMatchObject({
      detail: expect.stringContaining('有 1 件未撤回的申报，请先撤回') as string,
    });
    await ground.officer.post(`/certificates/${claim.certificateId}/withdrawal`, { reason: '误录' }).expect(200);
    const { body } = await ground.officer.get(person).expect(200);
    expect((body as { certificates: { void: boolean; revokedOn: string }[] }).certificates).toMatchObject([
      { void: true, revokedOn: APPROVED_ON },
    ]);
    expect((await ground.officer.post(`/claims/${claim.id}/accept`, {}).expect(409)).body).toMatchObject({
      code: 'CLAIM_CERTIFICATE_VOID',
    });
  });

  it('mark the facts of their person with each change', async () => {
    const [{ version: before }] = await marks();
    const { id } = await ground.submitted(8);
    const [{ version: after }] = await marks();
    expect(after).toBeGreaterThan(before);
    await ground.officer.post(`/claims/${id}/checks`, { code: '户籍', met: true, evidence: '户口簿' }).expect(201);
    expect((await marks())[0].version).toBeGreaterThan(after);
    async function marks(): Promise<[{ version: number }]> {
      const found: { version: number }[] = await service.dataSource.query(
        'SELECT version FROM fact_marks WHERE worker_id = $1',
        [ground.workers[8]!.id],
      );
      return [found[0] ?? { version: 0 }];
    }
  });

  it('make whoever accepts one a maker of the payout of its kind', async () => {
    const { items } = (await ground.officer.get('/claims?kind=stipend&state=draft').expect(200)).body as {
      items: { id: string }[];
    };
    const { id } = items[0]!;
    await ground.step(id, 'submit');
    const admin = await service.admin();
    await ground.step(id, 'accept', {}, admin);
    const payout = await ground.draft({ toMonth: '2024-01', asOf: '2024-04-10' });
    await ground.officer.post(`/payouts/${payout.id}/submit`, {}).expect(200);
    expect((await admin.post(`/payouts/${payout.id}/accept`, {}).expect(422)).body).toMatchObject({
      code: 'DUTIES_NOT_SEPARATE',
      detail: expect.stringContaining('受理申报') as string,
    });
    await ground.reviewer.post(`/payouts/${payout.id}/accept`, {}).expect(200);
  });
});
