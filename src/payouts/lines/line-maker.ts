import type { EntityManager } from 'typeorm';
import { newId } from '../../common/values/ids.js';
import { sumFen } from '../../common/values/money.js';
import type { Pace } from '../../common/pace.js';
import { bulkInsert } from '../../database/statements/bulk.js';
import type { PayoutLine } from '../../ledger/payouts/payout-line.entity.js';
import type { Payout } from '../../ledger/payouts/payout.entity.js';
import { LineNetting } from '../../ledger/recovery.entity.js';
import type { DueSubject } from '../../policies/entitlements/entitlements.js';
import { type MadeLine, storable, type StorableLines, storeLines } from './line-store.js';
import type { NettingPlan } from '../../recoveries/netting/netting-rules.js';
import { payingEmployer } from './paying-employer.js';

/** Makes a payout's lines from what is due, freezing the decision and the payee as they stand now. */
export class LineMaker {
  private lines = 0;
  private payees = 0;
  private lastPayee: string | null = null;
  private totalFen = 0;
  private nettedFen = 0;

  constructor(
    private readonly payout: Pick<Payout, 'id'>,
    private readonly round: number,
    private readonly plan: NettingPlan,
  ) {}

  totals(): Pick<Payout, 'lineCount' | 'payeeCount' | 'totalFen' | 'nettedFen'> {
    const { lines: lineCount, payees: payeeCount, totalFen, nettedFen } = this;
    return { lineCount, payeeCount, totalFen, nettedFen };
  }

  /**
   * @param due all of a person's subjects next to each other, within one call and over several
   * @param paid the lines of {@link paidLines}, where any of these subjects was paid before
   */
  async make(due: readonly DueSubject[], paid: PaidLines, pace: Pace): Promise<MadeLines> {
    const nettings: LineNetting[] = [];
    const lines = await pace.map(due, (item) => {
      const line = this.line(item, paid.get(subjectKey(item.person.id, item.subject)) ?? null);
      nettings.push(...this.net(line));
      return line;
    });
    this.totalFen = sumFen([this.totalFen, ...lines.map((line) => line.amountFen)]);
    return { lines: storable(this.payout.id, lines), nettings };
  }

  /** Lines never change once stored, so what a line keeps back is settled before. */
  private net(line: MadeLine): LineNetting[] {
    const planned = this.plan.take(line.workerId, line.amountFen);
    line.nettedFen = sumFen(planned.map(({ amountFen }) => amountFen));
    this.nettedFen = sumFen([this.nettedFen, line.nettedFen]);
    return planned.map((netting) => ({ lineId: line.id, ...netting }));
  }

  private line(item: DueSubject, correctsLineId: PayoutLine['correctsLineId']): MadeLine {
    const { person, subject, decision, policy, owedFen, paidFen, inFlightFen, dueFen } = item;
    if (policy === null) throw new Error(`${subject} of ${person.id} is due without a policy`);
    const certificate = person.facts.certificates.find(({ id }) => id === decision.certificateId);
    if (decision.level === null || certificate === undefined) {
      throw new Error(`${subject} of ${person.id} is due without a certificate`);
    }
    const employer = payingEmployer(item);
    this.lines++;
    if (person.id !== this.lastPayee) this.payees++;
    this.lastPayee = person.id;
    return {
      id: newId(),
      round: this.round,
      lineNo: this.lines,
      workerId: person.id,
      subject,
      owedFen,
      paidFen,
      inFlightFen,
      amountFen: dueFen,
      nettedFen: 0,
      correctsLineId,
      policyId: policy.id,
      certificateId: certificate.id,
      claimId: decision.claimId,
      level: decision.level,
      rateFen: decision.rateFen,
      reasons: decision.reasons,
      organizationId: employer.organizationId,
    };
  }
}

/** Lines and what they keep back, ready to be stored. */
export interface MadeLines {
  lines: StorableLines;
  nettings: LineNetting[];
}

export async function storeMade(tx: EntityManager, { lines, nettings }: MadeLines): Promise<void> {
  if (lines.count === 0) return;
  await storeLines(tx, lines);
  await bulkInsert(tx, LineNetting, nettings);
}

function subjectKey(workerId: string, subject: string): string {
  return `${workerId} ${subject}`;
}

/** Id of a paid line by person and subject. */
export type PaidLines = ReadonlyMap<string, string>;

export const NONE_PAID: PaidLines = new Map();

/** A subject on which nothing was paid has no paid line, which is most of them. */
export function wasPaid({ person, subject }: DueSubject): boolean {
  return (person.balances.get(subject)?.firstPaidOn ?? null) !== null;
}

/**
 * The newest paid line of each of these people and subjects, those of records merged into theirs included: a further line for the same
 * subject names it.
 */
export async function paidLines(tx: EntityManager, due: readonly DueSubject[]): Promise<PaidLines> {
  const paid = due.filter(wasPaid);
  if (paid.length === 0) return NONE_PAID;
  const rows: { workerId: string; subject: string; lineId: string }[] = await tx.query(
    `WITH due AS (SELECT * FROM unnest($1::uuid[], $2::text[]) AS d(worker_id, subject)), whole AS (
       SELECT worker_id AS person_id, worker_id, subject FROM due
       UNION ALL SELECT d.worker_id, w.id, d.subject FROM due d JOIN workers w ON w.merged_into = d.worker_id)
     SELECT DISTINCT ON (d.person_id, e.subject) d.person_id AS "workerId", e.subject, e.line_id AS "lineId"
     FROM whole d JOIN line_endings e ON e.worker_id = d.worker_id AND e.subject = d.subject AND e.outcome = 'paid'
     ORDER BY d.person_id, e.subject, e.recorded_at DESC, e.line_id DESC`,
    [paid.map((item) => item.person.id), paid.map((item) => item.subject)],
  );
  return new Map(rows.map((row) => [subjectKey(row.workerId, row.subject), row.lineId]));
}
