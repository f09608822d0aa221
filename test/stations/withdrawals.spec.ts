import { createOrganization, createWorker } from '../support/register/people.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const reason = '录入有误';
const FIGURES = { caseCount: 3, groupCount: 1, communityCount: 2, visitCount: 10, peopleServed: 80 };
const SCHEME = {
  regionCode: '341821',
  title: '评估办法',
  effectiveFrom: '2023-01-01',
  items: [{ code: 'site', name: '场地建设', maxPoints: 100 }],
  grades: [
    { name: '合格', minPoints: 60 },
    { name: '不合格', minPoints: 0 },
  ],
};

interface Row {
  id: string;
  version: number;
}

/** Stations, their reports and evaluations, and employers, taken back as never right (domain.md §13). */
describe('taken back', () => {
  let service: TestService;
  let officer: Session;
  let auditor: Session;
  beforeAll(async () => {
    service = await openTestService('2024-04-01');
    officer = await service.as('officer', '341821');
    auditor = await service.as('auditor');
    await officer.post('/stations/evaluation-schemes', SCHEME).expect(201);
  });
  afterAll(() => service.close());

  const made = async (path: string, body: object): Promise<Row> =>
    (await officer.post(path, body).expect(201)).body as Row;
  const found = (name: string): Promise<Row> =>
    made('/stations', { kind: 'station', regionCode: '341821102', name, foundedOn: '2021-06-01' });
  const withdraw = async (path: string, status = 200): Promise<{ code: string; detail: string }> =>
    (await officer.post(`${path}/withdrawal`, { reason }).expect(status)).body as { code: string; detail: string };
  const event = async (action: string): Promise<object> => {
    const { body } = await auditor.get(`/audit?action=${action}&pageSize=1`).expect(200);
    return (body as { items: object[] }).items[0]!;
  };

  it('a station, once nothing is recorded of it any more; it may be founded anew', async () => {
    const station = await found('涛城镇社工站');
    const path = `/stations/${station.id}`;
    const worker = await createWorker(officer, 1, { regionCode: '341821' });
    const stay = await made(`${path}/staff`, { workerId: worker.id, startOn: '2023-07-01' });
    await made(`${path}/reports`, { month: '2024-02', ...FIGURES });
    const evaluation = await made(`${path}/evaluations`, { year: 2023, scores: [{ code: 'site', points: 80 }] });
    await officer.post(`${path}/withdrawal`, {}).expect(400);
    expect(await withdraw(path, 409)).toMatchObject({
      code: 'STATION_IN_USE',
      detail: '该社工站不能作废：有 1 条驻站登记，请先作废；有 1 份月报，请先作废；有 1 次评估，请先作废。',
    });
    await withdraw(`${path}/staff/${stay.id}`);
    await withdraw(`${path}/reports/2024-02`);
    await withdraw(`${path}/evaluations/${evaluation.id}`);
    await withdraw(path);
    await officer.get(path).expect(404);
    await withdraw(path, 404);
    expect((await officer.get('/stations?regionCode=341821').expect(200)).body).toMatchObject({ total: 0 });
    expect(await event('station.withdraw')).toMatchObject({ reason, details: { before: { name: '涛城镇社工站' } } });
    await withdraw(`/stations/${(await found('涛城镇社工站')).id}`);
  });

  it('a report and an evaluation, with what they said in the log, so that month and year are free again', async () => {
    const { id } = await found('建平镇社工站');
    const report = { month: '2024-02', ...FIGURES };
    await made(`/stations/${id}/reports`, report);
    await officer.post(`/stations/${id}/reports`, report).expect(409);
    await officer.post(`/stations/${id}/reports/2024-02/withdrawal`, { reason: '电话13900001234' }).expect(422);
    await withdraw(`/stations/${id}/reports/2024-02`);
    await withdraw(`/stations/${id}/reports/2024-02`, 404);
    expect((await officer.get(`/stations/${id}/reports`).expect(200)).body).toMatchObject({ total: 0 });
    expect(await event('station.report-withdraw')).toMatchObject({
      reason,
      details: { month: '2024-02', before: { caseCount: 3, peopleServed: 80 } },
    });
    await made(`/stations/${id}/reports`, report);

    const evaluation = { year: 2023, scores: [{ code: 'site', points: 80 }] };
    const first = await made(`/stations/${id}/evaluations`, evaluation);
    await withdraw(`/stations/${id}/evaluations/${first.id}`);
    await withdraw(`/stations/${id}/evaluations/${first.id}`, 404);
    expect(await event('station.evaluation-withdraw')).toMatchObject({
      reason,
      details: { year: 2023, before: { total: 80, grade: '合格' } },
    });
    await made(`/stations/${id}/evaluations`, evaluation);
  });

  it('what is put right of a station or an evaluation says why', async () => {
    const { id } = await found('梅渚镇社工站');
    await officer.patch(`/stations/${id}`, 1, { name: '梅渚镇社会工作服务站' }).expect(422);
    await officer.patch(`/stations/${id}`, 1, { foundedOn: '2021-07-01' }).expect(422);
    await officer.patch(`/stations/${id}`, 1, { name: '梅渚镇社会工作服务站', reason }).expect(200);
    expect(await event('station.update')).toMatchObject({ reason });
    // What a station gets in time is no correction.
    await officer.patch(`/stations/${id}`, 2, { sign: '新标牌', closedOn: '2024-03-31' }).expect(200);
    const scores = [{ code: 'site', points: 80 }];
    const { id: evaluation } = await made(`/stations/${id}/evaluations`, { year: 2023, scores });
    const change = { scores: [{ code: 'site', points: 50 }] };
    await officer.patch(`/stations/${id}/evaluations/${evaluation}`, 1, change).expect(400);
    await officer.patch(`/stations/${id}/evaluations/${evaluation}`, 1, { ...change, reason }).expect(200);
    expect(await event('station.evaluation-correct')).toMatchObject({ reason, details: { after: { total: 50 } } });
  });

  it('an employer, once nobody serves or served there and no station names it', async () => {
    const organization = await createOrganization(officer, { name: '误录村', kind: 'village', regionCode: '341821' });
    const path = `/organizations/${organization.id}`;
    const worker = await createWorker(officer, 2, { regionCode: '341821' });
    const post = await made(`/workers/${worker.id}/posts`, { organizationId: organization.id, startOn: '2023-01-01' });
    const hosted = { kind: 'room', regionCode: '341821102', name: '误录村社工室', hostOrganizationId: organization.id };
    const station = await made('/stations', hosted);
    expect(await withdraw(path, 409)).toMatchObject({
      code: 'ORGANIZATION_IN_USE',
      detail:
        '该单位不能作废：名下有 1 段任职（含已离职），请先把任职更正到正确的单位，或作废任职；有 1 个社工站以它为场地或承接单位，请先更正社工站。',
    });
    await withdraw(`/workers/${worker.id}/posts/${post.id}`);
    await withdraw(`/stations/${station.id}`);
    const beside = await service.as('officer', '341802');
    await beside.post(`${path}/withdrawal`, { reason }).expect(404);
    await withdraw(path);
    await withdraw(path, 404);
    expect((await officer.get(`/organizations?search=${encodeURIComponent('误录村')}`).expect(200)).body).toMatchObject(
      { total: 0 },
    );
    expect(await event('organization.withdraw')).toMatchObject({ reason, details: { before: { name: '误录村' } } });
    await createOrganization(officer, { name: '误录村', kind: 'village', regionCode: '341821' });
  });
});
