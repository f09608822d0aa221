import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { EntityManager } from 'typeorm';

/** Names by text, so that a text is hashed once; there are as many as statements written in the code. */
const names = new Map<string, string>();

/**
 * Runs a statement that the connection prepares once and only executes from then on: for small reads, where planning
 * takes longer than finding the rows. The text must not be built from a request's values, since each text stays prepared
 * for as long as its connection lives; and its best plan must not hang on them.
 */
export async function queryPrepared<R extends object>(
  manager: EntityManager,
  text: string,
  values: unknown[],
): Promise<R[]> {
  let name = names.get(text);
  if (name === undefined) {
    name = createHash('sha256').update(text).digest('base64url').slice(0, 22);
    names.set(text, name);
  }
  // TypeORM names no statements, so its connection is asked itself: the transaction's, or one of the pool's.
  const runner = manager.queryRunner ?? manager.connection.createQueryRunner();
  try {
    const client = (await runner.connect()) as PoolClient;
    // What TypeORM does for every statement that goes through it.
    manager.connection.logger.logQuery(text, values, runner);
    return (await client.query<R>({ name, text, values })).rows;
  } finally {
    if (runner !== manager.queryRunner) await runner.release();
  }
}
