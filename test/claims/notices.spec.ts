import { newId } from '../../src/common/values/ids.js';
import { ClaimsGround } from '../support/claims/claims-ground.js';
import { faults } from '../support/register/people.js';
import { stipendPolicy } from '../support/register/policies.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

describe('notices of claims', () => {
  let service: TestService;
  let ground: ClaimsGround;
  beforeAll(async () => {
    service = await openTestService('2024-04-10');
    ground = await new ClaimsGround(service, 2).lay();
  });
  afterAll(() => service.close());

  it('are written by one, changed while drafts, and approved by another', async () => {
    const notice = await ground.notice();
    expect(notice).toMatchObject({
      policyTitle: '一次性奖励办法',
      kind: 'award',
      regionCode: '341821',
      regionName: '郎溪县',
      state: 'draft',
      createdByName: 'officer 341800',
      approvedByName: null,
      claimCount: 0,
    });
    const path = `/claim-notices/${notice.id}`;
    const changed = await ground.officer.patch(path, 1, { closesOn: '2024-05-31' }).expect(200);
    expect(changed.body).toMatchObject({ closesOn: '2024-05-31', papers: ['申请表', '证书复印件'], version: 2 });
    await ground.officer.patch(path, 1, { title: '另一题目' }).expect(412);
    const admin = await service.admin();
    await admin.patch(path, 2, { title: '2023年度奖励申报通知' }).expect(200);
    for (const [session, status] of [
      [ground.officer, 403],
      [admin, 422],
    ] as const) {
      await session.post(`${path}/approve`, {}).expect(status);
    }
    const approved = await ground.reviewer.post(`${path}/approve`, { comment: '同意' }).expect(200);
    expect(approved.body).toMatchObject({ state: 'approved', approvedByName: 'reviewer 341800' });
    expect((await ground.officer.patch(path, 4, { closesOn: '2024-06-30' }).expect(409)).body).toMatchObject({
      code: 'NOTICE_NOT_DRAFT',
    });
    await expect(
      service.dataSource.query(`UPDATE claim_notices SET closes_on = '2024-12-31' WHERE id = $1`, [notice.id]),
    ).rejects.toThrow('never changes');
    await expect(service.dataSource.query('DELETE FROM claim_notices')).rejects.toThrow('only grows');
  });

  it('of one policy never overlap, but for what supplements another within it', async () => {
    const [first] = (
      (await ground.officer.get('/claim-notices?state=approved').expect(200)).body as { items: { id: string }[] }
    ).items;
    const overlapping = await ground.notice({ certificatesFrom: '2023-12-31', certificatesTo: null });
    const refused = await ground.reviewer.post(`/claim-notices/${overlapping.id}/approve`, {}).expect(409);
    expect(refused.body).toMatchObject({ code: 'NOTICE_OVERLAP' });
    await ground.approved({ certificatesFrom: '2024-01-01', certificatesTo: null, noticeNo: '郎民函〔2024〕9号' });
    const late = { opensOn: '2024-09-01', closesOn: '2024-09-10', noticeNo: '郎民函〔2024〕20号' };
    expect(await ground.approved({ ...late, supplements: first!.id })).toMatchObject({
      supplements: first!.id,
      supplementsNo: '郎民函〔2024〕3号',
    });
    const body = { ...late, policyId: ground.awardPolicyId, title: '补充申报通知', papers: [] };
    const wider = { ...body, supplements: first!.id, certificatesFrom: '2022-12-31', certificatesTo: '2023-12-31' };
    expect(faults(await ground.officer.post('/claim-notices', wider).expect(422))).toEqual([
      'supplements supplements-more',
    ]);
    expect(faults(await ground.officer.post('/claim-notices', { ...body, supplements: newId() }).expect(422))).toEqual([
      'supplements supplements-nothing',
    ]);
    await ground.approvedMonths();
    const again = await ground.notice({
      policyId: ground.stipendPolicyId,
      certificatesFrom: null,
      certificatesTo: null,
      monthsFrom: '2024-06',
      monthsTo: '2024-12',
    });
    await ground.reviewer.post(`/claim-notices/${again.id}/approve`, {}).expect(409);
  });

  it('are refused for a draft of a policy, a policy elsewhere, and days that cannot be', async () => {
    const { body: draft } = await ground.officer
      .post('/policies', stipendPolicy({ effectiveFrom: '2031-01' }))
      .expect(201);
    const months = { certificatesFrom: null, certificatesTo: null, monthsFrom: '2031-01', monthsTo: '2031-06' };
    const body = { noticeNo: '函', title: '通知', opensOn: '2024-05-01', closesOn: '2024-04-30', papers: [] };
    const ofDraft = { ...body, ...months, policyId: (draft as { id: string }).id };
    expect((await ground.officer.post('/claim-notices', ofDraft).expect(422)).body).toMatchObject({
      code: 'POLICY_NOT_APPROVED',
    });
    const ofAward = { ...body, ...months, policyId: ground.awardPolicyId, title: '电话13905630001' };
    expect(faults(await ground.officer.post('/claim-notices', ofAward).expect(422))).toEqual([
      'closesOn closes-before-opens',
      'monthsFrom months-of-award',
      'title personal-number-in-text',
    ]);
    const neighbour = await service.as('officer', '341881');
    await neighbour.post('/claim-notices', { ...ofAward, ...months }).expect(404);
  });

  it('of a bureau above are seen and not changed, and of a neighbour do not exist', async () => {
    const town = await service.as('officer', '341821102');
    const { body } = await town.get('/claim-notices?sort=noticeNo:asc&open=true').expect(200);
    const { items } = body as { items: { id: string; version: number }[] };
    expect(items.length).toBeGreaterThan(1);
    const path = `/claim-notices/${items[0]!.id}`;
    await town.get(path).expect(200);
    expect((await town.patch(path, 1, { title: '改' }).expect(403)).body).toMatchObject({
      code: 'NOTICE_OF_ANOTHER_BUREAU',
    });
    const neighbour = await service.as('officer', '341881');
    await neighbour.get(path).expect(404);
    expect((await neighbour.get('/claim-notices').expect(200)).body).toMatchObject({ total: 0 });
  });

  it('are withdrawn as drafts by who writes, approved by who approves, and not while a claim is made by them', async () => {
    const draft = await ground.notice();
    const reason = { reason: '重复拟写' };
    const path = `/claim-notices/${draft.id}/withdraw`;
    expect((await ground.officer.post(path, reason).expect(200)).body).toMatchObject({ state: 'withdrawn' });
    await ground.officer.post(path, reason).expect(403);
    await ground.reviewer.post(path, reason).expect(409);
    const { items } = (await ground.officer.get('/claim-notices?state=approved&kind=award').expect(200)).body as {
      items: { id: string; certificatesFrom: string; supplements: string | null }[];
    };
    const first = items.find((each) => each.certificatesFrom === '2023-01-01' && each.supplements === null)!;
    const claim = await ground.claim(0);
    expect((await ground.reviewer.post(`/claim-notices/${first.id}/withdraw`, reason).expect(409)).body).toMatchObject({
      code: 'NOTICE_IN_USE',
      detail: expect.stringContaining('已有 1 件申报') as string,
    });
    expect((await ground.officer.get(`/claim-notices/${first.id}`).expect(200)).body).toMatchObject({ claimCount: 1 });
    await ground.step(claim.id, 'withdraw');
    await ground.officer.post(`/claim-notices/${first.id}/withdraw`, reason).expect(403);
    const { body } = await ground.reviewer.post(`/claim-notices/${first.id}/withdraw`, reason).expect(200);
    expect(body).toMatchObject({ state: 'withdrawn', approvedByName: 'reviewer 341800' });
    await ground.approved({ noticeNo: '郎民函〔2024〕30号' });
  });
});
