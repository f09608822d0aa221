import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { narrowRegion } from '../../auth/access/region-scope.js';
import { RuleCheck } from '../../common/fields/rule-check.js';
import { pageOffset } from '../../common/http/paging.js';
import { Clock } from '../../common/values/clock.js';
import { addMonths, firstDay, lastDayOfMonth, monthOf, monthRange } from '../../common/values/months.js';
import { Reading } from '../../database/reading.js';
import { Conditions } from '../../database/statements/conditions.js';
import { addStationScope, COUNTY } from '../station-scope.js';
import { HAS_MANAGER } from './lacking-reports.js';
import type { GridStation, GridTotal, ReportGridQuery, ReportGridResponse } from './report-grid.dto.js';

const MOST_MONTHS = 24;
const USUAL_MONTHS = 12;

interface Span {
  from: string;
  to: string;
  today: string;
}

/** Station by month: which reports came, came late, or did not come (domain.md §10). */
@Injectable()
export class ReportGridService {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  async grid(caller: Caller, query: ReportGridQuery): Promise<ReportGridResponse> {
    authorize(caller, 'stations.read');
    const today = this.clock.today();
    const to = query.to ?? addMonths(monthOf(today), -1);
    const from = query.from ?? addMonths(to, 1 - USUAL_MONTHS);
    new RuleCheck('REPORT_GRID_MONTHS')
      .that(from <= to, 'from', 'months-turned-round', `起始月份不能晚于截止月份 ${to}，请核对`)
      .that(
        from > addMonths(to, -MOST_MONTHS),
        'from',
        'months-too-many',
        `一次最多查看 ${MOST_MONTHS} 个月，请缩短期间`,
      )
      .done();
    const span = { from, to, today };
    return this.reading.onSnapshot(async (tx) => {
      const regionCode = await narrowRegion(tx, caller, query.regionCode);
      const months = monthRange(from, to);
      const total = await countStations(tx, scoped(caller, regionCode, span));
      const items = await readStations(tx, scoped(caller, regionCode, span), span, query);
      const totals = await readTotals(tx, scoped(caller, regionCode, span), span);
      return {
        regionCode,
        totals: months.map((month) => totals.get(month) ?? { month, serving: 0, reported: 0, late: 0, missing: 0 }),
        items,
        total,
        page: query.page,
        pageSize: query.pageSize,
      };
    });
  }

  /** What became of the reports of some months, of all stations of the caller's region; at most 24 months. */
  async totals(tx: EntityManager, caller: Caller, from: string, to: string): Promise<GridTotal[]> {
    authorize(caller, 'reports.read');
    const span = { from, to, today: this.clock.today() };
    return [...(await readTotals(tx, scoped(caller, caller.regionCode, span), span)).values()];
  }
}

/** Those that served on some day of the months. */
function scoped(caller: Caller, regionCode: string, { from, to }: Span): Conditions {
  return addStationScope(new Conditions(), caller, 's', regionCode).add(
    '(s.founded_on IS NULL OR s.founded_on <= ?::date) AND (s.closed_on IS NULL OR s.closed_on >= ?::date)',
    lastDayOfMonth(to),
    firstDay(from),
  );
}

async function countStations(tx: EntityManager, conditions: Conditions): Promise<number> {
  const [{ total }]: [{ total: number }] = await tx.query(
    `SELECT count(*)::int AS total FROM stations s ${conditions.where()}`,
    conditions.parameters,
  );
  return total;
}

/**
 * SQL of the state of each station of `picked` in each month. A report is late by the last day that held when it was handed in; one
 * that has not come is missing once the day that the region sets for it has passed, or its month where no day is set.
 */
