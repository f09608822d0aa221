import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIG } from '../common/config/config.token.js';
import type { Config } from '../common/config/config.js';
import { Refusal } from '../common/errors.js';
import { PersonalData } from '../common/secrets/personal-data.js';
import { withoutJournal } from '../database/journal.js';
import { sqlState } from '../database/server/sql-state.js';
import { inTransaction } from '../database/transaction.js';
import { Holding, isHeardOf } from './holding.js';
import { stillRunning, usedOtherwise } from './idempotency-errors.js';
import { IdempotencyKey } from './idempotency-key.entity.js';
import { IdempotencyNote } from './idempotency-note.entity.js';
import { KeyedRun, type KeyedRequest } from './keyed-run.js';
import { warnUnlessAway } from '../database/server/server-errors.js';

export interface KeptAnswer {
  status: number;
  /** As it was sent: JSON, a problem document for 400 and above, or nothing. */
  body: string;
}

/**
 * What becomes of a key when its request has ended. `free`: nothing is kept, and the same key may be used again; `retry`: the request
 * failed inside, and a repeat goes on from what it had committed, or begins anew.
 */
export type Ending = { keep: KeptAnswer } | 'free' | 'retry';

const FIRST_LOOK_MS = 20;
const LONGEST_LOOK_MS = 500;

/**
 * Remembers requests by their `Idempotency-Key` (IETF draft-ietf-httpapi-idempotency-key-header; api.md). The marker is
 * committed before the work begins and the answer after it ended, each in a short transaction of its own: the embedded
 * database has one connection, and a marker inside the work's transaction would be seen by nobody. What lies between the work and
 * the answer is in the notes that the work's own transaction leaves, see {@link KeyedRun}.
 */
@Injectable()
export class IdempotencyService implements OnModuleInit, OnApplicationShutdown {
  /** A repeated request waits so long for the first one's answer before it is told 409; longer than a dead holder is waited for. */
  waitMs = 15_000;
  private readonly holding: Holding;

  constructor(
    private readonly dataSource: DataSource,
    private readonly personalData: PersonalData,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.holding = new Holding(dataSource);
  }

  async onModuleInit(): Promise<void> {
    await this.holding.start(!this.config.databaseUrl);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.holding.stop();
  }

