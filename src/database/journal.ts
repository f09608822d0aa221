import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, EntityManager } from 'typeorm';

/**
 * What a request that is done once, however often it is sent, writes down in its own transactions. Its process may die between the
 * commit and the answer: then a repeat is run once more from its beginning, and what a transaction gave the first time is
 * taken from here instead of being done again. `inTransaction` and `inLockedSnapshot` ask it, `idempotency/` keeps it.
 */
export interface Journal {
  /** Transactions on another one (a replica) are none of its business. */
  readonly dataSource: DataSource;
  /** Asked at the beginning of each transaction, in their order. `known` is what an earlier run got from it and committed. */
  next(): { place: number; known: { value: unknown } | null };
  /**
   * Asked as the last thing before the commit, so that the note stands exactly when the work does.
   *
   * @throws when the request is another's by now, or must not do this a second time: the transaction is to be lost
   */
  note(tx: EntityManager, place: number, value: unknown): Promise<void>;
}

type Work<T> = (tx: EntityManager) => Promise<T>;

// Ambient, unlike the transaction: seventy services would hand it through and none would use it.
const current = new AsyncLocalStorage<Journal | null>();

/** Everything that `work` begins, and what it waits for, is written down in the journal. */
export function withJournal<T>(journal: Journal, work: () => T): T {
  return current.run(journal, work);
}

/** For what a request sets off and does not wait for: it is no part of the request. */
export function withoutJournal<T>(work: () => T): T {
  return current.run(null, work);
}

/** @param run opens the transaction, perhaps more than once */
export async function journaled<T>(
  dataSource: DataSource,
  work: Work<T>,
  run: (work: Work<T>) => Promise<T>,
): Promise<T> {
  const journal = current.getStore();
  if (!journal || journal.dataSource !== dataSource) return run(work);
  const { place, known } = journal.next();
  if (known) return known.value as T;
  return run(async (tx) => {
    const value = await work(tx);
    await journal.note(tx, place, value);
    return value;
  });
}
