import ExcelJS from 'exceljs';
import { newId } from '../../src/common/values/ids.js';
import { bulkInsert } from '../../src/database/statements/bulk.js';
import { Organization } from '../../src/workers/organizations/organization.entity.js';
import { Post } from '../../src/workers/posts/post.entity.js';
import { bytesOf } from '../support/payouts/sent-payout.js';
import { putInForce, stipendPolicy } from '../support/register/policies.js';
import { type Person, setClock, TOWN, TrainingGround } from '../support/places/training.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

interface Lapse {
  workerId: string;
  endOn: string;
  stipendAtStakeFen: number | null;
  yearStipendAtStakeFen: number | null;
  sessions: { id: string; curesAlone: boolean; waits: boolean }[];
}

describe('renewals', () => {
  let service: TestService;
  let ground: TrainingGround;
  let city: Session;
  let station: string;
  let person: Person;
  let village: string;
  beforeAll(async () => {
    service = await openTestService();
    setClock(service, '2024-12-01T10:00:00+08:00');
    ground = new TrainingGround(service);
    city = await service.as('officer');
    station = await ground.station();
    village = newId();
    await bulkInsert(service.dataSource.manager, Organization, [
      { id: village, name: '东夏村', kind: 'village', regionCode: TOWN, countyCode: '341821' },
    ]);
    await putInForce(service, stipendPolicy({ requiresRegistration: true }));
    person = await serving();
    await ground.certificate(person.id, 'intermediate', [['2022-02-01', '2025-01-31']]);
    await credit(person, 72);
  });
  afterAll(() => service.close());

  async function serving(): Promise<Person> {
    const [one] = await ground.people(1, TOWN, station);
    const post = { id: newId(), workerId: one!.id, organizationId: village, startOn: '2021-01-01' };
    await bulkInsert(service.dataSource.manager, Post, [post]);
    return one!;
  }
  async function credit({ id }: Person, hours: number): Promise<void> {
    const body = { source: 'other', hours, earnedOn: '2024-05-01', note: '结业证书' };
    await city.post(`/workers/${id}/credits`, body).expect(201);
  }
  async function lapses(query = '', session = city): Promise<Lapse[]> {
    const answer = await session.get(`/training/renewals${query}`).expect(200);
    return (answer.body as { items: Lapse[] }).items;
  }

  it('tell who lapses, what is missing, which open sessions bring it, and what hangs on it a month', async () => {
    const enough = {
      capacity: 5,
      hours: 18,
      startsAt: '2024-12-20T09:00:00+08:00',
      endsAt: '2024-12-21T17:00:00+08:00',
    };
    const short = { ...enough, hours: 6, startsAt: '2025-01-10T09:00:00+08:00', endsAt: '2025-01-10T17:00:00+08:00' };
    const late = { ...enough, startsAt: '2025-02-10T09:00:00+08:00', endsAt: '2025-02-10T17:00:00+08:00' };
    const [first, second] = [await ground.session(city, enough), await ground.session(city, short)];
    await ground.session(city, late);
    await ground.session(await service.as('officer', '341823'), enough, '341823');
    const found = await lapses('?withinDays=90');
    expect(found).toMatchObject([
      {
        workerId: person.id,
        workerName: person.name,
        level: 'intermediate',
        endOn: '2025-01-31',
        daysLeft: 61,
        renewalOpensOn: '2024-11-01',
        hoursRequired: 90,
        hours: 72,
        hoursMissing: 18,
        hoursPlanned: 0,
        sessions: [
          { id: first.id, hours: 18, curesAlone: true, seatsLeft: 5 },
          { id: second.id, hours: 6, curesAlone: false },
        ],
        curable: true,
        stipendAtStakeFen: 30_000,
      },
    ]);
    await ground.enrol(city, first.id, [person]);
    expect(await lapses()).toMatchObject([{ hoursPlanned: 18, sessions: [{ id: second.id }], curable: true }]);
    expect(await lapses('?withinDays=60')).toEqual([]);
    expect(await lapses('?regionCode=341823')).toEqual([]);
  });

  it('put at stake only what would be lost: a lower certificate still registered keeps its own rate', async () => {
    const other = await serving();
    await ground.certificate(other.id, 'junior', [['2023-06-01', '2026-05-31']]);
    await ground.certificate(other.id, 'intermediate', [['2022-02-10', '2025-02-09']]);
    const found = (await lapses()).find(({ workerId }) => workerId === other.id);
    expect(found).toMatchObject({ stipendAtStakeFen: 15_000 });
  });

  it('put at stake a year where the stipend is paid by the year: one rate, or its months at its end', async () => {
    const counties = [
      // January is enough for 2025; 2026 is the first that is lost.
      { county: '341823', town: '341823100', pays: 'whole', lost: 360_000 },
      // Of 2025 the months from February on; January was registered.
      { county: '341824', town: '341824100', pays: 'months', lost: 11 * 30_000 },
    ] as const;
    for (const { county, town, pays, lost } of counties) {
      const year = { year: 'calendar' as const, pays, minMonths: 0, minHeldMonths: 0 };
      const rates = pays === 'whole' ? { junior: 180_000, intermediate: 360_000, senior: 600_000 } : {};
      const changes = { ...(pays === 'whole' && { ratesFen: { ...rates } as never }), year };
      await putInForce(service, stipendPolicy({ requiresRegistration: true, regionCode: county, ...changes }));
      const [one] = await ground.people(1, town);
      const employer = newId();
      await bulkInsert(service.dataSource.manager, Organization, [
        { id: employer, name: `${county}村`, kind: 'village', regionCode: town, countyCode: county },
      ]);
      const post = { id: newId(), workerId: one!.id, organizationId: employer, startOn: '2021-01-01' };
      await bulkInsert(service.dataSource.manager, Post, [post]);
      await ground.certificate(one!.id, 'intermediate', [['2022-02-01', '2025-01-31']]);
      const found = (await lapses(`?regionCode=${county}`)).find(({ workerId }) => workerId === one!.id);
      expect(found).toMatchObject({ stipendAtStakeFen: 0, yearStipendAtStakeFen: lost });
    }
  });

  it('are summed over all pages of the same days, for whoever may see what people are owed', async () => {
    const all = await lapses('?withinDays=90&pageSize=100');
    const sum = (field: 'stipendAtStakeFen' | 'yearStipendAtStakeFen') =>
      all.reduce((fen, row) => fen + (row[field] ?? 0), 0);
    const { body } = await city.get('/training/renewals/at-stake?withinDays=90').expect(200);
    expect(all.length).toBeGreaterThan(3);
    expect(body).toEqual({
      lapses: all.length,
      atStake: all.filter((row) => row.stipendAtStakeFen! > 0 || row.yearStipendAtStakeFen! > 0).length,
      stipendAtStakeFen: sum('stipendAtStakeFen'),
      yearStipendAtStakeFen: sum('yearStipendAtStakeFen'),
    });
    const county = await city.get('/training/renewals/at-stake?withinDays=90&regionCode=341823').expect(200);
    expect(county.body).toEqual({ lapses: 1, atStake: 1, stipendAtStakeFen: 0, yearStipendAtStakeFen: 360_000 });
    const none = await city.get('/training/renewals/at-stake?withinDays=0').expect(200);
    expect(none.body).toEqual({ lapses: 0, atStake: 0, stipendAtStakeFen: 0, yearStipendAtStakeFen: 0 });
    await (await service.as('auditor')).get('/training/renewals/at-stake').expect(200);
    await (await ground.manager(station)).get('/training/renewals/at-stake').expect(403);
  });

  it('say of a session whether somebody waits for a seat in it already', async () => {
    const times = { startsAt: '2025-01-15T09:00:00+08:00', endsAt: '2025-01-15T17:00:00+08:00' };
    const { id } = await ground.session(city, { ...times, capacity: 1, hours: 2 });
    const [other] = await ground.people(1, TOWN);
    const needy = await serving();
    await ground.certificate(needy.id, 'junior', [['2022-02-01', '2025-01-31']]);
    const waits = async (): Promise<boolean | undefined> =>
      (await lapses('?pageSize=100'))
        .find(({ workerId }) => workerId === needy.id)
        ?.sessions.find((session) => session.id === id)?.waits;
    await ground.enrol(city, id, [other!]);
    expect(await waits()).toBe(false);
    await ground.enrol(city, id, [needy]);
    expect(await waits()).toBe(true);
  });

  it('leave out what is renewed already, what does not hold, and what a higher certificate outranks', async () => {
    const [renewed, revoked, outranked] = await ground.people(3, TOWN);
    await ground.certificate(renewed!.id, 'junior', [
      ['2022-01-01', '2024-12-31'],
      ['2025-01-01', '2027-12-31'],
    ]);
    const id = await ground.certificate(revoked!.id, 'junior', [['2022-01-01', '2024-12-31']]);
    await city
      .post(`/certificates/${id}/revocation`, { revokedOn: '2024-06-01', void: false, reason: '注销' })
      .expect(200);
    await ground.certificate(outranked!.id, 'junior', [['2022-01-01', '2024-12-31']]);
    await ground.certificate(outranked!.id, 'senior', [['2024-03-01', '2027-02-28']]);
    const found = new Set((await lapses()).map(({ workerId }) => workerId));
    for (const { id: workerId } of [renewed!, revoked!, outranked!]) expect(found.has(workerId)).toBe(false);
  });

  it('leave whoever never registered to a list of their own, and its workbook holds the same people', async () => {
    const region = '341825';
    const [never, revoked, registered] = await ground.people(3, '341825100');
    await ground.certificate(never!.id, 'junior', []);
    const id = await ground.certificate(revoked!.id, 'junior', []);
    await city
      .post(`/certificates/${id}/revocation`, { revokedOn: '2024-06-01', void: false, reason: '注销' })
      .expect(200);
    await ground.certificate(registered!.id, 'junior', [['2024-01-01', '2026-12-31']]);
    const query = `?registration=none&regionCode=${region}`;
    const { body } = await city.get(`/workers${query}`).expect(200);
    expect(body).toMatchObject({ total: 1, items: [{ id: never!.id }] });
    const { content } = await bytesOf(
      city.get(`/workers/export.xlsx${query}&reason=${encodeURIComponent('核对未登记')}`).expect(200),
    );
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(content as unknown as ExcelJS.Buffer);
    const texts = workbook.worksheets.flatMap((sheet) => {
      const rows: string[] = [];
      sheet.eachRow((row) => row.eachCell((cell) => rows.push(cell.text)));
      return rows;
    });
    expect(texts.filter((text) => /^学员\d+$/.test(text))).toEqual([never!.name]);
    expect((await lapses()).map(({ workerId }) => workerId)).not.toContain(never!.id);
  });

  it('tell what has lapsed already when asked', async () => {
    const [late] = await ground.people(1, TOWN);
    await ground.certificate(late!.id, 'junior', [['2021-11-01', '2024-10-31']]);
    expect((await lapses()).map(({ workerId }) => workerId)).not.toContain(late!.id);
    expect(await lapses('?withinDays=0&lapsedWithinDays=60')).toMatchObject([{ workerId: late!.id, daysLeft: -31 }]);
  });

  it('show a station manager the own staff only, and not what they are owed', async () => {
    const manager = await ground.manager(station);
    const neighbour = await ground.people(1, TOWN, await ground.station());
    await ground.certificate(neighbour[0]!.id, 'junior', [['2022-01-01', '2024-12-31']]);
    const found = await lapses('', manager);
    expect(found.length).toBeGreaterThan(0);
    expect(found.map(({ workerId }) => workerId)).not.toContain(neighbour[0]!.id);
    expect(new Set(found.map(({ stipendAtStakeFen }) => stipendAtStakeFen))).toEqual(new Set([null]));
  });
});
