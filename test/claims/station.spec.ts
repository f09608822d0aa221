import type { ClaimCandidateResponse } from '../../src/claims/candidates/claim-candidates.dto.js';
import { ClaimsGround } from '../support/claims/claims-ground.js';
import { pdfOf } from '../support/papers/paper-files.js';
import { createStation, signInManager, type StationBody } from '../support/places/stations.js';
import { identityNumberOf } from '../support/register/people.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const TOWN = '341821102';
const DAY = '2024-04-10';

/** A station enters the claims of its own staff and puts their papers to them (domain.md §14). */
describe('a station manager', () => {
  let service: TestService;
  let ground: ClaimsGround;
  let station: StationBody;
  let manager: Session;
  /** Of another station of the same township. */
  let other: Session;
  /** Of another county. */
  let stranger: Session;

  beforeAll(async () => {
    service = await openTestService(DAY);
    ground = await new ClaimsGround(service, 5).lay();
    await ground.approved();
    station = await createStation(ground.officer, { regionCode: TOWN });
    for (const n of [0, 1]) await place(station, n);
    const second = await createStation(ground.officer, { regionCode: TOWN });
    await place(second, 2);
    manager = await signInManager(service, station.id, TOWN);
    other = await signInManager(service, second.id, TOWN);
    const far = await createStation(ground.officer, {});
    stranger = await signInManager(service, far.id, '341802001');
  });
  afterAll(() => service.close());

  async function place({ id }: StationBody, n: number, stated: object = {}): Promise<void> {
    const stay = { workerId: ground.workers[n]!.id, startOn: '2024-01-01', ...stated };
    await ground.officer.post(`/stations/${id}/staff`, stay).expect(201);
  }

  const candidates = async (session: Session = manager, query = ''): Promise<ClaimCandidateResponse[]> => {
    const { body } = await session.get(`/claims/candidates${query}`).expect(200);
    const { items, total } = body as { items: ClaimCandidateResponse[]; total: number };
    expect(total).toBe(items.length);
    return items;
  };
  const namesOf = (items: ClaimCandidateResponse[]): string[] => items.map(({ workerName }) => workerName).toSorted();
  const nameOf = (n: number): string => ground.workers[n]!.name;

  it('chooses among the own staff what an open notice covers, by name and last four', async () => {
    const items = await candidates();
    expect(namesOf(items)).toEqual([nameOf(0), nameOf(1)].toSorted());
    const own = items.find(({ workerId }) => workerId === ground.workers[0]!.id)!;
    expect(own).toEqual({
      workerId: ground.workers[0]!.id,
      workerName: nameOf(0),
      lastFour: identityNumberOf(1).slice(-4),
      stationName: station.name,
      kind: 'award',
      level: 'junior',
      certificateId: await ground.certificateOf(0),
      approvedOn: '2023-09-01',
      policyRegionCode: '341821',
      policyRegionName: '郎溪县',
      notice: {
        id: expect.any(String) as string,
        noticeNo: '郎民函〔2024〕3号',
        title: '2023年度一次性奖励申报通知',
        opensOn: '2024-04-01',
        closesOn: '2024-04-30',
        papers: ['申请表', '证书复印件'],
      },
      claim: null,
    });
    expect(JSON.stringify(items)).not.toMatch(/\d{15}/);
    expect(namesOf(await candidates(other))).toEqual([nameOf(2)]);
    expect(await candidates(stranger)).toEqual([]);
    expect(await candidates(manager, `?search=${encodeURIComponent(nameOf(1))}`)).toHaveLength(1);
    expect(namesOf(await candidates(ground.officer))).toEqual([nameOf(0), nameOf(1), nameOf(2)].toSorted());
    for (const role of ['reviewer', 'finance', 'auditor'] as const) {
      await (await service.as(role)).get('/claims/candidates').expect(403);
    }
  });

  it('has nobody before the notice opens, after it closed, or of whom it is not for', async () => {
    for (const day of ['2024-03-31', '2024-05-01']) {
      service.clock.day = day;
      expect(await candidates()).toEqual([]);
    }
    for (const day of ['2024-04-01', '2024-04-30']) {
      service.clock.day = day;
      expect(await candidates()).toHaveLength(2);
    }
    service.clock.day = DAY;
    await service.dataSource.query(
      'UPDATE certificates SET void = true, revoked_on = approved_on WHERE worker_id = $1',
      [ground.workers[1]!.id],
    );
    expect(namesOf(await candidates())).toEqual([nameOf(0)]);
    await service.dataSource.query('UPDATE certificates SET void = false, revoked_on = NULL WHERE worker_id = $1', [
      ground.workers[1]!.id,
    ]);
  });

  it('is told each stipend that is open as well, and what is claimed already', async () => {
    const months = await ground.approvedMonths();
    const stipends = (await candidates()).filter(({ kind }) => kind === 'stipend');
    expect(stipends).toMatchObject([{ level: null, certificateId: null }, { notice: { id: months.id } }]);
    const late = { noticeNo: '补', supplements: months.id, opensOn: '2024-04-02', closesOn: '2024-05-31' };
    const supplement = await ground.approvedMonths(late);
    const claim = { workerId: ground.workers[0]!.id, kind: 'stipend', noticeId: months.id };
    const { id } = (await manager.post('/claims', claim).expect(201)).body as { id: string };
    const own = (await candidates(manager, '?claimed=true')).map(
      ({ notice, claim: made }) => [notice.id, made] as const,
    );
    // A supplement is for the same months: whoever claimed by the one has nothing left to claim by the other.
    expect(Object.fromEntries(own)).toEqual({
      [months.id]: { id, state: 'draft' },
      [supplement.id]: { id, state: 'draft' },
    });
    await ground.step(id, 'withdraw', {}, manager);
    expect(await candidates(manager, '?claimed=true')).toEqual([]);
    expect(await candidates(manager, '?claimed=false')).toHaveLength(6);
  });

  describe('with papers', () => {
    const keep = (session: Session, objectId: string, text = '申请表', objectType = 'claim') =>
      session
        .post('/attachments')
        .field('objectType', objectType)
        .field('objectId', objectId)
        .attach('file', pdfOf(text), '申请表.pdf');
    const listed = (session: Session, objectId: string, objectType = 'claim') =>
      session.get(`/attachments?objectType=${objectType}&objectId=${objectId}`);

    it('puts, sees and takes back those of claims of the own staff, and of nothing else', async () => {
      const claim = await ground.claim(0, {}, manager);
      const { id } = (await keep(manager, claim.id).expect(201)).body as { id: string };
      expect((await listed(manager, claim.id).expect(200)).body).toMatchObject({ items: [{ id, mayRemove: true }] });
      await manager.get(`/attachments/${id}`).expect(200);
      const { workerId, certificateId } = claim;
      for (const [type, objectId] of [
        ['worker', workerId],
        ['certificate', certificateId!],
        ['policy', ground.awardPolicyId],
      ] as const) {
        await listed(manager, objectId, type).expect(404);
        await keep(manager, objectId, '越权', type).expect(404);
      }
      const identityCard = (await keep(ground.officer, workerId, '身份证', 'worker').expect(201)).body as {
        id: string;
      };
      await manager.get(`/attachments/${identityCard.id}`).expect(404);
      await manager.delete(`/attachments/${identityCard.id}?reason=${encodeURIComponent('误传')}`).expect(404);
      await manager.delete(`/attachments/${id}?reason=${encodeURIComponent('拍得不清')}`).expect(204);
      expect((await listed(manager, claim.id).expect(200)).body).toMatchObject({ items: [] });
    });

    it('does not take away what the officer put there, nor what was decided with', async () => {
      const claim = await ground.claim(1, {}, manager);
      const paper = (await keep(ground.officer, claim.id, '核查记录').expect(201)).body as { id: string };
      const own = (await keep(manager, claim.id).expect(201)).body as { id: string };
      const { items } = (await listed(manager, claim.id).expect(200)).body as {
        items: { id: string; mayRemove: boolean }[];
      };
      expect(Object.fromEntries(items.map(({ id, mayRemove }) => [id, mayRemove]))).toEqual({
        [paper.id]: false,
        [own.id]: true,
      });
      const why = `?reason=${encodeURIComponent('误传')}`;
      expect((await manager.delete(`/attachments/${paper.id}${why}`).expect(403)).body).toMatchObject({
        code: 'ATTACHMENT_OF_ANOTHER',
      });
      await ground.step(claim.id, 'submit', {}, manager);
      await ground.step(claim.id, 'accept');
      expect((await manager.delete(`/attachments/${own.id}${why}`).expect(409)).body).toMatchObject({
        code: 'ATTACHMENT_DECIDED_ON',
      });
    });

    it('adds nothing to what is decided or withdrawn; an officer may', async () => {
      const { items } = (await manager.get('/claims?state=accepted').expect(200)).body as { items: { id: string }[] };
      const { id } = items[0]!;
      const tooLate = {
        code: 'ATTACHMENT_CLOSED',
        detail: '该申报已经办结，站点不能再添加附件。还有材料要补交的，请联系经办人办理。',
      };
      expect((await keep(manager, id, '补交').expect(409)).body).toMatchObject(tooLate);
      await keep(ground.officer, id, '补交').expect(201);
      await ground.step(id, 'reject', { reason: '材料不实' });
      expect((await keep(manager, id, '再补').expect(409)).body).toMatchObject(tooLate);
      await ground.step(id, 'withdraw', { reason: '重新申报' });
      expect((await keep(manager, id, '再补').expect(409)).body).toMatchObject(tooLate);
    });

    it('of another station, of another county, or of whom the person has left, finds nothing', async () => {
      const { items } = (await manager.get('/claims?state=draft').expect(200)).body as { items: { id: string }[] };
      const { id } = items[0]!;
      const paper = (await keep(manager, id, '证书').expect(201)).body as { id: string };
      for (const session of [other, stranger, await signInManager(service, null, TOWN)]) {
        await session.get(`/claims/${id}`).expect(404);
        await listed(session, id).expect(404);
        await keep(session, id, '越权').expect(404);
        await session.get(`/attachments/${paper.id}`).expect(404);
        await session.delete(`/attachments/${paper.id}?reason=${encodeURIComponent('越权')}`).expect(404);
        await session.post(`/claims/${id}/submit`, {}).expect(404);
      }
      await service.dataSource.query(`UPDATE station_staff SET end_on = '2024-04-09' WHERE worker_id = $1`, [
        ground.workers[0]!.id,
      ]);
      await manager.get(`/claims/${id}`).expect(404);
      await listed(manager, id).expect(404);
      await manager.get(`/attachments/${paper.id}`).expect(404);
      expect(namesOf(await candidates())).not.toContain(nameOf(0));
      await ground.officer.get(`/attachments/${paper.id}`).expect(200);
    });
  });

  it('finds no notice for a policy that pays by the certificate alone', async () => {
    const { body } = await ground.officer.get('/policies?kind=stipend&regionCode=341821&pageSize=50').expect(200);
    const { items } = body as { items: { id: string; claimBy: string; title: string }[] };
    const { id: policyId, title } = items.find(({ claimBy }) => claimBy === 'certificate')!;
    const notice = { noticeNo: '函9', title: '申报通知', opensOn: '2024-04-01', closesOn: '2024-04-30', papers: [] };
    const months = { monthsFrom: '2024-01', monthsTo: '2024-06' };
    const refused = await ground.officer.post('/claim-notices', { policyId, ...notice, ...months }).expect(422);
    expect(refused.body).toMatchObject({
      code: 'POLICY_ASKS_FOR_NO_CLAIM',
      detail: `《${title}》规定取得证书即视同申报，不需要申报，不能发布申报通知。确需申报的，请先拟定该政策的新版本，将申报方式改为“须经申报并受理”并批准。`,
      errors: [{ field: 'policyId' }],
    });
    // A draft that is older than the rule.
    const { id } = await ground.notice({
      noticeNo: '函10',
      certificatesFrom: '2019-01-01',
      certificatesTo: '2019-12-31',
    });
    await service.dataSource.query(
      `UPDATE claim_notices SET policy_id = $2, certificates_from = NULL, certificates_to = NULL, months_from = '2026-01', months_to = '2026-02' WHERE id = $1`,
      [id, policyId],
    );
    expect((await ground.reviewer.post(`/claim-notices/${id}/approve`, {}).expect(422)).body).toMatchObject({
      code: 'POLICY_ASKS_FOR_NO_CLAIM',
    });
  });
});
