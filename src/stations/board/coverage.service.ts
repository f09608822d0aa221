import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { roleMay } from '../../auth/access/permissions.js';
import { narrowRegion, regionWithin } from '../../auth/access/region-scope.js';
import { Clock } from '../../common/values/clock.js';
import { addMonths, firstDay, lastDayOfMonth, monthOf } from '../../common/values/months.js';
import { pageOffset } from '../../common/http/paging.js';
import { Conditions } from '../../database/statements/conditions.js';
import { Reading } from '../../database/reading.js';
import { LedgerService } from '../../ledger/ledger.service.js';
import { stipendSubject } from '../../ledger/subject.js';
import { validCertificate } from '../../workers/certificate-validity.js';
import type { CoverageItem, CoverageQuery, CoverageResponse, CoverageTotals, TownshipGap } from './coverage.dto.js';
import { reportDueOn } from '../reports/report-rules.js';
import { hoursMissing } from '../staff/staff-hours.js';
import { addStationScope, COUNTY, onSite, servingStation } from '../station-scope.js';

interface View {
  regionCode: string;
  month: string;
  asOf: string;
}

interface StationRow extends Pick<
  CoverageItem,
  'stationId' | 'name' | 'kind' | 'regionCode' | 'regionName' | 'countyCode' | 'countyName' | 'grade'
> {
  reported: boolean;
  /** Of its report, or null while that has not come. */
  dueOn: string | null;
  dueDay: number | null;
}

/** A person who was on site in the month. */
interface PersonRow {
  stationId: string;
  workerId: string;
  certified: boolean;
  /** Still (or already) there on the day looked at. */
  there: boolean;
}

/** The board of stations (domain.md §10). */
@Injectable()
export class CoverageService {
  constructor(
    private readonly reading: Reading,
    private readonly ledger: LedgerService,
    private readonly clock: Clock,
  ) {}

  /** On one snapshot, so that totals and items agree. */
  async board(caller: Caller, query: CoverageQuery): Promise<CoverageResponse> {
    authorize(caller, 'stations.read');
    const today = this.clock.today();
    const month = query.month ?? addMonths(monthOf(today), -1);
    const lastDay = lastDayOfMonth(month);
    return this.reading.onSnapshot(async (tx) => {
      const regionCode = await narrowRegion(tx, caller, query.regionCode);
      const view: View = { regionCode, month, asOf: lastDay < today ? lastDay : today };
      const stations = await readStations(tx, caller, view);
      const people = await readPeople(tx, caller, view);
      const hours = await hoursMissing(tx, idsOf(people.filter((person) => person.there)), view.asOf);
      // What people are paid is shown to those who may read it anyway.
      const costs = roleMay(caller.role, 'entitlements.read') ? await this.costs(tx, idsOf(people), month) : null;
      const items = itemsOf(stations, people, hours, costs, month);
      const townships = await readTownships(tx, caller, view);
      const shown = items.filter(({ staff, reported }) => {
        if (query.gap === 'staff') return staff === 0;
        return query.gap === 'report' ? !reported : true;
      });
      const from = pageOffset(query);
      return {
        ...view,
        totals: { ...townships.totals, ...totalsOf(items, people, hours, costs) },
        townshipsWithoutStation: townships.without,
        items: shown.slice(from, from + query.pageSize),
        total: shown.length,
        page: query.page,
        pageSize: query.pageSize,
      };
    });
  }

  /** Stipends of the month by worker, from the ledger alone: paid, or on their way. */
  private async costs(tx: EntityManager, workerIds: string[], month: string): Promise<Map<string, number>> {
    const range = { kind: 'stipend', fromMonth: month, toMonth: month } as const;
    const balances = await this.ledger.balances(tx, workerIds, range);
    const ofMonth = balances.filter(({ subject }) => subject === stipendSubject(month));
    return new Map(ofMonth.map((it) => [it.workerId, it.historicalFen + it.systemFen + it.inFlightFen]));
  }
}

async function readStations(tx: EntityManager, caller: Caller, view: View): Promise<StationRow[]> {
  const { regionCode, month, asOf } = view;
  const conditions = addStationScope(new Conditions(), caller, 's', regionCode);
  conditions.add(servingStation('s'), asOf, asOf);
  const report = conditions.bind('t.station_id = s.id AND t.month = ?', month);
  return tx.query(
    `SELECT s.id AS "stationId", s.name, s.kind, s.region_code AS "regionCode", r.name AS "regionName",
       c.code AS "countyCode", c.name AS "countyName", s.grade, t.id IS NOT NULL AS reported, t.due_on AS "dueOn",
       (SELECT g.value::int FROM region_settings g WHERE g.region_code = ANY(r.path) AND g.name = 'stationReportDueDay'
        ORDER BY array_position(r.path, g.region_code) DESC LIMIT 1) AS "dueDay"
     FROM stations s JOIN regions r ON r.code = s.region_code JOIN regions c ON ${COUNTY}
     LEFT JOIN station_reports t ON ${report}
     ${conditions.where()} ORDER BY s.region_code, s.kind DESC, s.id`,
    conditions.parameters,
  );
}

