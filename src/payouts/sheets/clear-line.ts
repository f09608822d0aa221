import type { EntityManager } from 'typeorm';
import type { PersonalData } from '../../common/secrets/personal-data.js';
import { arrayText } from '../../database/statements/array-text.js';
import type { PayoutLine } from '../../ledger/payouts/payout-line.entity.js';

type Columns<K extends keyof PayoutLine> = Pick<PayoutLine, K>;

/** Who is paid what: all that a bank or the seal asks of a line. */
export type PayeeRow = Columns<
  | 'id'
  | 'lineNo'
  | 'workerId'
  | 'subject'
  | 'amountFen'
  | 'nettedFen'
  | 'correctsLineId'
  | 'workerName'
  | 'identityCipher'
  | 'bankName'
  | 'accountCipher'
>;

/** What sheets print beside it. */
export type SheetRow = PayeeRow &
  Columns<
    | 'policyId'
    | 'level'
    | 'rateFen'
    | 'paidFen'
    | 'organizationName'
    | 'countyName'
    | 'townshipName'
    | 'certificateNo'
    | 'approvedOn'
  >;

/** With the sentences of its reasons, without their codes and facts. */
export type ExplainedRow = SheetRow & { sentences: string[] };

/** By how much of a line is read: reasons are the bulk of it, and few readers ask for all the rest. */
export interface RowsRead {
  payee: PayeeRow;
  sheet: SheetRow;
  explained: ExplainedRow;
  whole: PayoutLine;
}

const PAYEE = `l.id, l.line_no AS "lineNo", l.worker_id AS "workerId", l.subject, l.amount_fen AS "amountFen",
  l.netted_fen AS "nettedFen", l.corrects_line_id AS "correctsLineId", l.worker_name AS "workerName",
  l.identity_cipher AS "identityCipher", l.bank_name AS "bankName", l.account_cipher AS "accountCipher"`;

const SHEET = `${PAYEE}, l.policy_id AS "policyId", l.level, l.rate_fen AS "rateFen",
  l.paid_fen AS "paidFen", l.organization_name AS "organizationName", l.county_name AS "countyName", l.township_name AS "townshipName",
  l.certificate_no AS "certificateNo", l.approved_on AS "approvedOn"`;

const COLUMNS: Record<keyof RowsRead, string> = {
  payee: PAYEE,
  sheet: SHEET,
  explained: `${SHEET}, jsonb_path_query_array(l.reasons, '$[*].message') AS sentences`,
  whole: `${SHEET}, l.payout_id AS "payoutId", l.owed_fen AS "owedFen",
    l.in_flight_fen AS "inFlightFen", l.certificate_id AS "certificateId", l.reasons`,
};

/** A line whose numbers are decrypted when they are asked for: not every sheet shows both of them. */
export class ClearLine<R extends PayeeRow = PayeeRow> {
  private identity: string | undefined;
  private account: string | undefined;

  constructor(
    private readonly row: R,
    private readonly personalData: PersonalData,
  ) {}

  get line(): R {
    return this.row;
  }

  get id(): string {
    return this.row.id;
  }

  get lineNo(): number {
    return this.row.lineNo;
  }

  get subject(): R['subject'] {
    return this.row.subject;
  }

  get workerId(): string {
    return this.row.workerId;
  }

  get workerName(): string {
    return this.row.workerName;
  }

  get amountFen(): number {
    return this.row.amountFen;
  }

  get nettedFen(): number {
    return this.row.nettedFen;
  }

  get correctsLineId(): string | null {
    return this.row.correctsLineId;
  }

  get bankName(): string {
    return this.row.bankName ?? '';
  }

  /** @throws when the bytes were changed or were written under another key */
  get identityNumber(): string {
    return (this.identity ??= this.personalData.decrypt(this.row.identityCipher));
  }

  /** Empty for somebody without an account. */
  get bankAccount(): string {
    const { accountCipher } = this.row;
    return (this.account ??= accountCipher ? this.personalData.decrypt(accountCipher) : '');
  }
}

