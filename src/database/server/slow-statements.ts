import { createHash } from 'node:crypto';
import type { QueryRunner } from 'typeorm';
import { requestIdNow } from '../../common/http/request-id.js';
import { log } from '../../common/log.js';
import { isServerAway } from './server-errors.js';
import { sqlState } from './sql-state.js';

/** A statement of the code is well within this; bulk ones repeat themselves. */
const MOST_TEXT = 2_000;
const MOST_NODES = 300;
/** The plan of one statement is asked for so often at most. */
const PLAN_AGAIN_MS = 10 * 60_000;
/** Of so many statements it is known when that was; more are not written in the code. */
const MOST_KNOWN = 1_000;
const PLAN_MS = 5_000;

/** Strings in all their forms, and numbers that are no parameter and no part of a name. */
const LITERALS =
  /\b[Ee]'(?:[^'\\]|''|\\.)*'|(?:\b[BbXxNn])?'(?:[^']|'')*'|\$(\w*)\$[^]*?\$\1\$|(?<![\w$.])\d+(?:\.\d+)?\b/g;
const MANY_PARAMETERS = /\$\d+(?:\s*,\s*\$\d+)+/g;
const MANY_ROWS = /\(\$…\)(?:\s*,\s*\(\$…\))+/g;

/**
 * The text of a statement as the code wrote it, without any value: parameters are not in it, and what stands in it between quotes, or as a number, is
 * taken out, though the code writes constants of its own there and nothing else.
 */
export function withoutValues(text: string): string {
  const bare = text.replaceAll(LITERALS, '?').replaceAll(/\s+/g, ' ').trim();
  return bare.replaceAll(MANY_PARAMETERS, '$…').replaceAll(MANY_ROWS, '($…), …').slice(0, MOST_TEXT);
}

/** Short, and the same for the same text: by it lines of the log are counted together. */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

interface PlanNode {
  'Node Type': string;
  'Join Type'?: string;
  'Relation Name'?: string;
  'Index Name'?: string;
  Plans?: PlanNode[];
}

/** How a plan goes about it: its steps, tables and indexes, without conditions, in which values would stand. */
export function shapeOf(node: PlanNode): string {
  const own = [node['Node Type'], node['Join Type'], node['Relation Name'], node['Index Name']]
    .filter(Boolean)
    .join(' ');
  const below = (node.Plans ?? []).map(shapeOf).join(', ');
  return below ? `${own} (${below})` : own;
}

/**
 * Logs statements that take longer than they should: their text without values, how long, how many rows, for which request. Of what
 * only reads, the plan as well: asked for afterwards, on another connection, one at a time, and of each statement rarely.
 */
export class SlowStatements {
  private readonly plannedAt = new Map<string, number>();
  private isPlanning = false;

  constructor(
    private readonly limitMs: number,
    /** Null where there is no second connection to ask on. */
    private readonly runner: (() => QueryRunner) | null,
  ) {}

  async timed<T>(text: string, parameters: unknown, run: () => Promise<T>): Promise<T> {
    const began = performance.now();
    const ended = (rows: number | undefined): void => {
      const milliseconds = performance.now() - began;
      if (milliseconds >= this.limitMs) this.tell(text, parameters, { milliseconds: Math.round(milliseconds), rows });
    };
    try {
      const result = await run();
      ended(rowsOf(result));
      return result;
    } catch (error) {
      // A server that is away is told once, and not by each statement that it kept waiting.
      if (!isServerAway(error)) ended(undefined);
      throw error;
    }
  }

  private tell(text: string, parameters: unknown, facts: { milliseconds: number; rows: number | undefined }): void {
    const statement = withoutValues(text);
    const hash = fingerprint(statement);
    log.warn({ requestId: requestIdNow(), ...facts, fingerprint: hash, statement }, 'a slow statement');
    if (this.isPlanning || !this.runner || !/^\s*(SELECT|WITH)\b/i.test(text)) return;
    const now = performance.now();
    if (now - (this.plannedAt.get(hash) ?? -Infinity) < PLAN_AGAIN_MS) return;
    if (this.plannedAt.size >= MOST_KNOWN) this.plannedAt.clear();
    this.plannedAt.set(hash, now);
    this.isPlanning = true;
    void this.tellPlan(this.runner, { text, parameters, hash }).finally(() => (this.isPlanning = false));
  }

  /** EXPLAIN without ANALYZE plans and runs nothing (PostgreSQL 18, EXPLAIN). */
  private async tellPlan(
    make: () => QueryRunner,
    { text, parameters, hash }: { text: string; parameters: unknown; hash: string },
  ): Promise<void> {
    const runner = make();
    try {
      await runner.startTransaction();
      await runner.query('SET TRANSACTION READ ONLY');
      await runner.query(`SET LOCAL statement_timeout = ${PLAN_MS}`);
      const [row] = (await runner.query(`EXPLAIN (COSTS OFF, FORMAT JSON) ${text}`, parameters as unknown[])) as [
        { 'QUERY PLAN': [{ Plan: PlanNode }] },
      ];
      const shape = shapeOf(row['QUERY PLAN'][0].Plan);
      log.warn(
        { fingerprint: hash, plan: fingerprint(shape), nodes: shape.slice(0, MOST_NODES) },
        'the plan of a slow statement',
      );
    } catch (error) {
      // Of a table that was only its transaction's, say: the statement itself was logged.
      log.debug({ fingerprint: hash, sqlState: sqlState(error) }, 'no plan of a slow statement');
    } finally {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      await runner.release().catch(() => undefined);
    }
  }
}

/** TypeORM gives the rows, or of what changed them the rows and how many. */
function rowsOf(result: unknown): number | undefined {
  if (Array.isArray(result)) {
    const [, count] = result as unknown[];
    return result.length === 2 && Array.isArray(result[0]) && typeof count === 'number' ? count : result.length;
  }
  const records = (result as { records?: unknown } | null)?.records;
  return Array.isArray(records) ? records.length : undefined;
}
