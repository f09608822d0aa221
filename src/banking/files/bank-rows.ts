import { sumFen } from '../../common/values/money.js';
import type { BankProfile, BankSide } from '../profiles/bank-profiles.js';
import type { PayoutLine } from '../../ledger/payouts/payout-line.entity.js';
import type { SealedLine } from '../../payouts/sheets/seal.js';

/** What a transfer is made of: a line with its numbers in the clear. */
export type TransferredLine = SealedLine & Pick<PayoutLine, 'workerId' | 'correctsLineId'>;

/** A line's share of a bank row; of a whole city all are in memory at once, so no more of each than is needed. */
export interface BankRowLine {
  id: string;
  lineNo: number;
  workerId: string;
  subject: PayoutLine['subject'];
  correctsLineId: string | null;
  amountFen: number;
  /** What the bank is to pay for the line: its amount less what is netted. */
  bankFen: number;
}

/**
 * One transfer to one payee: all lines of the payout for that person, because people get one transfer per payout, whatever
 * months it is for. Its key stands for all of them; they are paid or returned together.
 */
export interface BankRow {
  /** `JT-341821-2024-0003-12`: payout number and number of its first line. Comes back in the bank's return. */
  lineKey: string;
  name: string;
  account: string;
  bankName: string;
  /** Null where nobody asked for it: few banks want it. So are the three below. */
  identityNumber: string | null;
  township: string | null;
  phone: string | null;
  /** 联行号 */
  bankCode: string | null;
  amountFen: number;
  lines: BankRowLine[];
}

export function lineKeyOf(payoutNumber: string, lineNo: number): string {
  return `${payoutNumber}-${lineNo}`;
}

/** The number of the line that a key of this payout names; null for any other text. */
export function lineNoOf(payoutNumber: string, lineKey: string): number | null {
  if (!lineKey.startsWith(`${payoutNumber}-`)) return null;
  const digits = lineKey.slice(payoutNumber.length + 1);
  return /^[1-9]\d{0,8}$/.test(digits) ? Number(digits) : null;
}

/** The transfers of a payout in the order of their first lines. Lines that are netted whole never reach the bank. */
export async function bankRowsOf(
  payoutNumber: string,
  source: AsyncIterable<TransferredLine>,
  wanted: { identityNumbers: boolean },
): Promise<BankRow[]> {
  const rows = new Map<string, BankRow>();
  for await (const line of source) {
    const { id, lineNo, workerId, subject, correctsLineId, amountFen, bankAccount: account } = line;
    const bankFen = amountFen - line.nettedFen;
    if (bankFen <= 0) continue;
    const share = { id, lineNo, workerId, subject, correctsLineId, amountFen, bankFen };
    const row = rows.get(workerId);
    if (row) {
      // Lines are made on one snapshot of the register, so a person has one account in a payout.
      if (row.account !== account) throw new Error(`lines ${row.lineKey} and ${lineNo} name two accounts`);
      row.lines.push(share);
      row.amountFen = sumFen([row.amountFen, bankFen]);
      continue;
    }
    const { workerName: name, bankName } = line;
    const identityNumber = wanted.identityNumbers ? line.identityNumber : null;
    const lineKey = lineKeyOf(payoutNumber, lineNo);
    const none = { township: null, phone: null, bankCode: null };
    const lines = [share];
    rows.set(workerId, { lineKey, name, account, bankName, identityNumber, ...none, amountFen: bankFen, lines });
  }
  return [...rows.values()];
}

/** One file for the bank. */
export interface BankPart {
  /** From 1, over all files of the payout. */
  no: number;
  side: BankSide | null;
  rows: BankRow[];
  totalFen: number;
}

/** Null where the profile does not tell them apart. */
export function sideOf(
  { ownBank }: Pick<BankProfile, 'ownBank'>,
  { bankName }: Pick<BankRow, 'bankName'>,
): BankSide | null {
  if (ownBank === null) return null;
  return ownBank.some((word) => bankName.includes(word)) ? 'own' : 'other';
}

/** Splits by own and other bank where the profile does, and by its row limit; each part with its own totals. */
export function bankPartsOf(profile: Pick<BankProfile, 'ownBank' | 'rowLimit'>, rows: readonly BankRow[]): BankPart[] {
  const { ownBank, rowLimit } = profile;
  const sides: [BankSide | null, BankRow[]][] =
    ownBank === null
      ? [[null, [...rows]]]
      : (['own', 'other'] as const).map((side) => [side, rows.filter((row) => sideOf({ ownBank }, row) === side)]);
  const parts: BankPart[] = [];
  for (const [side, all] of sides) {
    for (let from = 0; from < all.length; from += rowLimit) {
      const some = all.slice(from, from + rowLimit);
      parts.push({ no: parts.length + 1, side, rows: some, totalFen: sumFen(some.map((row) => row.amountFen)) });
    }
  }
  return parts;
}
