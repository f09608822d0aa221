import { identityCheckCharacter } from '../../src/common/values/identity-number.js';
import type { IdentityCorrectionResponse } from '../../src/workers/identity/identity-corrections.dto.js';
import { createVillage, createVillager } from '../support/payouts/payouts.js';
import { createWorker, faults, identityNumberOf, readWorker } from '../support/register/people.js';
import { importRoster } from '../support/roster/imports.js';
import { RosterWorkbook } from '../support/roster/roster-workbook.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

/** With its right check character. */
const numberOf = (digits: string): string => digits + identityCheckCharacter(digits);
const masked = (number: string): string => `${number.slice(0, 6)}********${number.slice(-4)}`;
const reason = '按身份证原件核对';

describe('a wrong identity number', () => {
  let service: TestService;
  let officer: Session;
  let reviewer: Session;
  let village: string;
  let used = 0;
  beforeAll(async () => {
    service = await openTestService('2024-04-01');
    officer = await service.as('officer', '341821');
    reviewer = await service.as('reviewer', '341821');
    village = await createVillage(officer);
  });
  afterAll(() => service.close());

  const villager = async (): Promise<{ id: string; n: number }> => {
    const n = ++used;
    return { id: (await createVillager(officer, n, village)).id, n };
  };
  const ask = async (id: string, identityNumber: string, by = officer): Promise<IdentityCorrectionResponse> =>
    (await by.post(`/workers/${id}/identity-corrections`, { identityNumber, reason }).expect(201))
      .body as IdentityCorrectionResponse;
  const whole = async (id: string): Promise<string> =>
    (
      (await officer.post(`/workers/${id}/identity`, { reason: '核对号码' }).expect(200)).body as {
        identityNumber: string;
      }
    ).identityNumber;

  it('is asked for by one and confirmed by another, and holds from then on', async () => {
    const { id, n } = await villager();
    const [before, after] = [identityNumberOf(n), identityNumberOf(500)];
    const asked = await ask(id, after.replace(/X$/, 'x'));
    expect(asked).toMatchObject({
      workerId: id,
      regionName: '郎溪县',
      fromNumber: masked(before),
      toNumber: masked(after),
      state: 'pending',
      requestedByName: 'officer 341821',
      decidedBy: null,
    });
    expect(await whole(id)).toBe(before);
    const path = `/workers/${id}/identity-corrections`;
    const again = await officer.post(path, { identityNumber: identityNumberOf(501), reason }).expect(409);
    expect(again.body).toMatchObject({ code: 'IDENTITY_CORRECTION_PENDING' });
    const pending = (await reviewer.get('/identity-corrections?state=pending').expect(200)).body as { total: number };
    expect(pending).toMatchObject({ total: 1, items: [{ id: asked.id, workerName: asked.workerName }] });
    await officer.post(`${path}/${asked.id}/confirm`, {}).expect(403);
    const confirm = () =>
      reviewer.post(`${path}/${asked.id}/confirm`, { comment: '已看原件' }).set('idempotency-key', 'once').expect(200);
    const { body: confirmed } = await confirm();
    expect(confirmed).toMatchObject({
      state: 'confirmed',
      decidedByName: 'reviewer 341821',
      decisionReason: '已看原件',
    });
    expect((await confirm()).body).toEqual(confirmed);
    expect((await reviewer.post(`${path}/${asked.id}/confirm`, {}).expect(409)).body).toMatchObject({
      code: 'REQUEST_DECIDED',
      detail: '这项身份证号更正已确认，不能再办理，请刷新后核对。',
    });
    expect(await whole(id)).toBe(after);
    expect((await officer.get(`/workers?search=${after}`).expect(200)).body).toMatchObject({
      total: 1,
      items: [{ id }],
    });
    expect((await officer.get(`/workers?search=${before}`).expect(200)).body).toMatchObject({ total: 0 });
    expect((await officer.get('/identity-corrections?state=pending').expect(200)).body).toMatchObject({ total: 0 });
    const { body } = await reviewer.get(`/workers/${id}/history?pageSize=100`).expect(200);
    const told = (body as { items: { title: string; detail: string }[] }).items.map((it) => `${it.title} ${it.detail}`);
    expect(told).toContain(`确认更正身份证号 身份证号：${masked(before)} → ${masked(after)}`);
    expect(JSON.stringify([body, asked, confirmed])).not.toContain(after);
  });

  it('is not confirmed or refused by whoever asked, whatever their role; the database holds it too', async () => {
    const admin = await service.admin();
    const { id } = await villager();
    const asked = await ask(id, identityNumberOf(510), admin);
    for (const [step, body] of [
      ['confirm', {}],
      ['refuse', { reason }],
    ] as const) {
      const answer = await admin.post(`/workers/${id}/identity-corrections/${asked.id}/${step}`, body).expect(422);
      expect(answer.body).toMatchObject({ code: 'CONFIRMER_ASKED' });
    }
    const decide = (by: string, state: string) =>
      service.dataSource.query(
        'UPDATE identity_corrections SET state = $3, decided_by = $2, decided_at = now() WHERE id = $1',
        [asked.id, by, state],
      );
    await expect(decide(admin.userId, 'confirmed')).rejects.toThrow('identity_corrections_by_another');
    await expect(decide(reviewer.userId, 'pending')).rejects.toThrow('identity_corrections_decided_whole');
    await decide(reviewer.userId, 'refused');
    await expect(decide(reviewer.userId, 'confirmed')).rejects.toThrow('stays as it was made and decided');
    await expect(service.dataSource.query('DELETE FROM identity_corrections')).rejects.toThrow('stays as it was made');
  });

  it('is refused or taken back, and another can be asked for', async () => {
    const { id, n } = await villager();
    const path = `/workers/${id}/identity-corrections`;
    const first = await ask(id, identityNumberOf(520));
    await reviewer.post(`${path}/${first.id}/refuse`, {}).expect(400);
    expect(
      (await reviewer.post(`${path}/${first.id}/refuse`, { reason: '与原件不符' }).expect(200)).body,
    ).toMatchObject({
      state: 'refused',
      decisionReason: '与原件不符',
    });
    const second = await ask(id, identityNumberOf(521));
    await officer.post(`${path}/${second.id}/withdrawal`, { reason: '填错' }).expect(200);
    await reviewer.post(`${path}/${second.id}/confirm`, {}).expect(409);
    expect(await whole(id)).toBe(identityNumberOf(n));
    const { body } = await officer.get(path).expect(200);
    expect((body as IdentityCorrectionResponse[]).map(({ state }) => state)).toEqual(['withdrawn', 'refused']);
  });

  it('is held to what is asked of a number on entry, and to the person’s posts', async () => {
    const { id, n } = await villager();
    const path = `/workers/${id}/identity-corrections`;
    const refused = async (identityNumber: string): Promise<string[]> =>
      faults(await officer.post(path, { identityNumber, reason }).expect(422));
    expect(await refused('341800198506070010')).toEqual(['identityNumber identity-number-check-digit']);
    expect(await refused('3418001985')).toEqual(['identityNumber identity-number-form']);
    expect(await refused(numberOf('34180019850230001'))).toEqual(['identityNumber identity-number-birth-date']);
    expect(await refused(identityNumberOf(n))).toEqual(['identityNumber identity-number-unchanged']);
    expect(await refused(numberOf('34180020080101001'))).toEqual(['identityNumber born-after-entry']);
    await officer.post(path, { identityNumber: identityNumberOf(530), reason: '341800198506070014' }).expect(422);
    await officer.post(path, { identityNumber: identityNumberOf(530) }).expect(400);
  });

  it('that somebody else has says that the two are to be merged, and nothing of a person of another county', async () => {
    const { id } = await villager();
    const other = await villager();
    const path = `/workers/${id}/identity-corrections`;
    const taken = await officer.post(path, { identityNumber: identityNumberOf(other.n), reason }).expect(409);
    expect(taken.body).toMatchObject({ code: 'IDENTITY_TAKEN', workerId: other.id });
    expect((taken.body as { detail: string }).detail).toContain('请办理合并');
    const beside = await service.as('officer', '341802');
    const stranger = await createWorker(beside, 900);
    const hidden = await officer.post(path, { identityNumber: identityNumberOf(900), reason }).expect(409);
    expect(hidden.body).toMatchObject({ code: 'IDENTITY_TAKEN', detail: expect.stringContaining('请联系市局合并') });
    expect(JSON.stringify(hidden.body)).not.toContain(stranger.id);
    expect(JSON.stringify(hidden.body)).not.toContain(stranger.name);
    // Registered while the correction waited.
    const asked = await ask(id, identityNumberOf(540));
    await createWorker(officer, 540, { regionCode: '341821' });
    const late = await reviewer.post(`${path}/${asked.id}/confirm`, {}).expect(409);
    expect(late.body).toMatchObject({ code: 'IDENTITY_TAKEN' });
    await beside.post(path, { identityNumber: identityNumberOf(541), reason }).expect(404);
    await beside.get(path).expect(404);
    expect((await beside.get('/identity-corrections').expect(200)).body).toMatchObject({ total: 0 });
    await (await service.as('reviewer', '341802')).post(`${path}/${asked.id}/confirm`, {}).expect(404);
  });

  it('brings nobody in a second time by the number that was wrong', async () => {
    const { id, n } = await villager();
    const asked = await ask(id, identityNumberOf(560));
    await reviewer.post(`/workers/${id}/identity-corrections/${asked.id}/confirm`, {}).expect(200);
    const row = (姓名: string) =>
      new RosterWorkbook().person({
        姓名,
        身份证号: identityNumberOf(n),
        手机号: null,
        工作单位: '青峰村',
        单位类别: '村',
        '所属县（市、区）': '郎溪县',
        '乡镇（街道）': null,
        入职日期: '2023-01-01',
      });
    const { name } = await readWorker(officer, id);
    const { issues } = await importRoster(officer, row(name), { mode: 'check' });
    expect(issues.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'conflicts-with-register', message: `“${name}”的身份证号已更正，不再是该号码` },
    ]);
    // Somebody else may hold it.
    expect((await importRoster(officer, row('别人'), { mode: 'check' })).counts).toMatchObject({ created: 1 });
  });

  it('is confirmed once, by whoever comes first', async () => {
    const { id } = await villager();
    const asked = await ask(id, identityNumberOf(550));
    const city = await service.as('reviewer');
    const answers = await Promise.all(
      [reviewer, city, reviewer, city].map((by) =>
        by.post(`/workers/${id}/identity-corrections/${asked.id}/confirm`, {}),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409]);
    expect((await readWorker(officer, id)).identityNumber).toBe(masked(identityNumberOf(550)));
  });
});
