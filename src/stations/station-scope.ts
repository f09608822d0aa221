import type { EntityManager } from 'typeorm';
import type { Caller } from '../auth/access/caller.js';
import { regionWithin } from '../auth/access/region-scope.js';
import { notFound } from '../common/errors.js';
import { Conditions } from '../database/statements/conditions.js';
import { Station } from './station.entity.js';

/**
 * Which stations exist for a caller: those of the caller's region and, for a station manager, of these only their own
 * (`users.station_id`). A manager without a station, or whose station lies elsewhere, has none.
 */

/** Narrows a query by the stations that exist for the caller; `alias` is that of `stations`. */
export function addStationScope(
  conditions: Conditions,
  caller: Pick<Caller, 'role' | 'regionCode' | 'stationId'>,
  alias: string,
  regionCode = caller.regionCode,
): Conditions {
  conditions.add(regionWithin(`${alias}.region_code`), regionCode);
  if (caller.role === 'station_manager') conditions.add(`${alias}.id = ?::uuid`, caller.stationId);
  return conditions;
}

/** SQL that holds for staff on site on the day given for its two `?`; `alias` is that of `station_staff`. */
export function onSite(alias: string): string {
  return `${alias}.start_on <= ?::date AND (${alias}.end_on IS NULL OR ${alias}.end_on >= ?::date)`;
}

/** SQL that holds for a station that serves on the day given for its two `?`; `alias` is that of `stations`. */
export function servingStation(alias: string): string {
  return `(${alias}.founded_on IS NULL OR ${alias}.founded_on <= ?::date)
    AND (${alias}.closed_on IS NULL OR ${alias}.closed_on >= ?::date)`;
}

/** SQL by which `regions c` is a station's county, beside its own `regions r`: that above a township, else itself. */
export const COUNTY = `c.code = CASE r.level WHEN 'township' THEN r.parent_code ELSE r.code END`;

/** @throws {Refusal} not-found, in the same words for a station beside the caller's scope and one that is not there */
export async function requireStation(
  tx: EntityManager,
  caller: Caller,
  id: string,
  options: { lock?: boolean } = {},
): Promise<Station> {
  const conditions = addStationScope(new Conditions().add('s.id = ?', id), caller, 's');
  const rows: unknown[] = await tx.query(`SELECT 1 FROM stations s ${conditions.where()}`, conditions.parameters);
  if (rows.length === 0) throw notFound('社工站');
  return tx.findOneOrFail(Station, { where: { id }, ...(options.lock && { lock: { mode: 'pessimistic_write' } }) });
}
