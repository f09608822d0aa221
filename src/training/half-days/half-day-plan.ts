import type { EntityManager } from 'typeorm';
import type { Caller } from '../../auth/access/caller.js';
import { Refusal } from '../../common/errors.js';
import { newId } from '../../common/values/ids.js';
import { Conditions } from '../../database/statements/conditions.js';
import { addEnrolmentScope } from '../training-scope.js';
import { TrainingHalfDay } from './half-day.entity.js';
import { type HalfDay, halfDayName, timeOfDay } from './half-day-rules.js';
import type { HalfDayResponse } from './half-days.dto.js';

/** Half-days of sessions as the database has them; whatever writes is called with the session's row locked. */

export async function readHalfDays(tx: EntityManager, sessionId: string): Promise<HalfDay[]> {
  return tx.find(TrainingHalfDay, { where: { sessionId }, order: { startsAt: 'ASC' } });
}

/** By session, with the counts that exist for the caller. */
export async function halfDaysOf(
  tx: EntityManager,
  caller: Pick<Caller, 'role' | 'regionCode' | 'stationId'>,
  sessionIds: readonly string[],
): Promise<Map<string, HalfDayResponse[]>> {
  const found = new Map<string, HalfDayResponse[]>();
  if (sessionIds.length === 0) return found;
  const conditions = new Conditions().add(`e.state = 'enrolled'`);
  const scope = addEnrolmentScope(conditions, caller, 'e').where();
  const ids = conditions.bind('?::uuid[]', [...sessionIds]);
  const rows: (HalfDayResponse & { sessionId: string })[] = await tx.query(
    `SELECT h.session_id AS "sessionId", h.id, h.held_on AS "heldOn", h.part, h.starts_at AS "startsAt",
       h.ends_at AS "endsAt", h.hours, counts.here AS "checkedInCount", counts.gone AS "checkedOutCount"
     FROM training_half_days h CROSS JOIN LATERAL (
       SELECT count(m.checked_in_at)::int AS here, count(m.checked_out_at)::int AS gone
       FROM training_half_day_marks m JOIN training_enrolments e ON e.id = m.enrolment_id AND m.half_day_id = h.id
       ${scope}) counts
     WHERE h.session_id = ANY(${ids}) ORDER BY h.session_id, h.starts_at`,
    conditions.parameters,
  );
  for (const { sessionId, ...halfDay } of rows) found.set(sessionId, [...(found.get(sessionId) ?? []), halfDay]);
  return found;
}

/** Whether anything of a session's half-days was told. */
export async function hasMarks(tx: EntityManager, sessionId: string, options = { here: false }): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `SELECT 1 FROM training_half_day_marks m JOIN training_half_days h ON h.id = m.half_day_id
     WHERE h.session_id = $1 ${options.here ? 'AND m.checked_in_at IS NOT NULL' : ''} LIMIT 1`,
    [sessionId],
  );
  return rows.length > 0;
}

/**
 * Makes the half-days of a session those that are planned. One of the same day and part stays itself, with whoever was there.
 *
 * @throws {Refusal} conflict for one that goes although something of it was told
 */
export async function writeHalfDays(
  tx: EntityManager,
  sessionId: string,
  planned: readonly Omit<HalfDay, 'id'>[],
): Promise<HalfDay[]> {
  const known = await readHalfDays(tx, sessionId);
  const isSame = (a: Omit<HalfDay, 'id'>, b: Omit<HalfDay, 'id'>): boolean =>
    a.heldOn === b.heldOn && a.part === b.part;
  for (const gone of known.filter((each) => !planned.some((one) => isSame(one, each)))) {
    const [told]: unknown[] = await tx.query('SELECT 1 FROM training_half_day_marks WHERE half_day_id = $1 LIMIT 1', [
      gone.id,
    ]);
    if (told) throw toldOf(gone);
    await tx.delete(TrainingHalfDay, { id: gone.id });
  }
  const written = planned.map((each) => ({ ...each, id: known.find((one) => isSame(one, each))?.id ?? newId() }));
  await tx.save(
    TrainingHalfDay,
    written.map((each) => ({ ...each, sessionId })),
  );
  return written;
}

/** For the log: what was planned, in one line. */
export function planInWords(halfDays: readonly Omit<HalfDay, 'id'>[]): string {
  const words = halfDays.map((each) => {
    const times = `${timeOfDay(each.startsAt)}至${timeOfDay(each.endsAt)}`;
    return `${each.heldOn.slice(0, 4)}年${halfDayName(each)} ${times}，${each.hours} 学时`;
  });
  return words.join('；');
}

function toldOf(halfDay: HalfDay): Refusal {
  return new Refusal(
    'conflict',
    'ATTENDANCE_RECORDED',
    `${halfDayName(halfDay)}已登记出勤，不能去掉；时间或学时有误的可以更正，确未举办的请先把各人的这个半天更正为缺勤或请假，再保留它。`,
  );
}
