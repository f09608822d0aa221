import { OTHER_TOWN, setClock, TOWN, TrainingGround } from '../support/places/training.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

describe('outcomes of training', () => {
  let service: TestService;
  let ground: TrainingGround;
  let city: Session;
  beforeAll(async () => {
    service = await openTestService();
    setClock(service, '2024-06-01T10:00:00+08:00');
    ground = new TrainingGround(service);
    city = await service.as('officer');
  });
  afterAll(() => service.close());

  async function programme(line: string, session = city, regionCode = '341800'): Promise<string> {
    const body = {
      line,
      title: '考前辅导班',
      regionCode,
      organiser: '宣城市民政局',
      partner: '宣城开放大学',
      budgetFen: 5_000_000,
    };
    return ((await session.post('/training/programmes', body).expect(201)).body as { id: string }).id;
  }

  it('of an exam are counts that agree with each other, once per prep course, region, level and year', async () => {
    const programmeId = await programme('exam_prep');
    const cohort = {
      programmeId,
      regionCode: '341821',
      level: 'junior',
      examYear: 2023,
      enrolled: 60,
      sat: 52,
      passed: 19,
    };
    const made = (await city.post('/training/exam-cohorts', cohort).expect(201)).body as { id: string };
    await city.post('/training/exam-cohorts', cohort).expect(409);
    await city.post('/training/exam-cohorts', { ...cohort, examYear: 2024, sat: 61 }).expect(422);
    await city.post('/training/exam-cohorts', { ...cohort, programmeId: await programme('practice') }).expect(422);
    await city.patch(`/training/exam-cohorts/${made.id}`, 1, { passed: 53 }).expect(422);
    await city.patch(`/training/exam-cohorts/${made.id}`, 1, { passed: 20 }).expect(200);
    const county = await service.as('officer', '341823');
    await county.patch(`/training/exam-cohorts/${made.id}`, 2, { passed: 21 }).expect(404);
    expect((await county.get('/training/exam-cohorts').expect(200)).body).toMatchObject({ total: 0 });
    expect((await city.get('/training/exam-cohorts').expect(200)).body).toMatchObject({
      total: 1,
      items: [{ passed: 20 }],
    });
  });

  it('of a selection never exceed its quota, also when asked at once', async () => {
    const selection = (
      await city
        .post('/training/selections', { title: '赋能计划', regionCode: '341800', year: 2024, quota: 2 })
        .expect(201)
    ).body as { id: string };
    const path = `/training/selections/${selection.id}/candidates`;
    const station = await ground.station();
    const own = await ground.people(3, TOWN, station);
    const manager = await ground.manager(station);
    const [other] = await ground.people(1, OTHER_TOWN);
    const ids: string[] = [];
    for (const { id: workerId } of own) {
      ids.push(((await manager.post(path, { workerId }).expect(201)).body as { id: string }).id);
    }
    await manager.post(path, { workerId: own[0]!.id }).expect(409);
    await manager.post(path, { workerId: other!.id }).expect(404);
    await city.post(path, { workerId: other!.id }).expect(201);
    expect((await manager.get(path).expect(200)).body).toMatchObject({ total: 3 });
    await manager.patch(`${path}/${ids[0]}`, 1, { state: 'selected' }).expect(403);
    const answers = await Promise.all(ids.map((id) => city.patch(`${path}/${id}`, 1, { state: 'selected' })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 409]);
    const chosen = answers.findIndex(({ status }) => status === 200);
    const refused = answers.findIndex(({ status }) => status === 409);
    await city.patch(`${path}/${ids[chosen]}`, 2, { state: 'declined' }).expect(200);
    await city.patch(`${path}/${ids[refused]}`, 1, { state: 'selected' }).expect(200);
    const list = (await city.get('/training/selections').expect(200)).body as { items: object[] };
    expect(list.items).toMatchObject([
      { title: '赋能计划', quota: 2, placesLeft: 0, selectedCount: 2, candidateCount: 4 },
    ]);
    const change = `/training/selections/${selection.id}`;
    await manager.patch(change, 1, { quota: 3 }).expect(403);
    await (await service.as('officer', '341821')).patch(change, 1, { quota: 3 }).expect(403);
    expect((await city.patch(change, 1, { quota: 1 }).expect(409)).body).toMatchObject({
      code: 'SELECTION_QUOTA_BELOW_SELECTED',
    });
    await city.patch(change, 1, { quota: null }).expect(400);
    await city.patch(change, 2, { quota: 3 }).expect(412);
    const wider = (await city.patch(change, 1, { quota: 3 }).expect(200)).body as object;
    expect(wider).toMatchObject({ quota: 3, placesLeft: 1, title: '赋能计划', version: 2 });
    await city.patch(change, 2, { quota: 2 }).expect(200);
    const past = service.dataSource.query(
      `UPDATE training_candidates SET state = 'selected', decided_at = now(), decided_by = nominated_by WHERE selection_id = $1`,
      [selection.id],
    );
    await expect(past).rejects.toThrow('is used up');
  });

  it('belong to programmes that a county sees but does not change', async () => {
    const id = await programme('degree');
    const county = await service.as('officer', '341823');
    const seen = await county.get(`/training/programmes/${id}`).expect(200);
    expect(seen.body).toMatchObject({ line: 'degree', partner: '宣城开放大学', budgetFen: 5_000_000 });
    await county.patch(`/training/programmes/${id}`, 1, { title: '改' }).expect(403);
    await city.patch(`/training/programmes/${id}`, 1, { title: null }).expect(400);
    await city.patch(`/training/programmes/${id}`, 1, { partner: null }).expect(200);
    await county
      .post('/training/programmes', { line: 'degree', title: '班', regionCode: '341821', organiser: '局' })
      .expect(404);
    const theirs = await programme('practice', county, '341823');
    await (await service.as('officer', '341821')).get(`/training/programmes/${theirs}`).expect(404);
    const search = `?search=${encodeURIComponent('开放大学')}&line=practice`;
    expect((await city.get(`/training/programmes${search}`).expect(200)).body).toMatchObject({ total: 2 });
  });
});
