import { putInForce, stipendPolicy } from '../support/register/policies.js';
import { SmallCounty } from '../support/payouts/sent-payout.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

describe('a step on figures that somebody else changed', () => {
  let service: TestService;
  let county: SmallCounty;
  beforeAll(async () => {
    service = await openTestService('2024-03-11');
    county = await new SmallCounty(service).open(2);
  });
  afterAll(() => service.close());

  it('of a payout is refused with what is there now, who changed it and when', async () => {
    const { officer, reviewer } = county;
    const draft = await county.draft();
    const step = (name: string, version: number, session = officer) =>
      session.post(`/payouts/${draft.id}/${name}`, {}).set('if-match', `"${version}"`);
    const hold = `/payouts/${draft.id}/payees/${county.workers[0]!.id}/hold`;
    await (await service.admin()).post(hold, { reason: '核对账户' }).expect(200);
    const { body } = await step('submit', draft.version).expect(412);
    const now = await county.payout(draft.id);
    expect(body).toMatchObject({
      code: 'STALE_VERSION',
      current: { id: draft.id, version: now.version, lineCount: now.lineCount, state: 'draft' },
      changedBy: expect.any(String) as string,
      changedAt: expect.stringMatching(/^\d{4}-/) as string,
    });
    expect(now.version).toBeGreaterThan(draft.version);
    expect((await county.payout(draft.id)).state).toBe('draft');
    await step('submit', now.version).expect(200);
    await step('accept', now.version, reviewer).expect(412);
    await step('accept', now.version + 1, reviewer).expect(200);
    // Without it a program goes on as before.
    await officer.post(`/payouts/${draft.id}/publish`, {}).expect(200);
    await officer.post(`/payouts/${draft.id}/cancel`, {}).set('if-match', 'what').expect(400);
  });

  it('of a policy, and a change of a person, are refused alike, without secrets', async () => {
    const { officer, reviewer } = county;
    const policy = stipendPolicy({ effectiveFrom: '2025-01' });
    const { id, version } = (await officer.post('/policies', policy).expect(201)).body as {
      id: string;
      version: number;
    };
    await officer.patch(`/policies/${id}`, version, { title: '修订后的办法' }).expect(200);
    const { body } = await reviewer.post(`/policies/${id}/approve`, {}).set('if-match', `"${version}"`).expect(412);
    expect(body).toMatchObject({ current: { id, title: '修订后的办法', version: version + 1 } });
    const worker = county.workers[0]!;
    const now = (await officer.get(`/workers/${worker.id}`).expect(200)).body as object;
    const stale = await officer.patch(`/workers/${worker.id}`, worker.version - 1, { remark: '改' }).expect(412);
    expect((stale.body as { current: object }).current).toEqual(now);
    const users = (await (await service.admin()).get('/users').expect(200)).body as {
      items: { id: string; version: number }[];
    };
    const user = users.items[0]!;
    const answer = await (await service.admin()).patch(`/users/${user.id}`, user.version + 7, { displayName: '改' });
    expect(answer.status).toBe(412);
    expect(JSON.stringify(answer.body)).not.toMatch(/argon|passwordHash|Cipher/);
    await putInForce(service, stipendPolicy({ regionCode: '341881' }));
  });
});
