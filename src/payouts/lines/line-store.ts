import type { EntityManager } from 'typeorm';
import { arrayText } from '../../database/statements/array-text.js';
import { NO_EMPLOYER } from './paying-employer.js';
import type { PayoutLine } from '../../ledger/payouts/payout-line.entity.js';

/** What a line is made of; who is paid, and by whom employed, the database adds from the register in the same snapshot. */
export type MadeLine = Pick<
  PayoutLine,
  | 'id'
  | 'round'
  | 'lineNo'
  | 'workerId'
  | 'subject'
  | 'owedFen'
  | 'paidFen'
  | 'inFlightFen'
  | 'amountFen'
  | 'nettedFen'
  | 'correctsLineId'
  | 'policyId'
  | 'certificateId'
  | 'claimId'
  | 'level'
  | 'rateFen'
  | 'reasons'
> & { organizationId: string | null };

/**
 * One statement for the lines and for their attempts in flight. Names, numbers and accounts go from row to row inside the
 * database: fetched, they would only be sent back.
 */
const STORE = `
  WITH made AS (
    INSERT INTO payout_lines (id, payout_id, round, line_no, worker_id, subject, owed_fen, paid_fen, in_flight_fen, amount_fen,
      netted_fen, corrects_line_id, policy_id, certificate_id, claim_id, level, rate_fen, reasons, worker_name, identity_cipher,
      organization_name, county_name, township_name, certificate_no, approved_on, bank_name, account_cipher)
    SELECT u.id, $1::uuid, u.round, u.line_no, u.worker_id, u.subject, u.owed_fen, u.paid_fen, u.in_flight_fen, u.amount_fen,
      u.netted_fen, u.corrects_line_id, u.policy_id, u.certificate_id, u.claim_id, u.level, u.rate_fen, u.reasons::jsonb, w.name,
      w.identity_cipher, coalesce(o.name, '${NO_EMPLOYER}'), c.name, CASE WHEN r.level = 'township' THEN r.name END, k.certificate_no, k.approved_on,
      b.bank_name, b.account_cipher
    FROM unnest($2::uuid[], $3::int[], $4::uuid[], $5::text[], $6::int[], $7::int[], $8::int[], $9::int[], $10::int[],
        $11::uuid[], $12::uuid[], $13::uuid[], $14::text[], $15::int[], $16::text[], $17::uuid[], $18::int[], $19::uuid[])
      AS u(id, line_no, worker_id, subject, owed_fen, paid_fen, in_flight_fen, amount_fen, netted_fen, corrects_line_id,
        policy_id, certificate_id, level, rate_fen, reasons, organization_id, round, claim_id)
    JOIN workers w ON w.id = u.worker_id
    JOIN certificates k ON k.id = u.certificate_id
    LEFT JOIN organizations o ON o.id = u.organization_id
    JOIN regions r ON r.code = coalesce(o.region_code, w.region_code)
    JOIN regions c ON c.code = coalesce(o.county_code, CASE r.level WHEN 'township' THEN r.parent_code ELSE r.code END)
    LEFT JOIN bank_accounts b ON b.worker_id = u.worker_id AND b.replaced_at IS NULL
    RETURNING id, worker_id, subject, amount_fen
  ), flying AS (
    INSERT INTO live_attempts (worker_id, subject, line_id, payout_id, amount_fen, facts_mark)
    SELECT n.worker_id, n.subject, n.id, $1::uuid, n.amount_fen, coalesce(m.version, 0)
    FROM made n LEFT JOIN fact_marks m ON m.worker_id = n.worker_id
    RETURNING 1
  )
  SELECT count(*)::int AS stored FROM flying`;

/** Lines in the form in which the statement takes them, made before it is sent. */
export interface StorableLines {
  count: number;
  parameters: readonly string[];
}

export function storable(payoutId: string, lines: readonly MadeLine[]): StorableLines {
  const column = <K extends Exclude<keyof MadeLine, 'reasons'>>(key: K): string =>
    arrayText(lines.map((line) => line[key]));
  const parameters = [
    payoutId,
    column('id'),
    column('lineNo'),
    column('workerId'),
    column('subject'),
    column('owedFen'),
    column('paidFen'),
    column('inFlightFen'),
    column('amountFen'),
    column('nettedFen'),
    column('correctsLineId'),
    column('policyId'),
    column('certificateId'),
    column('level'),
    column('rateFen'),
    arrayText(lines.map((line) => JSON.stringify(line.reasons))),
    column('organizationId'),
    column('round'),
    column('claimId'),
  ];
  return { count: lines.length, parameters };
}

/** Stores lines, each with its attempt. */
export async function storeLines(tx: EntityManager, { count, parameters }: StorableLines): Promise<void> {
  const [{ stored }] = await tx.query<[{ stored: number }]>(STORE, [...parameters]);
  // A line that found no row of the register would be money that silently is not paid.
  if (stored !== count) throw new Error(`${stored} of ${count} lines were stored`);
}
