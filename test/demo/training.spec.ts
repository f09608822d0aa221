import { Certificate } from '../../src/certificates/certificate.entity.js';
import { newId } from '../../src/common/values/ids.js';
import { PersonalData } from '../../src/common/secrets/personal-data.js';
import { bulkInsert } from '../../src/database/statements/bulk.js';
import { inTransaction } from '../../src/database/transaction.js';
import { seedDemoStations } from '../../src/demo/demo-stations.js';
import { seedDemoTraining } from '../../src/demo/demo-training.js';
import { OTHER_TOWN, TOWN, TrainingGround } from '../support/places/training.js';
import { testConfig } from '../support/service/test-config.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const CITY = '341800';

describe('the trainings of the demo', () => {
  let service: TestService;
  let city: Session;
  beforeAll(async () => {
    service = await openTestService();
    city = await service.as('officer');
    const ground = new TrainingGround(service);
    const certified = await ground.people(250, TOWN);
    await ground.people(200, OTHER_TOWN);
    await bulkInsert(
      service.dataSource.manager,
      Certificate,
      certified.map(({ id: workerId }, n) => ({
        id: newId(),
        workerId,
        level: 'junior' as const,
        certificateNo: `ZS${String(n).padStart(6, '0')}`,
        approvedOn: '2020-09-01',
        declaredOn: '2020-09-01',
        void: false,
      })),
    );
    await inTransaction(service.dataSource, async (tx) => {
      await seedDemoStations(tx, { top: CITY, by: city.userId, today: '2024-12-31' });
      const personalData = new PersonalData(testConfig(null).keys);
      await seedDemoTraining(tx, { top: CITY, by: city.userId, personalData });
    });
  });
  afterAll(() => service.close());

  async function count(sql: string): Promise<number> {
    const [{ n }]: [{ n: number }] = await service.dataSource.query(`SELECT count(*)::int AS n FROM ${sql}`);
    return n;
  }

  it('are 14, with 680 人次, each of a person who was enrolled, and hours for each', async () => {
    expect(await count('training_sessions')).toBe(14);
    const attended = `training_attendances a JOIN training_enrolments e ON e.id = a.enrolment_id AND e.worker_id = a.worker_id
      WHERE a.status IN ('present', 'partial')`;
    expect(await count(attended)).toBe(680);
    expect(await count('education_credits')).toBe(680);
    const sessions = (await city.get('/training/sessions?pageSize=50').expect(200)).body as {
      items: { attendanceCount: number }[];
    };
    expect(sessions.items.reduce((sum, it) => sum + it.attendanceCount, 0)).toBe(680);
  });

  it('hold one online course with 108 people on site at 99 stations', async () => {
    const rows: { people: number; stations: number }[] = await service.dataSource.query(
      `SELECT count(DISTINCT a.worker_id)::int AS people, count(DISTINCT e.station_id)::int AS stations
       FROM training_sessions s JOIN training_attendances a ON a.session_id = s.id
       JOIN training_enrolments e ON e.id = a.enrolment_id
       JOIN station_staff f ON f.worker_id = e.worker_id AND f.station_id = e.station_id AND f.start_on <= '2023-06-05'
       WHERE s.mode = 'online' AND a.status IN ('present', 'partial')`,
    );
    expect(rows).toEqual([{ people: 108, stations: 99 }]);
  });

  it('end in 5 people selected', async () => {
    expect(await count(`training_candidates WHERE state = 'selected'`)).toBe(5);
    const cohorts = (await city.get('/training/exam-cohorts').expect(200)).body as { total: number };
    expect(cohorts.total).toBe(28);
  });
});
