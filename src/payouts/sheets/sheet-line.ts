import type { FundedPart } from '../../exports/payouts/payout-summary.js';
import type { LineUse } from '../../exports/payouts/payout-lines.js';
import type { ExplainedSheetLine, PayoutSheetLine } from '../../exports/payouts/payout-sheet.js';
import type { Payout } from '../../ledger/payouts/payout.entity.js';
import type { Policy } from '../../policies/policy.entity.js';
import type { FundingColumns } from './payout-funding.js';
import type { ClearLine, ExplainedRow, SheetRow } from './clear-line.js';
import { isWholeYear, periodOf } from '../../ledger/subject.js';

/** What the sheets of a payout know beside its lines, read once for all of them. */
export interface SheetFacts {
  payout: Payout;
  policies: ReadonlyMap<string, Policy>;
  funding: FundingColumns;
  /** By line. */
  resent: ReadonlyMap<string, string>;
}

/** A line in the words of the sheets; each word is put together when a sheet asks for it. */
export class LineOnSheet implements PayoutSheetLine {
  constructor(
    private readonly clear: ClearLine<SheetRow>,
    private readonly facts: SheetFacts,
  ) {}

  get seq(): number {
    return this.clear.lineNo;
  }

  get workerId(): string {
    return this.clear.workerId;
  }

  get name(): string {
    return this.clear.workerName;
  }

  get identityNumber(): string {
    return this.clear.identityNumber;
  }

  get organizationName(): string {
    return this.clear.line.organizationName;
  }

  get countyName(): string {
    return this.clear.line.countyName;
  }

  get townshipName(): string {
    return this.clear.line.townshipName ?? '';
  }

  get level(): PayoutSheetLine['level'] {
    return this.clear.line.level;
  }

  get certificateNo(): string {
    return this.clear.line.certificateNo;
  }

  get approvedOn(): string {
    return this.clear.line.approvedOn;
  }

  get rateFen(): number {
    return this.clear.line.rateFen;
  }

  get months(): string[] {
    return this.month === null ? [] : [this.month];
  }

  get grossFen(): number {
    return this.clear.amountFen;
  }

  get nettedFen(): number {
    return this.clear.nettedFen;
  }

  get netFen(): number {
    return this.clear.amountFen - this.clear.nettedFen;
  }

  get use(): LineUse {
    if (this.facts.resent.has(this.clear.id)) return 'returned-again';
    return this.isArrears || this.clear.line.paidFen > 0 ? 'back-pay' : 'regular';
  }

  get funding(): readonly FundedPart[] {
    return this.facts.funding.of(this.clear.line.policyId);
  }

  get bankName(): string {
    return this.clear.bankName;
  }

  get bankAccount(): string {
    return this.clear.bankAccount;
  }

  get remark(): string {
    const { id, correctsLineId } = this.clear;
    const resent = this.facts.resent.get(id);
    const remarks = [...(resent ? [resent] : this.isArrears ? ['补发'] : []), ...(correctsLineId ? ['补差'] : [])];
    return remarks.join('、');
  }

  get subject(): string {
    return this.clear.subject;
  }

  get policyTitle(): string {
    return this.policy?.title ?? '';
  }

  get documentNo(): string | null {
    return this.policy?.documentNo ?? null;
  }

  get policyVersion(): number {
    return this.policy?.versionNo ?? 0;
  }

  private get policy(): Policy | undefined {
    return this.facts.policies.get(this.clear.line.policyId);
  }

  private get isArrears(): boolean {
    const { fromMonth } = this.facts.payout;
    // A whole year is paid after it is over, and is no arrears for that.
    const isMonth = this.month !== null && !isWholeYear(this.month);
    return isMonth && fromMonth !== null && this.month < fromMonth;
  }

  private get month(): string | null {
    return periodOf(this.clear.subject);
  }
}

export class ExplainedLineOnSheet extends LineOnSheet implements ExplainedSheetLine {
  readonly sentences: readonly string[];

  constructor(clear: ClearLine<ExplainedRow>, facts: SheetFacts) {
    super(clear, facts);
    this.sentences = clear.line.sentences;
  }
}
