import type { EntityManager } from 'typeorm';
import type { Level } from '../certificates/level.js';
import { newId } from '../common/ids.js';
import { sumFen } from '../common/money.js';
import type { PayoutLine } from '../ledger/payout-line.entity.js';
import type { Payout } from '../ledger/payout.entity.js';
import type { LineNetting } from '../ledger/recovery.entity.js';
import type { Subject } from '../ledger/subject.js';
import { Policy } from '../policies/policy.entity.js';
import type { Reason } from '../policies/worker-facts.js';
import type { NettingPlan } from './netting-rules.js';
import { daysOfMonth, loadPayees, payingEmployer, type Payee } from './payee.js';

/** One person's subject with money to move, as the awards and stipends answer it. */
export interface DueSubject {
  workerId: string;
  subject: Subject;
  decision: {
    level: Level | null;
    certificateId: string | null;
    certificateNo: string | null;
    policyId: string | null;
    reasons: Reason[];
  };
  owedFen: number;
  paidFen: number;
  inFlightFen: number;
  dueFen: number;
}

/** Lines with what they keep back for recoveries. */
export interface MadeLines {
  lines: PayoutLine[];
  nettings: LineNetting[];
}

/** Makes a payout's lines from what is due, freezing the decision and the payee as they stand now. */
export class LineMaker {
  private readonly policies = new Map<string, Policy>();
  private readonly payees = new Set<string>();
  private lineNo: number;
  private lines = 0;
  private totalFen = 0;
  private nettedFen = 0;

  constructor(
    private readonly payout: Pick<Payout, 'id'>,
    lastLineNo: number,
    private readonly plan: NettingPlan,
  ) {
    this.lineNo = lastLineNo;
  }

  totals(): Pick<Payout, 'lineCount' | 'payeeCount' | 'totalFen' | 'nettedFen'> {
    const { lines: lineCount, totalFen, nettedFen } = this;
    return { lineCount, payeeCount: this.payees.size, totalFen, nettedFen };
  }

  async make(tx: EntityManager, due: readonly DueSubject[]): Promise<MadeLines> {
    if (due.length === 0) return { lines: [], nettings: [] };
    const payees = await loadPayees(tx, [...new Set(due.map((item) => item.workerId))]);
    const approved = await this.approvalDays(tx, due);
    const paid = await paidLines(tx, due);
    const lines: PayoutLine[] = [];
    for (const item of due) {
      const payee = payees.get(item.workerId);
      const approvedOn = approved.get(item.decision.certificateId ?? '');
      if (!payee || approvedOn === undefined) throw new Error(`no facts for ${item.workerId} ${item.subject}`);
      const policy = await this.policy(tx, item.decision.policyId ?? '');
      const corrects = paid.get(`${item.workerId} ${item.subject}`) ?? null;
      lines.push(this.line(item, payee, { approvedOn, policy, corrects }));
    }
    this.totalFen = sumFen([this.totalFen, ...lines.map((line) => line.amountFen)]);
    return { lines, nettings: lines.flatMap((line) => this.net(line)) };
  }

  /** Lines never change once stored, so what a line keeps back is settled before. */
  private net(line: PayoutLine): LineNetting[] {
    const planned = this.plan.take(line.workerId, line.amountFen);
    line.nettedFen = sumFen(planned.map(({ amountFen }) => amountFen));
    this.nettedFen = sumFen([this.nettedFen, line.nettedFen]);
    return planned.map((netting) => ({ lineId: line.id, ...netting }));
  }

  private line(
    item: DueSubject,
    payee: Payee,
    { approvedOn, policy, corrects }: { approvedOn: string; policy: Policy; corrects: string | null },
  ): PayoutLine {
    const { level, certificateId, certificateNo, reasons } = item.decision;
    if (level === null || certificateId === null || certificateNo === null) {
      throw new Error(`${item.subject} of ${item.workerId} is due without a certificate`);
    }
    this.payees.add(item.workerId);
    this.lines++;
    const [from, to] = item.subject.startsWith('stipend:')
      ? daysOfMonth(item.subject.slice('stipend:'.length))
      : [approvedOn, approvedOn];
    const employer = payingEmployer(payee.posts, policy, from, to);
    if (!employer) throw new Error(`no paying employer for ${item.workerId} ${item.subject}`);
    return {
      id: newId(),
      payoutId: this.payout.id,
      lineNo: ++this.lineNo,
      workerId: item.workerId,
      subject: item.subject,
      owedFen: item.owedFen,
      paidFen: item.paidFen,
      inFlightFen: item.inFlightFen,
      amountFen: item.dueFen,
      nettedFen: 0,
      correctsLineId: corrects,
      policyId: policy.id,
      certificateId,
      level,
      rateFen: policy.ratesFen[level],
      reasons,
      workerName: payee.name,
      identityCipher: payee.identityCipher,
      organizationName: employer.organizationName,
      countyName: employer.countyName,
      townshipName: employer.townshipName,
      certificateNo,
      approvedOn,
      bankName: payee.bankName,
      accountCipher: payee.accountCipher,
    };
  }

  private async policy(tx: EntityManager, id: string): Promise<Policy> {
    const known = this.policies.get(id) ?? (await tx.findOneByOrFail(Policy, { id }));
    this.policies.set(id, known);
    return known;
  }

  private async approvalDays(tx: EntityManager, due: readonly DueSubject[]): Promise<Map<string, string>> {
    const rows: { id: string; approvedOn: string }[] = await tx.query(
      'SELECT id, approved_on AS "approvedOn" FROM certificates WHERE id = ANY($1::uuid[])',
      [[...new Set(due.map((item) => item.decision.certificateId))]],
    );
    return new Map(rows.map((row) => [row.id, row.approvedOn]));
  }
}

/** The newest paid line of each of these people and subjects: a further line for the same subject names it. */
async function paidLines(tx: EntityManager, due: readonly DueSubject[]): Promise<Map<string, string>> {
  const rows: { workerId: string; subject: string; lineId: string }[] = await tx.query(
    `SELECT DISTINCT ON (e.worker_id, e.subject) e.worker_id AS "workerId", e.subject, e.line_id AS "lineId"
     FROM unnest($1::uuid[], $2::text[]) AS d(worker_id, subject)
     JOIN line_endings e ON e.worker_id = d.worker_id AND e.subject = d.subject AND e.outcome = 'paid'
     ORDER BY e.worker_id, e.subject, e.recorded_at DESC, e.line_id DESC`,
    [due.map((item) => item.workerId), due.map((item) => item.subject)],
  );
  return new Map(rows.map((row) => [`${row.workerId} ${row.subject}`, row.lineId]));
}
