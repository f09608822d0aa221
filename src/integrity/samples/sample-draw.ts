import type { EntityManager } from 'typeorm';
import { regionWithin } from '../../auth/access/region-scope.js';
import { Conditions } from '../../database/statements/conditions.js';
import type { PayKind } from '../../ledger/subject.js';

/** Each line alike, or each yuan alike: then what is large is looked at sooner (monetary unit sampling). */
export const SAMPLE_METHODS = ['line', 'yuan'] as const;
export type SampleMethod = (typeof SAMPLE_METHODS)[number];

/** Of which lines a sample is drawn. */
export interface SampleAsked {
  /** A region at or below the caller's; an empty code finds nothing. */
  regionCode: string;
  kind?: PayKind;
  /** Days on which the bank paid, both included, `YYYY-MM-DD`. */
  from: string;
  to: string;
  method: SampleMethod;
  size: number;
  seed: string;
}

export interface Population {
  lines: number;
  fen: number;
}

/**
 * A number from 0 to 1 of the line and the seed: MD5's first 52 bits. The same seed draws the same lines of the same population, whoever
 * asks and on whichever machine, so that a sample can be drawn again and proved; MD5 only mixes here and keeps nothing secret.
 */
const FRACTION = `((('x' || substr(md5(? || e.line_id::text), 1, 13))::bit(52)::int8 + 0.5) / 4503599627370496.0)`;

/** The smallest numbers are drawn; weighted without putting back by Efraimidis and Spirakis (2006): -ln(u)/w. */
const KEYS: Record<SampleMethod, string> = {
  line: FRACTION,
  yuan: `(-ln(${FRACTION}) / e.paid_fen)`,
};

/** What was paid in the time, whatever became of it later. */
export async function populationOf(tx: EntityManager, asked: SampleAsked): Promise<Population> {
  const where = conditionsOf(asked);
  const [row] = await tx.query<[Population]>(
    `SELECT count(*)::int AS lines, coalesce(sum(e.paid_fen), 0)::int8 AS fen
     FROM line_endings e JOIN payouts p ON p.id = e.payout_id ${where.where()}`,
    where.parameters,
  );
  return row;
}

/** @returns ids of lines in the order in which they were drawn */
export async function drawLines(tx: EntityManager, asked: SampleAsked): Promise<string[]> {
  const where = conditionsOf(asked);
  const condition = where.where();
  const key = where.bind(KEYS[asked.method], asked.seed).replace(/\$\d+/, '$&::text');
  const rows: { id: string }[] = await tx.query(
    `SELECT e.line_id AS id FROM line_endings e JOIN payouts p ON p.id = e.payout_id ${condition}
     ORDER BY ${key}, e.line_id LIMIT ${asked.size}`,
    where.parameters,
  );
  return rows.map(({ id }) => id);
}

function conditionsOf({ regionCode, kind, from, to }: SampleAsked): Conditions {
  const where = new Conditions()
    .add(`e.outcome = 'paid' AND e.paid_fen > 0`)
    .add(regionWithin('p.region_code'), regionCode)
    .add('e.ended_on BETWEEN ?::date AND ?::date', from, to);
  return kind === undefined ? where : where.add('p.kind = ?', kind);
}
