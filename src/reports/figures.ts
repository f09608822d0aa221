import type { EntityManager } from 'typeorm';
import { LEVELS } from '../certificates/level.js';
import { Conditions } from '../database/statements/conditions.js';
import { servingStation } from '../stations/station-scope.js';
import { levelRankSql, validCertificate } from '../workers/certificate-validity.js';
import type { Figures, TrainingFigures } from './reports.dto.js';

/** What is counted: the part of the tree below `top`, from the first day to the last, both inclusive. */
export interface Span {
  /** A region's code; one that is not in the tree counts nothing. */
  top: string;
  from: string | null;
  to: string;
  /** False where `to` is today: then everybody of the register is counted, without asking since when. */
  dated: boolean;
}

/** One figure for the whole of the span, or one for each county in it (and one for the city's own). */
export type Grouping = 'whole' | 'county';

export const WHOLE = '';

/**
 * Every figure, by key: `WHOLE`, or the county's code; what lies in no county (the city's own people and payments) stands
 * under its own region's code. Each figure is one statement over the rows that it counts.
 */
export async function readFigures(tx: EntityManager, span: Span, grouping: Grouping): Promise<Map<string, Figures>> {
  const figures = new Map<string, Figures>();
  const of = (key: string): Figures => {
    const known = figures.get(key) ?? noFigures();
    figures.set(key, known);
    return known;
  };
  if (grouping === 'whole') of(WHOLE);
  for (const { key, talents } of await countTalents(tx, span, grouping)) of(key).talents = talents;
  for (const { key, rank, people } of await countCertified(tx, span, grouping)) {
    const own = of(key);
    own.certified += people;
    own.byLevel[LEVELS[rank - 1]!] = people;
  }
  for (const { key, ...stations } of await countStations(tx, span, grouping)) {
    const { provincial, city, ...kinds } = stations;
    Object.assign(of(key), kinds, { featuredStations: { provincial, city } });
  }
  for (const { key, kind, fen } of await sumPaid(tx, span, grouping)) {
    of(key)[kind === 'award' ? 'awardsPaidFen' : 'stipendsPaidFen'] = fen;
  }
  for (const { key, ...training } of await countTraining(tx, span, grouping)) Object.assign(of(key), training);
  return figures;
}

/** Nothing of anything. */
export function noFigures(): Figures {
  return {
    talents: 0,
    certified: 0,
    byLevel: { junior: 0, intermediate: 0, senior: 0 },
    stations: 0,
    rooms: 0,
    featuredStations: { provincial: 0, city: 0 },
    trainingSessions: 0,
    attendances: 0,
    participants: 0,
    awardsPaidFen: 0,
    stipendsPaidFen: 0,
  };
}

/** The regions of the span, each with the key under which it is counted. */
function places(conditions: Conditions, { top }: Span, grouping: Grouping): string {
  const key =
    grouping === 'whole'
      ? `'${WHOLE}'`
      : `coalesce((SELECT c.code FROM regions c
          WHERE c.level = 'county' AND c.code = ANY(r.path) AND c.path @> ARRAY[top.code]), r.code)`;
  return conditions.bind(
    `SELECT r.code, ${key} AS key FROM regions top JOIN regions r ON r.path @> ARRAY[top.code] WHERE top.code = ?`,
    top,
  );
}

async function countTalents(
  tx: EntityManager,
  span: Span,
  grouping: Grouping,
): Promise<{ key: string; talents: number }[]> {
  const conditions = new Conditions();
  const place = places(conditions, span, grouping);
  conditions.add('w.merged_into IS NULL AND w.withdrawn_at IS NULL');
  if (span.dated) {
    conditions.add(
      `NOT EXISTS (SELECT 1 FROM posts p WHERE p.worker_id = w.id)
       OR EXISTS (SELECT 1 FROM posts p WHERE p.worker_id = w.id AND p.start_on <= ?::date)`,
      span.to,
    );
  }
  return tx.query(
    `SELECT place.key, count(*)::int AS talents FROM workers w JOIN (${place}) place ON place.code = w.region_code
     ${conditions.where()} GROUP BY place.key`,
    conditions.parameters,
  );
}

async function countCertified(
  tx: EntityManager,
  span: Span,
  grouping: Grouping,
): Promise<{ key: string; rank: number; people: number }[]> {
  const conditions = new Conditions();
  const place = places(conditions, span, grouping);
  conditions.add(validCertificate('c'), span.to, span.to);
  return tx.query(
    `SELECT highest.key, highest.rank, count(*)::int AS people
     FROM (SELECT w.id, place.key, max(${levelRankSql('c')}) AS rank
           FROM certificates c JOIN workers w ON w.id = c.worker_id JOIN (${place}) place ON place.code = w.region_code
           ${conditions.where()} GROUP BY w.id, place.key) highest
     GROUP BY highest.key, highest.rank`,
    conditions.parameters,
  );
}

interface StationFigures {
  key: string;
  stations: number;
  rooms: number;
  provincial: number;
  city: number;
}

