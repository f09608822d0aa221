import type { EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { addDays, addMonths, lastDayOfMonth, monthOf } from '../common/values/months.js';
import { newId } from '../common/values/ids.js';
import { organizationName } from '../common/values/names.js';
import { bulkInsert } from '../database/statements/bulk.js';
import { reportDueOn } from '../stations/reports/report-rules.js';
import { StationReport } from '../stations/reports/station-report.entity.js';
import { StationStaff } from '../stations/staff/station-staff.entity.js';
import { Station } from '../stations/station.entity.js';

/**
 * The stations of the city's own report of January 2024 (domain.md §2): one in each of the 101 townships, 18 rooms, 2
 * provincial and 15 city 特色 stations, 108 people on site at 99 of them. Everything follows from the order of the
 * townships' codes: the same roster gives the same stations.
 */
const ROOMS = 18;
const FEATURED = 17;
/** Which of the featured stations, in their order, the province recognised; the other 15 are the city's. */
const PROVINCIAL = [4, 12];
const STATIONS_WITH_STAFF = 99;
const STAFF = 108;
const REPORTED_MONTHS = 3;
/** Stations that owe the newest report, so that the board has something to show. */
const LATE_REPORTERS = 4;

const OPERATORS = ['安徽现代社会工作发展中心', '合肥博爱社会工作发展中心', null];

export interface DemoTownship {
  code: string;
  name: string;
}

/** A station or room as the demo founds it; facts only, so that it can be tested without a database. */
export type DemoStation = Omit<Station, 'createdAt' | 'version'>;

/** Townships in the order of their codes; the featured ones lie spread over the whole list. */
export function demoStations(townships: readonly DemoTownship[]): DemoStation[] {
  const featured = spread(townships.length, FEATURED);
  const stations = townships.map((township, index) => {
    const rank = featured.indexOf(index);
    const grade = rank === -1 ? 'none' : PROVINCIAL.includes(rank) ? 'provincial' : 'city';
    return station(township, index, {
      kind: 'station',
      name: `${township.name}社会工作服务站`,
      hostName: `${township.name}${township.name.endsWith('街道') ? '办事处' : '人民政府'}`,
      sign: `${township.name}社会工作服务站`,
      grade,
      // 特色 stations have been recognised since 2022.
      gradedOn: grade === 'none' ? null : addDays('2022-06-01', rank * 25),
    });
  });
  const rooms = spread(townships.length, ROOMS).map((at, index) =>
    station(townships[at]!, index, {
      kind: 'room',
      name: organizationName(`${townships[at]!.name}中心村（社区）社会工作室`),
      foundedOn: addDays('2021-06-01', index * 20),
    }),
  );
  return [...stations, ...rooms];
}

function station(township: DemoTownship, index: number, facts: Partial<DemoStation>): DemoStation {
  return {
    id: newId(),
    kind: 'station',
    regionCode: township.code,
    name: township.name,
    foundedOn: addDays('2020-09-01', (index % 24) * 15),
    closedOn: null,
    hostName: null,
    hostOrganizationId: null,
    operatorName: OPERATORS[index % OPERATORS.length] ?? null,
    operatorOrganizationId: null,
    premisesSqm: 60 + (index % 13) * 12.5,
    address: `${township.name}便民服务中心`,
    contactPhone: `0563-0000${String(index + 1).padStart(3, '0')}`,
    populationServed: 6_000 + ((index * 37) % 90) * 400,
    sign: null,
    grade: 'none',
    gradedOn: null,
    stars: null,
    managerUserId: null,
    remark: null,
    ...facts,
  };
}

/** `count` places spread evenly over a list of `length`. */
function spread(length: number, count: number): number[] {
  return Array.from({ length: Math.min(count, length) }, (_, n) => Math.floor((n * length) / count));
}

export interface DemoCandidate {
  workerId: string;
  regionCode: string;
  countyCode: string;
}

/**
 * Who is on site where: people of the township itself if there are any, else of its county. The first stations have two.
 * Each person is at one station only.
 */
export function demoStaff(
  stations: readonly { id: string; regionCode: string; countyCode: string; foundedOn: string | null }[],
  candidates: readonly DemoCandidate[],
): { stationId: string; workerId: string; startOn: string }[] {
  const staffed = stations.slice(0, STATIONS_WITH_STAFF);
  const seats = [...staffed, ...staffed.slice(0, STAFF - STATIONS_WITH_STAFF)];
  const taken = new Set<string>();
  const take = (fits: (candidate: DemoCandidate) => boolean): string | null => {
    const found = candidates.find((candidate) => !taken.has(candidate.workerId) && fits(candidate));
    if (!found) return null;
    taken.add(found.workerId);
    return found.workerId;
  };
  return seats.flatMap(({ id, regionCode, countyCode, foundedOn }, index) => {
    const workerId =
      take((candidate) => candidate.regionCode === regionCode) ??
      take((candidate) => candidate.countyCode === countyCode) ??
      take(() => true);
    if (workerId === null) return [];
    return [{ stationId: id, workerId, startOn: addDays(foundedOn ?? '2021-01-01', 30 + (index % 6) * 45) }];
  });
}

export interface SeededStations {
  stations: DemoStation[];
  staff: { stationId: string; workerId: string; startOn: string }[];
}

/**
 * Founds the stations of the demo, with people of the register that was imported before, and their last reports.
 *
 * @param top the city's code
 * @param by the account in whose name the reports stand
 * @param today the demo's day, `YYYY-MM-DD`
 */
export async function seedDemoStations(
  tx: EntityManager,
  { top, by, today }: { top: string; by: string; today: string },
): Promise<SeededStations> {
  const townships: (DemoTownship & { countyCode: string })[] = await tx.query(
    `SELECT code, name, parent_code AS "countyCode" FROM regions
     WHERE level = 'township' AND path @> ARRAY[$1]::text[] ORDER BY code`,
    [top],
  );
  const counties = new Map(townships.map(({ code, countyCode }) => [code, countyCode]));
  const stations = demoStations(townships);
  await bulkInsert(tx, Station, stations);
  const candidates: DemoCandidate[] = await tx.query(
    `SELECT w.id AS "workerId", w.region_code AS "regionCode", coalesce(c.code, w.region_code) AS "countyCode"
     FROM workers w JOIN regions r ON r.code = w.region_code
       LEFT JOIN regions c ON c.level = 'county' AND c.code = ANY(r.path)
     WHERE r.path @> ARRAY[$1]::text[]
     ORDER BY EXISTS (SELECT 1 FROM certificates e WHERE e.worker_id = w.id AND e.revoked_on IS NULL) DESC,
       w.name COLLATE "C", w.id`,
    [top],
  );
  const withCounty = stations
    .filter(({ kind }) => kind === 'station')
    .map((it) => ({ ...it, countyCode: counties.get(it.regionCode) ?? top }));
  const staff = demoStaff(withCounty, candidates);
  await bulkInsert(
    tx,
    StationStaff,
    staff.map((stay) => ({ id: newId(), ...stay, endOn: null })),
  );
  await bulkInsert(tx, StationReport, demoReports(withCounty, by, today));
  await new AuditService().record(tx, null, {
    action: 'station.demo',
    objectType: 'region',
    objectId: top,
    regionCode: top,
    reason: '演示数据',
    details: { stations: stations.length, staff: staff.length },
  });
  return { stations, staff };
}

function demoReports(stations: readonly { id: string }[], by: string, today: string): Partial<StationReport>[] {
  return Array.from({ length: REPORTED_MONTHS }, (_, n) => addMonths(monthOf(today), n - REPORTED_MONTHS)).flatMap(
    (month, n) => {
      const newest = n === REPORTED_MONTHS - 1;
      const reporting = newest ? stations.slice(LATE_REPORTERS) : stations;
      return reporting.map(({ id: stationId }, index) => ({
        id: newId(),
        stationId,
        month,
        caseCount: 1 + ((index + n) % 4),
        groupCount: (index + n) % 3,
        communityCount: 1 + ((index * 3 + n) % 5),
        visitCount: 12 + ((index * 7 + n) % 30),
        peopleServed: 90 + ((index * 11 + n * 5) % 160),
        dueOn: reportDueOn(month, 10),
        submittedAt: new Date(`${lastDayOfMonth(month)}T09:00:00+08:00`),
        submittedBy: by,
      }));
    },
  );
}
