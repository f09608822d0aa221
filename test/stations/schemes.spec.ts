import { createStation, scheme as schemeOf, signInManager, type StationBody } from '../support/places/stations.js';
import { faults } from '../support/register/people.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

interface Scheme {
  id: string;
  title: string;
  versionNo: number;
  evaluations: number;
  version: number;
}

const SCHEME = { ...schemeOf('341802'), documentNo: '宣区民〔2024〕9号', effectiveFrom: '2024-01-01' };
const SCORES = [
  { code: 'service', points: 55 },
  { code: 'rules', points: 38 },
];

describe('schemes of evaluation', () => {
  let service: TestService;
  let county: Session;
  let station: StationBody;
  beforeAll(async () => {
    service = await openTestService();
    county = await service.as('officer', '341802');
    station = await createStation(county);
  });
  afterAll(() => service.close());

  const create = async (changes: object = {}, session = county): Promise<Scheme> =>
    (await session.post('/stations/evaluation-schemes', { ...SCHEME, ...changes }).expect(201)).body as Scheme;
  const path = ({ id }: Scheme): string => `/evaluation-schemes/${id}`;
  const listed = async ({ id }: Scheme): Promise<Scheme | undefined> => {
    const { items } = (await county.get('/stations/evaluation-schemes?pageSize=100').expect(200)).body as {
      items: Scheme[];
    };
    return items.find((scheme) => scheme.id === id);
  };

  it('are put right while nobody was evaluated by them, on the version that was read, and told of in the log', async () => {
    const scheme = await create();
    expect(scheme).toMatchObject({ evaluations: 0, version: 1 });
    await county.patch(path(scheme), 2, { title: '别的' }).expect(412);
    const grades = [{ name: '合格', minPoints: 60 }];
    expect(faults(await county.patch(path(scheme), 1, { grades }).expect(422))).toEqual(['grades grade-missing']);
    const items = [{ code: 'service', name: '服务成效', maxPoints: 100 }];
    const changed = await county.patch(path(scheme), 1, { title: '试行办法', items }).expect(200);
    expect(changed.body).toMatchObject({ title: '试行办法', items, version: 2, versionNo: scheme.versionNo });
    const [event]: unknown[] = await service.dataSource.query(
      `SELECT action, details->'after' AS after FROM audit_events WHERE object_id = $1 ORDER BY id DESC LIMIT 1`,
      [scheme.id],
    );
    expect(event).toEqual({
      action: 'evaluation-scheme.update',
      after: { title: '试行办法', items: 'service 服务成效=100' },
    });
    await county.post(`${path(scheme)}/withdrawal`, { reason: '没有印发' }).expect(200);
    expect(await listed(scheme)).toBeUndefined();
  });

  it('stay as they are once a station was evaluated by them, until that is taken back', async () => {
    const scheme = await create();
    const evaluation = { year: 2024, scores: SCORES };
    const made = await county.post(`/stations/${station.id}/evaluations`, evaluation).expect(201);
    expect(made.body).toMatchObject({ schemeId: scheme.id, total: 93, grade: '优秀' });
    expect(await listed(scheme)).toMatchObject({ evaluations: 1 });
    for (const answer of [
      await county.patch(path(scheme), 1, { title: '改名' }).expect(409),
      await county.post(`${path(scheme)}/withdrawal`, { reason: '没有印发' }).expect(409),
    ]) {
      expect(answer.body).toMatchObject({ code: 'EVALUATION_SCHEME_IN_USE' });
      expect((answer.body as { detail: string }).detail).toContain('已有 1 次评估');
    }
    // A later one does not change what was evaluated.
    await create({ title: '新办法', items: [{ code: 'all', name: '全部', maxPoints: 100 }] });
    const id = (made.body as { id: string }).id;
    const corrected = await county
      .patch(`/stations/${station.id}/evaluations/${id}`, 1, { remark: '复核', reason: '补备注' })
      .expect(200);
    expect(corrected.body).toMatchObject({ schemeId: scheme.id, total: 93 });
    await county.post(`/stations/${station.id}/evaluations/${id}/withdrawal`, { reason: '评错了站' }).expect(200);
    await county.patch(path(scheme), 1, { title: '改名' }).expect(200);
  });

  it('are used or changed, never both at once', async () => {
    const own = await createStation(county);
    const scheme = await create({ items: [{ code: 'all', name: '全部', maxPoints: 100 }] });
    const scores = [{ code: 'all', points: 80 }];
    const [made, changed] = await Promise.all([
      county.post(`/stations/${own.id}/evaluations`, { year: 2024, scores }),
      county.patch(path(scheme), 1, { items: [{ code: 'other', name: '别的', maxPoints: 100 }] }),
    ]);
    expect([made.status, changed.status]).toEqual(made.status === 201 ? [201, 409] : [422, 200]);
  });

  it('are the own region’s to change', async () => {
    const city = await service.as('officer');
    const above = await create({ regionCode: '341800' }, city);
    await county.patch(path(above), 1, { title: '改' }).expect(404);
    const scheme = await create();
    for (const session of [await service.as('officer', '341821')]) {
      await session.patch(path(scheme), 1, { title: '改' }).expect(404);
      await session.post(`${path(scheme)}/withdrawal`, { reason: '没有印发' }).expect(404);
    }
    const manager = await signInManager(service, station.id, '341802');
    await manager.patch(path(scheme), 1, { title: '改' }).expect(403);
  });
});
