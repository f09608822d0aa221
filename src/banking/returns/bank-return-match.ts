import { personName } from '../../common/values/names.js';
import type { ReturnQueue } from '../../ledger/bank-return.entity.js';
import type { BankProfile } from '../profiles/bank-profiles.js';
import type { ReturnRow } from './bank-return-reader.js';
import { verdictOf } from './bank-words.js';
import type { BankRow } from '../files/bank-rows.js';

/** What decides the queue, beside the row itself. */
export interface MatchFacts {
  /** The transfer that the row's key names, or the only one that it can be about. */
  transfer: BankRow | undefined;
  /** Its lines have ended already, or the same file has named it before. */
  isRepeated: boolean;
}

/**
 * The queue of a row of a bank's return (domain rule §7). Only `paid` and `returned` settle by themselves, and only where
 * key (where there is one), name, account and amount all agree; whatever differs waits for a person, the gravest difference first.
 */
export function queueOf(
  profile: Pick<BankProfile, 'paidWords' | 'returnedWords'>,
  row: ReturnRow,
  { transfer, isRepeated }: MatchFacts,
): ReturnQueue {
  if (!transfer) return 'unknown-line';
  if (isRepeated) return 'repeated';
  if (personName(row.name ?? '') !== personName(transfer.name)) return 'other-name';
  if (!isSameAccount(row.account, transfer.account)) return 'other-account';
  const verdict = row.isFailure && row.status === null ? 'returned' : verdictOf(profile, row.status);
  if (verdict === null) return 'unclear';
  // Some banks state no amount for a payment that they did not make.
  if (row.amountFen === null) return verdict === 'returned' ? 'returned' : 'unclear';
  if (row.amountFen < transfer.amountFen) return 'short-pay';
  if (row.amountFen > transfer.amountFen) return 'over-pay';
  return verdict;
}

/**
 * Finds the transfer that a row without our key is about: that of the one payee with this name and account. Where several are, the
 * amount must single one out; otherwise nobody guesses.
 */
export class TransferFinder {
  private readonly byName = new Map<string, BankRow[]>();

  constructor(transfers: readonly BankRow[]) {
    for (const transfer of transfers) {
      const name = personName(transfer.name);
      const known = this.byName.get(name);
      if (known) known.push(transfer);
      else this.byName.set(name, [transfer]);
    }
  }

  find(row: Pick<ReturnRow, 'name' | 'account' | 'amountFen'>): BankRow | undefined {
    const named = this.byName.get(personName(row.name ?? '')) ?? [];
    // Neither an amount nor a whole account: too little to know a payment by.
    if (row.amountFen === null && !/^\d{8,}$/.test(row.account ?? '')) return undefined;
    const same = named.filter(({ account }) => isSameAccount(row.account, account));
    if (same.length === 1) return same[0];
    const exact = same.filter(({ amountFen }) => amountFen === row.amountFen);
    return exact.length === 1 ? exact[0] : undefined;
  }
}

/** Banks show an account whole, or masked with at least its last four digits. */
function isSameAccount(stated: string | null, account: string): boolean {
  if (stated === null) return false;
  if (/^\d{8,}$/.test(stated)) return stated === account;
  const tail = tailOf(stated);
  return tail !== null && account.endsWith(tail);
}

/** The last four digits; null where the file shows fewer. */
export function tailOf(stated: string | null): string | null {
  return /\d{4}$/.exec(stated ?? '')?.[0] ?? null;
}

/** A line of a transfer, as far as spreading an amount over the transfer needs it. */
export interface Share {
  lineId: string;
  bankFen: number;
  nettedFen: number;
}

/**
 * Spreads what the bank really paid over the lines of a transfer: each in its order as much as it was to get, the last one
 * what is left over. Answers what each line counts as paid, its netted part included; 0 is a line that got nothing.
 */
export function spreadPaid(shares: readonly Share[], statedFen: number): { lineId: string; paidFen: number }[] {
  let left = statedFen;
  return shares.map(({ lineId, bankFen, nettedFen }, index) => {
    const share = index === shares.length - 1 ? left : Math.min(left, bankFen);
    left -= share;
    return { lineId, paidFen: share + nettedFen };
  });
}
