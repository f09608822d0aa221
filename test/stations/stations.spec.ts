import {
  createCertificate,
  createOrganization,
  createWorker,
  faults,
  identityNumberOf,
} from '../support/register/people.js';
import { createStation, signInManager, type StationBody } from '../support/places/stations.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

interface Listed<T> {
  items: T[];
  total: number;
}

const NOWHERE = '00000000-0000-7000-8000-000000000000';
const REPORT = { month: '2024-11', caseCount: 3, groupCount: 2, communityCount: 4, visitCount: 20, peopleServed: 310 };

async function body<T>(test: Promise<{ body: unknown }>): Promise<T> {
  return (await test).body as T;
}

describe('stations', () => {
  let service: TestService;
  let officer: Session;
  let county: Session;
  let elsewhere: Session;
  beforeAll(async () => {
    service = await openTestService();
    officer = await service.as('officer');
    county = await service.as('officer', '341802');
    elsewhere = await service.as('officer', '341821');
  });
  afterAll(() => service.close());

  describe('the list of stations', () => {
    it('keeps everything that is told of a station', async () => {
      const host = await createOrganization(county, { name: '西林街道办事处', kind: 'county_unit' });
      const station = await createStation(county, {
        name: '西林街道社会工作服务站',
        hostOrganizationId: host.id,
        operatorName: '合肥博爱社会工作发展中心',
        premisesSqm: 120.5,
        address: '西林街道锦城路12号',
        contactPhone: '０５６３－３０２１２３４，13900001234',
        populationServed: 32_500,
        sign: '西林街道社会工作服务站',
        grade: 'city',
        gradedOn: '2023-05-01',
        remark: '含儿童之家',
      });
      expect(station).toMatchObject({
        regionCode: '341802001',
        regionName: '西林街道',
        foundedOn: '2021-06-01',
        hostName: '西林街道办事处',
        hostOrganizationId: host.id,
        operatorName: '合肥博爱社会工作发展中心',
        operatorOrganizationId: null,
        premisesSqm: 120.5,
        address: '西林街道锦城路12号',
        contactPhone: '0563-3021234、13900001234',
        populationServed: 32_500,
        grade: 'city',
        gradedOn: '2023-05-01',
        staffCount: 0,
        version: 1,
      });
      expect(await body(county.get(`/stations/${station.id}`).expect(200))).toEqual(station);
      const found = await body<Listed<StationBody>>(county.get('/stations?search=西林街道社会工作服务站&grade=city'));
      expect(found.items).toEqual([station]);
    });

    it('knows a station by its region and name, and says so to whoever founds it twice', async () => {
      const { name } = await createStation(county);
      const request = { kind: 'station', regionCode: '341802001', name: ` ${name} ` };
      const answer = await county.post('/stations', request).expect(409);
      expect(answer.body).toMatchObject({ code: 'STATION_EXISTS' });
    });

    it('refuses what cannot be, naming every field at once', async () => {
      const request = {
        kind: 'station',
        regionCode: '341800',
        name: '宣城市站',
        foundedOn: '2025-01-01',
        gradedOn: '2024-01-01',
        stars: 3,
        remark: '站长电话13900001234',
        address: '找13900001234',
        contactPhone: '无',
      };
      const answer = await officer.post('/stations', request).expect(422);
      expect(faults(answer)).toEqual([
        'regionCode region-too-wide',
        'foundedOn founded-in-future',
        'gradedOn graded-without-grade',
        'stars stars-beyond-scheme',
        'address personal-number-in-text',
        'contactPhone phone-malformed',
        'remark personal-number-in-text',
      ]);
      await officer.post('/stations', { ...request, premisesSqm: -1 }).expect(400);
      await officer.post('/stations', { ...request, populationServed: 0 }).expect(400);
      await officer.post('/stations', { ...request, regionCode: '999999' }).expect(422);
    });

    it('gives stars by the star scheme of the region', async () => {
      await service.dataSource.query(
        `INSERT INTO region_settings (region_code, name, value) VALUES ('341825', 'stationStars', '{"max": 5}')`,
      );
      const own = await createStation(officer, { regionCode: '341825', kind: 'room', stars: 5 });
      expect(own.stars).toBe(5);
      const answer = await officer.patch(`/stations/${own.id}`, 1, { stars: 6 }).expect(422);
      expect(faults(answer)).toEqual(['stars stars-beyond-scheme']);
    });

    it('changes a station only on the version that was read, and tells the log what changed', async () => {
      const station = await createStation(county);
      await county.patch(`/stations/${station.id}`, 2, { sign: '新标牌' }).expect(412);
      const changed = await body<StationBody>(
        county.patch(`/stations/${station.id}`, 1, { sign: '新标牌', grade: 'provincial' }).expect(200),
      );
      expect(changed).toMatchObject({ sign: '新标牌', grade: 'provincial', version: 2 });
      await county.patch(`/stations/${station.id}`, 2, { sign: '新标牌' }).expect(200);
      const events: unknown[] = await service.dataSource.query(
        `SELECT details->'after' AS after FROM audit_events WHERE object_id = $1 AND action = 'station.update'`,
        [station.id],
      );
      expect(events).toEqual([{ after: { sign: '新标牌', grade: 'provincial' } }]);
    });

    it('shows whom to ring to all who see the station, and to the log without the middle of the number', async () => {
      const station = await createStation(county, { contactPhone: '13900001234' });
      const own = await signInManager(service, station.id, '341802');
      expect(await body(own.get(`/stations/${station.id}`).expect(200))).toMatchObject({ contactPhone: '13900001234' });
      await county.patch(`/stations/${station.id}`, 1, { contactPhone: '0563-3021234', address: '锦城路' }).expect(200);
      const stale = await county.patch(`/stations/${station.id}`, 1, { populationServed: 9 }).expect(412);
      expect(stale.body).toMatchObject({ current: { contactPhone: '0563-3021234', populationServed: null } });
      await county.patch(`/stations/${station.id}`, 2, { contactPhone: null }).expect(200);
      const events: unknown[] = await service.dataSource.query(
        `SELECT details->'before'->>'contactPhone' AS before, details->'after'->>'contactPhone' AS after
         FROM audit_events WHERE object_id = $1 ORDER BY id`,
        [station.id],
      );
      expect(events).toEqual([
        { before: null, after: '139****1234' },
        { before: '139****1234', after: '056*****1234' },
        { before: '056*****1234', after: null },
      ]);
    });

    it('is managed by an account that names the station', async () => {
      const station = await createStation(county);
      const other = await createStation(county);
      const manager = await signInManager(service, station.id, '341802');
      const answer = await county.patch(`/stations/${other.id}`, 1, { managerUserId: manager.userId }).expect(422);
      expect(faults(answer)).toEqual(['managerUserId manager-unfit']);
      const change = { managerUserId: manager.userId };
      const changed = await body<StationBody>(county.patch(`/stations/${station.id}`, 1, change).expect(200));
      expect(changed).toMatchObject({ managerUserId: manager.userId, managerName: '张站长' });
    });

    it('does not exist for an officer of another county, and is not founded by one', async () => {
      const station = await createStation(county);
      await elsewhere.get(`/stations/${station.id}`).expect(404);
      await elsewhere.patch(`/stations/${station.id}`, 1, { sign: '改' }).expect(404);
      await elsewhere.post('/stations', { kind: 'room', regionCode: '341802001', name: '越界站' }).expect(404);
      await county.patch(`/stations/${station.id}`, 1, { regionCode: '341821100' }).expect(404);
      const { items, total } = await body<Listed<StationBody>>(elsewhere.get('/stations?regionCode=341802'));
      expect([items.length, total]).toEqual([0, 0]);
      await officer.get(`/stations/${NOWHERE}`).expect(404);
    });

    it('is written by officers only', async () => {
      const auditor = await service.as('auditor');
      await auditor.get('/stations').expect(200);
      await auditor.post('/stations', { kind: 'room', regionCode: '341802001', name: '审计站' }).expect(403);
    });
  });

  describe('staff', () => {
    it('is taken from the register, dated, and shown masked', async () => {
      const station = await createStation(county);
      const worker = await createWorker(county, 1);
      await createCertificate(county, worker.id);
      const path = `/stations/${station.id}/staff`;
      const stay = await body<{ id: string }>(
        county.post(path, { workerId: worker.id, startOn: '2023-01-01' }).expect(201),
      );
      const { items } = await body<Listed<unknown>>(county.get(path).expect(200));
      expect(items).toEqual([
        {
          id: stay.id,
          stationId: station.id,
          workerId: worker.id,
          workerName: worker.name,
          identityNumber: worker.identityNumber,
          level: 'junior',
          startOn: '2023-01-01',
          endOn: null,
          version: 1,
        },
      ]);
      expect(worker.identityNumber).not.toBe(identityNumberOf(1));
      expect(await body(county.get(`/stations/${station.id}`))).toMatchObject({ staffCount: 1 });
    });

    it('is on site once at a time, and only while the station serves', async () => {
      const station = await createStation(county);
      const worker = await createWorker(county, 2);
      const path = `/stations/${station.id}/staff`;
      const early = await county.post(path, { workerId: worker.id, startOn: '2021-05-31' }).expect(422);
      expect(faults(early)).toEqual(['startOn before-founding']);
      const stay = await body<{ id: string }>(county.post(path, { workerId: worker.id, startOn: '2022-01-01' }));
      const again = await county.post(path, { workerId: worker.id, startOn: '2023-01-01' }).expect(422);
      expect(faults(again)).toEqual(['startOn stays-overlap']);
      const open = await county.patch(`/stations/${station.id}`, 1, { closedOn: '2024-06-30' }).expect(422);
      expect(faults(open)).toEqual(['closedOn staff-on-site']);
      await county.patch(`${path}/${stay.id}`, 1, { endOn: '2021-12-31' }).expect(422);
      await county.patch(`${path}/${stay.id}`, 3, { endOn: '2022-12-31' }).expect(412);
      await county.patch(`${path}/${stay.id}`, 1, { endOn: '2022-12-31' }).expect(200);
      await county.post(path, { workerId: worker.id, startOn: '2023-01-01', endOn: '2024-06-30' }).expect(201);
      await county.patch(`/stations/${station.id}`, 1, { closedOn: '2024-06-30' }).expect(200);
      const late = await county.post(path, { workerId: worker.id, startOn: '2024-07-01' }).expect(422);
      expect(faults(late)).toEqual(['endOn after-closing']);
      const { total } = await body<Listed<unknown>>(county.get(`${path}?onSite=true`));
      expect(total).toBe(0);
    });

    it('is never somebody who does not exist for the officer, nor of a station that does not', async () => {
      const station = await createStation(county);
      const stranger = await createWorker(officer, 3, { regionCode: '341821' });
      const path = `/stations/${station.id}/staff`;
      await county.post(path, { workerId: stranger.id, startOn: '2023-01-01' }).expect(404);
      await elsewhere.post(path, { workerId: stranger.id, startOn: '2023-01-01' }).expect(404);
      await elsewhere.get(path).expect(404);
      await county.post(path, { workerId: NOWHERE, startOn: '2023-01-01' }).expect(404);
    });
  });

  describe('monthly reports', () => {
    it('come once a month, and a correction says why', async () => {
      const station = await createStation(county);
      const path = `/stations/${station.id}/reports`;
      const report = await body<object>(county.post(path, REPORT).expect(201));
      expect(report).toMatchObject({ ...REPORT, dueOn: '2024-12-10', remark: null, correctedAt: null, version: 1 });
      await county.post(path, REPORT).expect(409);
      await county.patch(`${path}/2024-11`, 1, { caseCount: 5 }).expect(400);
      await county.patch(`${path}/2024-11`, 7, { caseCount: 5, reason: '漏报' }).expect(412);
      const corrected = await body(county.patch(`${path}/2024-11`, 1, { caseCount: 5, reason: '漏报' }).expect(200));
      expect(corrected).toMatchObject({ ...REPORT, caseCount: 5, correctionReason: '漏报', version: 2 });
      await county.patch(`${path}/2024-10`, 1, { caseCount: 5, reason: '漏报' }).expect(404);
      const [event]: unknown[] = await service.dataSource.query(
        `SELECT reason, details->'before' AS before FROM audit_events
         WHERE object_id = $1 AND action = 'station.report-correct'`,
        [station.id],
      );
      expect(event).toEqual({ reason: '漏报', before: { caseCount: 3 } });
    });

    it('are late by the day on which they came, as Shanghai counts it', async () => {
      const station = await createStation(county);
      const path = `/stations/${station.id}/reports`;
      await county.post(path, REPORT).expect(201);
      const lateAt = async (instant: string): Promise<unknown> => {
        await service.dataSource.query('UPDATE station_reports SET submitted_at = $2 WHERE station_id = $1', [
          station.id,
          instant,
        ]);
        const { items } = await body<Listed<{ late: boolean }>>(county.get(path));
        return items[0]?.late;
      };
      expect(await lateAt('2024-12-10T15:59:59Z')).toBe(false);
      expect(await lateAt('2024-12-10T16:00:00Z')).toBe(true);
    });

    it('are not for months to come or outside the life of the station', async () => {
      const station = await createStation(county);
      const path = `/stations/${station.id}/reports`;
      expect(faults(await county.post(path, { ...REPORT, month: '2025-01' }).expect(422))).toEqual([
        'month month-in-future',
      ]);
      expect(faults(await county.post(path, { ...REPORT, month: '2021-05' }).expect(422))).toEqual([
        'month month-before-founding',
      ]);
      await county.post(path, { ...REPORT, visitCount: -1 }).expect(400);
      await county.post(path, { ...REPORT, visitCount: 1.5 }).expect(400);
    });
  });

  describe('a station manager', () => {
    let own: StationBody;
    let other: StationBody;
    let manager: Session;
    beforeAll(async () => {
      own = await createStation(county);
      other = await createStation(county);
      manager = await signInManager(service, own.id, '341802');
      for (const [n, station] of [own, other].entries()) {
        const worker = await createWorker(county, 10 + n);
        await county.post(`/stations/${station.id}/staff`, { workerId: worker.id, startOn: '2023-01-01' }).expect(201);
      }
    });

    it('sees the own station alone, whatever is asked', async () => {
      for (const query of ['', '?regionCode=341802', '?regionCode=341800', '?search=服务站&pageSize=500']) {
        const { items, total } = await body<Listed<StationBody>>(manager.get(`/stations${query}`).expect(200));
        expect([items.map(({ id }) => id), total]).toEqual([[own.id], 1]);
      }
      await manager.get(`/stations/${own.id}`).expect(200);
      for (const part of ['', '/staff', '/reports', '/evaluations']) {
        await manager.get(`/stations/${other.id}${part}`).expect(404);
      }
    });

    it('sees its people by the routes of the station and by no other', async () => {
      const { items } = await body<Listed<{ workerId: string }>>(manager.get(`/stations/${own.id}/staff`).expect(200));
      expect(items).toHaveLength(1);
      await manager.get(`/workers/${items[0]!.workerId}`).expect(403);
      await manager.get('/workers').expect(403);
    });

    it('reports for it and for no other', async () => {
      await manager.post(`/stations/${own.id}/reports`, REPORT).expect(201);
      await manager.patch(`/stations/${own.id}/reports/2024-11`, 1, { caseCount: 9, reason: '更正' }).expect(200);
      await county.post(`/stations/${other.id}/reports`, REPORT).expect(201);
      await manager.post(`/stations/${other.id}/reports`, { ...REPORT, month: '2024-10' }).expect(404);
      await manager.patch(`/stations/${other.id}/reports/2024-11`, 1, { caseCount: 0, reason: '改' }).expect(404);
    });

    it('takes on people of the township by name and last four, and says when they leave', async () => {
      const path = `/stations/${own.id}/staff`;
      const worker = await createWorker(county, 30, { regionCode: own.regionCode });
      const asked = { name: worker.name, lastFour: identityNumberOf(30).slice(-4), startOn: '2024-01-01' };
      const wrong = await manager.post(`${path}/by-name`, { ...asked, lastFour: '0000' }).expect(422);
      expect(faults(wrong)).toEqual(['name staff-unknown']);
      expect((wrong.body as { detail: string }).detail).toContain(`没有姓名为${worker.name}、身份证号后四位相符的人员`);
      const taken = await manager.post(`${path}/by-name`, asked).expect(201);
      const stay = taken.body as { id: string; identityNumber: string };
      expect(taken.body).toMatchObject({ workerName: worker.name, startOn: '2024-01-01', endOn: null });
      expect(stay.identityNumber).toContain('********');
      expect(faults(await manager.post(`${path}/by-name`, asked).expect(422))).toEqual(['startOn stays-overlap']);
      const moved = await manager.patch(`${path}/${stay.id}`, 1, { startOn: '2023-12-01', reason: '抄错' }).expect(422);
      expect(faults(moved)).toEqual(['startOn staff-start-not-yours']);
      await manager.patch(`${path}/${stay.id}`, 1, { endOn: '2024-06-30' }).expect(200);
      await manager.post(`${path}/${stay.id}/withdrawal`, { reason: '登记错了' }).expect(403);
      await manager.post(`/stations/${other.id}/staff/by-name`, asked).expect(404);
    });

    it('is not told of people of another township', async () => {
      const path = `/stations/${own.id}/staff/by-name`;
      const beside = await createWorker(county, 31, { regionCode: '341802002' });
      const asked = { name: beside.name, lastFour: identityNumberOf(31).slice(-4), startOn: '2024-01-01' };
      expect(faults(await manager.post(path, asked).expect(422))).toEqual(['name staff-unknown']);
    });

    it('changes nothing else', async () => {
      await manager.patch(`/stations/${own.id}`, 1, { sign: '改' }).expect(403);
      await manager.post(`/stations/${own.id}/staff`, { workerId: NOWHERE, startOn: '2024-01-01' }).expect(403);
      await manager.post(`/stations/${own.id}/evaluations`, { year: 2024, scores: [] }).expect(403);
    });

    it('has nothing where the account names no station, or one of another region', async () => {
      const without = await signInManager(service, null, '341802');
      const astray = await signInManager(service, own.id, '341821');
      for (const session of [without, astray]) {
        expect(await body(session.get('/stations'))).toMatchObject({ items: [], total: 0 });
        await session.get(`/stations/${own.id}`).expect(404);
        await session.post(`/stations/${own.id}/reports`, { ...REPORT, month: '2024-09' }).expect(404);
      }
    });
  });

  describe('evaluations', () => {
    const SCHEME = {
      regionCode: '341802',
      title: '宣州区社工站评估办法',
      effectiveFrom: '2023-01-01',
      items: [
        { code: 'site', name: '场地建设', maxPoints: 30 },
        { code: 'service', name: '服务成效', maxPoints: 70.5 },
      ],
      grades: [
        { name: '优秀', minPoints: 90 },
        { name: '合格', minPoints: 60 },
        { name: '不合格', minPoints: 0 },
      ],
    };
    const SCORES = [
      { code: 'site', points: 29.7 },
      { code: 'service', points: 60.3 },
    ];

    it('go by the scheme of the region that was in force that year', async () => {
      const station = await createStation(county);
      const path = `/stations/${station.id}/evaluations`;
      const none = await county.post(path, { year: 2023, scores: SCORES }).expect(422);
      expect(faults(none)).toEqual(['year scheme-missing']);
      const scheme = await body<{ id: string }>(county.post('/stations/evaluation-schemes', SCHEME).expect(201));
      expect(scheme).toMatchObject({ versionNo: 1, grades: SCHEME.grades });
      const stricter = { ...SCHEME, effectiveFrom: '2024-01-01', grades: [{ name: '不评', minPoints: 0 }] };
      await county.post('/stations/evaluation-schemes', stricter).expect(201);
      const evaluation = await body<{ id: string }>(county.post(path, { year: 2023, scores: SCORES }).expect(201));
      expect(evaluation).toMatchObject({ total: 90, grade: '优秀', schemeId: scheme.id, evaluatedOn: '2024-12-31' });
      await county.post(path, { year: 2023, scores: SCORES }).expect(409);
      expect(await body(county.post(path, { year: 2024, scores: SCORES }).expect(201))).toMatchObject({
        grade: '不评',
      });
      const changed = await body(
        county
          .patch(`${path}/${evaluation.id}`, 1, { scores: [{ code: 'site', points: 0 }, SCORES[1]], reason: '漏扣' })
          .expect(200),
      );
      expect(changed).toMatchObject({ total: 60.3, grade: '合格', version: 2 });
      await county.patch(`${path}/${evaluation.id}`, 1, { remark: '复评', reason: '补记' }).expect(412);
      expect(await body(county.get(path))).toMatchObject({ total: 2, items: [{ year: 2024 }, { year: 2023 }] });
      await elsewhere.get(path).expect(404);
      await elsewhere.patch(`${path}/${evaluation.id}`, 2, { remark: '改', reason: '补记' }).expect(404);
    });

    it('score every item once and within its points', async () => {
      const station = await createStation(county);
      const scores = [
        { code: 'site', points: 31 },
        { code: 'smile', points: 1 },
        { code: 'site', points: 1 },
      ];
      const answer = await county.post(`/stations/${station.id}/evaluations`, { year: 2023, scores }).expect(422);
      expect(faults(answer)).toEqual([
        'scores.0.points points-beyond-item',
        'scores.1.code item-unknown',
        'scores.2.code item-scored-twice',
        'scores item-not-scored',
      ]);
    });

    it('take no scheme that could leave a total without a grade', async () => {
      const wrong = { ...SCHEME, grades: [{ name: '优秀', minPoints: 200 }] };
      const answer = await county.post('/stations/evaluation-schemes', wrong).expect(422);
      expect(faults(answer)).toEqual(['grades grade-unreachable', 'grades grade-missing']);
      await county.post('/stations/evaluation-schemes', { ...SCHEME, regionCode: '341821' }).expect(404);
    });

    it('schemes are seen where they apply, and never change once a station was evaluated by them', async () => {
      expect(await body(elsewhere.get('/stations/evaluation-schemes'))).toMatchObject({ total: 0 });
      await officer.post('/stations/evaluation-schemes', { ...SCHEME, regionCode: '341800' }).expect(201);
      expect(await body(elsewhere.get('/stations/evaluation-schemes'))).toMatchObject({ total: 1 });
      await expect(service.dataSource.query(`UPDATE station_evaluation_schemes SET title = '改'`)).rejects.toThrow(
        'stations were evaluated by it',
      );
      await expect(service.dataSource.query('DELETE FROM station_evaluation_schemes')).rejects.toThrow(
        'stations were evaluated by it',
      );
    });
  });
});
