import { pdfOf, photographAt } from '../support/papers/paper-files.js';
import { bytesOf } from '../support/payouts/sent-payout.js';
import { createStation, signInManager, type StationBody } from '../support/places/stations.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

interface Paper {
  id: string;
  mayRemove: boolean;
}
interface Report {
  id: string;
  photographs: number;
  evaluated: boolean;
}

const FIGURES = { caseCount: 3, groupCount: 2, communityCount: 4, visitCount: 20, peopleServed: 310 };
const SCHEME = {
  regionCode: '341802',
  title: '社工站年度评估办法',
  effectiveFrom: '2020-01-01',
  items: [{ code: 'service', name: '服务成效', maxPoints: 100 }],
  grades: [{ name: '合格', minPoints: 0 }],
};

describe('photographs of a month', () => {
  let service: TestService;
  let county: Session;
  let manager: Session;
  let station: StationBody;
  beforeAll(async () => {
    service = await openTestService();
    county = await service.as('officer', '341802');
    station = await createStation(county);
    manager = await signInManager(service, station.id, '341802');
    await county.post('/stations/evaluation-schemes', SCHEME).expect(201);
  });
  afterAll(() => service.close());

  const report = async (month: string): Promise<Report> =>
    (await manager.post(`/stations/${station.id}/reports`, { month, ...FIGURES }).expect(201)).body as Report;
  const read = async (month: string): Promise<Report | undefined> => {
    const found = await county.get(`/stations/${station.id}/reports?fromMonth=${month}&toMonth=${month}`).expect(200);
    return (found.body as { items: Report[] }).items[0];
  };
  const add = (session: Session, objectId: string, file = photographAt('GPS 30.9407N')) =>
    session.post('/attachments').field({ objectType: 'station-report', objectId }).attach('file', file, '现场');
  const list = async (session: Session, id: string): Promise<Paper[]> => {
    const answer = await session.get(`/attachments?objectType=station-report&objectId=${id}`).expect(200);
    return (answer.body as { items: Paper[] }).items;
  };

  it('are put to the own report by whoever manages the station, and seen by the county', async () => {
    const { id, photographs, evaluated } = await report('2024-09');
    expect({ photographs, evaluated }).toEqual({ photographs: 0, evaluated: false });
    const kept = (await add(manager, id).expect(201)).body as Paper;
    const { content } = await bytesOf(manager.get(`/attachments/${kept.id}`).expect(200));
    expect(content.includes('GPS')).toBe(false);
    for (const role of ['reviewer', 'finance', 'auditor'] as const) {
      const session = await service.as(role, '341802');
      expect(await list(session, id)).toMatchObject([{ id: kept.id, mayRemove: false }]);
      await session.get(`/attachments/${kept.id}`).expect(200);
      await add(session, id, pdfOf(role)).expect(403);
      await session.delete(`/attachments/${kept.id}?reason=${encodeURIComponent('不该由我移除')}`).expect(403);
    }
    expect(await list(county, id)).toMatchObject([{ id: kept.id, mayRemove: true }]);
    expect(await read('2024-09')).toMatchObject({ photographs: 1 });
    const events: unknown[] = await service.dataSource.query(
      `SELECT action, object_type AS type, region_code AS region FROM audit_events WHERE object_id = $1 ORDER BY id LIMIT 2`,
      [id],
    );
    expect(events).toEqual([
      { action: 'attachment.add', type: 'station-report', region: '341802001' },
      { action: 'attachment.read', type: 'station-report', region: '341802001' },
    ]);
  });

  it('do not exist for another station and another county', async () => {
    const { id } = await report('2024-08');
    const kept = (await add(manager, id).expect(201)).body as Paper;
    const neighbour = await signInManager(service, (await createStation(county)).id, '341802');
    for (const session of [neighbour, await service.as('officer', '341821')]) {
      await add(session, id).expect(404);
      await session.get(`/attachments?objectType=station-report&objectId=${id}`).expect(404);
      await session.get(`/attachments/${kept.id}`).expect(404);
    }
  });

  it('are taken away by whoever put them there, and all of them with a report that is taken back', async () => {
    const { id } = await report('2024-07');
    const own = (await add(manager, id, pdfOf('一')).expect(201)).body as Paper;
    const officers = (await add(county, id, pdfOf('二')).expect(201)).body as Paper;
    const why = `?reason=${encodeURIComponent('拍错了')}`;
    await manager.delete(`/attachments/${officers.id}${why}`).expect(403);
    await manager.delete(`/attachments/${own.id}${why}`).expect(204);
    await manager.post(`/stations/${station.id}/reports/2024-07/withdrawal`, { reason: '月份报错了' }).expect(200);
    await county.get(`/attachments/${officers.id}`).expect(404);
    const left: unknown[] = await service.dataSource.query(
      `SELECT a.removal_reason AS reason, (SELECT count(*)::int FROM attachment_chunks c WHERE c.attachment_id = a.id) AS pieces
       FROM attachments a WHERE a.object_id = $1 ORDER BY a.id`,
      [id],
    );
    expect(left).toEqual([
      { reason: '拍错了', pieces: 0 },
      { reason: '月份报错了', pieces: 0 },
    ]);
  });

  it('stay as they are for the station once its year is evaluated', async () => {
    const { id } = await report('2024-06');
    const kept = (await add(manager, id).expect(201)).body as Paper;
    const evaluation = { year: 2024, scores: [{ code: 'service', points: 80 }] };
    const made = await county.post(`/stations/${station.id}/evaluations`, evaluation).expect(201);
    expect(await read('2024-06')).toMatchObject({ evaluated: true });
    expect((await add(manager, id, pdfOf('补')).expect(409)).body).toMatchObject({ code: 'ATTACHMENT_CLOSED' });
    await add(county, id, pdfOf('补')).expect(201);
    const removal = await manager.delete(`/attachments/${kept.id}?reason=${encodeURIComponent('拍错了')}`).expect(409);
    expect(removal.body).toMatchObject({ code: 'ATTACHMENT_DECIDED_ON' });
    const back = await manager
      .post(`/stations/${station.id}/reports/2024-06/withdrawal`, { reason: '月份报错了' })
      .expect(409);
    expect(back.body).toMatchObject({ code: 'STATION_REPORT_EVALUATED' });
    // Of a month beside that year nothing was decided.
    await add(manager, (await report('2023-12')).id).expect(201);
    const path = `/stations/${station.id}/evaluations/${(made.body as { id: string }).id}/withdrawal`;
    await county.post(path, { reason: '评错了站' }).expect(200);
    await manager.delete(`/attachments/${kept.id}?reason=${encodeURIComponent('拍错了')}`).expect(204);
  });
});
