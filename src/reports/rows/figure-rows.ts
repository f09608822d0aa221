import { LEVELS, type Level } from '../../certificates/level.js';
import type { Conditions } from '../../database/statements/conditions.js';
import { levelRankSql, validCertificate } from '../../workers/certificate-validity.js';
import {
  countedCertified,
  countedNewlyCertified,
  countedPaid,
  countedStations,
  countedTalents,
  countedTraining,
  type Span,
} from '../counted/counted.js';
import type { FigureName } from './rows.dto.js';

/** The rows behind a figure as SQL. */
export interface FigureSql {
  /** A statement of one row for each that the figure counts; `fen` where the figure is money. */
  rows: string;
  isMoney: boolean;
  /** What a page needs beside them; asked for only there, since a statement takes no parameter that it does not name. */
  shown: () => Shown;
}

interface Shown {
  /** Of the rows, named `n`. */
  order: string;
  /** Columns of a page's rows `n` beside `joins`, by their names in the answer; those that are not named are null. */
  columns: string;
  joins: string;
}

export function figureSql(sql: Conditions, span: Span, figure: FigureName): FigureSql {
  switch (figure) {
    case 'talents':
      return { rows: countedTalents(sql, span, 'whole'), isMoney: false, shown: () => people(sql, span) };
    case 'certified':
      return { rows: countedCertified(sql, span, 'whole'), isMoney: false, shown: () => people(sql, span) };
    case 'new-certified':
      return { rows: countedNewlyCertified(sql, span, 'whole'), isMoney: false, shown: () => people(sql, span) };
    case 'junior':
    case 'intermediate':
    case 'senior':
      return { rows: ofLevel(sql, span, figure), isMoney: false, shown: () => people(sql, span) };
    case 'stations':
      return stations(sql, span, `c.kind = 'station'`);
    case 'rooms':
      return stations(sql, span, `c.kind = 'room'`);
    case 'provincial-stations':
      return stations(sql, span, `c.grade = 'provincial'`);
    case 'city-stations':
      return stations(sql, span, `c.grade = 'city'`);
    case 'training-sessions':
      return sessions(sql, span);
    case 'attendances':
      return attendances(sql, span);
    case 'participants':
      return participants(sql, span);
    case 'paid':
      return paid(sql, span, 'true');
    case 'awards-paid':
      return paid(sql, span, `c.kind = 'award'`);
    case 'stipends-paid':
      return paid(sql, span, `c.kind = 'stipend'`);
    default:
      return unknownFigure(figure);
  }
}

function unknownFigure(figure: never): never {
  throw new Error(`no rows of ${String(figure)}`);
}

function ofLevel(sql: Conditions, span: Span, level: Level): string {
  return `SELECT c.* FROM (${countedCertified(sql, span, 'whole')}) c WHERE c.rank = ${LEVELS.indexOf(level) + 1}`;
}

/** By region and then as the register's index has them, so that a page of everybody is read and not sorted. */
function people(sql: Conditions, { to }: Span): Shown {
  return {
    order: 'n.region_code, n.worker_id',
    columns: `n.worker_id::text AS id, n.region_code AS "regionCode", n.worker_id AS "workerId", w.name AS "workerName",
      h.level, h.approved_on AS "on"`,
    joins: `JOIN workers w ON w.id = n.worker_id ${highestOf(sql, to)}`,
  };
}

/** The highest certificate of `n.worker_id` on a day, as `h`. */
function highestOf(sql: Conditions, day: string): string {
  return sql.bind(
    `LEFT JOIN LATERAL (SELECT c.level, c.approved_on FROM certificates c
       WHERE c.worker_id = n.worker_id AND ${validCertificate('c')} ORDER BY ${levelRankSql('c')} DESC LIMIT 1) h ON true`,
    day,
    day,
  );
}

function stations(sql: Conditions, span: Span, filter: string): FigureSql {
  return {
    rows: `SELECT c.* FROM (${countedStations(sql, span, 'whole')}) c WHERE ${filter}`,
    isMoney: false,
    shown: () => ({
      order: 'n.region_code, n.station_id',
      columns: `n.station_id::text AS id, n.region_code AS "regionCode", n.station_id AS "stationId", s.name AS "stationName",
        n.kind, n.grade, s.founded_on AS "on"`,
      joins: 'JOIN stations s ON s.id = n.station_id',
    }),
  };
}

const SESSION_COLUMNS = `n.session_id AS "sessionId", concat_ws(' ', m.title, t.title) AS "sessionTitle",
  (t.starts_at AT TIME ZONE 'Asia/Shanghai')::date AS "on"`;
const SESSION_JOINS = `JOIN training_sessions t ON t.id = n.session_id JOIN training_programmes m ON m.id = t.programme_id`;

function sessions(sql: Conditions, span: Span): FigureSql {
  return {
    rows: `SELECT c.session_id, count(c.worker_id)::int AS times FROM (${countedTraining(sql, span, 'whole')}) c GROUP BY c.session_id`,
    isMoney: false,
    shown: () => ({
      order: 'n.session_id DESC',
      columns: `n.session_id::text AS id, m.region_code AS "regionCode", ${SESSION_COLUMNS}, n.times`,
      joins: SESSION_JOINS,
    }),
  };
}

function attendances(sql: Conditions, span: Span): FigureSql {
  return {
    rows: `SELECT c.* FROM (${countedTraining(sql, span, 'whole')}) c WHERE c.worker_id IS NOT NULL`,
    isMoney: false,
    shown: () => ({
      order: 'n.session_id DESC, n.region_code, n.worker_id',
      columns: `concat(n.session_id, ' ', n.worker_id) AS id, n.region_code AS "regionCode", n.worker_id AS "workerId",
        w.name AS "workerName", ${SESSION_COLUMNS}`,
      joins: `JOIN workers w ON w.id = n.worker_id ${SESSION_JOINS}`,
    }),
  };
}

/** Somebody who came from two regions is one, under that of the last session. */
function participants(sql: Conditions, span: Span): FigureSql {
  return {
    rows: `SELECT c.worker_id, count(*)::int AS times, (array_agg(c.region_code ORDER BY c.session_id DESC))[1] AS region_code
      FROM (${countedTraining(sql, span, 'whole')}) c WHERE c.worker_id IS NOT NULL GROUP BY c.worker_id`,
    isMoney: false,
    shown: () => ({
      ...people(sql, span),
      columns: `n.worker_id::text AS id, n.region_code AS "regionCode", n.worker_id AS "workerId", w.name AS "workerName",
        h.level, n.times`,
    }),
  };
}

function paid(sql: Conditions, span: Span, filter: string): FigureSql {
  return {
    rows: `SELECT c.* FROM (${countedPaid(sql, span, 'whole')}) c WHERE ${filter}`,
    isMoney: true,
    shown: () => ({
      order: 'n.day DESC, n.id',
      columns: `n.id::text AS id, n.region_code AS "regionCode", n.worker_id AS "workerId", w.name AS "workerName", n.day AS "on",
        n.subject, n.fen AS "amountFen", n.source, n.payout_id AS "payoutId", p.number AS "payoutNumber"`,
      joins: 'JOIN workers w ON w.id = n.worker_id LEFT JOIN payouts p ON p.id = n.payout_id',
    }),
  };
}
