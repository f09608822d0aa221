import type { EntityManager } from 'typeorm';

const WAYS = {
  enable_seqscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  max_parallel_workers_per_gather: '0',
  // What is switched off and still needed (a table of a hundred rows without an index) counts as ten thousand million, and so
  // every such statement was compiled anew before it ran: a fifth of an import's time.
  jit: 'off',
};

/**
 * From here on the transaction's statements look rows up one by one, by their keys. For long walks in chunks: for a
 * thousand of a hundred thousand rows the planner thinks it cheaper to read the whole table, or to start other processes
 * that read it, and does so again for the next chunk, so that the walk takes the square of its length.
 */
export async function lookUpByKey(tx: EntityManager): Promise<void> {
  await tx.query(
    Object.entries(WAYS)
      .map(([way, value]) => `SET LOCAL ${way} = ${value}`)
      .join('; '),
  );
}

/** The planner chooses again. */
export async function lookUpFreely(tx: EntityManager): Promise<void> {
  await tx.query(
    Object.keys(WAYS)
      .map((way) => `SET LOCAL ${way} TO DEFAULT`)
      .join('; '),
  );
}
