import type { EntityManager } from 'typeorm';
import type { Caller } from '../../auth/access/caller.js';
import { regionWithin } from '../../auth/access/region-scope.js';
import { notFound, Refusal } from '../../common/errors.js';
import { Conditions } from '../../database/statements/conditions.js';
import { onSite, requireStation } from '../../stations/station-scope.js';
import { requireWorker } from '../../workers/people/worker-lookup.js';

/** Who sends a person to a training, and from which region: it decides whose quota the person takes. */
export interface Unit {
  stationId: string | null;
  regionCode: string;
  regionPath: string[];
}

/**
 * A station manager sends only those who serve at the own station today, whatever ids the request holds; an officer
 * whoever exists for the own region.
 *
 * @throws {Refusal} not-found for a person or station that does not exist for the caller; refused for one to whom the
 *   programme's region is not open
 */
export async function resolveUnit(
  tx: EntityManager,
  caller: Caller,
  request: { workerId: string; stationId?: string },
  scope: { programmeRegion: string; today: string },
): Promise<Unit> {
  const manager = caller.role === 'station_manager';
  if (manager && caller.stationId === null) {
    throw new Refusal('forbidden', 'NO_STATION', '您的账号没有绑定社工站，不能报名，请联系管理员。');
  }
  if (!manager) await requireWorker(tx, caller, request.workerId);
  const stationId = request.stationId ?? (manager ? (caller.stationId ?? undefined) : undefined);
  const units = stationId
    ? [await stationUnit(tx, caller, { ...request, stationId }, scope.today)]
    : await possibleUnits(tx, caller, request.workerId, scope.today);
  const unit = units.find(({ regionPath }) => regionPath.includes(scope.programmeRegion));
  if (!unit) {
    throw new Refusal(
      'refused',
      'OUTSIDE_PROGRAMME',
      '该培训只面向其组织单位所在地区的人员，此人不在其范围内。请改选此人所在地区的培训，或核对此人所属的地区。',
    );
  }
  return unit;
}

async function stationUnit(
  tx: EntityManager,
  caller: Caller,
  request: { workerId: string; stationId: string },
  today: string,
): Promise<Unit> {
  const station = await requireStation(tx, caller, request.stationId);
  const conditions = new Conditions()
    .add('f.station_id = ?', station.id)
    .add('f.worker_id = ?', request.workerId)
    .add(onSite('f'), today, today);
  const [row]: { regionPath: string[] }[] = await tx.query(
    `SELECT r.path AS "regionPath" FROM station_staff f JOIN stations s ON s.id = f.station_id
     JOIN regions r ON r.code = s.region_code ${conditions.where()}`,
    conditions.parameters,
  );
  if (!row) throw notFound('驻站社工');
  return { stationId: station.id, regionCode: station.regionCode, regionPath: row.regionPath };
}

/** The station where the person serves, else where they are registered, else where they are employed, in this order. */
async function possibleUnits(tx: EntityManager, caller: Caller, workerId: string, today: string): Promise<Unit[]> {
  const conditions = new Conditions();
  const stations = conditions.bind(
    `SELECT 1 AS rank, s.id AS station_id, s.region_code, f.start_on FROM station_staff f
     JOIN stations s ON s.id = f.station_id WHERE f.worker_id = ? AND ${onSite('f')}`,
    workerId,
    today,
    today,
  );
  const register = conditions.bind(
    `SELECT 2, NULL::uuid, w.region_code, NULL::date FROM workers w WHERE w.id = ?`,
    workerId,
  );
  const posts = conditions.bind(
    `SELECT 3, NULL::uuid, o.region_code, p.start_on FROM posts p JOIN organizations o ON o.id = p.organization_id
     WHERE p.worker_id = ? AND ${onSite('p')}`,
    workerId,
    today,
    today,
  );
  conditions.add(regionWithin('u.region_code'), caller.regionCode);
  return tx.query(
    `SELECT u.station_id AS "stationId", u.region_code AS "regionCode", r.path AS "regionPath"
     FROM (${stations} UNION ALL ${register} UNION ALL ${posts}) u JOIN regions r ON r.code = u.region_code
     ${conditions.where()} ORDER BY u.rank, u.start_on DESC, u.region_code, u.station_id`,
    conditions.parameters,
  );
}
