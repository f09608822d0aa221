import type { ClaimAcceptanceResponse } from '../../src/claims/acceptance/claim-acceptance.dto.js';
import { ClaimsGround } from '../support/claims/claims-ground.js';
import { faults } from '../support/register/people.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const CHECKS = [
  { code: 'check-1', label: '年度考核合格' },
  { code: 'check-2', label: '户籍', anyOf: '本地' },
  { code: 'employer', label: '在本地任职', anyOf: '本地' },
];

describe('claims accepted together', () => {
  let service: TestService;
  let ground: ClaimsGround;
  beforeAll(async () => {
    service = await openTestService('2024-04-10');
    ground = await new ClaimsGround(service, 8).lay({ checks: CHECKS });
    await ground.approved();
  });
  afterAll(() => service.close());

  const accept = (body: object, session: Session = ground.officer) => session.post('/claims/acceptance', body);
  const answered = async (body: object): Promise<ClaimAcceptanceResponse> =>
    (await accept(body).expect(200)).body as ClaimAcceptanceResponse;
  const checked = async (n: number, met = true): Promise<string> => {
    const { id } = await ground.submitted(n);
    const check = { code: '年度考核合格', met, evidence: '考核登记表' };
    await ground.officer.post(`/claims/${id}/checks`, check).expect(201);
    return id;
  };

  it('are those whose conditions are confirmed and met; of each of the others it is said why not', async () => {
    const [good, failed] = [await checked(0), await checked(1, false)];
    const { id: open } = await ground.submitted(2);
    const { id: draft } = await ground.claim(3);
    const gone = '01900000-0000-7000-8000-00000000abcd';
    const answer = await answered({ claimIds: [good, failed, open, draft, gone] });
    expect(answer).toMatchObject({ acceptedCount: 1, refusedCount: 4 });
    const told = Object.fromEntries(
      answer.items.map(({ claimId, accepted, message }) => [claimId, message ?? accepted]),
    );
    expect(told).toEqual({
      [good]: true,
      [failed]: '“年度考核合格”核实为不符合，请打开退回补正或不予受理。',
      [open]: '还没有核实“年度考核合格”，请打开核对材料后登记结果。',
      [draft]: '状态是“草稿”，只有待受理的申报可以成批受理。',
      [gone]: '没有找到该申报。请刷新后查看。',
    });
    const claim = await ground.officer.get(`/claims/${good}`).expect(200);
    expect(claim.body).toMatchObject({ state: 'accepted', decidedByName: 'officer 341800', decisionReason: null });
    const { events } = claim.body as { events: { title: string }[] };
    expect(events.map(({ title }) => title)).toContain('受理申报');
    // A second time there is nothing to do, and that is said.
    expect(await answered({ claimIds: [good] })).toMatchObject({ acceptedCount: 0, items: [{ code: 'CLAIM_STATE' }] });
  });

  it('of a filter are as many as the list counted, or none', async () => {
    const ids = [await checked(4), await checked(5)];
    const refused = await accept({ filter: { kind: 'award' }, expectedCount: 3 }).expect(409);
    expect(refused.body).toMatchObject({
      code: 'COUNT_DIFFERS',
      detail: '申报已有变化：确认时待受理的为3件，现在符合条件的为4件。没有受理任何申报，请刷新后重新确认。',
    });
    const answer = await answered({ filter: { kind: 'award' }, expectedCount: 4 });
    expect(answer).toMatchObject({ acceptedCount: 2, refusedCount: 2 });
    expect(
      answer.items
        .filter(({ accepted }) => accepted)
        .map(({ claimId }) => claimId)
        .toSorted(),
    ).toEqual(ids.toSorted());
  });

  it('are named or filtered, by whoever decides', async () => {
    expect(faults(await accept({}).expect(422))).toEqual(['claimIds one-way']);
    expect(faults(await accept({ filter: {} }).expect(422))).toEqual(['expectedCount count-missing']);
    await accept({ claimIds: [] }).expect(400);
    const id = await checked(6);
    for (const session of [ground.reviewer, ground.finance]) await accept({ claimIds: [id] }, session).expect(403);
    const elsewhere = await service.as('officer', '341881');
    await accept({ claimIds: [id] }, elsewhere).expect(404);
    await accept({ filter: { regionCode: '341821' }, expectedCount: 1 }, elsewhere).expect(409);
    const own = await service.as('officer', '341821');
    await accept({ claimIds: [id] }, own).expect(200);
  });

  it('ask what the policy asks that is in force on the day of the certificate, of two whose notices name it', async () => {
    const { id } = await ground.submitted(7);
    const told = async (): Promise<{ askedBy: { title: string }; asked: { label: string }[] }> =>
      (await ground.officer.get(`/claims/${id}`).expect(200)).body as never;
    expect(await told()).toMatchObject({ askedBy: { title: '一次性奖励办法' }, asked: [{}, {}] });
    // The former policy's notice names all certificates, this one of 2023 too, which that policy no longer pays.
    const former = await service.dataSource.query<{ id: string }[]>(
      `INSERT INTO policies SELECT (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'title', '前一办法',
         'effective_from', '2019-01-01', 'effective_to', '2021-12-31', 'version_no', p.version_no + 1,
         'checks', jsonb_build_array(jsonb_build_object('code', 'check-9', 'label', '岗位聘书'))))).*
       FROM policies p WHERE p.id = $1 RETURNING id`,
      [ground.awardPolicyId],
    );
    const all = { policyId: former[0]!.id, noticeNo: '函9', certificatesFrom: null, certificatesTo: null };
    const notice = await ground.approved({ ...all, opensOn: '2024-04-05' });
    expect(await told()).toMatchObject({
      askedBy: { title: '一次性奖励办法' },
      asked: [{ label: '年度考核合格' }, { label: '户籍' }],
      notice: { noticeNo: '郎民函〔2024〕3号' },
    });
    expect((await ground.officer.get(`/claims?noticeId=${notice.id}`).expect(200)).body).toMatchObject({ total: 0 });
    const refused = { code: '岗位聘书', met: true, evidence: '聘书' };
    await ground.officer.post(`/claims/${id}/checks`, refused).expect(422);
  });
});
