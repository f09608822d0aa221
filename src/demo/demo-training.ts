import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { EducationCredit } from '../certificates/education/education-credit.entity.js';
import { newId } from '../common/values/ids.js';
import type { PersonalData } from '../common/secrets/personal-data.js';
import { bulkInsert } from '../database/statements/bulk.js';
import { TrainingAttendance } from '../training/attendance/attendance.entity.js';
import {
  DEMO_PROGRAMMES,
  DEMO_SELECTION,
  type DemoAudience,
  type DemoSession,
  demoCohorts,
} from './demo-programmes.js';
import { TrainingEnrolment } from '../training/enrolments/enrolment.entity.js';
import { ExamCohort } from '../training/outcomes/exam-cohort.entity.js';
import { TrainingProgramme } from '../training/programmes/programme.entity.js';
import { TrainingCandidate, TrainingSelection } from '../training/outcomes/selection.entity.js';
import { TrainingSession } from '../training/sessions/training-session.entity.js';

/** Somebody who may be sent to a training. */
interface DemoPerson {
  workerId: string;
  stationId: string | null;
  regionCode: string;
}

interface Account {
  /** The account in whose name everything stands. */
  by: string;
}

/**
 * The trainings of the city's own report of January 2024 (domain.md §2), person by person: 14 sessions with 680 人次, of
 * them 108 people on site at 99 stations at one online course, and 5 selected for the 赋能计划. Who is sent follows from
 * the order of stations, certificates and names, so the same roster gives the same trainings.
 *
 * Run after the roster is imported and the stations are founded.
 *
 * @param top the city's code
 * @throws when the register holds too few people, rather than show other figures than those
 */
export async function seedDemoTraining(
  tx: EntityManager,
  { top, by, personalData }: { top: string; by: string; personalData: PersonalData },
): Promise<{ sessions: number; attendances: number }> {
  const audiences: Record<DemoAudience, DemoPerson[]> = {
    staff: await readStaff(tx, top),
    certified: await readPeople(tx, top, true),
    talents: await readPeople(tx, top, false),
  };
  let [sessions, attendances] = [0, 0];
  const next: Record<DemoAudience, number> = { staff: 0, certified: 0, talents: 0 };
  for (const { sessions: held, exam, ...facts } of DEMO_PROGRAMMES) {
    const programmeId = newId();
    await bulkInsert(tx, TrainingProgramme, [{ id: programmeId, regionCode: top, createdBy: by, ...facts }]);
    for (const session of held) {
      const people = take(audiences[session.audience], next[session.audience], session.present + session.away);
      next[session.audience] += people.length;
      await seedSession(tx, { by }, programmeId, session, people, personalData.encryptBytes(randomBytes(32)));
      sessions += 1;
      attendances += session.present;
    }
    if (exam) await seedCohorts(tx, { by }, programmeId, top);
  }
  await seedSelection(tx, { by }, top, audiences.staff);
  await new AuditService().record(tx, null, {
    action: 'training.demo',
    objectType: 'region',
    objectId: top,
    regionCode: top,
    reason: '演示数据',
    details: { sessions, attendances },
  });
  return { sessions, attendances };
}

/** The next `count` people of a list, from its beginning again when it ends: the same people go to several trainings. */
function take(people: readonly DemoPerson[], from: number, count: number): DemoPerson[] {
  if (people.length < count)
    throw new Error(`the demo's trainings need ${count} people, the register has ${people.length}`);
  return Array.from({ length: count }, (_, n) => people[(from + n) % people.length]!);
}

async function seedSession(
  tx: EntityManager,
  { by }: Account,
  programmeId: string,
  session: DemoSession,
  people: readonly DemoPerson[],
  checkInSecret: Buffer,
): Promise<void> {
  const { title, mode, from, to, hours, place, present } = session;
  const startsAt = new Date(`${from}T09:00:00+08:00`);
  const endsAt = new Date(`${to}T17:00:00+08:00`);
  const id = newId();
  await bulkInsert(tx, TrainingSession, [
    {
      id,
      programmeId,
      title,
      mode,
      startsAt,
      endsAt,
      hours,
      place,
      capacity: Math.ceil(people.length / 10) * 10,
      enrolmentClosesAt: startsAt,
      waitingMovesUntil: startsAt,
      checkInSecret,
      arrivals: people.length,
      createdBy: by,
    },
  ]);
  const enrolments = people.map((person, index) => ({
    id: newId(),
    sessionId: id,
    ...person,
    state: 'enrolled' as const,
    position: index + 1,
    enrolledAt: new Date(startsAt.getTime() - (people.length - index) * 3_600_000),
    enrolledBy: by,
  }));
  await bulkInsert(tx, TrainingEnrolment, enrolments);
  const attendances = enrolments.map(({ id: enrolmentId, workerId }, index) => ({
    id: newId(),
    sessionId: id,
    workerId,
    enrolmentId,
    ...outcome(index, present, hours),
    source: 'sheet' as const,
    recordedAt: new Date(endsAt.getTime() + 3_600_000),
    recordedBy: by,
  }));
  await bulkInsert(tx, TrainingAttendance, attendances);
  const credits = attendances
    .filter((attendance) => attendance.hours > 0)
    .map((attendance) => ({
      id: newId(),
      workerId: attendance.workerId,
      source: 'attendance' as const,
      attendanceId: attendance.id,
      hours: attendance.hours,
      earnedOn: to,
      createdBy: by,
    }));
  await bulkInsert(tx, EducationCredit, credits);
}

