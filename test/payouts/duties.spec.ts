import { pdfOf } from '../support/papers/paper-files.js';
import { bytesOf, type PayoutBody, SmallCounty } from '../support/payouts/sent-payout.js';
import { awardPolicy } from '../support/register/policies.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

describe('whoever made no part of a payout', () => {
  let service: TestService;
  let county: SmallCounty;
  let admin: Session;
  let payout: PayoutBody;
  beforeAll(async () => {
    service = await openTestService('2024-02-20');
    county = await new SmallCounty(service).open(2);
    admin = await service.admin();
  });
  afterAll(() => service.close());
  beforeEach(async () => {
    payout = await county.draft({ toMonth: '2024-02' });
    await county.officer.post(`/payouts/${payout.id}/submit`, {}).expect(200);
  });
  afterEach(async () => {
    await county.reviewer.post(`/payouts/${payout.id}/return`, {}).expect(200);
    await county.officer.post(`/payouts/${payout.id}/cancel`, {}).expect(200);
  });

  const accept = (session: Session) => session.post(`/payouts/${payout.id}/accept`, {});

  it('may look at the papers and print the statement of somebody on it, and is not named as who changed them', async () => {
    const [worker] = county.workers as [SmallCounty['workers'][number]];
    const { body } = await county.officer
      .post(`/attachments`)
      .field('objectType', 'worker')
      .field('objectId', worker.id)
      .attach('file', pdfOf('证书扫描件'), '证书.pdf')
      .expect(201);
    await bytesOf(county.reviewer.get(`/attachments/${(body as { id: string }).id}`).expect(200));
    await bytesOf(
      county.reviewer.get(`/workers/${worker.id}/statement.docx?reason=${encodeURIComponent('本人索取')}`).expect(200),
    );
    const { version } = (await county.officer.get(`/workers/${worker.id}`)).body as { version: number };
    const stale = await county.officer.patch(`/workers/${worker.id}`, version + 1, { name: '王芳' }).expect(412);
    expect((stale.body as { changedBy: string }).changedBy).not.toBe('reviewer 341800');
    await accept(county.reviewer).expect(200);
  });

  it('is not who changed somebody on it', async () => {
    const worker = county.workers[1]!;
    const { version } = (await admin.get(`/workers/${worker.id}`)).body as { version: number };
    await admin.patch(`/workers/${worker.id}`, version, { phone: '13900000009' }).expect(200);
    const refused = await accept(admin).expect(422);
    expect(refused.body).toMatchObject({
      code: 'DUTIES_NOT_SEPARATE',
      detail: expect.stringContaining('更正个人信息') as string,
    });
    await accept(county.reviewer).expect(200);
  });
});

describe('whoever changed another’s draft of a policy', () => {
  it('does not approve what is paid by it; who approved it may', async () => {
    const service = await openTestService('2024-02-20');
    const county = await new SmallCounty(service).open(1);
    const admin = await service.admin();
    const policy = awardPolicy();
    const { id } = (await county.officer.post('/policies', policy).expect(201)).body as { id: string };
    const { version } = (await admin.get(`/policies/${id}`)).body as { version: number };
    await admin.patch(`/policies/${id}`, version, { documentNo: '民〔2022〕2号' }).expect(200);
    await county.reviewer.post(`/policies/${id}/approve`, {}).expect(200);
    const { id: payoutId } = await county.draft({ kind: 'award', fromMonth: undefined });
    await county.officer.post(`/payouts/${payoutId}/submit`, {}).expect(200);
    const refused = await admin.post(`/payouts/${payoutId}/accept`, {}).expect(422);
    expect(refused.body).toMatchObject({ code: 'DUTIES_NOT_SEPARATE' });
    expect((refused.body as { detail: string }).detail).toContain('修改或提交了所依据的政策《一次性奖励办法》');
    await county.reviewer.post(`/payouts/${payoutId}/accept`, {}).expect(200);
    await service.close();
  });
});
