import type { EntityManager } from 'typeorm';
import { LEVELS } from '../certificates/level.js';
import { sumFen } from '../common/values/money.js';
import { Conditions } from '../database/statements/conditions.js';
import {
  countedCertified,
  countedNewlyCertified,
  countedPaid,
  countedStations,
  countedTalents,
  countedTraining,
  type Grouping,
  type Span,
  WHOLE,
} from './counted/counted.js';
import type { Figures, StandingResponse, TrainingFigures } from './reports.dto.js';

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
  for (const { key, ...training } of await trainingBy(tx, span, grouping)) Object.assign(of(key), training);
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

/** What the first page shows of the figures: those of people and of money alone. */
export async function readStanding(
  tx: EntityManager,
  span: Span,
): Promise<Pick<StandingResponse, 'talents' | 'certified' | 'paidFen'>> {
  const [talents] = await countTalents(tx, span, 'whole');
  const certified = await countCertified(tx, span, 'whole');
  const paid = await sumPaid(tx, span, 'whole');
  return {
    talents: talents?.talents ?? 0,
    certified: certified.reduce((sum, { people }) => sum + people, 0),
    paidFen: sumFen(paid.map(({ fen }) => fen)),
  };
}

async function countTalents(
  tx: EntityManager,
  span: Span,
  grouping: Grouping,
): Promise<{ key: string; talents: number }[]> {
  const sql = new Conditions();
  const counted = countedTalents(sql, span, grouping);
  return tx.query(`SELECT key, count(*)::int AS talents FROM (${counted}) c GROUP BY key`, sql.parameters);
}

async function countCertified(
  tx: EntityManager,
  span: Span,
  grouping: Grouping,
): Promise<{ key: string; rank: number; people: number }[]> {
  const sql = new Conditions();
  const counted = countedCertified(sql, span, grouping);
  return tx.query(`SELECT key, rank, count(*)::int AS people FROM (${counted}) c GROUP BY key, rank`, sql.parameters);
}

/** People whose first certificate came in the period, by key. */
export async function countNewlyCertified(
  tx: EntityManager,
  span: Span,
  grouping: Grouping,
): Promise<Map<string, number>> {
  const sql = new Conditions();
  const counted = countedNewlyCertified(sql, span, grouping);
  const rows: { key: string; people: number }[] = await tx.query(
    `SELECT key, count(*)::int AS people FROM (${counted}) c GROUP BY key`,
    sql.parameters,
  );
  return new Map(rows.map(({ key, people }) => [key, people]));
}

interface StationFigures {
  key: string;
  stations: number;
  rooms: number;
  provincial: number;
  city: number;
}

async function countStations(tx: EntityManager, span: Span, grouping: Grouping): Promise<StationFigures[]> {
  const sql = new Conditions();
  const counted = countedStations(sql, span, grouping);
  return tx.query(
    `SELECT key, count(*) FILTER (WHERE kind = 'station')::int AS stations,
       count(*) FILTER (WHERE kind = 'room')::int AS rooms,
       count(*) FILTER (WHERE grade = 'provincial')::int AS provincial,
       count(*) FILTER (WHERE grade = 'city')::int AS city
     FROM (${counted}) c GROUP BY key`,
    sql.parameters,
  );
}

async function sumPaid(
  tx: EntityManager,
  span: Span,
  grouping: Grouping,
): Promise<{ key: string; kind: 'award' | 'stipend'; fen: number }[]> {
  const sql = new Conditions();
  const counted = countedPaid(sql, span, grouping);
  return tx.query(`SELECT key, kind, sum(fen)::int8 AS fen FROM (${counted}) c GROUP BY key, kind`, sql.parameters);
}

async function trainingBy(
  tx: EntityManager,
  span: Span,
  grouping: Grouping,
  keySql?: string,
): Promise<(TrainingFigures & { key: string })[]> {
  const sql = new Conditions();
  const counted = countedTraining(sql, span, grouping, keySql);
  return tx.query(
    `SELECT key, count(DISTINCT session_id)::int AS "trainingSessions", count(worker_id)::int AS attendances,
       count(DISTINCT worker_id)::int AS participants
     FROM (${counted}) held GROUP BY key ORDER BY key`,
    sql.parameters,
  );
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
