import type { QueryRunner } from 'typeorm';
import { inWords, isWriteRefused, ReadThatWrites } from './server-errors.js';

/** Runners whose transaction was said to read and do nothing else. */
const reading = new WeakSet<QueryRunner>();

const SAYS_SO = /^\s*SET TRANSACTION READ ONLY\b/i;
const ENDS = /^\s*(START TRANSACTION|COMMIT|ROLLBACK)\s*$/i;

/** To be told of every statement that a runner is given, before it runs. */
export function noteStatement(runner: QueryRunner, text: string): void {
  if (SAYS_SO.test(text)) reading.add(runner);
  else if (reading.has(runner) && ENDS.test(text)) reading.delete(runner);
}

/** As {@link inWords}, but for a write where reads were promised: nobody is told of that to try again in a few seconds. */
export function inWordsOf(runner: QueryRunner, error: unknown): unknown {
  return reading.has(runner) && isWriteRefused(error) ? new ReadThatWrites(error) : inWords(error);
}
