import { sumFen } from '../common/money.js';
import type { BankProfile, BankSide } from './bank-profiles.js';
import type { ClearLine } from './payout-sheet-source.js';

/** A line's share of a bank row. */
export interface BankRowLine {
  line: Omit<ClearLine, 'reasons'>;
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
  identityNumber: string;
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
export async function bankRowsOf(payoutNumber: string, source: AsyncIterable<ClearLine>): Promise<BankRow[]> {
  const rows = new Map<string, BankRow>();
  for await (const clear of source) {
    const bankFen = clear.amountFen - clear.nettedFen;
    if (bankFen <= 0) continue;
    const { workerName: name, bankAccount: account, bankName, identityNumber } = clear;
    // The reasons are the bulk of a line, and no bank hears of them.
    const { reasons: _reasons, ...line } = clear;
    const row = rows.get(line.workerId);
    if (row) {
      // Lines are made on one snapshot of the register, so a person has one account in a payout.
      if (row.account !== account) throw new Error(`lines ${row.lineKey} and ${line.lineNo} name two accounts`);
      row.lines.push({ line, bankFen });
      row.amountFen = sumFen([row.amountFen, bankFen]);
      continue;
    }
    const lineKey = lineKeyOf(payoutNumber, line.lineNo);
    const lines = [{ line, bankFen }];
    rows.set(line.workerId, { lineKey, name, account, bankName, identityNumber, amountFen: bankFen, lines });
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

/** Splits by own and other bank where the profile does, and by its row limit; each part with its own totals. */
export function bankPartsOf(profile: Pick<BankProfile, 'ownBank' | 'rowLimit'>, rows: readonly BankRow[]): BankPart[] {
  const { ownBank, rowLimit } = profile;
  const sides: [BankSide | null, BankRow[]][] =
    ownBank === null
      ? [[null, [...rows]]]
      : (['own', 'other'] as const).map((side) => [
          side,
          rows.filter((row) => ownBank.some((word) => row.bankName.includes(word)) === (side === 'own')),
        ]);
  const parts: BankPart[] = [];
  for (const [side, all] of sides) {
    for (let from = 0; from < all.length; from += rowLimit) {
      const some = all.slice(from, from + rowLimit);
      parts.push({ no: parts.length + 1, side, rows: some, totalFen: sumFen(some.map((row) => row.amountFen)) });
    }
  }
  return parts;
}
