import type { EntityManager } from 'typeorm';

const WAYS = ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin'];

/**
 * From here on the transaction's statements look rows up one by one, by their keys. For long walks in chunks: for a
 * thousand of a hundred thousand rows the planner thinks it cheaper to read the whole table, which the next chunk does
 * again, so that the walk takes the square of its length.
 */
export async function lookUpByKey(tx: EntityManager): Promise<void> {
  await setWays(tx, 'off');
}

/** The planner chooses again. */
export async function lookUpFreely(tx: EntityManager): Promise<void> {
  await setWays(tx, 'on');
}

async function setWays(tx: EntityManager, to: 'on' | 'off'): Promise<void> {
  await tx.query(`SELECT ${WAYS.map((way) => `set_config('${way}', '${to}', true)`).join(', ')}`);
}
