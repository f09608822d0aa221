import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { EntityManager, QueryRunner } from 'typeorm';
import { inWords } from '../server/server-errors.js';
import { inWordsOf } from '../server/promised-reads.js';
import { onceMore } from '../server/once-more.js';
import type { SturdyDataSource } from '../server/sturdy-data-source.js';

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
  const statement = { name, text, values };
  const runner = manager.queryRunner;
  if (runner) return told(() => ask<R>(runner, statement), runner);
  return told(() => onceMore(() => alone<R>(manager, statement)));
}

interface Statement {
  name: string;
  text: string;
  values: unknown[];
}

async function alone<R extends object>(manager: EntityManager, statement: Statement): Promise<R[]> {
  const runner = manager.connection.createQueryRunner();
  try {
    return await ask<R>(runner, statement);
  } finally {
    await runner.release();
  }
}

/** TypeORM names no statements, so its connection is asked itself: the transaction's, or one of the pool's. */
async function ask<R extends object>(runner: QueryRunner, statement: Statement): Promise<R[]> {
  const client = (await runner.connect()) as PoolClient;
  // What TypeORM does for every statement that goes through it.
  runner.connection.logger.logQuery(statement.text, statement.values, runner);
  const run = async (): Promise<R[]> => (await client.query<R>(statement)).rows;
  const { slow } = runner.connection as SturdyDataSource;
  return slow ? slow.timed(statement.text, statement.values, run) : run();
}

async function told<T>(work: () => Promise<T>, runner?: QueryRunner): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw runner ? inWordsOf(runner, error) : inWords(error);
  }
}
