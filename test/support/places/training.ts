import { Certificate } from '../../../src/certificates/certificate.entity.js';
import { Registration } from '../../../src/certificates/registrations/registration.entity.js';
import type { Level } from '../../../src/certificates/level.js';
import { newId } from '../../../src/common/values/ids.js';
import { PersonalData } from '../../../src/common/secrets/personal-data.js';
import { bulkInsert } from '../../../src/database/statements/bulk.js';
import { StationStaff } from '../../../src/stations/staff/station-staff.entity.js';
import { Station } from '../../../src/stations/station.entity.js';
import { Worker } from '../../../src/workers/people/worker.entity.js';
import { testConfig } from '../service/test-config.js';
import type { Session, TestService } from '../service/test-service.js';
import { identityNumber } from '../roster/roster-workbook.js';

/** 涛城镇 of 郎溪县, and a town of another county. */
export const TOWN = '341821102';
export const OTHER_TOWN = '341823100';

/** Puts the service's clock where the test wants it: day and moment alike. */
export function setClock(service: TestService, instant: string): void {
  const now = new Date(instant);
  service.clock.now = () => now;
  service.clock.day = new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

export interface Person {
  id: string;
  name: string;
  lastFour: string;
}

/** Stations, their staff and managers, straight in the tables. */
export class TrainingGround {
  private count = 0;
  private readonly personalData = new PersonalData(testConfig(null).keys);

  constructor(private readonly service: TestService) {}

  async station(regionCode = TOWN): Promise<string> {
    const id = newId();
    await bulkInsert(this.service.dataSource.manager, Station, [
      { id, kind: 'station', regionCode, name: `社工站${id.slice(-8)}`, grade: 'none' },
    ]);
    return id;
  }

  async people(count: number, regionCode = TOWN, stationId: string | null = null): Promise<Person[]> {
    const people = Array.from({ length: count }, () => {
      const n = ++this.count;
      const identity = identityNumber(n % 1000, `19${60 + (Math.floor(n / 1000) % 40)}0101`);
      return { id: newId(), name: `学员${n}`, lastFour: identity.slice(-4), identity };
    });
    const tx = this.service.dataSource.manager;
    await bulkInsert(
      tx,
      Worker,
      people.map(({ id, name, identity }) => ({
        id,
        name,
        identityCipher: this.personalData.encrypt(identity),
        identityHash: this.personalData.lookup('identity', identity),
        regionCode,
      })),
    );
    if (stationId) {
      const staff = people.map(({ id }) => ({ id: newId(), stationId, workerId: id, startOn: '2022-01-01' }));
      await bulkInsert(tx, StationStaff, staff);
    }
    return people.map(({ id, name, lastFour }) => ({ id, name, lastFour }));
  }

  /** @returns the certificate's id */
  async certificate(workerId: string, level: Level, registrations: [string, string][]): Promise<string> {
    const tx = this.service.dataSource.manager;
    const id = newId();
    const approvedOn = registrations[0]?.[0] ?? '2021-09-01';
    await bulkInsert(tx, Certificate, [
      { id, workerId, level, certificateNo: `ZS${id.slice(-12)}`, approvedOn, declaredOn: approvedOn, void: false },
    ]);
    const rows = registrations.map(([startOn, endOn]) => ({ id: newId(), certificateId: id, startOn, endOn }));
    await bulkInsert(tx, Registration, rows);
    return id;
  }

  /** The manager of one station; a test needs one per region. */
  async manager(stationId: string, regionCode = TOWN): Promise<Session> {
    const session = await this.service.as('station_manager', regionCode);
    await this.service.dataSource.query('UPDATE users SET station_id = $1 WHERE id = $2', [stationId, session.userId]);
    return session;
  }

  /** A session of a new programme, held by the caller's region. */
  async session(
    caller: Session,
    changes: object = {},
    regionCode = '341800',
  ): Promise<{ id: string; version: number }> {
    const programme = await caller
      .post('/training/programmes', {
        line: 'practice',
        title: '实务能力提升班',
        regionCode,
        organiser: '宣城市民政局',
      })
      .expect(201);
    const answer = await caller
      .post('/training/sessions', {
        programmeId: (programme.body as { id: string }).id,
        title: '第一期',
        startsAt: '2024-06-10T09:00:00+08:00',
        endsAt: '2024-06-10T17:00:00+08:00',
        hours: 8,
        place: '市委党校',
        capacity: 2,
        ...changes,
      })
      .expect(201);
    return answer.body as { id: string; version: number };
  }

  /** One after the other. @returns the ids of their enrolments, in their order */
  async enrol(caller: Session, sessionId: string, people: readonly Pick<Person, 'id'>[]): Promise<string[]> {
    const ids: string[] = [];
    for (const { id: workerId } of people) {
      const answer = await caller.post(`/training/sessions/${sessionId}/enrolments`, { workerId }).expect(201);
      ids.push((answer.body as { id: string }).id);
    }
    return ids;
  }
}
