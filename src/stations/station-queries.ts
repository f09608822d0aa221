import type { EntityManager } from 'typeorm';
import type { Caller } from '../auth/access/caller.js';
import { narrowRegion } from '../auth/access/region-scope.js';
import { organizationName } from '../common/values/names.js';
import { pageOffset } from '../common/http/paging.js';
import { Conditions } from '../database/statements/conditions.js';
import { addStationScope, onSite, servingStation } from './station-scope.js';
import type { StationRow, StationSort, StationsQuery } from './stations.dto.js';

/** Names sort by code point: one order on every machine. */
const ORDERS: Record<StationSort, string> = {
  'regionCode:asc': 's.region_code, s.kind DESC, s.id',
  'regionCode:desc': 's.region_code DESC, s.kind DESC, s.id',
  'name:asc': 's.name COLLATE "C", s.id',
  'name:desc': 's.name COLLATE "C" DESC, s.id DESC',
};

const COLUMNS = `s.id, s.kind, s.region_code AS "regionCode", r.name AS "regionName", s.name,
  s.founded_on AS "foundedOn", s.closed_on AS "closedOn", s.host_name AS "hostName",
  s.host_organization_id AS "hostOrganizationId", s.operator_name AS "operatorName",
  s.operator_organization_id AS "operatorOrganizationId", s.premises_sqm AS "premisesSqm", s.address, s.contact_phone AS "contactPhone",
  s.population_served AS "populationServed", s.sign, s.grade,
  s.graded_on AS "gradedOn", s.stars, s.manager_user_id AS "managerUserId", u.display_name AS "managerName", s.remark,
  s.version`;

const FROM = 'FROM stations s JOIN regions r ON r.code = s.region_code LEFT JOIN users u ON u.id = s.manager_user_id';

export async function findStations(
  tx: EntityManager,
  caller: Caller,
  query: StationsQuery,
  today: string,
): Promise<{ items: StationRow[]; total: number }> {
  const regionCode = await narrowRegion(tx, caller, query.regionCode);
  const conditions = addStationScope(new Conditions(), caller, 's', regionCode);
  if (query.search) conditions.add('strpos(s.name, ?) > 0', organizationName(query.search));
  if (query.kind) conditions.add('s.kind = ?', query.kind);
  if (query.grade) conditions.add('s.grade = ?', query.grade);
  const day = query.asOf ?? today;
  if (query.closed === true) conditions.add('s.closed_on < ?::date', day);
  if (query.closed === false) conditions.add(servingStation('s'), day, day);
  const [{ total }]: [{ total: number }] = await tx.query(
    `SELECT count(*)::int AS total FROM stations s ${conditions.where()}`,
    [...conditions.parameters],
  );
  const items: StationRow[] = await tx.query(
    `SELECT ${COLUMNS}, ${staffCount(conditions, today)} ${FROM} ${conditions.where()}
     ORDER BY ${ORDERS[query.sort ?? 'regionCode:asc']} LIMIT ${query.pageSize} OFFSET ${pageOffset(query)}`,
    conditions.parameters,
  );
  return { items, total };
}

/** One station as it is shown. Whether it exists for the caller was asked before. */
export async function readStation(tx: EntityManager, id: string, today: string): Promise<StationRow> {
  const conditions = new Conditions().add('s.id = ?', id);
  const rows: StationRow[] = await tx.query(
    `SELECT ${COLUMNS}, ${staffCount(conditions, today)} ${FROM} ${conditions.where()}`,
    conditions.parameters,
  );
  return rows[0]!;
}

function staffCount(conditions: Conditions, today: string): string {
  return conditions.bind(
    `(SELECT count(DISTINCT f.worker_id)::int FROM station_staff f WHERE f.station_id = s.id AND ${onSite('f')})
     AS "staffCount"`,
    today,
    today,
  );
}
