import { createHash } from 'node:crypto';
import type { PayoutLine } from '../../ledger/payouts/payout-line.entity.js';

/** The parts of a line that the seal covers; numbers in the clear, as they stand in the sealed workbook. */
export type SealedLine = Pick<PayoutLine, 'id' | 'lineNo' | 'subject' | 'workerName' | 'amountFen' | 'nettedFen'> & {
  identityNumber: string;
  bankName: string;
  bankAccount: string;
};

/**
 * SHA-256 over a payout's lines in their order, hex. Each line is one JSON array on a line of its own (UTF-8, `\n`), so that
 * the seal can be worked out again from the audit pack by a few lines of any language.
 */
export class Seal {
  private readonly hash = createHash('sha256');
  private made: string | undefined;

  add(line: SealedLine): void {
    this.hash.update(`${sealText(line)}\n`);
  }

  /** Once every line is in it; none can be added afterwards. */
  digest(): string {
    return (this.made ??= this.hash.digest('hex'));
  }
}

/** `[lineNo, id, subject, name, identityNumber, bankName, bankAccount, amountFen, nettedFen]` */
export function sealText(line: SealedLine): string {
  return JSON.stringify([
    line.lineNo,
    line.id,
    line.subject,
    line.workerName,
    line.identityNumber,
    line.bankName,
    line.bankAccount,
    line.amountFen,
    line.nettedFen,
  ]);
}
