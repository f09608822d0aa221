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

/** Stands by at each transaction that a {@link Journal} notes. */
export interface Watch {
  /** First of all in it, each time it is run. */
  begun?(tx: EntityManager): Promise<void>;
  /** Before its commit; what it throws loses the transaction. */
  ending(tx: EntityManager): Promise<void>;
  /** It has ended, or is about to be lost. */
  over?(): void;
  /** Also where no journal notes: the request leaves a mark, though it only asks for something. */
  isOfAll?: boolean;
}

const watching = new AsyncLocalStorage<Watch>();

/** What `work` commits is watched. */
export function withWatch<T>(watch: Watch, work: () => T): T {
  return watching.run(watch, work);
}

/** @param run opens the transaction, perhaps more than once */
export async function journaled<T>(
  dataSource: DataSource,
  work: Work<T>,
  run: (work: Work<T>) => Promise<T>,
): Promise<T> {
  const journal = current.getStore();
  const watch = watching.getStore();
  if (!journal || journal.dataSource !== dataSource) return watch?.isOfAll ? watched(watch, work, run) : run(work);
  const { place, known } = journal.next();
  if (known) return known.value as T;
  const noted = async (tx: EntityManager, value: T): Promise<void> => journal.note(tx, place, value);
  if (watch) return watched(watch, work, run, noted);
  return run(async (tx) => {
    const value = await work(tx);
    await noted(tx, value);
    return value;
  });
}

async function watched<T>(
  watch: Watch,
  work: Work<T>,
  run: (work: Work<T>) => Promise<T>,
  noted?: (tx: EntityManager, value: T) => Promise<void>,
): Promise<T> {
  try {
    return await run(async (tx) => {
      try {
        await watch.begun?.(tx);
        const value = await work(tx);
        await watch.ending(tx);
        await noted?.(tx, value);
        return value;
      } catch (error) {
        watch.over?.();
        throw error;
      }
    });
  } finally {
    watch.over?.();
  }
}

/** A transaction that wrote has a number; one that only read has none. */
export async function hasWritten(tx: EntityManager): Promise<boolean> {
  const [{ wrote }] = await tx.query<[{ wrote: boolean }]>(
    'SELECT pg_current_xact_id_if_assigned() IS NOT NULL AS wrote',
  );
  return wrote;
}
