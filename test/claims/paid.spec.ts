import ExcelJS from 'exceljs';
import type { ClaimDetailResponse } from '../../src/claims/reading/claims.dto.js';
import type { ClaimImportResponse } from '../../src/claims/sheets/claim-sheets.dto.js';
import type { EntitlementResponse } from '../../src/policies/entitlements/entitlements.dto.js';
import { ClaimsGround } from '../support/claims/claims-ground.js';
import { pdfOf } from '../support/papers/paper-files.js';
import { linesOf } from '../support/payouts/payouts.js';
import { identityNumberOf } from '../support/register/people.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const CHECKS = [
  { code: 'check-1', label: '年度考核合格' },
  { code: 'check-2', label: '户籍', anyOf: '本地' },
  { code: 'employer', label: '在本地任职', anyOf: '本地' },
];

/** From the notice to the line of a payout, by nothing but what people do (domain.md §14, §15 S1 and S2). */
describe('an award that is paid on application', () => {
  let service: TestService;
  let ground: ClaimsGround;
  beforeAll(async () => {
    service = await openTestService('2024-04-20');
    ground = await new ClaimsGround(service, 4).lay({ claimBy: 'application', checks: CHECKS, noticeWorkingDays: 0 });
    await ground.approved();
  });
  afterAll(() => service.close());

  /** Of the first four people: what is owed in fen, or why nothing is. */
  const reasons = async (): Promise<Record<string, string>> => {
    const { body } = await ground.officer.get('/awards/entitlements?all=true&asOf=2024-04-20').expect(200);
    const { items } = body as { items: EntitlementResponse[] };
    const told = ground.workers.map(({ id }, n) => {
      const { owedFen, reasons: why } = items.find(({ workerId }) => workerId === id)!;
      return [String(n), owedFen > 0 ? String(owedFen) : why.map(({ code }) => code).join(' ')] as const;
    });
    return Object.fromEntries(told);
  };

  it('owes nothing to anybody who has not applied', async () => {
    expect(Object.values(await reasons()).every((told) => told.includes('NOT_APPLIED'))).toBe(true);
  });

  it('takes a check by its name in the policy, and says which there are where it is none of them', async () => {
    const { id } = await ground.submitted(0, { receivedOn: '2024-04-10' });
    const claim = (await ground.officer.get(`/claims/${id}`).expect(200)).body as ClaimDetailResponse;
    expect(claim.asked.map(({ label }) => label)).toEqual(['年度考核合格', '户籍']);
    const refused = await ground.officer.post(`/claims/${id}/checks`, { code: '社保', met: true, evidence: '清单' });
    expect(refused.body).toMatchObject({
      status: 422,
      detail: '政策没有名为“社保”的核对项目，请从“年度考核合格”、“户籍”中选择。',
    });
    await ground.step(id, 'accept');
    expect((await reasons())['0']).toContain('CHECK_MISSING');
    const check = { code: ' 年度考核合格 ', met: true, evidence: '考核登记表' };
    const { body } = await ground.officer.post(`/claims/${id}/checks`, check).expect(201);
    expect((body as ClaimDetailResponse).checks).toMatchObject([{ code: 'check-1', label: '年度考核合格', met: true }]);
    // The household need not be local for whoever serves here.
    expect((await reasons())['0']).toBe('80000');
  });

  it('has its papers beside it, and not for another county; what was decided on stays', async () => {
    const { id } = await ground.submitted(3, { receivedOn: '2024-04-11' });
    const add = (session: Session) =>
      session
        .post('/attachments')
        .field({ objectType: 'claim', objectId: id })
        .attach('file', pdfOf('申请表'), '申请表.pdf');
    const paper = (await add(ground.officer).expect(201)).body as { id: string };
    const beside = await service.as('officer', '341802');
    await add(beside).expect(404);
    await beside.get(`/attachments/${paper.id}`).expect(404);
    await ground.step(id, 'reject', { reason: '证书不在申报范围内' });
    await ground.officer.delete(`/attachments/${paper.id}?reason=${encodeURIComponent('传错')}`).expect(409);
    await ground.step(id, 'withdraw', { reason: '重新申报' });
  });

  it('reads the checks of a sheet by their names, at their cells', async () => {
    const workbook = new ExcelJS.Workbook();
    const grid = workbook.addWorksheet('申报登记');
    grid.addRow(['姓名', '身份证号', '项目', '级别或期间', '申报日期', '年度考核合格', '无违法记录']);
    const row = (n: number, ...checks: (string | null)[]) =>
      grid.addRow([ground.workers[n]!.name, identityNumberOf(n + 1), '一次性奖励', '初级', '2024-04-15', ...checks]);
    row(1, '符合：考核表');
    row(2, '不符合：未参加考核');
    row(3, '符合', '符合');
    const upload = async (mode: string): Promise<ClaimImportResponse> =>
      (
        await ground.officer
          .post(`/claims/import?mode=${mode}&policyRegionCode=341821`)
          .attach('file', Buffer.from(await workbook.xlsx.writeBuffer()), '申报登记.xlsx')
      ).body as ClaimImportResponse;
    const checked = await upload('check');
    expect(checked.issues.map(({ cell, code }) => `${cell} ${code}`)).toEqual(['G4 claim-refused']);
    expect(checked.issues[0]!.message).toBe('政策没有名为“无违法记录”的核对项目，请从“年度考核合格”、“户籍”中选择。');
    expect(await upload('valid')).toMatchObject({ applied: true, counts: { created: 2, rejected: 1 } });
    const { body } = await ground.officer.get('/claims?state=submitted&pageSize=10').expect(200);
    for (const { id } of (body as { items: { id: string }[] }).items) await ground.step(id, 'accept');
    const told = await reasons();
    expect([told['1'], told['2'], told['3']]).toEqual([
      '80000',
      expect.stringContaining('CHECK_FAILED'),
      expect.stringContaining('NOT_APPLIED'),
    ]);
  });

  it('freezes with the line what was claimed and confirmed, and lets nobody approve who accepted', async () => {
    const asked = { kind: 'award', regionCode: '341821', asOf: '2024-04-20' };
    const payout = (await ground.officer.post('/payouts', asked).expect(201)).body as { id: string };
    const lines = await linesOf(ground.officer, payout.id);
    expect(lines).toHaveLength(2);
    for (const { reasons: why } of lines) {
      expect(why.map(({ code }) => code)).toEqual(expect.arrayContaining(['CLAIM_ACCEPTED', 'CHECK_MET']));
      expect(why.find(({ code }) => code === 'CLAIM_ACCEPTED')!.message).toContain('郎民函〔2024〕3号');
    }
    await ground.officer.post(`/payouts/${payout.id}/submit`, {}).expect(200);
    await ground.reviewer.post(`/payouts/${payout.id}/accept`, {}).expect(200);
  });
});
