import type { EntityManager } from 'typeorm';
import type { Caller } from '../auth/access/caller.js';
import { liesWithin, regionWithin } from '../auth/access/region-scope.js';
import { notFound, Refusal } from '../common/errors.js';
import { Conditions } from '../database/statements/conditions.js';
import { TrainingSession } from './sessions/training-session.entity.js';

/**
 * Which training exists for a caller. A programme is seen by those below it too, since it is offered to them; it is
 * changed only from its own region or above. People on it exist only for their own region and, for a station manager,
 * only those whom the own station sends.
 */

/** SQL that holds for a programme offered to a region or held in it; the two `?` both take that region's code. */
export function offeredTo(column: string): string {
  return `${regionWithin(column)} OR ${column} IN (SELECT unnest(path) FROM regions WHERE code = ?)`;
}

/** Narrows a query by the enrolments that exist for the caller; `alias` is a table with `region_code` and `station_id`. */
export function addEnrolmentScope(
  conditions: Conditions,
  caller: Pick<Caller, 'role' | 'regionCode' | 'stationId'>,
  alias: string,
): Conditions {
  conditions.add(regionWithin(`${alias}.region_code`), caller.regionCode);
  if (caller.role === 'station_manager') conditions.add(`${alias}.station_id = ?::uuid`, caller.stationId);
  return conditions;
}

export interface FoundSession {
  session: TrainingSession;
  /** The region of its programme. */
  regionCode: string;
}

/**
 * A session that exists for the caller, locked where seats or attendance change: the order of the queue is the order of
 * this lock.
 *
 * @throws {Refusal} not-found; forbidden where `manage` is asked for and the programme is held by a bureau above
 */
export async function requireSession(
  tx: EntityManager,
  caller: Caller,
  id: string,
  options: { manage?: boolean; lock?: boolean } = {},
): Promise<FoundSession> {
  const { regionCode: own } = caller;
  const conditions = new Conditions().add('s.id = ?', id).add(offeredTo('p.region_code'), own, own);
  const [found]: { regionCode: string }[] = await tx.query(
    `SELECT p.region_code AS "regionCode" FROM training_sessions s JOIN training_programmes p ON p.id = s.programme_id
     ${conditions.where()}`,
    conditions.parameters,
  );
  if (!found) throw notFound('培训期次');
  if (options.manage) await requireOwn(tx, caller, found.regionCode);
  const session = await tx.findOneOrFail(TrainingSession, {
    where: { id },
    ...(options.lock && { lock: { mode: 'pessimistic_write' } }),
  });
  return { session, regionCode: found.regionCode };
}

/** @throws {Refusal} forbidden: it is seen from below, and so not denied, but not changed from there */
export async function requireOwn(tx: EntityManager, caller: Caller, regionCode: string): Promise<void> {
  if (await liesWithin(tx, regionCode, caller.regionCode)) return;
  throw new Refusal(
    'forbidden',
    'TRAINING_OF_ANOTHER_BUREAU',
    '该培训由上级单位组织，您可以为本地区人员报名，但不能修改，请联系组织单位。',
  );
}

/** @throws {Refusal} conflict */
export function requireNotCancelled(session: TrainingSession): void {
  if (session.cancelledAt)
    throw new Refusal('conflict', 'SESSION_CANCELLED', '该期培训已取消，不能再办理。请改选其他期次。');
}
