import type { EntitlementResponse } from '../../src/policies/entitlements/entitlements.dto.js';
import type { SimulationResponse } from '../../src/explain/simulation.dto.js';
import { createVillage, createVillager, linesOf, type PayoutBody } from '../support/payouts/payouts.js';
import { putCheck, putClaim, putNotice } from '../support/register/claims.js';
import { createCertificate, createWorker } from '../support/register/people.js';
import { awardPolicy, putInForce, stipendPolicy } from '../support/register/policies.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const COUNTY = '341821';
const CONDUCT = { code: 'conduct', label: '无违法记录' };
const ASKED = { claimBy: 'application', noticeWorkingDays: 0 } as const;

describe('policies that ask for claims', () => {
  let service: TestService;
  let officer: Session;
  beforeAll(async () => {
    service = await openTestService('2023-04-01');
    officer = await service.as('officer');
  });
  afterAll(() => service.close());

  it('are written with their checks, told, changed, and refused where they contradict themselves', async () => {
    const asked = awardPolicy({ ...ASKED, checks: [{ ...CONDUCT, levels: ['senior'] }] });
    const { body } = await officer.post('/policies', asked).expect(201);
    const made = body as { id: string; version: number };
    expect(made).toMatchObject({ claimBy: 'application', checks: [{ ...CONDUCT, levels: ['senior'] }] });
    const changed = await officer.patch(`/policies/${made.id}`, made.version, { title: '奖励办法' }).expect(200);
    expect(changed.body).toMatchObject({ claimBy: 'application', checks: [{ ...CONDUCT, levels: ['senior'] }] });
    const plain = (await officer.post('/policies', awardPolicy()).expect(201)).body as object;
    expect(plain).toMatchObject({ claimBy: 'certificate', checks: [] });

    const refused = async (changes: object, status = 400): Promise<object> =>
      (await officer.post('/policies', { ...asked, checks: [], ...changes }).expect(status)).body as object;
    const employer = { code: 'employer', label: '任职', anyOf: 'local' };
    const none = { on: ['none'], minMonths: 0, countedTo: 'declared', unbroken: false };
    expect(await refused({ checks: [CONDUCT, { ...CONDUCT, label: '另一项' }] })).toMatchObject({
      errors: [{ field: 'checks.1.code', code: 'checkTwice' }],
    });
    expect(await refused({ checks: [employer] })).toMatchObject({
      errors: [{ field: 'checks.0.anyOf', code: 'employerAlone' }],
    });
    const stipend = { ...stipendPolicy(ASKED), checks: [employer, { ...CONDUCT, anyOf: 'local' }] };
    expect((await officer.post('/policies', stipend).expect(400)).body).toMatchObject({
      errors: [{ field: 'checks.0.code', code: 'employerOfStipend' }],
    });
    expect(await refused({ mustStillServe: null, service: { ...none, minMonths: 6 } }, 422)).toMatchObject({
      errors: [{ field: 'service.minMonths', code: 'SERVICE_WITHOUT_POST' }],
    });
    expect(await refused({ claimBy: 'certificate', checks: [CONDUCT] }, 422)).toMatchObject({
      code: 'CHECKS_NEED_CLAIMS',
      detail: '核对项目须逐份申报核对，请改为经申报发放，或去掉核对项目。',
    });
    expect(await refused({ claimBy: 'certificate', mustStillServe: null, service: none }, 422)).toMatchObject({
      code: 'SERVICE_NEEDS_CLAIMS',
    });
  });

  describe('in force', () => {
    const people: Record<'paid' | 'late' | 'silent' | 'unchecked', { id: string; certificateId: string }> = {} as never;
    let claimId: string;
    let payout: PayoutBody;
    beforeAll(async () => {
      const policyId = await putInForce(service, awardPolicy({ ...ASKED, checks: [CONDUCT] }));
      const village = await createVillage(officer);
      for (const [n, name] of (['paid', 'late', 'silent', 'unchecked'] as const).entries()) {
        people[name] = await createVillager(officer, n, village);
      }
      const { dataSource } = service;
      await putNotice(dataSource, { policyId, opensOn: '2023-03-01', closesOn: '2023-03-31' });
      const claim = (of: { id: string; certificateId: string }, receivedOn: string): Promise<string> => {
        const { id: workerId, certificateId } = of;
        return putClaim(dataSource, { workerId, certificateId, regionCode: COUNTY, receivedOn });
      };
      claimId = await claim(people.paid, '2023-03-31');
      await putCheck(dataSource, claimId, CONDUCT);
      await putCheck(dataSource, await claim(people.late, '2023-04-01'), CONDUCT);
      await claim(people.unchecked, '2023-03-15');
    });

    const told = async (asOf: string): Promise<Record<string, string[]>> => {
      const { body } = await officer.get(`/awards/entitlements?all=true&asOf=${asOf}`).expect(200);
      const { items } = body as { items: EntitlementResponse[] };
      return Object.fromEntries(
        Object.entries(people).map(([name, { id }]) => [
          name,
          items
            .find(({ workerId }) => workerId === id)!
            .reasons.filter(({ facts }) => (facts?.policyRegionCode ?? COUNTY) === COUNTY)
            .map(({ code }) => code),
        ]),
      );
    };

    it('owe what was claimed in time and confirmed, and say of the others what is missing', async () => {
      expect(await told('2023-04-01')).toEqual({
        paid: ['AWARD_OWED', 'SERVING_WHEN_APPROVED', 'CLAIM_ACCEPTED', 'CHECK_MET'],
        late: ['APPLIED_OUTSIDE_WINDOW', 'WAIVED'],
        silent: ['WAIVED'],
        unchecked: ['CHECK_MISSING'],
      });
      expect(await told('2023-03-31')).toMatchObject({ silent: ['NOT_APPLIED'] });
    });

    it('freeze the claim and its checks with the line, of whoever was entitled and of nobody else', async () => {
      const body = { kind: 'award', regionCode: COUNTY, asOf: '2023-04-01' };
      payout = (await officer.post('/payouts', body).expect(201)).body as PayoutBody;
      const lines = await linesOf(officer, payout.id);
      expect(lines.map(({ workerId }) => workerId)).toEqual([people.paid.id]);
      const [frozen] = await service.dataSource.query<{ claimId: string; reasons: object[] }[]>(
        'SELECT claim_id AS "claimId", reasons FROM payout_lines WHERE id = $1',
        [lines[0]!.id],
      );
      expect(frozen!.claimId).toBe(claimId);
      expect(JSON.stringify(frozen!.reasons)).toContain('2023-03-31申报');
      expect(JSON.stringify(frozen!.reasons)).toContain('“无违法记录”：符合（户口簿复印件）');
    });

    it('count whoever confirmed a claim among those who made the payout', async () => {
      const admin = await service.admin();
      await officer.post(`/payouts/${payout.id}/submit`, {}).expect(200);
      await (await service.as('reviewer')).post(`/payouts/${payout.id}/accept`, {}).expect(200);
      await officer.post(`/payouts/${payout.id}/publish`, {}).expect(200);
      const refused = (await admin.post(`/payouts/${payout.id}/approve`, {}).expect(422)).body as { detail: string };
      for (const deed of ['登记', '受理', '核对']) expect(refused.detail).toContain(`${deed}了其中人员的申报`);
    });

    it('are asked again when a claim is decided otherwise under a payout on its way', async () => {
      const changes = async (): Promise<object> =>
        (await officer.get(`/payouts/${payout.id}/changes`).expect(200)).body as object;
      expect(await changes()).toMatchObject({ changes: { less: 0, more: 0, payee: 0 } });
      await putCheck(service.dataSource, claimId, { ...CONDUCT, met: false });
      expect(await changes()).toMatchObject({ changes: { less: 1 }, items: [{ wasFen: 80_000, wouldBeFen: 0 }] });
      expect(JSON.stringify(await changes())).toContain('CHECK_FAILED');
      await putCheck(service.dataSource, claimId, CONDUCT);
      expect(await changes()).toMatchObject({ changes: { less: 0 } });
    });

    it('never pay later by itself what was claimed late or not at all, nor what was taken out for a waiver', async () => {
      const paper = { kind: 'award', subject: 'award:junior', waivedOn: '2023-04-01', paper: '放弃声明' };
      await officer.post(`/workers/${people.paid.id}/waivers`, paper).expect(201);
      await officer.post(`/payouts/${payout.id}/changes/take-out`, { reason: '本人放弃' }).expect(200);
      await officer.post(`/payouts/${payout.id}/cancel`, { comment: '没有明细' }).expect(200);
      service.clock.day = '2023-12-31';
      const later = { kind: 'award', regionCode: COUNTY, asOf: '2023-12-31' };
      expect((await officer.post('/payouts', later)).body).toMatchObject({ code: 'NOTHING_DUE' });
    });
  });

  it('pay somebody without a post where none is asked for, in the place where they are registered', async () => {
    const county = '341823';
    const policyId = await putInForce(
      service,
      awardPolicy({
        ...ASKED,
        regionCode: county,
        mustStillServe: null,
        service: { on: ['none'], minMonths: 0, countedTo: 'declared', unbroken: false },
        checks: [
          { code: 'household', label: '户籍', anyOf: 'local' },
          { code: 'employer', label: '在本县村任职', anyOf: 'local' },
        ],
      }),
    );
    const { id } = await createWorker(officer, 40, { regionCode: '341825' });
    const certificate = await createCertificate(officer, id, { approvedOn: '2023-02-01', declaredOn: '2023-02-01' });
    await putNotice(service.dataSource, { policyId, opensOn: '2023-03-01', closesOn: '2023-03-31' });
    const claim = { workerId: id, certificateId: certificate.id, regionCode: county, receivedOn: '2023-03-10' };
    await putCheck(service.dataSource, await putClaim(service.dataSource, claim), { code: 'household' });
    const own = await service.as('officer', county);
    const body = { kind: 'award', regionCode: county, asOf: service.clock.day };
    const { id: payoutId } = (await own.post('/payouts', body).expect(201)).body as PayoutBody;
    expect(await linesOf(own, payoutId)).toMatchObject([
      { workerId: id, amountFen: 80_000, organizationName: '无任职单位', countyName: '旌德县' },
    ]);
    const due = (await officer.get(`/entitlements/due?regionCode=${county}`).expect(200)).body as { items: object[] };
    expect(due.items).toEqual([]);
  });

  it('are tried as if everybody had claimed, and say so', async () => {
    await createVillager(officer, 50, await createVillage(officer, { name: '旌阳村', regionCode: '341825' }));
    const policy = awardPolicy({ ...ASKED, regionCode: '341825', checks: [CONDUCT] });
    const { body } = await officer.post('/policies/simulate', { policy }).expect(200);
    const { notes, simulated } = body as SimulationResponse;
    expect(simulated).toMatchObject({ owedFen: 80_000, people: 1 });
    expect(notes).toEqual([
      '这项政策须经申报发放，现在还没有申报，试算按人人都按期申报并受理、各项核对都符合计算；实际发放以受理的申报为准。',
    ]);
    const plain = await officer.post('/policies/simulate', { policy: awardPolicy({ regionCode: '341825' }) });
    expect(plain.body).toMatchObject({ notes: [] });
  });
});
