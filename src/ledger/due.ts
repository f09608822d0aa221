/** What the ledger knows of one person's subject, in fen. */
export interface PaidSoFar {
  /** Paid before the system existed (historical payments). */
  historicalFen: number;
  /** Paid by this system and settled, less what was recovered. */
  systemFen: number;
  /** Lines of live payouts. */
  inFlightFen: number;
}

/** One person's subject in the words of the API. */
export interface Money {
  owedFen: number;
  paidFen: number;
  inFlightFen: number;
  dueFen: number;
}

export const NOTHING_PAID: PaidSoFar = { historicalFen: 0, systemFen: 0, inFlightFen: 0 };

/**
 * due = owed − paid − in flight (domain rule §7), computed here and nowhere else. Below zero it is a recovery, and a
 * recovery is at most what this system paid: what was paid before the system existed lowers what is due, and is never
 * asked back; what is still in flight is stopped in its payout, not recovered.
 */
export function moneyOf(owedFen: number, { historicalFen, systemFen, inFlightFen }: PaidSoFar): Money {
  const paidFen = historicalFen + systemFen;
  const restFen = owedFen - paidFen - inFlightFen;
  const dueFen = Math.max(restFen, 0 - Math.max(systemFen, 0));
  return { owedFen, paidFen, inFlightFen, dueFen };
}
