import { IntegrityService } from '../../src/integrity/integrity.service.js';
import type { MergeResponse } from '../../src/merges/merges.dto.js';
import { PayoutSteps } from '../support/payouts/payout-steps.js';
import { createVillage, createVillager, settle, takeToSent } from '../support/payouts/payouts.js';
import { createCertificate, createWorker, faults, identityNumberOf, readWorker } from '../support/register/people.js';
import { putInForce, stipendPolicy } from '../support/register/policies.js';
import { importRoster } from '../support/roster/imports.js';
import { RosterWorkbook } from '../support/roster/roster-workbook.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const LANGXI = '341821';
const MONTH = 15_000;
const reason = '同一人两次登记';

interface LateFact {
  workerId: string;
  subject: string;
  dueFen: number;
  toRecoverFen: number;
  cause: string;
}

describe('two records that are one person', () => {
  let service: TestService;
  let officer: Session;
  let reviewer: Session;
  let steps: PayoutSteps;
  let village: string;
  let used = 0;
  beforeEach(async () => {
    service = await openTestService('2024-02-20');
    officer = await service.as('officer', LANGXI);
    reviewer = await service.as('reviewer', LANGXI);
    steps = new PayoutSteps(service);
    village = await createVillage(officer);
    await putInForce(service, stipendPolicy({ effectiveFrom: '2024-01', noticeWorkingDays: 0 }));
    used = 0;
  });
  afterEach(() => service.close());

  interface Villager {
    id: string;
    n: number;
    certificateId: string;
    postId: string;
  }
  const villager = async (stated: { startOn?: string; level?: string } = {}): Promise<Villager> => {
    const n = ++used;
    return { n, ...(await createVillager(officer, n, village, stated)) };
  };
  const ask = async (survivor: string, duplicateId: string): Promise<MergeResponse> =>
    (await officer.post(`/workers/${survivor}/merge`, { duplicateId, reason }).expect(201)).body as MergeResponse;
  const confirm = (survivor: string, id: string) => reviewer.post(`/workers/${survivor}/merges/${id}/confirm`, {});
  const merge = async (survivor: string, duplicateId: string): Promise<MergeResponse> => {
    const { id } = await ask(survivor, duplicateId);
    return (await confirm(survivor, id).expect(200)).body as MergeResponse;
  };
  const refusals = async (survivor: string, duplicateId: string): Promise<string[]> =>
    faults(await officer.post(`/workers/${survivor}/merge`, { duplicateId, reason }).expect(422));
  const payout = (fromMonth: string, toMonth: string) =>
    steps.create({ kind: 'stipend', regionCode: LANGXI, fromMonth, toMonth });
  const pay = async (fromMonth: string, toMonth: string): Promise<void> => {
    const { id } = await payout(fromMonth, toMonth);
    await takeToSent(service, id);
    await settle(service, id);
  };
  /** The other record had the same post and certificate, as who enters somebody twice enters them. */
  const alike = async (of: Villager): Promise<void> => {
    await officer.post(`/certificates/${of.certificateId}/withdrawal`, { reason }).expect(200);
  };
  const late = async (): Promise<LateFact[]> =>
    ((await officer.get('/payouts/late-facts?pageSize=500').expect(200)).body as { items: LateFact[] }).items;
  const brokenChecks = async (): Promise<string[]> => {
    const { checks } = await service.app.get(IntegrityService).checkAll();
    return checks.filter(({ ok }) => !ok).map(({ name, examples }) => `${name}: ${examples.join()}`);
  };

  it('are one after another person confirmed it: what was of either is of the survivor, and the other is a stub', async () => {
    const survivor = await villager();
    const duplicate = await createWorker(officer, 50, { regionCode: LANGXI, remark: '原登记' });
    const post = { organizationId: village, startOn: '2021-01-01', endOn: '2021-12-31' };
    await officer.post(`/workers/${duplicate.id}/posts`, post).expect(201);
    const senior = { level: 'senior', certificateNo: 'GJ-1', approvedOn: '2023-05-01', declaredOn: '2023-05-01' };
    await createCertificate(officer, duplicate.id, senior);
    await officer.post(`/workers/${duplicate.id}/suspensions`, {
      fromMonth: '2023-01',
      toMonth: '2023-02',
      reason: '病假',
    });
    await officer
      .post(`/workers/${duplicate.id}/credits`, { source: 'other', hours: 8, earnedOn: '2023-06-01', note: '讲座' })
      .expect(201);
    await officer
      .post(`/workers/${duplicate.id}/waivers`, {
        kind: 'stipend',
        subject: 'stipend:2024-08',
        waivedOn: '2024-02-01',
        paper: '声明',
      })
      .expect(201);
    const asked = await ask(survivor.id, duplicate.id);
    expect(asked).toMatchObject({
      state: 'pending',
      movesFen: 0,
      survivor: { workerId: survivor.id, regionName: '郎溪县' },
      duplicate: { workerId: duplicate.id, workerName: duplicate.name, identityNumber: duplicate.identityNumber },
    });
    expect((await reviewer.get('/merges?state=pending').expect(200)).body).toMatchObject({ total: 1 });
    const again = await officer
      .post(`/workers/${survivor.id}/merge`, { duplicateId: duplicate.id, reason })
      .expect(422);
    expect(faults(again)).toEqual(['duplicateId awaited']);
    await officer.post(`/workers/${survivor.id}/merges/${asked.id}/confirm`, {}).expect(403);
    const done = await confirm(survivor.id, asked.id).set('idempotency-key', 'm').expect(200);
    expect(done.body).toMatchObject({ state: 'confirmed', decidedByName: 'reviewer 341821' });
    expect((await confirm(survivor.id, asked.id).set('idempotency-key', 'm').expect(200)).body).toEqual(done.body);
    expect((await confirm(survivor.id, asked.id).expect(409)).body).toMatchObject({ code: 'REQUEST_DECIDED' });

    const now = await readWorker(officer, survivor.id);
    expect(now).toMatchObject({ level: 'senior', remark: '原登记', suspensions: [{ fromMonth: '2023-01' }] });
    expect(now.posts.map(({ startOn }) => startOn)).toEqual(['2023-01-01', '2021-01-01']);
    expect(now.certificates.map(({ level }) => level)).toEqual(['junior', 'senior']);
    expect(now.bankAccount!.account).toContain('0001');
    expect((await officer.get(`/workers/${survivor.id}/waivers`).expect(200)).body).toHaveLength(1);
    const gone = await officer.get(`/workers/${duplicate.id}`).expect(404);
    expect(gone.body).toMatchObject({ code: 'WORKER_MERGED', mergedInto: survivor.id });
    expect((await officer.get('/workers').expect(200)).body).toMatchObject({ total: 1 });
    const city = await service.as('officer');
    expect((await city.get('/workers').expect(200)).body).toMatchObject({ total: 1, items: [{ id: survivor.id }] });
    expect((await city.get('/reports/overview').expect(200)).body).toMatchObject({ talents: 1 });
    const byNumber = await officer.get(`/workers?search=${identityNumberOf(50)}`).expect(200);
    expect(byNumber.body).toMatchObject({ total: 1, items: [{ id: survivor.id }] });
    await officer.patch(`/workers/${duplicate.id}`, 1, { remark: '改' }).expect(404);
    await officer.post(`/workers/${duplicate.id}/posts`, post).expect(404);
    const { body } = await reviewer.get(`/workers/${survivor.id}/history?pageSize=100`).expect(200);
    const told = (body as { items: { title: string; reason: string | null }[] }).items;
    expect(told.filter(({ title }) => title === '登记人员')).toHaveLength(2);
    expect(told).toContainEqual(expect.objectContaining({ title: '申请合并记录', reason }));
    expect((await officer.get(`/workers/${survivor.id}/merges`).expect(200)).body).toMatchObject([
      { state: 'confirmed' },
    ]);
    expect(await brokenChecks()).toEqual([]);
  });

  it('are refused while something stands twice, with what is to be done first', async () => {
    const [survivor, duplicate] = [await villager(), await villager({ startOn: '2023-06-01' })];
    expect(await refusals(survivor.id, duplicate.id)).toEqual([
      'duplicateId posts-overlap',
      'duplicateId two-certificates-at-level',
    ]);
    expect(await refusals(survivor.id, survivor.id)).toEqual(['duplicateId same-record']);
    await officer.post(`/workers/${duplicate.id}/posts/${duplicate.postId}/withdrawal`, { reason }).expect(200);
    await alike(duplicate);
    const asked = await ask(survivor.id, duplicate.id);
    // Entered while the request waited: asked again when it is confirmed.
    await officer
      .post(`/workers/${duplicate.id}/posts`, { organizationId: village, startOn: '2023-07-01' })
      .expect(201);
    expect(faults(await confirm(survivor.id, asked.id).expect(422))).toEqual(['duplicateId posts-overlap']);
    await reviewer.post(`/workers/${survivor.id}/merges/${asked.id}/refuse`, { reason: '先更正任职' }).expect(200);
    expect((await officer.get(`/workers/${duplicate.id}`).expect(200)).body).toMatchObject({ id: duplicate.id });
    expect((await officer.get('/merges?state=refused').expect(200)).body).toMatchObject({ total: 1 });
  });

  it('do not exist beside the region, and are confirmed by another than who asked', async () => {
    const survivor = await villager();
    const beside = await service.as('officer', '341802');
    const stranger = await createWorker(beside, 60);
    await officer.post(`/workers/${survivor.id}/merge`, { duplicateId: stranger.id, reason }).expect(404);
    await beside.post(`/workers/${survivor.id}/merge`, { duplicateId: stranger.id, reason }).expect(404);
    const city = await service.as('officer');
    const asked = (await city.post(`/workers/${survivor.id}/merge`, { duplicateId: stranger.id, reason }).expect(201))
      .body as MergeResponse;
    // The county sees the survivor, and yet not the two: it is the city's.
    expect((await reviewer.get('/merges').expect(200)).body).toMatchObject({ total: 0 });
    await confirm(survivor.id, asked.id).expect(404);
    await (await service.as('reviewer')).post(`/workers/${survivor.id}/merges/${asked.id}/confirm`, {}).expect(200);
    const elsewhere = await beside.get(`/workers/${stranger.id}`).expect(404);
    expect(elsewhere.body).toMatchObject({ code: 'NOT_FOUND' });
    const admin = await service.admin();
    const other = await villager();
    await alike(other);
    await officer.post(`/workers/${other.id}/posts/${other.postId}/withdrawal`, { reason }).expect(200);
    const own = (await admin.post(`/workers/${survivor.id}/merge`, { duplicateId: other.id, reason }).expect(201))
      .body as MergeResponse;
    expect((await admin.post(`/workers/${survivor.id}/merges/${own.id}/confirm`, {}).expect(422)).body).toMatchObject({
      code: 'CONFIRMER_ASKED',
    });
    await expect(
      service.dataSource.query(
        `UPDATE worker_merges SET state = 'confirmed', moved = '{}', decided_by = $2, decided_at = now() WHERE id = $1`,
        [own.id, admin.userId],
      ),
    ).rejects.toThrow('worker_merges_by_another');
    await officer.post(`/workers/${survivor.id}/merges/${own.id}/withdrawal`, { reason }).expect(200);
  });

  it('that were both paid for one month come to an over-payment of the survivor, once', async () => {
    const [survivor, duplicate] = [await villager(), await villager()];
    await pay('2024-01', '2024-01');
    service.clock.day = '2024-02-28';
    await alike(duplicate);
    const asked = await ask(survivor.id, duplicate.id);
    expect(asked.movesFen).toBe(MONTH);
    expect((await confirm(survivor.id, asked.id).expect(200)).body).toMatchObject({ movesFen: null });
    const facts = await late();
    expect(facts).toMatchObject([
      { workerId: survivor.id, subject: 'stipend:2024-01', dueFen: -MONTH, toRecoverFen: MONTH },
    ]);
    expect(facts[0]!.cause).toContain('合并');
    const { payments } = await readWorker(officer, survivor.id);
    expect(payments.map(({ subject, amountFen }) => `${subject} ${amountFen}`)).toEqual([
      `stipend:2024-01 ${MONTH}`,
      `stipend:2024-01 ${MONTH}`,
    ]);
    expect(await brokenChecks()).toEqual([]);
    const { body } = await officer
      .post('/recoveries', { workerId: survivor.id, subject: 'stipend:2024-01' })
      .expect(201);
    expect(body).toMatchObject({ amountFen: MONTH });
    expect(await late()).toMatchObject([{ toRecoverFen: 0 }]);
    expect(await brokenChecks()).toEqual([]);
    // The next month is paid once, with the recovery netted.
    await pay('2024-02', '2024-02');
    expect(await brokenChecks()).toEqual([]);
  });

  it('of whom the other alone was paid: the survivor is paid what is left, by a line that names the paid one', async () => {
    const duplicate = await villager();
    await pay('2024-01', '2024-01');
    service.clock.day = '2024-02-28';
    const survivor = await createWorker(officer, 70, { regionCode: LANGXI });
    const higher = { level: 'intermediate', certificateNo: 'ZJ-1', approvedOn: '2023-05-01', declaredOn: '2023-05-01' };
    await createCertificate(officer, survivor.id, higher);
    await merge(survivor.id, duplicate.id);
    expect(await late()).toMatchObject([{ workerId: survivor.id, subject: 'stipend:2024-01', dueFen: MONTH }]);
    const { id } = await payout('2024-02', '2024-02');
    const lines = await steps.lines(id);
    expect(lines.map(({ subject, amountFen }) => `${subject} ${amountFen}`).toSorted()).toEqual([
      `stipend:2024-01 ${MONTH}`,
      `stipend:2024-02 ${2 * MONTH}`,
    ]);
    await takeToSent(service, id);
    await settle(service, id);
    expect(await late()).toEqual([]);
    expect(await brokenChecks()).toEqual([]);
    const paid: { n: number; corrections: number }[] = await service.dataSource.query(
      `SELECT count(*)::int AS n, count(*) FILTER (WHERE is_correction)::int AS corrections FROM line_endings WHERE subject = 'stipend:2024-01'`,
    );
    expect(paid).toEqual([{ n: 2, corrections: 1 }]);
  });

  it('under a payout on its way: both lines are taken out, and one comes due again', async () => {
    const [survivor, duplicate] = [await villager(), await villager()];
    await pay('2024-01', '2024-01');
    service.clock.day = '2024-02-28';
    const { id } = await payout('2024-02', '2024-02');
    await steps.take(id, 'submit', 'accept', 'publish');
    await officer.post(`/certificates/${duplicate.certificateId}/withdrawal`, { reason }).expect(200);
    await merge(survivor.id, duplicate.id);
    const { body } = await officer.get(`/payouts/${id}/changes`).expect(200);
    const changed = (body as { items: { workerId: string; kinds: string[]; codes: string[]; wouldBeFen: number }[] })
      .items;
    expect(changed.find(({ workerId }) => workerId === duplicate.id)).toMatchObject({
      kinds: ['less'],
      codes: ['WORKER_MERGED'],
      wouldBeFen: 0,
    });
    // In flight of either counts as in flight of the survivor, so nobody is paid beside it.
    expect(changed.find(({ workerId }) => workerId === survivor.id)).toMatchObject({ kinds: ['less'], wouldBeFen: 0 });
    expect((await reviewer.post(`/payouts/${id}/approve`, {}).expect(409)).body).toMatchObject({
      code: 'LINES_CHANGED',
    });
    await officer.post(`/payouts/${id}/changes/take-out`, { reason: '记录已合并' }).expect(200);
    await steps.take(id, 'cancel');
    const next = await payout('2024-02', '2024-02');
    expect((await steps.lines(next.id)).map(({ workerId, amountFen }) => `${workerId} ${amountFen}`)).toEqual([
      `${survivor.id} ${MONTH}`,
    ]);
    expect(await brokenChecks()).toEqual([]);
  });

  it('wait for the bank’s return, and then are merged with what it paid', async () => {
    const [survivor, duplicate] = [await villager(), await villager()];
    const { id, number } = await payout('2024-01', '2024-01');
    await takeToSent(service, id);
    await alike(duplicate);
    const refused = await officer
      .post(`/workers/${survivor.id}/merge`, { duplicateId: duplicate.id, reason })
      .expect(422);
    expect(faults(refused)).toEqual(['duplicateId with-the-bank']);
    expect((refused.body as { detail: string }).detail).toContain(number);
    await settle(service, id);
    await merge(survivor.id, duplicate.id);
    expect(await late()).toMatchObject([{ workerId: survivor.id, dueFen: -MONTH }]);
  });

  it('are merged on, and the numbers of all of them find the one who is left', async () => {
    const survivor = await villager();
    const [middle, first] = [
      await createWorker(officer, 80, { regionCode: LANGXI }),
      await createWorker(officer, 81, { regionCode: LANGXI }),
    ];
    await merge(middle.id, first.id);
    await merge(survivor.id, middle.id);
    for (const { id } of [middle, first]) {
      expect((await officer.get(`/workers/${id}`).expect(404)).body).toMatchObject({ mergedInto: survivor.id });
    }
    for (const n of [1, 80, 81]) {
      const { body } = await officer.get(`/workers?search=${identityNumberOf(n)}`).expect(200);
      expect(body).toMatchObject({ items: [{ id: survivor.id }] });
    }
    // Nobody is entered anew by a number that was merged.
    await officer
      .post('/workers', { name: '王五', identityNumber: identityNumberOf(81), regionCode: LANGXI })
      .expect(409);
    // Where the wrong record was kept, its right number is taken from the stub; both still find the person.
    const path = `/workers/${survivor.id}/identity-corrections`;
    const asked = (await officer.post(path, { identityNumber: identityNumberOf(81), reason }).expect(201)).body as {
      id: string;
    };
    await reviewer.post(`${path}/${asked.id}/confirm`, {}).expect(200);
    for (const n of [1, 81]) {
      const { body } = await officer.get(`/workers?search=${identityNumberOf(n)}`).expect(200);
      expect(body).toMatchObject({ items: [{ id: survivor.id, identityNumber: expect.stringMatching(/\w/) }] });
    }
    expect(await brokenChecks()).toEqual([]);
  });

  it('a roster row with the number of the merged record is refused with a sentence', async () => {
    const survivor = await villager();
    const duplicate = await createWorker(officer, 90, { regionCode: LANGXI });
    await merge(survivor.id, duplicate.id);
    const { name } = await readWorker(officer, survivor.id);
    const workbook = new RosterWorkbook().person({
      姓名: duplicate.name,
      身份证号: identityNumberOf(90),
      工作单位: '青峰村',
      单位类别: '村',
      '所属县（市、区）': '郎溪县',
      '乡镇（街道）': null,
      入职日期: '2023-01-01',
    });
    const { issues } = await importRoster(officer, workbook, { status: 422 });
    expect(issues.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'conflicts-with-register', message: `该身份证号的记录已并入“${name}”的记录，不再使用` },
    ]);
  });

  it('that an import brought in are not taken away from under the merge by its undoing', async () => {
    const row = {
      工作单位: '青峰村',
      单位类别: '村',
      '所属县（市、区）': '郎溪县',
      '乡镇（街道）': null,
      入职日期: '2021-01-01',
      离职日期: '2021-12-31',
    };
    const first = await importRoster(
      officer,
      new RosterWorkbook().person({ ...row, 姓名: '李一', 身份证号: identityNumberOf(91) }),
    );
    const second = await importRoster(
      officer,
      new RosterWorkbook().person({ ...row, 姓名: '李一', 身份证号: identityNumberOf(92), 手机号: null }),
    );
    const ids = (await officer.get('/workers?search=李一&sort=createdAt:asc').expect(200)).body as {
      items: { id: string }[];
    };
    await merge(ids.items[0]!.id, ids.items[1]!.id);
    // The post was the same and is there once.
    expect((await readWorker(officer, ids.items[0]!.id)).posts).toHaveLength(1);
    expect(await brokenChecks()).toEqual([]);
    for (const { id } of [first, second]) {
      const refused = await officer.post(`/imports/${id}/undo`, { reason }).expect(409);
      expect(refused.body).toMatchObject({ code: expect.stringMatching(/^IMPORT_(CHANGED_SINCE|RELIED_ON)$/) });
    }
  });

  it('are merged once, by whoever confirms first', async () => {
    const survivor = await villager();
    const duplicate = await createWorker(officer, 95, { regionCode: LANGXI });
    const { id } = await ask(survivor.id, duplicate.id);
    const city = await service.as('reviewer');
    const answers = await Promise.all(
      [reviewer, city, reviewer].map((by) => by.post(`/workers/${survivor.id}/merges/${id}/confirm`, {})),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
  });

  it('a merge that was broken by hand is found', async () => {
    const [survivor, duplicate] = [await villager(), await villager()];
    await pay('2024-01', '2024-01');
    await alike(duplicate);
    await merge(survivor.id, duplicate.id);
    const sql = (text: string, parameters: unknown[] = []): Promise<unknown> =>
      service.dataSource.query(text, parameters);
    await expect(sql('UPDATE workers SET merged_into = NULL WHERE id = $1', [duplicate.id])).rejects.toThrow(
      'stays so',
    );
    await expect(sql('UPDATE workers SET merged_into = $2 WHERE id = $1', [survivor.id, duplicate.id])).rejects.toThrow(
      'a survivor that is none itself',
    );
    await sql('UPDATE posts SET worker_id = $2 WHERE worker_id = $1', [survivor.id, duplicate.id]);
    expect(await brokenChecks()).toEqual([`merged-whole: worker ${duplicate.id}`]);
    await sql('UPDATE posts SET worker_id = $1 WHERE worker_id = $2', [survivor.id, duplicate.id]);
    await sql('ALTER TABLE worker_merges DISABLE TRIGGER worker_merges_stay');
    await sql(`UPDATE worker_merges SET moved = jsonb_set(moved, '{paid}', '[]')`);
    const found = await brokenChecks();
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^merged-paid-once: line /);
  });
});
