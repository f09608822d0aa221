import { stipendPolicy } from '../support/register/policies.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

interface Answer {
  id: string;
  version: number;
}

describe('policies on their way to approval', () => {
  let service: TestService;
  let officer: Session;
  let reviewer: Session;
  let year = 2030;
  beforeAll(async () => {
    service = await openTestService();
    officer = await service.as('officer');
    reviewer = await service.as('reviewer');
  });
  afterAll(() => service.close());

  async function draft(session = officer): Promise<Answer> {
    year += 1;
    const body = stipendPolicy({ effectiveFrom: `${year}-01`, effectiveTo: `${year}-12` });
    return (await session.post('/policies', body).expect(201)).body as Answer;
  }

  it('are submitted, returned with a comment, mended, submitted again and approved', async () => {
    const { id } = await draft();
    const submitted = await officer.post(`/policies/${id}/submit`).expect(200);
    expect(submitted.body).toMatchObject({
      state: 'draft',
      regionName: '郎溪县',
      submittedAt: expect.any(String),
      submittedBy: officer.userId,
      submittedByName: 'officer 341800',
      returnedAt: null,
    });
    expect((await officer.post(`/policies/${id}/submit`).expect(409)).body).toMatchObject({ code: 'POLICY_SUBMITTED' });

    const comment = '公示不应少于七个工作日。';
    const returned = await reviewer.post(`/policies/${id}/return`, { comment }).expect(200);
    expect(returned.body).toMatchObject({
      state: 'draft',
      submittedAt: null,
      submittedByName: null,
      returnedAt: expect.any(String),
      returnedByName: 'reviewer 341800',
      returnComment: comment,
    });
    const twice = await reviewer.post(`/policies/${id}/return`, { comment }).expect(409);
    expect(twice.body).toMatchObject({ code: 'POLICY_NOT_SUBMITTED' });

    const { version } = returned.body as Answer;
    const mended = await officer.patch(`/policies/${id}`, version, { noticeWorkingDays: 7 }).expect(200);
    expect(mended.body).toMatchObject({ returnComment: comment });
    await officer.post(`/policies/${id}/submit`).expect(200);
    const approved = await reviewer.post(`/policies/${id}/approve`, {}).expect(200);
    expect(approved.body).toMatchObject({ state: 'approved', submittedByName: 'officer 341800' });

    const events = await service.dataSource.query<{ action: string; reason: string | null }[]>(
      'SELECT action, reason FROM audit_events WHERE object_id = $1 ORDER BY at, id',
      [id],
    );
    expect(events.map(({ action }) => action)).toEqual([
      'policy.create',
      'policy.submit',
      'policy.return',
      'policy.update',
      'policy.submit',
      'policy.approve',
    ]);
    expect(events[2]).toMatchObject({ reason: comment });
    await officer.post(`/policies/${id}/submit`).expect(409);
    await reviewer.post(`/policies/${id}/return`, { comment }).expect(409);
  });

  it('are submitted anew once changed, and may be approved without having been submitted', async () => {
    const { id } = await draft();
    const submitted = (await officer.post(`/policies/${id}/submit`).expect(200)).body as Answer;
    const changed = await officer.patch(`/policies/${id}`, submitted.version, { note: '补充说明' }).expect(200);
    expect(changed.body).toMatchObject({ submittedAt: null });
    await reviewer.post(`/policies/${id}/return`, { comment: '请补文号' }).expect(409);
    await reviewer.post(`/policies/${id}/approve`, {}).expect(200);
  });

  it('are submitted by those who write and returned by another person who approves', async () => {
    const { id } = await draft();
    await reviewer.post(`/policies/${id}/submit`).expect(403);
    const admin = await service.admin();
    await admin.post(`/policies/${id}/submit`).expect(200);
    await officer.post(`/policies/${id}/return`, { comment: '请补文号' }).expect(403);
    await reviewer.post(`/policies/${id}/return`, {}).expect(400);
    for (const [step, body] of [
      ['return', { comment: '请补文号' }],
      ['approve', {}],
    ] as const) {
      const refused = await admin.post(`/policies/${id}/${step}`, body).expect(422);
      expect(refused.body).toMatchObject({ code: 'APPROVER_IS_AUTHOR', detail: expect.stringContaining('提交') });
    }
    const elsewhere = await service.as('reviewer', '341802');
    await elsewhere.post(`/policies/${id}/return`, { comment: '请补文号' }).expect(404);
    await reviewer.post(`/policies/${id}/return`, { comment: '请补文号' }).expect(200);
  });

  it('are decided on as they were seen, and a stale deed tells what stands there now', async () => {
    const { id, version } = await draft();
    await officer.patch(`/policies/${id}`, version, { note: '补充说明' }).expect(200);
    const stale = await officer.post(`/policies/${id}/submit`).set('If-Match', `"${version}"`).expect(412);
    expect(stale.body).toMatchObject({
      current: { id, note: '补充说明' },
      changedBy: 'officer 341800',
      changedAt: expect.any(String),
    });
    await reviewer.post(`/policies/${id}/approve`, {}).set('If-Match', `"${version}"`).expect(412);
    await officer.post(`/policies/${id}/retire`, {}).set('If-Match', `"${version}"`).expect(412);
    await officer.patch(`/policies/${id}`, version, { note: '别的' }).expect(412);
    await officer
      .post(`/policies/${id}/submit`)
      .set('If-Match', `"${version + 1}"`)
      .expect(200);
    const { body } = await officer.get(`/policies/${id}`).expect(200);
    await reviewer
      .post(`/policies/${id}/approve`, {})
      .set('If-Match', `"${(body as Answer).version}"`)
      .expect(200);
  });
});
