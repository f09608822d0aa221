import type { InboxResponse, InboxSection } from '../../src/inbox/inbox.dto.js';
import { SmallCounty } from '../support/payouts/sent-payout.js';
import { createStation } from '../support/places/stations.js';
import { createWorker, identityNumberOf } from '../support/register/people.js';
import { stipendPolicy } from '../support/register/policies.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const LANGXI = '341821';

describe('what waits', () => {
  let service: TestService;
  let county: SmallCounty;
  beforeAll(async () => {
    service = await openTestService('2024-03-11');
    service.clock.now = () => new Date('2024-03-11T02:00:00Z');
    county = await new SmallCounty(service).open(3);
  });
  afterAll(() => service.close());

  const inbox = async (session: Session): Promise<InboxResponse> =>
    (await session.get('/inbox').expect(200)).body as InboxResponse;
  const section = async (session: Session, code: string): Promise<InboxSection | undefined> =>
    (await inbox(session)).sections.find((each) => each.code === code);
  const step = async (session: Session, id: string, name: string, body: object = {}): Promise<void> => {
    await session.post(`/payouts/${id}/${name}`, body).expect(200);
  };

  it('follows a payout from hand to hand, and says why somebody may not', async () => {
    const { officer, reviewer, finance } = county;
    const { id } = await county.draft({ toMonth: '2024-01' });
    expect(await section(officer, 'payouts-to-submit')).toMatchObject({
      count: 1,
      items: [{ type: 'payout', id, href: `/payouts/${id}`, since: '2024-03-11', blocked: null, step: '核对并提交' }],
    });
    expect(await section(reviewer, 'payouts-to-review')).toBeUndefined();
    await step(officer, id, 'submit');
    expect(await section(reviewer, 'payouts-to-review')).toMatchObject({ count: 1, items: [{ id, blocked: null }] });
    // An admin does an officer's work and a reviewer's, but not both of one payout.
    await step(await service.admin(), id, 'return', { comment: '请核对村名' });
    expect(await section(officer, 'payouts-returned')).toMatchObject({
      items: [{ id, detail: expect.stringContaining('意见：请核对村名') as string }],
    });
    await step(await service.admin(), id, 'submit');
    expect(await section(await service.admin(), 'payouts-to-review')).toMatchObject({
      items: [
        { id, blocked: { code: 'DUTIES_NOT_SEPARATE', message: expect.stringContaining('提交了本批次') as string } },
      ],
    });
    await step(reviewer, id, 'accept');
    expect(await section(officer, 'notices-to-post')).toMatchObject({ count: 1 });
    await step(officer, id, 'publish');
    const { noticeTo } = await county.payout(id);
    expect((await inbox(officer)).nextOn).toMatchObject({ on: noticeTo });
    expect(await section(reviewer, 'payouts-to-approve')).toBeUndefined();
    const workerId = county.workers[0]!.id;
    await officer.post(`/payouts/${id}/objections`, { workerId, raisedBy: '匿名', text: '已离职' }).expect(201);
    expect(await section(reviewer, 'objections')).toMatchObject({ items: [{ id, blocked: null }] });
    expect(await section(officer, 'objections')).toMatchObject({ items: [{ id, blocked: { code: 'FORBIDDEN' } }] });
    county.today('2024-03-20');
    expect(await section(reviewer, 'payouts-to-approve')).toMatchObject({
      items: [{ id, blocked: { code: 'OBJECTIONS_OPEN' } }],
    });
    const [objection] = (await officer.get(`/payouts/${id}/objections`).expect(200)).body as { id: string }[];
    const decision = { decision: 'dismissed', reason: '仍在岗' };
    await reviewer.post(`/payouts/${id}/objections/${objection!.id}/decide`, decision).expect(200);
    await step(reviewer, id, 'approve');
    expect(await section(finance, 'payouts-to-send')).toMatchObject({ items: [{ id, blocked: null }] });
    await step(finance, id, 'send');
    expect(await section(finance, 'payouts-unanswered')).toBeUndefined();
    county.today('2024-03-26');
    expect(await section(finance, 'payouts-unanswered')).toMatchObject({ items: [{ id, detail: '3笔没有结果' }] });
  });

  it('tells the officer whose facts changed under a payout', async () => {
    const { id } = await county.draft({ toMonth: '2024-02' });
    expect(await section(county.officer, 'payouts-changed')).toBeUndefined();
    const suspension = { fromMonth: '2024-02', reason: '长期请假' };
    await county.officer.post(`/workers/${county.workers[1]!.id}/suspensions`, suspension).expect(201);
    expect(await section(county.officer, 'payouts-changed')).toMatchObject({
      items: [{ id, detail: '1笔因事实变化应减少或改变收款人，移出后才能继续办理' }],
    });
  });

  it('tells the reviewer of a policy that was submitted, unless they wrote it, and who writes of one that came back', async () => {
    const policy = stipendPolicy({ effectiveFrom: '2025-01', title: '新办法' });
    const admin = await service.admin();
    const { id } = (await admin.post('/policies', policy).expect(201)).body as { id: string };
    expect(await section(county.reviewer, 'policies-to-approve')).toBeUndefined();
    await admin.post(`/policies/${id}/submit`).expect(200);
    expect(await section(county.reviewer, 'policies-to-approve')).toMatchObject({
      items: [{ title: '新办法', blocked: null }],
    });
    expect(await section(admin, 'policies-to-approve')).toMatchObject({
      items: [{ blocked: { code: 'APPROVER_IS_AUTHOR' } }],
    });
    await county.reviewer.post(`/policies/${id}/return`, { comment: '请补文号' }).expect(200);
    expect(await section(county.reviewer, 'policies-to-approve')).toBeUndefined();
    expect(await section(county.officer, 'policies-returned')).toMatchObject({
      items: [{ title: '新办法', detail: expect.stringContaining('退回：请补文号'), href: `/policies/${id}` }],
    });
  });

  it('tells who may confirm of corrected numbers and merges that others ask for, and nobody else', async () => {
    const { officer, reviewer } = county;
    const [first] = county.workers;
    const second = await createWorker(officer, 64, { regionCode: LANGXI });
    const double = await createWorker(officer, 61, { name: second.name, regionCode: LANGXI });
    const reason = '按身份证原件核对';
    const correction = { identityNumber: identityNumberOf(62), reason };
    await officer.post(`/workers/${first!.id}/identity-corrections`, correction).expect(201);
    const merge = await officer.post(`/workers/${second.id}/merge`, { duplicateId: double.id, reason }).expect(201);
    const admin = await service.admin();
    const beside = await service.as('reviewer', '341881');
    for (const session of [reviewer, admin]) {
      expect(await section(session, 'identity-corrections')).toMatchObject({
        count: 1,
        items: [
          {
            id: first!.id,
            title: `${first!.name}的身份证号更正`,
            detail: expect.stringMatching(/^officer.*提出：按身份证原件核对$/) as string,
            href: '/identity-corrections',
            blocked: null,
          },
        ],
      });
      expect(await section(session, 'merges')).toMatchObject({
        items: [{ id: second.id, href: '/identity-corrections?tab=merges' }],
      });
    }
    for (const session of [officer, county.finance, beside]) {
      expect(await section(session, 'identity-corrections')).toBeUndefined();
      expect(await section(session, 'merges')).toBeUndefined();
    }
    expect(JSON.stringify(await inbox(reviewer))).not.toContain(identityNumberOf(62));

    const own = { identityNumber: identityNumberOf(63), reason };
    await admin.post(`/workers/${second.id}/identity-corrections`, own).expect(201);
    expect((await section(admin, 'identity-corrections'))!.count).toBe(1);
    expect((await section(reviewer, 'identity-corrections'))!.count).toBe(2);
    const { id } = merge.body as { id: string };
    await reviewer.post(`/workers/${second.id}/merges/${id}/refuse`, { reason: '不是同一人' }).expect(200);
    expect(await section(reviewer, 'merges')).toBeUndefined();
  });

  it('tells of registrations that lapse, soonest first, and of reports that a station owes', async () => {
    const { officer } = county;
    for (const [n, endOn] of [
      [0, '2024-05-31'],
      [1, '2024-04-30'],
      [2, '2024-12-31'],
    ] as const) {
      const { body } = await officer.get(`/workers/${county.workers[n]!.id}`).expect(200);
      const { certificates } = body as { certificates: { id: string }[] };
      await officer
        .post(`/certificates/${certificates[0]!.id}/registrations`, { startOn: '2023-10-01', endOn })
        .expect(201);
    }
    const lapsing = await section(officer, 'registrations-lapsing');
    expect(lapsing).toMatchObject({ count: 2 });
    expect(lapsing!.items.map(({ id, dueOn }) => [id, dueOn])).toEqual([
      [county.workers[1]!.id, '2024-04-30'],
      [county.workers[0]!.id, '2024-05-31'],
    ]);
    const station = await createStation(officer, { regionCode: `${LANGXI}102`, name: '涛城社工站' });
    const manager = await service.as('station_manager', `${LANGXI}102`);
    expect(await section(manager, 'station-reports')).toBeUndefined();
    await service.dataSource.query('UPDATE users SET station_id = $1 WHERE id = $2', [station.id, manager.userId]);
    expect(await inbox(manager)).toMatchObject({
      nextOn: null,
      sections: [
        {
          code: 'station-reports',
          items: [{ id: station.id, title: '涛城社工站', detail: '2024年2月的月报没有上报' }],
        },
      ],
    });
  });

  it('is each one’s own: by role, and by region', async () => {
    const beside = await service.as('officer', '341802');
    expect((await inbox(beside)).sections).toEqual([]);
    expect((await inbox(await service.as('reviewer', '341802'))).sections).toEqual([]);
    const auditor = await inbox(await service.as('auditor'));
    expect(auditor.sections).toEqual([]);
    const codes = (await inbox(county.finance)).sections.map(({ code }) => code);
    expect(codes).toEqual(['payouts-unanswered']);
  });

  it('tells an admin of accounts that nobody used', async () => {
    const admin = await service.admin();
    const account = { username: 'nobody', password: 'kastanienallee 17b', displayName: '新同事', role: 'officer' };
    await admin.post('/users', { ...account, regionCode: LANGXI }).expect(201);
    await service.dataSource.query(`UPDATE users SET created_at = '2024-01-01' WHERE username = 'nobody'`);
    expect(await section(admin, 'accounts-unused')).toMatchObject({ items: [{ type: 'user', title: '新同事' }] });
    await service.dataSource.query(`UPDATE users SET disabled_at = now() WHERE username = 'nobody'`);
    expect(await section(admin, 'accounts-unused')).toBeUndefined();
  });
});