async function countStations(tx: EntityManager, span: Span, grouping: Grouping): Promise<StationFigures[]> {
  const conditions = new Conditions();
  const place = places(conditions, span, grouping);
  const graded = conditions.bind('(s.graded_on IS NULL OR s.graded_on <= ?::date)', span.to);
  conditions.add(servingStation('s'), span.to, span.to);
  return tx.query(
    `SELECT place.key, count(*) FILTER (WHERE s.kind = 'station')::int AS stations,
       count(*) FILTER (WHERE s.kind = 'room')::int AS rooms,
       count(*) FILTER (WHERE s.grade = 'provincial' AND ${graded})::int AS provincial,
       count(*) FILTER (WHERE s.grade = 'city' AND ${graded})::int AS city
     FROM stations s JOIN (${place}) place ON place.code = s.region_code
     ${conditions.where()} GROUP BY place.key`,
    conditions.parameters,
  );
}

/**
 * Money that was paid, one SELECT each of (kind, fen, day, region). What was paid before this system counts where the
 * person is registered, everything else where it was paid. What came back counts against the day on which it came; a
 * write-off brings nothing back.
 */
const PAID = [
  `SELECT split_part(h.subject, ':', 1) AS kind, h.amount_fen AS fen, h.paid_on AS day, w.region_code
   FROM historical_payments h JOIN workers w ON w.id = h.worker_id WHERE h.withdrawn_at IS NULL`,
  `SELECT split_part(e.subject, ':', 1), e.paid_fen, e.ended_on, p.region_code
   FROM line_endings e JOIN payouts p ON p.id = e.payout_id WHERE e.outcome = 'paid'`,
  `SELECT split_part(r.subject, ':', 1), 0 - e.amount_fen, e.received_on, r.region_code
   FROM recovery_entries e JOIN recoveries r ON r.id = e.recovery_id WHERE e.kind NOT IN ('write-off', 'void')`,
];

async function sumPaid(
  tx: EntityManager,
  span: Span,
  grouping: Grouping,
): Promise<{ key: string; kind: 'award' | 'stipend'; fen: number }[]> {
  const conditions = new Conditions();
  const place = places(conditions, span, grouping);
  if (span.from !== null) conditions.add('paid.day >= ?::date', span.from);
  conditions.add('paid.day <= ?::date', span.to);
  return tx.query(
    `SELECT place.key, paid.kind, sum(paid.fen)::int8 AS fen
     FROM (${PAID.join(' UNION ALL ')}) paid JOIN (${place}) place ON place.code = paid.region_code
     ${conditions.where()} GROUP BY place.key, paid.kind`,
    conditions.parameters,
  );
}

/** The day of a session, as Shanghai counts it. */
const HELD_ON = `(t.starts_at AT TIME ZONE 'Asia/Shanghai')::date`;

/** Who was there: present or for a part (domain.md §10). */
const THERE = `a.status IN ('present', 'partial')`;

/**
 * Training by the key of `keySql`, which speaks of `place` (where people came from, or whose the programme is), of the
 * session `t` and of its programme `m`. A session counts once under each key under which it was held or attended, so
 * sessions of several counties do not add up to the city's.
 */
async function trainingBy(
  tx: EntityManager,
  span: Span,
  grouping: Grouping,
  keySql: string,
): Promise<(TrainingFigures & { key: string })[]> {
  const conditions = new Conditions();
  const place = places(conditions, span, grouping);
  if (span.from !== null) conditions.add(`${HELD_ON} >= ?::date`, span.from);
  conditions.add(`${HELD_ON} <= ?::date`, span.to).add('t.cancelled_at IS NULL');
  return tx.query(
    `WITH place AS (${place}),
       held AS (
         SELECT ${keySql} AS key, t.id AS session_id, NULL::uuid AS worker_id
         FROM training_sessions t JOIN training_programmes m ON m.id = t.programme_id
           JOIN place ON place.code = m.region_code ${conditions.where()}
         UNION ALL
         SELECT ${keySql}, t.id, a.worker_id
         FROM training_attendances a JOIN training_enrolments e ON e.id = a.enrolment_id
           JOIN training_sessions t ON t.id = a.session_id JOIN training_programmes m ON m.id = t.programme_id
           JOIN place ON place.code = e.region_code ${conditions.where()} AND ${THERE})
     SELECT key, count(DISTINCT session_id)::int AS "trainingSessions", count(worker_id)::int AS attendances,
       count(DISTINCT worker_id)::int AS participants
     FROM held GROUP BY key ORDER BY key`,
    conditions.parameters,
  );
}

async function countTraining(
  tx: EntityManager,
  span: Span,
  grouping: Grouping,
): Promise<(TrainingFigures & { key: string })[]> {
  return trainingBy(tx, span, grouping, 'place.key');
}

const TRAINING_KEYS = { line: 'm.line', programme: 'm.id::text', organiser: 'm.organiser' };

/** The figures of training by its line, by programme or by organiser. */
export async function readTraining(
  tx: EntityManager,
  span: Span,
  by: keyof typeof TRAINING_KEYS,
): Promise<(TrainingFigures & { key: string })[]> {
  return trainingBy(tx, span, 'whole', TRAINING_KEYS[by]);
}