function cellsSql(conditions: Conditions, { from, to, today }: Span): string {
  const range = conditions.bind(
    `SELECT to_char(d, 'YYYY-MM') AS month, d::date AS first, (d + interval '1 month' - interval '1 day')::date AS last
     FROM generate_series(?::date, ?::date, interval '1 month') d`,
    firstDay(from),
    firstDay(to),
  );
  const passed = conditions.bind(
    `CASE WHEN p.due_day IS NULL THEN n.last ELSE (n.last + p.due_day)::date END < ?::date`,
    today,
  );
  return `cells AS (
       SELECT p.id, n.month, CASE
           WHEN t.id IS NOT NULL AND (t.submitted_at AT TIME ZONE 'Asia/Shanghai')::date > t.due_on THEN 'late'
           WHEN t.id IS NOT NULL THEN 'reported'
           WHEN p.founded_on > n.last OR p.closed_on < n.first THEN 'not-serving'
           WHEN ${passed} THEN 'missing' ELSE 'open' END AS state
       FROM picked p CROSS JOIN (${range}) n LEFT JOIN station_reports t ON t.station_id = p.id AND t.month = n.month)`;
}

const DUE_DAY = `(SELECT g.value::int FROM region_settings g WHERE g.region_code = ANY(r.path) AND g.name = 'stationReportDueDay'
  ORDER BY array_position(r.path, g.region_code) DESC LIMIT 1)`;

async function readStations(
  tx: EntityManager,
  conditions: Conditions,
  span: Span,
  query: ReportGridQuery,
): Promise<GridStation[]> {
  const where = conditions.where();
  const cells = cellsSql(conditions, span);
  const isToday = conditions.bind('bool_or(m.reminded_on = ?::date)', span.today);
  return tx.query(
    `WITH picked AS (
       SELECT s.id, s.name, s.kind, s.founded_on, s.closed_on, c.name AS county, u.display_name AS manager, ${DUE_DAY} AS due_day,
         s.contact_phone, ${HAS_MANAGER} AS reachable,
         row_number() OVER (ORDER BY s.region_code, s.kind DESC, s.id) AS n
       FROM stations s JOIN regions r ON r.code = s.region_code JOIN regions c ON ${COUNTY} LEFT JOIN users u ON u.id = s.manager_user_id
       ${where} ORDER BY n LIMIT ${query.pageSize} OFFSET ${pageOffset(query)}), ${cells}
     SELECT p.id AS "stationId", p.name, p.kind, p.county AS "countyName", p.manager AS "managerName",
       p.contact_phone AS "contactPhone", p.reachable,
       jsonb_agg(jsonb_build_object('month', x.month, 'state', x.state, 'reminders', coalesce(r.reminders, 0), 'remindedAt', r.at,
         'remindedByName', r.by, 'remindedToday', coalesce(r.today, false)) ORDER BY x.month) AS months,
       count(*) FILTER (WHERE x.state = 'missing')::int AS missing
     FROM picked p JOIN cells x ON x.id = p.id LEFT JOIN (
       SELECT m.station_id, m.month, count(*)::int AS reminders, ${isToday} AS today,
         to_char(max(m.reminded_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at,
         (array_agg(v.display_name ORDER BY m.reminded_at DESC))[1] AS by
       FROM station_report_reminders m JOIN users v ON v.id = m.reminded_by
       WHERE m.station_id IN (SELECT id FROM picked) GROUP BY m.station_id, m.month) r ON r.station_id = x.id AND r.month = x.month
     GROUP BY p.id, p.name, p.kind, p.county, p.manager, p.contact_phone, p.reachable, p.n ORDER BY p.n`,
    conditions.parameters,
  );
}

async function readTotals(tx: EntityManager, conditions: Conditions, span: Span): Promise<Map<string, GridTotal>> {
  const where = conditions.where();
  const cells = cellsSql(conditions, span);
  const rows: GridTotal[] = await tx.query(
    `WITH picked AS (
       SELECT s.id, s.founded_on, s.closed_on, ${DUE_DAY} AS due_day
       FROM stations s JOIN regions r ON r.code = s.region_code ${where}), ${cells}
     SELECT x.month, count(*) FILTER (WHERE x.state <> 'not-serving')::int AS serving,
       count(*) FILTER (WHERE x.state IN ('reported', 'late'))::int AS reported,
       count(*) FILTER (WHERE x.state = 'late')::int AS late, count(*) FILTER (WHERE x.state = 'missing')::int AS missing
     FROM cells x GROUP BY x.month`,
    conditions.parameters,
  );
  return new Map(rows.map((row) => [row.month, row]));
}