/** By where they stand: lines that are to be sent or were, of those the ones that the bank has not answered, and those that are held or were taken out. */
export type LinesRead = 'sending' | 'at-bank' | 'left';

const STATES: Record<LinesRead, string> = {
  sending: `IN ('open', 'sent', 'paid', 'returned')`,
  'at-bank': `= 'sent'`,
  left: `NOT IN ('open', 'sent', 'paid', 'returned')`,
};

/** SQL: the round of what the payout `$1` has sent, or is to send. */
export const LAST_ROUND = '(SELECT max(m.round) FROM payout_lines m WHERE m.payout_id = $1)';

/** Where a line stands: in flight, or how it ended. */
const STANDS = `coalesce((SELECT a.state FROM live_attempts a WHERE a.line_id = l.id),
  (SELECT e.outcome FROM line_endings e WHERE e.line_id = l.id))`;

/** A draft that was worked out anew numbers its lines from 1 again; what is to be sent is of the last round. */
export interface LineRange {
  round: number;
  after: number;
  upTo: number;
}

/** The rounds of a payout with the last number of each, in their order. */
export async function roundsOf(manager: EntityManager, payoutId: string): Promise<{ round: number; last: number }[]> {
  return manager.query(
    `WITH RECURSIVE r AS (
       (SELECT round, line_no AS last FROM payout_lines WHERE payout_id = $1 ORDER BY round DESC, line_no DESC LIMIT 1)
       UNION ALL
       SELECT b.round, b.last FROM r CROSS JOIN LATERAL (
         SELECT l.round, l.line_no AS last FROM payout_lines l
         WHERE l.payout_id = $1 AND l.round < r.round ORDER BY l.round DESC, l.line_no DESC LIMIT 1) b)
     SELECT round, last FROM r ORDER BY round`,
    [payoutId],
  );
}

/** Lines of a round whose numbers lie in `(after, upTo]`. */
export async function readLines<C extends keyof RowsRead>(
  manager: EntityManager,
  payoutId: string,
  range: LineRange,
  { which, columns }: { which: LinesRead; columns: C },
): Promise<RowsRead[C][]> {
  // Both ends of the range are named: with a LIMIT instead, a table that has not been analysed since it was filled is sorted
  // whole for each chunk. And the states are asked for line by line, which no plan can turn into a walk over all lines.
  return manager.query<RowsRead[C][]>(
    `SELECT ${COLUMNS[columns]}
     FROM payout_lines l
     WHERE l.payout_id = $1 AND l.round = $4 AND l.line_no > $2 AND l.line_no <= $3 AND ${STANDS} ${STATES[which]}
     ORDER BY l.line_no`,
    [payoutId, range.after, range.upTo, range.round],
  );
}

/**
 * Every line that is to be sent, or was, of whoever one of these lines is for. Number by number and person
 * by person (`OFFSET 0` keeps it so): joined, and with statistics from before the lines were made, each was held against every line.
 */
export async function readLinesOfPayees(
  manager: EntityManager,
  payoutId: string,
  lineNos: readonly number[],
): Promise<PayeeRow[]> {
  return manager.query<PayeeRow[]>(
    `SELECT ${PAYEE}
     FROM (SELECT DISTINCT k.worker_id FROM unnest($2::int[]) AS n(line_no)
       CROSS JOIN LATERAL (SELECT y.worker_id FROM payout_lines y
         WHERE y.payout_id = $1 AND y.round = ${LAST_ROUND} AND y.line_no = n.line_no OFFSET 0) k) w
     CROSS JOIN LATERAL (SELECT * FROM payout_lines x WHERE x.payout_id = $1 AND x.worker_id = w.worker_id OFFSET 0) l
     WHERE ${STANDS} ${STATES.sending}
     ORDER BY l.line_no`,
    [payoutId, arrayText(lineNos)],
  );
}
