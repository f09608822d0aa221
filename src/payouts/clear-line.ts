import type { EntityManager } from 'typeorm';
import type { PersonalData } from '../common/personal-data.js';
import { arrayText } from '../database/array-text.js';
import type { PayoutLine } from '../ledger/payout-line.entity.js';
import type { Reason } from '../policies/worker-facts.js';

/** A line as the database holds it, without what it rests on: that is the bulk of it, and few readers ask for it. */
export type LineRow = Omit<PayoutLine, 'reasons'>;

/** How much of a line's reasons is read: nothing, their sentences, or all with codes and facts. */
export type ReasonsRead = 'none' | 'sentences' | 'whole';

const REASONS: Record<ReasonsRead, string> = {
  none: '',
  sentences: `, jsonb_path_query_array(l.reasons, '$[*].message') AS sentences`,
  whole: ', l.reasons',
};

/** A row with as much of its reasons as was asked for. */
export interface LineRead extends LineRow {
  sentences?: string[];
  reasons?: Reason[];
}

/** A line whose numbers are decrypted when they are asked for: not every sheet shows both of them. */
export class ClearLine {
  private identity: string | undefined;
  private account: string | undefined;

  constructor(
    private readonly row: LineRead,
    private readonly personalData: PersonalData,
  ) {}

  get line(): LineRow {
    return this.row;
  }

  get id(): string {
    return this.row.id;
  }

  get lineNo(): number {
    return this.row.lineNo;
  }

  get subject(): LineRow['subject'] {
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

  /** Only where they were read. */
  get sentences(): readonly string[] {
    if (!this.row.sentences) throw new Error('the line was read without its sentences');
    return this.row.sentences;
  }

  /** Only where they were read. */
  get reasons(): Reason[] {
    if (!this.row.reasons) throw new Error('the line was read without its reasons');
    return this.row.reasons;
  }
}

/** By where they stand: lines that are to be sent or were, and those that are held or were taken out. */
export type LinesRead = 'sending' | 'left';

const STATES: Record<LinesRead, string> = {
  sending: `IN ('open', 'sent', 'paid', 'returned')`,
  left: `NOT IN ('open', 'sent', 'paid', 'returned')`,
};

/** Where a line stands: in flight, or how it ended. */
const STANDS = `coalesce((SELECT a.state FROM live_attempts a WHERE a.line_id = l.id),
  (SELECT e.outcome FROM line_endings e WHERE e.line_id = l.id))`;

const COLUMNS = `l.id, l.payout_id AS "payoutId", l.line_no AS "lineNo", l.worker_id AS "workerId", l.subject,
  l.owed_fen AS "owedFen", l.paid_fen AS "paidFen", l.in_flight_fen AS "inFlightFen", l.amount_fen AS "amountFen",
  l.netted_fen AS "nettedFen", l.corrects_line_id AS "correctsLineId", l.policy_id AS "policyId",
  l.certificate_id AS "certificateId", l.level, l.rate_fen AS "rateFen", l.worker_name AS "workerName",
  l.identity_cipher AS "identityCipher", l.organization_name AS "organizationName", l.county_name AS "countyName",
  l.township_name AS "townshipName", l.certificate_no AS "certificateNo", l.approved_on AS "approvedOn",
  l.bank_name AS "bankName", l.account_cipher AS "accountCipher"`;

/** Lines whose numbers lie in `(after, upTo]`. */
export async function readLines(
  manager: EntityManager,
  payoutId: string,
  range: { after: number; upTo: number },
  { which, reasons }: { which: LinesRead; reasons: ReasonsRead },
): Promise<LineRead[]> {
  // Both ends of the range are named: with a LIMIT instead, a table that has not been analysed since it was filled is sorted
  // whole for each chunk. And the states are asked for line by line, which no plan can turn into a walk over all lines.
  return manager.query<LineRead[]>(
    `SELECT ${COLUMNS}${REASONS[reasons]}
     FROM payout_lines l
     WHERE l.payout_id = $1 AND l.line_no > $2 AND l.line_no <= $3 AND ${STANDS} ${STATES[which]}
     ORDER BY l.line_no`,
    [payoutId, range.after, range.upTo],
  );
}

/**
 * Every line that is to be sent, or was, of whoever one of these lines is for. Person by person (`OFFSET 0` keeps it so):
 * joined, and with statistics from before the lines were made, each person was held against every line.
 */
export async function readLinesOfPayees(
  manager: EntityManager,
  payoutId: string,
  lineNos: readonly number[],
): Promise<LineRead[]> {
  return manager.query<LineRead[]>(
    `SELECT ${COLUMNS}
     FROM (SELECT DISTINCT k.worker_id FROM unnest($2::int[]) AS n(line_no)
       JOIN payout_lines k ON k.payout_id = $1 AND k.line_no = n.line_no) w
     CROSS JOIN LATERAL (SELECT * FROM payout_lines x WHERE x.payout_id = $1 AND x.worker_id = w.worker_id OFFSET 0) l
     WHERE ${STANDS} ${STATES.sending}
     ORDER BY l.line_no`,
    [payoutId, arrayText(lineNos)],
  );
}
