import { type Person, setClock, TOWN, TrainingGround } from '../support/places/training.js';
import { type Answer, requestsTo } from '../support/attack/raw-requests.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

interface GridRow {
  enrolmentId: string;
  workerName: string;
  attendanceId: string | null;
  status: string | null;
  hours: number;
  completed: boolean;
  marks: { id: string; halfDayId: string; mark: string; version: number }[];
}

const PLAN = [
  { heldOn: '2024-06-10', part: 'morning', hours: 3.5 },
  { heldOn: '2024-06-10', part: 'afternoon', hours: 3.5 },
  { heldOn: '2024-06-11', part: 'morning', hours: 3 },
];
const codeOf = (answer: Answer): string => (answer.body as { code: string }).code;

describe('a training of half-days', () => {
  let service: TestService;
  let ground: TrainingGround;
  let city: Session;
  let station: string;
  let people: Person[];
  let id: string;
  let halfDays: { id: string }[];
  beforeAll(async () => {
    service = await openTestService();
    ground = new TrainingGround(service);
    city = await service.as('officer');
    station = await ground.station();
    people = await ground.people(5, TOWN, station);
  });
  afterAll(() => service.close());
  beforeEach(() => held());

  async function held(changes: object = {}): Promise<void> {
    setClock(service, '2024-06-01T10:00:00+08:00');
    const session = await ground.session(city, {
      startsAt: undefined,
      endsAt: undefined,
      hours: undefined,
      capacity: 10,
      halfDays: PLAN,
      asksCheckOut: true,
      completionHours: 7,
      ...changes,
    });
    id = session.id;
    ({ halfDays } = session as unknown as { halfDays: { id: string }[] });
    await ground.enrol(city, id, people);
  }
  const day = (time: string, on = '10'): void => setClock(service, `2024-06-${on}T${time}:00+08:00`);
  async function shown(query = ''): Promise<{ code: string; scan: { title: string }; scans: object[] }> {
    const answer = await city.get(`/training/sessions/${id}/check-in-code${query}`).expect(200);
    return answer.body as { code: string; scan: { title: string }; scans: object[] };
  }
  async function scan(code: string, { name, lastFour }: Person): Promise<Answer> {
    return requestsTo(service.app).post('/training/check-in', null, { sessionId: id, code, name, lastFour });
  }
  async function grid(session = city): Promise<GridRow[]> {
    const answer = await session.get(`/training/sessions/${id}/attendance-grid`).expect(200);
    return (answer.body as { items: GridRow[] }).items;
  }
  const tell = (halfDay: number, marks: Record<string, string>, session = city) =>
    session.post(`/training/sessions/${id}/half-days/${halfDays[halfDay]!.id}/attendance`, {
      items: Object.entries(marks).map(([enrolmentId, mark]) => ({ enrolmentId, mark })),
    });
  async function credits(): Promise<{ hours: number; earnedOn: string }[]> {
    return service.dataSource.query(
      `SELECT c.hours, c.earned_on AS "earnedOn" FROM education_credits c JOIN training_attendances a ON a.id = c.attendance_id
       JOIN training_enrolments e ON e.id = a.enrolment_id WHERE a.session_id = $1 ORDER BY e.position`,
      [id],
    );
  }
  const allOf = (rows: readonly GridRow[], mark: string): Record<string, string> =>
    Object.fromEntries(rows.map(({ enrolmentId }) => [enrolmentId, mark]));

  it('has start, end and hours of its half-days, which are not stated beside them', async () => {
    const { body } = await city.get(`/training/sessions/${id}`).expect(200);
    expect(body).toMatchObject({
      startsAt: '2024-06-10T00:30:00.000Z',
      endsAt: '2024-06-11T04:00:00.000Z',
      hours: 10,
      asksCheckOut: true,
      completionHours: 7,
      halfDays: [
        { heldOn: '2024-06-10', part: 'morning', hours: 3.5, checkedInCount: 0 },
        { part: 'afternoon' },
        { heldOn: '2024-06-11', part: 'morning', startsAt: '2024-06-11T00:30:00.000Z' },
      ],
    });
    const { version } = body as { version: number };
    const refused = await city.patch(`/training/sessions/${id}`, version, { hours: 12 }).expect(422);
    expect(refused.body).toMatchObject({ code: 'SESSION_REFUSED', errors: [{ code: 'follows-half-days' }] });
    await city.patch(`/training/sessions/${id}`, version, { completionHours: 10.5 }).expect(422);
    await city.patch(`/training/sessions/${id}`, version, { halfDays: [...PLAN, PLAN[0]] }).expect(422);
    const evening = { heldOn: '2024-06-10', part: 'evening', hours: 2, from: '19:00', to: '21:00' };
    const longer = await city.patch(`/training/sessions/${id}`, version, { halfDays: [...PLAN, evening] }).expect(200);
    expect(longer.body).toMatchObject({ hours: 12, halfDays: { length: 4 } });
    expect((longer.body as { halfDays: { id: string }[] }).halfDays[0]!.id).toBe(halfDays[0]!.id);
  });

  it('is refused check-out and completion hours where it is one stretch', async () => {
    const { body } = await city.get(`/training/sessions/${id}`).expect(200);
    const { programmeId } = body as { programmeId: string };
    const stretch = { programmeId, title: '一天', place: '党校', capacity: 2, hours: 8 };
    const times = { startsAt: '2024-06-10T09:00:00+08:00', endsAt: '2024-06-10T17:00:00+08:00' };
    await city.post('/training/sessions', { ...stretch, ...times, asksCheckOut: true }).expect(422);
    await city.post('/training/sessions', { ...stretch, ...times, completionHours: 4 }).expect(422);
    await city.post('/training/sessions', stretch).expect(400);
    const made = await city.post('/training/sessions', { ...stretch, ...times }).expect(201);
    expect(made.body).toMatchObject({ halfDays: [], asksCheckOut: false, completionHours: null });
  });

  it('takes a code for one half-day and one purpose only, and credits what was checked in to and out of', async () => {
    const [person] = people;
    day('08:20');
    const morning = await shown();
    expect(morning).toMatchObject({ scan: { title: '6月10日上午签到' }, scans: { length: 1 } });
    const first = await scan(morning.code, person!);
    expect(first).toMatchObject({
      status: 200,
      body: { halfDay: '6月10日上午', purpose: 'check_in', asksCheckOut: true },
    });
    day('08:40');
    expect(await scan((await shown()).code, person!)).toEqual(first);
    expect(await credits()).toEqual([]);
    day('11:50');
    const leaving = await shown();
    expect(leaving).toMatchObject({ scan: { title: '6月10日上午签退' }, scans: { length: 2 } });
    const arriving = await shown('?purpose=check_in');
    expect(arriving.scan.title).toBe('6月10日上午签到');
    expect(arriving.code).not.toBe(leaving.code);
    expect(codeOf(await scan(leaving.code, people[1]!))).toBe('CHECK_OUT_BEFORE_IN');
    expect(await scan(leaving.code, person!)).toMatchObject({ status: 200, body: { purpose: 'check_out' } });
    expect(await credits()).toEqual([{ hours: 3.5, earnedOn: '2024-06-10' }]);
    day('13:30');
    await scan((await shown()).code, person!);
    day('17:30');
    // The same scan, again and at once.
    const { code } = await shown('?purpose=check_out');
    const answers = await Promise.all(Array.from({ length: 4 }, () => scan(code, person!)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await credits()).toEqual([{ hours: 7, earnedOn: '2024-06-10' }]);
    const [row] = await grid();
    expect(row).toMatchObject({ status: 'partial', hours: 7, completed: true, marks: { length: 2 } });
    day('20:00');
    await city.get(`/training/sessions/${id}/check-in-code`).expect(409);
  });

  it('is told by the list, by the manager for the own people; the same again changes nothing', async () => {
    day('09:00');
    const rows = await grid();
    const first = await tell(0, allOf(rows, 'attended')).expect(200);
    expect(first.body).toMatchObject({ recorded: 5, corrected: 0, unchanged: 0 });
    expect((await tell(0, allOf(rows, 'attended')).expect(200)).body).toMatchObject({ recorded: 0, unchanged: 5 });
    const other = await tell(0, { [rows[0]!.enrolmentId]: 'excused' }).expect(409);
    expect(other.body).toMatchObject({
      code: 'ATTENDANCE_DIFFERS',
      errors: [{ message: '编号 1 的6月10日上午已登记为到课，这里是请假' }],
    });
    await tell(1, allOf(rows, 'attended')).expect(409);
    const manager = await ground.manager(station);
    day('14:00');
    expect(await grid(manager)).toHaveLength(5);
    await tell(1, { [rows[0]!.enrolmentId]: 'checked_in' }, manager).expect(200);
    await tell(1, { [rows[0]!.enrolmentId]: 'attended' }, manager).expect(200);
    const stranger = await ground.manager(await ground.station('341823100'), '341823100');
    expect(await grid(stranger)).toEqual([]);
    await tell(1, { [rows[1]!.enrolmentId]: 'attended' }, stranger).expect(404);
    await city
      .post(`/training/sessions/${id}/attendance`, {
        items: [{ enrolmentId: rows[0]!.enrolmentId, status: 'present' }],
      })
      .expect(409);
    expect((await credits()).map(({ hours }) => hours)).toEqual([7, 3.5, 3.5, 3.5, 3.5]);
  });

  it('is put right with a reason, hours and certificates with it', async () => {
    day('12:00', '11');
    const rows = await grid();
    for (const n of [0, 1, 2]) await tell(n, allOf(rows.slice(0, 2), 'attended')).expect(200);
    await tell(0, allOf(rows.slice(2), 'excused')).expect(200);
    const issued = await city.post(`/training/sessions/${id}/completions`, {}).expect(200);
    expect(issued.body).toEqual({ issued: 2, known: 0 });
    expect((await city.post(`/training/sessions/${id}/completions`, {}).expect(200)).body).toEqual({
      issued: 0,
      known: 2,
    });
    const [first] = await grid();
    const mark = first!.marks.find(({ halfDayId }) => halfDayId === halfDays[1]!.id)!;
    const path = `/training/sessions/${id}/half-day-marks/${mark.id}`;
    await city.patch(path, mark.version + 1, { mark: 'absent', reason: '代签' }).expect(412);
    const corrected = await city.patch(path, mark.version, { mark: 'absent', reason: '代签' }).expect(200);
    expect(corrected.body).toMatchObject({ status: 'partial', hours: 6.5, completed: false });
    expect((await credits()).map(({ hours }) => hours)).toEqual([6.5, 10]);
    const [{ revoked }]: [{ revoked: number }] = await service.dataSource.query(
      `SELECT count(revoked_at)::int AS revoked FROM completion_certificates WHERE attendance_id = $1`,
      [first!.attendanceId],
    );
    expect(revoked).toBe(1);
    expect((await city.post(`/training/sessions/${id}/completions`, {}).expect(200)).body).toEqual({
      issued: 0,
      known: 1,
    });
  });

  it('is changed with a reason once something was told, and everybody’s hours follow', async () => {
    day('12:00', '11');
    const rows = await grid();
    await tell(0, allOf(rows, 'attended')).expect(200);
    const { version } = (await city.get(`/training/sessions/${id}`).expect(200)).body as { version: number };
    const plan = PLAN.map((each, n) => (n === 0 ? { ...each, hours: 4 } : each));
    await city.patch(`/training/sessions/${id}`, version, { halfDays: plan }).expect(409);
    await city
      .patch(`/training/sessions/${id}`, version, { halfDays: PLAN.slice(1), completionHours: 0, reason: '没有上' })
      .expect(409);
    await city
      .patch(`/training/sessions/${id}`, version, { halfDays: plan.slice(0, 1), reason: '余下的没有上' })
      .expect(422);
    const changes = { halfDays: plan.slice(0, 1), completionHours: 0, reason: '余下的没有上' };
    const { body } = await city.patch(`/training/sessions/${id}`, version, changes).expect(200);
    expect(body).toMatchObject({ hours: 4, halfDays: { length: 1 } });
    expect((await credits()).map(({ hours }) => hours)).toEqual([4, 4, 4, 4, 4]);
    expect((await grid()).map(({ status }) => status)).toEqual(Array(5).fill('present'));
  });

  it('leaves hours that are still to come planned, whoever has checked in to a part', async () => {
    const [person] = await ground.people(1, TOWN, station);
    await ground.certificate(person!.id, 'junior', [['2021-07-01', '2024-06-30']]);
    const [enrolmentId = ''] = await ground.enrol(city, id, [person!]);
    day('11:40');
    await tell(0, { [enrolmentId]: 'attended' }).expect(200);
    const { body } = await city.get('/training/renewals?withinDays=90').expect(200);
    const lapse = (body as { items: { workerId: string }[] }).items.find(({ workerId }) => workerId === person!.id);
    expect(lapse).toMatchObject({ hours: 3.5, hoursPlanned: 6.5 });
  });
});
