import { In, type EntityManager } from 'typeorm';
import { Refusal } from '../../common/errors.js';
import { TrainingEnrolment } from '../enrolments/enrolment.entity.js';
import { TrainingQuota } from './quota.entity.js';
import { type SeatHolder, type SeatQuota, Seats } from './seat-rules.js';
import type { TrainingSession } from '../sessions/training-session.entity.js';

/** Seats of a session as the database has them. Everything here is called with the session's row locked. */

interface Holder extends SeatHolder {
  id: string;
}

async function holders(tx: EntityManager, sessionId: string, state: 'enrolled' | 'waiting'): Promise<Holder[]> {
  return tx.query(
    `SELECT e.id, e.station_id AS "stationId", r.path AS "regionPath"
     FROM training_enrolments e JOIN regions r ON r.code = e.region_code
     WHERE e.session_id = $1 AND e.state = $2 ORDER BY e.position`,
    [sessionId, state],
  );
}

export async function seatsOf(tx: EntityManager, session: TrainingSession): Promise<Seats> {
  const quotas = await tx.findBy(TrainingQuota, { sessionId: session.id });
  return new Seats(session.capacity, quotas, await holders(tx, session.id, 'enrolled'));
}

/**
 * Gives free seats to those who wait, in order of arrival, until the session's moment for that has come.
 *
 * @returns the enrolments that moved up
 */
export async function moveUp(tx: EntityManager, session: TrainingSession, now: Date): Promise<TrainingEnrolment[]> {
  if (session.cancelledAt || now >= session.waitingMovesUntil) return [];
  const waiting = await holders(tx, session.id, 'waiting');
  if (waiting.length === 0) return [];
  const seated = (await seatsOf(tx, session)).seat(waiting).map(({ id }) => id);
  if (seated.length === 0) return [];
  await tx.query(
    `UPDATE training_enrolments SET state = 'enrolled', moved_up_at = $2, version = version + 1 WHERE id = ANY($1::uuid[])`,
    [seated, now],
  );
  return tx.find(TrainingEnrolment, { where: { id: In(seated) }, order: { position: 'ASC' } });
}

/** @throws {Refusal} conflict when the session as it now stands has more people than seats */
export async function requireRoom(tx: EntityManager, session: TrainingSession): Promise<void> {
  const overdrawn = (await seatsOf(tx, session)).overdrawn();
  if (overdrawn === 'capacity') {
    throw new Refusal('conflict', 'CAPACITY_BELOW_ENROLLED', '已报名人数超过该容量，请先取消部分报名，再减少容量。');
  }
  if (overdrawn === 'quota') {
    throw new Refusal('conflict', 'QUOTA_BELOW_ENROLLED', '已报名人数超过该名额，请先取消部分报名，再减少名额。');
  }
}

/** What the log keeps of those who moved up. */
export function movedUpDetails(moved: readonly TrainingEnrolment[]): Record<string, unknown> {
  return moved.length === 0 ? {} : { movedUp: moved.map(({ id, workerId, position }) => ({ id, workerId, position })) };
}

/**
 * @throws {Refusal} conflict, saying whose seats are used up and where more are given, when there is none for somebody at the door
 */
export async function requireSeat(tx: EntityManager, session: TrainingSession, holder: SeatHolder): Promise<void> {
  const seats = await seatsOf(tx, session);
  const noSeat = seats.refusal(holder);
  if (!noSeat) return;
  if (noSeat === 'capacity') {
    const words = `本期的 ${session.capacity} 个名额已满，不能再加人。现场坐得下的，请先在“修改期次”中增加名额，再补录。`;
    throw new Refusal('conflict', 'SESSION_FULL', words);
  }
  const quota = seats.usedUp(holder)!;
  const words = `${await unitOf(tx, quota)}的 ${quota.seats} 个名额已用完，不能再加人。请先在“名额分配”中给它增加名额，再补录。`;
  throw new Refusal('conflict', 'QUOTA_USED_UP', words);
}

async function unitOf(tx: EntityManager, { regionCode, stationId }: SeatQuota): Promise<string> {
  const [unit]: { name: string }[] = stationId
    ? await tx.query('SELECT name FROM stations WHERE id = $1', [stationId])
    : await tx.query('SELECT name FROM regions WHERE code = $1', [regionCode]);
  return unit?.name ?? '所在单位';
}
