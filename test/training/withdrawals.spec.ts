import { createWorker } from '../support/register/people.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const reason = '录入有误';

interface Row {
  id: string;
  version: number;
}

/** Programmes, exam results, selections and those put forward, taken back as never right (domain.md §13). */
describe('taken back', () => {
  let service: TestService;
  let officer: Session;
  let beside: Session;
  let auditor: Session;
  beforeAll(async () => {
    service = await openTestService('2024-04-01');
    officer = await service.as('officer', '341821');
    beside = await service.as('officer', '341802');
    auditor = await service.as('auditor');
  });
  afterAll(() => service.close());

  const made = async (path: string, body: object): Promise<Row> =>
    (await officer.post(path, body).expect(201)).body as Row;
  const withdraw = async (path: string, status = 200): Promise<{ code: string; detail: string }> =>
    (await officer.post(`${path}/withdrawal`, { reason }).expect(status)).body as { code: string; detail: string };
  const event = async (action: string): Promise<object> => {
    const { body } = await auditor.get(`/audit?action=${action}&pageSize=1`).expect(200);
    return (body as { items: object[] }).items[0]!;
  };

  it('with nothing left in the way, each with its reason, by nobody from elsewhere', async () => {
    const regionCode = '341821';
    const line = 'exam_prep';
    const programme = await made('/training/programmes', { line, title: '考前辅导', regionCode, organiser: '民政局' });
    const path = `/training/programmes/${programme.id}`;
    const counts = { level: 'junior', examYear: 2023, enrolled: 60, sat: 52, passed: 19 };
    const results = { programmeId: programme.id, regionCode, ...counts };
    const cohort = await made('/training/exam-cohorts', results);
    const offer = { title: '赋能计划', regionCode, programmeId: programme.id, year: 2024, quota: 1 };
    const selection = await made('/training/selections', offer);
    const chosen = `/training/selections/${selection.id}`;
    const worker = await createWorker(officer, 1, { regionCode });
    const candidate = await made(`${chosen}/candidates`, { workerId: worker.id });
    const forward = `${chosen}/candidates/${candidate.id}`;
    const selected = await officer.patch(forward, candidate.version, { state: 'selected' }).expect(200);

    await officer.post(`${path}/withdrawal`, {}).expect(400);
    for (const one of [path, `/training/exam-cohorts/${cohort.id}`, chosen, forward]) {
      await beside.post(`${one}/withdrawal`, { reason }).expect(404);
    }
    expect(await withdraw(path, 409)).toMatchObject({
      code: 'PROGRAMME_IN_USE',
      detail: '该培训项目不能作废：有 1 条考试结果，请先作废；有 1 项选拔，请先作废。',
    });
    expect((await withdraw(chosen, 409)).detail).toBe('该选拔不能作废：有 1 名推荐人选，请先作废。');
    expect((await withdraw(forward, 409)).detail).toBe('此人已经入选，不能作废推荐；请先撤回入选，再作废。');
    await officer.patch(forward, (selected.body as Row).version, { state: 'nominated' }).expect(200);

    await withdraw(forward);
    await withdraw(chosen);
    await withdraw(`/training/exam-cohorts/${cohort.id}`);
    await withdraw(path);
    for (const one of [path, `/training/exam-cohorts/${cohort.id}`, chosen, forward]) await withdraw(one, 404);
    expect(await event('training_programme.withdraw')).toMatchObject({
      reason,
      details: { before: { title: '考前辅导' } },
    });
    expect(await event('exam_cohort.withdraw')).toMatchObject({ reason, details: { before: { passed: 19 } } });
    expect(await event('training_selection.withdraw')).toMatchObject({ reason, details: { before: { quota: 1 } } });
    expect(await event('training_selection.withdraw-candidate')).toMatchObject({
      reason,
      details: { candidateId: candidate.id, before: 'nominated' },
    });
  });

  it('not a programme that took place: it stays with its sessions', async () => {
    const programme = { line: 'practice', title: '实务', regionCode: '341821', organiser: '民政局' };
    const { id } = await made('/training/programmes', programme);
    const when = { startsAt: '2024-05-06T09:00:00+08:00', endsAt: '2024-05-06T17:00:00+08:00', hours: 8 };
    const session = { programmeId: id, title: '第一期', ...when, place: '县民政局', capacity: 20 };
    await made('/training/sessions', session);
    expect((await withdraw(`/training/programmes/${id}`, 409)).detail).toBe(
      '该培训项目不能作废：有 1 期培训，培训项目随期次保留。',
    );
  });

  it('an exam result may be entered anew', async () => {
    const programme = { line: 'exam_prep', title: '再来', regionCode: '341821', organiser: '民政局' };
    const { id: programmeId } = await made('/training/programmes', programme);
    const counts = { level: 'junior', examYear: 2023, enrolled: 6, sat: 5, passed: 1 };
    const body = { programmeId, regionCode: '341821', ...counts };
    const { id } = await made('/training/exam-cohorts', body);
    await officer.post('/training/exam-cohorts', body).expect(409);
    await withdraw(`/training/exam-cohorts/${id}`);
    await made('/training/exam-cohorts', body);
  });
});