async function readPeople(tx: EntityManager, caller: Caller, view: View): Promise<PersonRow[]> {
  const { regionCode, month, asOf } = view;
  const conditions = addStationScope(new Conditions(), caller, 's', regionCode);
  conditions.add(servingStation('s'), asOf, asOf);
  conditions.add('f.start_on <= ?::date AND (f.end_on IS NULL OR f.end_on >= ?::date)', asOf, firstDay(month));
  const there = conditions.bind(`bool_or(${onSite('f')})`, asOf, asOf);
  const certified = conditions.bind(
    `EXISTS (SELECT 1 FROM certificates c WHERE c.worker_id = f.worker_id AND ${validCertificate('c')})`,
    asOf,
    asOf,
  );
  return tx.query(
    `SELECT f.station_id AS "stationId", f.worker_id AS "workerId", ${there} AS there, ${certified} AS certified
     FROM station_staff f JOIN stations s ON s.id = f.station_id ${conditions.where()}
     GROUP BY f.station_id, f.worker_id`,
    conditions.parameters,
  );
}

/** A room does not cover a township: every township is to have a station. */
async function readTownships(
  tx: EntityManager,
  caller: Caller,
  view: View,
): Promise<{ totals: Pick<CoverageTotals, 'townships' | 'townshipsWithStation'>; without: TownshipGap[] }> {
  const conditions = new Conditions().add(regionWithin('r.code'), view.regionCode).add(`r.level = 'township'`);
  // A manager looks at one station; where others are lacking is none of that account's business.
  if (caller.role === 'station_manager') {
    conditions.add('r.code = (SELECT region_code FROM stations WHERE id = ?::uuid)', caller.stationId);
  }
  const covered = conditions.bind(
    `EXISTS (SELECT 1 FROM stations s WHERE s.region_code = r.code AND s.kind = 'station' AND ${servingStation('s')})`,
    view.asOf,
    view.asOf,
  );
  const rows: (TownshipGap & { covered: boolean })[] = await tx.query(
    `SELECT r.code, r.name, c.code AS "countyCode", c.name AS "countyName", ${covered} AS covered
     FROM regions r JOIN regions c ON c.code = r.parent_code ${conditions.where()} ORDER BY r.code`,
    conditions.parameters,
  );
  const without = rows.filter((row) => !row.covered).map(({ covered: _covered, ...township }) => township);
  return { totals: { townships: rows.length, townshipsWithStation: rows.length - without.length }, without };
}

function itemsOf(
  stations: readonly StationRow[],
  people: readonly PersonRow[],
  hours: ReadonlyMap<string, number>,
  costs: ReadonlyMap<string, number> | null,
  month: string,
): CoverageItem[] {
  const byStation = new Map<string, PersonRow[]>();
  for (const person of people) {
    const known = byStation.get(person.stationId);
    if (known) known.push(person);
    else byStation.set(person.stationId, [person]);
  }
  return stations.map(({ dueOn, dueDay, ...station }) => {
    const inMonth = byStation.get(station.stationId) ?? [];
    const there = inMonth.filter((person) => person.there);
    return {
      ...station,
      staff: there.length,
      certified: there.filter((person) => person.certified).length,
      reportDueOn: station.reported ? dueOn : reportDueOn(month, dueDay),
      hoursMissing: sumOf(idsOf(there), hours),
      stipendCostFen: costs && sumOf(idsOf(inMonth), costs),
    };
  });
}

/** People of two stations are counted once here. */
function totalsOf(
  items: readonly CoverageItem[],
  people: readonly PersonRow[],
  hours: ReadonlyMap<string, number>,
  costs: ReadonlyMap<string, number> | null,
): Omit<CoverageTotals, 'townships' | 'townshipsWithStation'> {
  const there = people.filter((person) => person.there);
  const staff = idsOf(there).length;
  const certified = idsOf(there.filter((person) => person.certified)).length;
  return {
    stations: items.filter((item) => item.kind === 'station').length,
    rooms: items.filter((item) => item.kind === 'room').length,
    withoutStaff: items.filter((item) => item.staff === 0).length,
    withoutReport: items.filter((item) => !item.reported).length,
    staff,
    certified,
    certifiedShare: staff === 0 ? null : Math.round((certified / staff) * 10_000) / 10_000,
    hoursMissing: sumOf(idsOf(there), hours),
    stipendCostFen: costs && sumOf(idsOf(people), costs),
  };
}

function idsOf(people: readonly PersonRow[]): string[] {
  return [...new Set(people.map((person) => person.workerId))];
}

function sumOf(workerIds: readonly string[], amounts: ReadonlyMap<string, number>): number {
  return workerIds.reduce((sum, id) => sum + (amounts.get(id) ?? 0), 0);
}