  /**
   * A run when the caller is the first and has to do the work, or to go on with that of a dead one; else the answer of whoever was.
   *
   * @throws {Refusal} 422 when the key stands for another request, 409 while that request is still running
   */
  async claim(request: KeyedRequest, gone: () => boolean): Promise<KeptAnswer | KeyedRun> {
    const run = new KeyedRun(this.dataSource, this.personalData, request);
    let claimed = false;
    try {
      await this.holding.take(run.claim);
      const until = Date.now() + this.waitMs;
      for (let pause = FIRST_LOOK_MS; ; pause = Math.min(pause * 2, LONGEST_LOOK_MS)) {
        const found = await inTransaction(this.dataSource, (tx) => this.claimOrFind(tx, run));
        claimed = found === 'claimed';
        if (found === 'claimed') return run;
        // Between the two statements the first request failed and freed its key.
        if (found === null) continue;
        if (!found.requestHash.equals(this.hash(request))) throw usedOtherwise();
        const answer = this.answerIn(found);
        if (answer) return answer;
        if (Date.now() >= until || gone()) throw stillRunning();
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    } catch (error) {
      // Where the connection broke, the claim may stand all the same.
      if (!(error instanceof Refusal)) this.holding.settleLater(run.claim, () => this.release(run, 'retry'));
      throw error;
    } finally {
      if (!claimed) this.holding.letGo(run.claim);
    }
  }

  /**
   * Writes down how the run ended. Should that fail, what was done is done: it is told later, and the key stays held until then.
   *
   * @returns what the caller is told in place of the run's own answer, where another run took the request over; else null
   * @throws {Refusal} 409 when the work is another run's and has not ended
   */
  conclude(run: KeyedRun, ending: Ending): Promise<KeptAnswer | null> {
    return withoutJournal(async () => {
      const settle = (): Promise<boolean> =>
        typeof ending === 'string' ? this.release(run, ending) : this.keep(run, ending.keep);
      try {
        if (!run.isLost && ((await settle()) || typeof ending === 'string')) return null;
        const theirs = await this.answerOfOther(run.request);
        // What this run committed the other one found: its own answer is as good.
        if (!theirs && run.isLost) throw stillRunning();
        return theirs;
      } catch (error) {
        if (error instanceof Refusal) throw error;
        warnUnlessAway(
          error,
          { sqlState: sqlState(error), route: run.request.route },
          'the answer could not be kept for its key',
        );
        this.holding.settleLater(run.claim, settle);
        return null;
      } finally {
        this.holding.letGo(run.claim);
      }
    });
  }

  /** Null where there is none in time, or no more. */
  private async answerOfOther({ userId, key }: KeyedRequest): Promise<KeptAnswer | null> {
    for (const until = Date.now() + this.waitMs; ;) {
      const found = await this.dataSource.manager.findOneBy(IdempotencyKey, { userId, key });
      const answer = found && this.answerIn(found);
      if (answer || !found || Date.now() >= until) return answer;
      await new Promise((resolve) => setTimeout(resolve, LONGEST_LOOK_MS));
    }
  }

  /** @returns whether the key was still this run's */
  private async keep({ claim, request: { userId, key } }: KeyedRun, { status, body }: KeptAnswer): Promise<boolean> {
    const [{ kept }] = await this.dataSource.query<[{ kept: number }]>(
      `WITH kept AS (
         UPDATE idempotency_keys SET state = 'done', status = $4, answer_cipher = $5, holder = NULL
         WHERE user_id = $1 AND key = $2 AND claim = $3 AND state = 'running' RETURNING 1),
       gone AS (DELETE FROM idempotency_notes WHERE user_id = $1 AND key = $2 AND EXISTS (SELECT 1 FROM kept))
       SELECT count(*)::int AS kept FROM kept`,
      [userId, key, claim, status, this.personalData.encrypt(body)],
    );
    return kept > 0;
  }

  /** @returns whether the key was still this run's */
  private release({ claim, request: { userId, key } }: KeyedRun, ending: 'free' | 'retry'): Promise<boolean> {
    return inTransaction(this.dataSource, async (tx) => {
      // A connection that was lost at its COMMIT may hold the row until the server has ended it one way or the other.
      await tx.query(`SET LOCAL lock_timeout = '5s'`);
      const mine: unknown[] = await tx.query(
        `SELECT 1 FROM idempotency_keys WHERE user_id = $1 AND key = $2 AND claim = $3 AND state = 'running' FOR UPDATE`,
        [userId, key, claim],
      );
      if (mine.length === 0) return false;
      // Asked only now: under the lock no note comes any more.
      const goesOn = ending === 'retry' && (await tx.existsBy(IdempotencyNote, { userId, key }));
      if (goesOn) await tx.update(IdempotencyKey, { userId, key }, { holder: null });
      else await tx.delete(IdempotencyKey, { userId, key });
      return true;
    });
  }

  private async claimOrFind(tx: EntityManager, run: KeyedRun): Promise<'claimed' | IdempotencyKey | null> {
    const { userId, key, route } = run.request;
    await tx.query(
      `DELETE FROM idempotency_keys WHERE (user_id, key) IN (
         SELECT user_id, key FROM idempotency_keys WHERE created_at < now() - interval '24 hours'
         LIMIT 1000 FOR UPDATE SKIP LOCKED)`,
    );
    const inserted: unknown[] = await tx.query(
      `INSERT INTO idempotency_keys (user_id, key, route, request_hash, state, holder, claim)
       VALUES ($1, $2, $3, $4, 'running', $5, $6) ON CONFLICT (user_id, key) DO NOTHING RETURNING 1`,
      [userId, key, route, this.hash(run.request), this.holding.id, run.claim],
    );
    if (inserted.length > 0) return 'claimed';
    const found = await tx.findOneBy(IdempotencyKey, { userId, key });
    if (!found || !(await this.takeOver(tx, run, found))) return found;
    return 'claimed';
  }

  /** A request that nobody runs any more goes to this run, with the notes of what it had committed. */
  private async takeOver(tx: EntityManager, run: KeyedRun, found: IdempotencyKey): Promise<boolean> {
    const { userId, key } = run.request;
    if (found.state !== 'running' || found.claim === null || !found.requestHash.equals(this.hash(run.request))) {
      return false;
    }
    if (this.holding.holds(found.claim)) return false;
    // Whoever is about to commit has the row locked, and is not dead.
    const free: unknown[] = await tx.query(
      `SELECT 1 FROM idempotency_keys k WHERE user_id = $1 AND key = $2 AND claim = $3 AND state = 'running'
         AND (holder IS NULL OR holder = $4 OR NOT ${isHeardOf('k.holder')})
       FOR UPDATE OF k SKIP LOCKED`,
      [userId, key, found.claim, this.holding.id],
    );
    if (free.length === 0) return false;
    await tx.update(IdempotencyKey, { userId, key }, { holder: this.holding.id, claim: run.claim });
    await run.readNotes(tx);
    return true;
  }

  private answerIn({ state, status, answerCipher }: IdempotencyKey): KeptAnswer | null {
    if (state !== 'done' || !answerCipher) return null;
    return { status: status ?? 200, body: this.personalData.decrypt(answerCipher) };
  }

  private hash({ digest }: KeyedRequest): Buffer {
    return this.personalData.lookup('request', digest);
  }
}
