import type { Refusal } from '../common/errors.js';
import { constraintName } from './server/sql-state.js';

/**
 * Runs `work` and answers the violation of a named constraint with the refusal that belongs to it; anything else that is
 * thrown stays what it is. The transaction is lost either way.
 */
export async function refusingConflicts<T>(
  conflicts: Record<string, () => Refusal>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const refusal = conflicts[constraintName(error) ?? ''];
    throw refusal ? refusal() : error;
  }
}