/** The first `present` came, every fifteenth of them for half of it; of the others every second one had asked for leave. */
function outcome(index: number, present: number, hours: number): Pick<TrainingAttendance, 'status' | 'hours'> {
  if (index >= present) return { status: index % 2 === 0 ? 'absent' : 'excused', hours: 0 };
  return index % 15 === 14 ? { status: 'partial', hours: Math.floor(hours) / 2 } : { status: 'present', hours };
}

async function seedCohorts(tx: EntityManager, { by }: Account, programmeId: string, top: string): Promise<void> {
  const counties: { code: string }[] = await tx.query(
    `SELECT code FROM regions WHERE level = 'county' AND parent_code = $1 ORDER BY code`,
    [top],
  );
  const cohorts = demoCohorts(counties.map(({ code }) => code));
  await bulkInsert(
    tx,
    ExamCohort,
    cohorts.map((cohort) => ({ id: newId(), programmeId, createdBy: by, ...cohort })),
  );
}

async function seedSelection(
  tx: EntityManager,
  { by }: Account,
  top: string,
  staff: readonly DemoPerson[],
): Promise<void> {
  const { title, year, quota, nominated, nominatedOn, decidedOn } = DEMO_SELECTION;
  const selectionId = newId();
  await bulkInsert(tx, TrainingSelection, [{ id: selectionId, title, regionCode: top, year, quota, createdBy: by }]);
  // Candidates come from stations all over the city.
  const step = Math.max(1, Math.floor(staff.length / nominated));
  const candidates = Array.from({ length: nominated }, (_, n) => staff[n * step]).filter((each) => each !== undefined);
  await bulkInsert(
    tx,
    TrainingCandidate,
    candidates.map((person, index) => ({
      id: newId(),
      selectionId,
      ...person,
      state: index < quota ? ('selected' as const) : ('declined' as const),
      nominatedBy: by,
      nominatedAt: new Date(`${nominatedOn}T10:00:00+08:00`),
      decidedBy: by,
      decidedAt: new Date(`${decidedOn}T10:00:00+08:00`),
    })),
  );
}

/** Everybody on site, in the order of the stations' regions. */
async function readStaff(tx: EntityManager, top: string): Promise<DemoPerson[]> {
  return tx.query(
    `SELECT f.worker_id AS "workerId", s.id AS "stationId", s.region_code AS "regionCode"
     FROM station_staff f JOIN stations s ON s.id = f.station_id JOIN regions r ON r.code = s.region_code
     WHERE r.path @> ARRAY[$1]::text[] AND f.end_on IS NULL ORDER BY s.region_code, s.name, f.start_on, f.worker_id`,
    [top],
  );
}

/** People of the register who are at no station: certified by their first certificate, the others by name. */
async function readPeople(tx: EntityManager, top: string, certified: boolean): Promise<DemoPerson[]> {
  return tx.query(
    `SELECT w.id AS "workerId", NULL AS "stationId", w.region_code AS "regionCode"
     FROM workers w JOIN regions r ON r.code = w.region_code
     LEFT JOIN LATERAL (SELECT min(c.certificate_no) AS no FROM certificates c WHERE c.worker_id = w.id) first ON true
     WHERE r.path @> ARRAY[$1]::text[] AND (first.no IS NOT NULL) = $2
       AND NOT EXISTS (SELECT 1 FROM station_staff f WHERE f.worker_id = w.id)
     ORDER BY first.no COLLATE "C", w.name COLLATE "C", w.id LIMIT 2000`,
    [top, certified],
  );
}
