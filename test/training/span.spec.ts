import { sessionConditions } from '../../src/training/sessions/session-queries.js';
import { setClock, TrainingGround } from '../support/places/training.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const JUNE = 'endsFrom=2024-06-01&to=2024-06-30';

describe('sessions that are held within a span of days', () => {
  let service: TestService;
  let ground: TrainingGround;
  let officer: Session;
  beforeAll(async () => {
    service = await openTestService();
    setClock(service, '2023-01-01T10:00:00+08:00');
    ground = new TrainingGround(service);
    officer = await service.as('officer');
    for (const [title, startsAt, endsAt] of [
      ['全年在办', '2024-01-01T00:00:00+08:00', '2024-12-31T20:00:00+08:00'],
      ['五月末', '2024-05-31T09:00:00+08:00', '2024-05-31T23:59:59+08:00'],
      ['跨入六月', '2024-05-30T09:00:00+08:00', '2024-06-01T12:00:00+08:00'],
      ['六月中', '2024-06-10T09:00:00+08:00', '2024-06-10T17:00:00+08:00'],
      ['跨出六月', '2024-06-30T23:30:00+08:00', '2024-07-02T17:00:00+08:00'],
      ['七月', '2024-07-01T00:00:00+08:00', '2024-07-01T17:00:00+08:00'],
      ['六月的最后一刻', '2023-06-02T00:00:00+08:00', '2024-06-01T00:00:00+08:00'],
    ] as const) {
      await ground.session(officer, { title, startsAt, endsAt });
    }
  });
  afterAll(() => service.close());

  const titles = async (query: string): Promise<string[]> => {
    const { body } = await officer.get(`/training/sessions?sort=startsAt:asc&pageSize=100&${query}`).expect(200);
    return (body as { items: { title: string }[] }).items.map(({ title }) => title);
  };

  it('are those that end in it or later and begin in it or earlier, by days of Shanghai', async () => {
    expect(await titles(JUNE)).toEqual(['六月的最后一刻', '全年在办', '跨入六月', '六月中', '跨出六月']);
    expect(await titles('from=2024-06-01&to=2024-06-30')).toEqual(['六月中', '跨出六月']);
    await officer.get('/training/sessions?endsFrom=2024-06-31').expect(400);
  });

  it('are found by the index of beginnings, however many years were held before', async () => {
    await service.dataSource.query(
      `INSERT INTO training_sessions (id, programme_id, title, mode, starts_at, ends_at, hours, place, capacity,
         enrolment_closes_at, waiting_moves_until, check_in_secret, created_by, version)
       SELECT gen_random_uuid(), s.programme_id, '往年', s.mode, s.starts_at - n * interval '1 day',
         s.starts_at - n * interval '1 day' + interval '2 hours', s.hours, s.place, s.capacity,
         s.starts_at - n * interval '1 day', s.starts_at - n * interval '1 day', s.check_in_secret, s.created_by, 1
       FROM (SELECT * FROM training_sessions WHERE title = '六月中') s, generate_series(400, 6400) n`,
    );
    await service.dataSource.query('ANALYZE training_sessions');
    const span = { endsFrom: '2024-06-01', to: '2024-06-30' };
    const conditions = sessionConditions('341800', span, service.clock.now());
    const lines = await service.dataSource.query<{ 'QUERY PLAN': string }[]>(
      `EXPLAIN SELECT s.id FROM training_sessions s JOIN training_programmes p ON p.id = s.programme_id
       ${conditions.where()}`,
      conditions.parameters,
    );
    const plan = lines.map((line) => line['QUERY PLAN']).join('\n');
    expect(plan).toMatch(/training_sessions_start.*\n.*Cond: .*starts_at < .*starts_at >= /);
    expect(plan).not.toMatch(/Seq Scan on training_sessions/);
  });
});
