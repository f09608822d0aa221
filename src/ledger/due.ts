/** What the ledger knows of one person's subject, in fen. */
export interface PaidSoFar {
  /** Paid before the system existed (historical payments). */
  historicalFen: number;
  /** Paid by this system and settled, less what came back. */
  systemFen: number;
  /** Lines of live payouts. */
  inFlightFen: number;
  /** Of what this system paid, what was given up: the person has it still, so it counts only against what is over-paid. */
  writtenOffFen?: number;
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
export function moneyOf(
  owedFen: number,
  { historicalFen, systemFen, inFlightFen, writtenOffFen = 0 }: PaidSoFar,
): Money {
  const restFen = owedFen - historicalFen - systemFen - inFlightFen;
  // A write-off ends the asking, not the payment: were the subject owed again, it would not be paid a second time.
  const forgivenFen = Math.min(writtenOffFen, Math.max(0, 0 - restFen));
  const paidFen = historicalFen + systemFen - forgivenFen;
  const dueFen = Math.max(restFen + forgivenFen, 0 - Math.max(systemFen - forgivenFen, 0));
  return { owedFen, paidFen, inFlightFen, dueFen };
}
