import type { AuditPage } from '../../src/audit-trail/audit-trail.dto.js';
import { newId } from '../../src/common/values/ids.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';
import { County, HERE, THERE } from '../support/attack/two-counties.js';

const PATIENCE_MS = 300_000;

/** A county in which every route that writes was used: what was done to one person is logged under many objects. */
describe('the audit log by person', () => {
  let service: TestService;
  let county: County;
  let auditor: Session;
  let items: AuditPage['items'];

  beforeAll(async () => {
    service = await openTestService('2024-03-11');
    county = await new County(service, HERE).open();
    auditor = await service.as('auditor', HERE.code);
    items = await eventsOf(county.workers[0]!);
  }, PATIENCE_MS);
  afterAll(() => service.close());

  async function eventsOf(workerId: string, query = '', session = auditor): Promise<AuditPage['items']> {
    const { body } = await session.get(`/audit?pageSize=500&workerId=${workerId}${query}`).expect(200);
    const page = body as AuditPage;
    expect(page.total).toBe(page.items.length);
    return page.items;
  }
  const actionsOf = (events: AuditPage['items']): Set<string> => new Set(events.map(({ action }) => action));

  it('finds what was logged under the person, certificates, stations, trainings, payouts and recoveries', () => {
    expect([...actionsOf(items)]).toEqual(
      expect.arrayContaining([
        'worker.create',
        'worker.reveal',
        'suspension.create',
        'suspension.update',
        'education_credit.create',
        'certificate.create',
        'certificate.update',
        'registration.create',
        'station.staff-add',
        'training_enrolment.create',
        'training_attendance.record',
        'completion_certificate.issue',
        'training_selection.nominate',
        'training_selection.decide',
        'payout.create',
        'payout.submit',
        'payout.send',
        'payout.bank-return',
      ]),
    );
  });

  it('finds each event that names the person or a row of theirs, and no event of somebody else alone', async () => {
    const all: AuditPage['items'] = [];
    for (let page = 1, more = true; more; page++) {
      const { body } = await auditor.get(`/audit?pageSize=500&page=${page}`).expect(200);
      all.push(...(body as AuditPage).items);
      more = all.length < (body as AuditPage).total;
    }
    const own = await idsOf(county.workers[0]!);
    const found = new Set(items.map(({ id }) => id));
    const about = all.filter(
      ({ objectId, details }) => own.has(objectId) || [...textsOf(details)].some((it) => own.has(it)),
    );
    expect(about.length).toBeGreaterThan(20);
    expect(about.filter(({ id }) => !found.has(id))).toEqual([]);
    const strangers = await idsOf(county.workers[1]!);
    const ofStranger = items.filter(
      ({ objectId, details }) =>
        strangers.has(objectId) || strangers.has(textOf(details?.workerId)) || strangers.has(textOf(details?.lineId)),
    );
    expect(ofStranger).toEqual([]);
  });

  it('finds whoever the log names among several people', async () => {
    const recovered = await service.dataSource.query<{ worker_id: string }[]>('SELECT worker_id FROM recoveries');
    expect(recovered.length).toBeGreaterThan(0);
    for (const { worker_id: workerId } of recovered) {
      expect(actionsOf(await eventsOf(workerId))).toContain('recovery.open');
    }
  });

  it('finds the import that brought the person', async () => {
    const [imported] = await service.dataSource.query<{ id: string }[]>('SELECT id FROM workers WHERE name = $1', [
      county.personOf(6).name,
    ]);
    expect([...actionsOf(await eventsOf(imported!.id))]).toEqual(['import.apply']);
  });

  it('is narrowed further by the other filters', async () => {
    const suspended = await eventsOf(county.workers[0]!, '&action=suspension.create');
    expect([...actionsOf(suspended)]).toEqual(['suspension.create']);
    const officer = await service.as('officer');
    const byOfficer = await eventsOf(county.workers[0]!, `&actorId=${officer.userId}`);
    expect(byOfficer.length).toBeGreaterThan(0);
    expect(byOfficer.every(({ actorId }) => actorId === officer.userId)).toBe(true);
  });

  it('tells nothing of a person outside the caller’s region, as of one who is not there', async () => {
    const beside = await service.as('auditor', THERE.code);
    expect(await eventsOf(county.workers[0]!, '', beside)).toEqual([]);
    expect(await eventsOf(newId(), '', beside)).toEqual([]);
    expect(await eventsOf(newId())).toEqual([]);
    expect((await eventsOf(county.workers[0]!, '', await service.as('auditor'))).length).toBe(items.length);
    await auditor.get('/audit?workerId=1').expect(400);
  });

  /** The person, and every row that belongs to them alone. */
  async function idsOf(workerId: string): Promise<Set<string>> {
    const tables = await service.dataSource.query<{ name: string }[]>(
      `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'worker_id'
       AND table_name IN (SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'id')`,
    );
    const parts = tables.map(({ name }) => `SELECT id::text FROM "${name}" WHERE worker_id = '${workerId}'`);
    const rows = await service.dataSource.query<{ id: string }[]>(parts.join(' UNION ALL '));
    return new Set([workerId, ...rows.map(({ id }) => id)]);
  }
});

/** Every text in the details, however deep. */
function* textsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (value !== null && typeof value === 'object') for (const each of Object.values(value)) yield* textsOf(each);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
