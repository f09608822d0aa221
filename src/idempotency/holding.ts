import type { DataSource } from 'typeorm';
import { newId } from '../common/values/ids.js';
import { sqlState } from '../database/server/sql-state.js';
import { warnUnlessAway } from '../database/server/server-errors.js';

const SIGN_MS = 2_000;

/** Whoever gave no sign for so long is taken for dead. Wrongly, where it only stood still: `KeyedRun` sees to it that this does no harm. */
const PATIENCE = `interval '10 seconds'`;

/** SQL: whether the instance of this id was heard of. */
export const isHeardOf = (id: string): string =>
  `EXISTS (SELECT 1 FROM idempotency_holders h WHERE h.id = ${id} AND h.seen_at > now() - ${PATIENCE})`;

/**
 * What this instance holds of keys. It gives a sign in `idempotency_holders` while that is anything at all, so that others can tell a
 * long request from a dead process; the database's clock measures both.
 */
export class Holding {
  readonly id = newId();
  private readonly running = new Set<string>();
  private readonly unsettled = new Map<string, () => Promise<unknown>>();
  private timer: NodeJS.Timeout | null = null;
  private turn: Promise<void> = Promise.resolve();
  private signing: Promise<unknown> | null = null;
  private signedAt = -Infinity;
  private stopped = false;

  constructor(private readonly dataSource: DataSource) {}

  /**
   * On a database that nobody else can have open, whoever else signed is dead.
   *
   * @param alone nobody else can
   */
  async start(alone: boolean): Promise<void> {
    await this.dataSource.query(
      `DELETE FROM idempotency_holders ${alone ? '' : `WHERE seen_at < now() - interval '1 day'`}`,
    );
  }

  /** Called before the claim stands in the database: nobody may ever find it unsigned. */
  async take(claim: string): Promise<void> {
    this.running.add(claim);
    this.wake();
    if (performance.now() - this.signedAt > SIGN_MS) await this.sign();
  }

  letGo(claim: string): void {
    this.running.delete(claim);
  }

  holds(claim: string): boolean {
    return this.running.has(claim) || this.unsettled.has(claim);
  }

  /** What could not be told the database about a run that has ended is told it later; until then the claim is held. */
  settleLater(claim: string, settle: () => Promise<unknown>): void {
    this.unsettled.set(claim, settle);
    this.wake();
  }

  /** Requests that were running have ended by now. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.turn;
    await this.settle();
    try {
      // Without a sign, what is left unsettled is free at once.
      await this.dataSource.query('DELETE FROM idempotency_holders WHERE id = $1', [this.id]);
    } catch (error) {
      warnUnlessAway(error, { sqlState: sqlState(error) }, 'others take this instance for dead a few seconds later');
    }
  }

  private wake(): void {
    if (this.timer || this.stopped || this.running.size + this.unsettled.size === 0) return;
    this.timer = setTimeout(() => {
      this.turn = this.beat().finally(() => {
        this.timer = null;
        this.wake();
      });
    }, SIGN_MS);
    this.timer.unref();
  }

  /** Never rejects: the next turn tries again. */
  private async beat(): Promise<void> {
    try {
      if (this.running.size + this.unsettled.size > 0) await this.sign();
    } catch (error) {
      warnUnlessAway(
        error,
        { sqlState: sqlState(error) },
        'no sign could be given for the requests with a key that run here',
      );
    }
    await this.settle();
  }

  private sign(): Promise<unknown> {
    const at = performance.now();
    this.signing ??= this.dataSource
      .query(
        `INSERT INTO idempotency_holders (id) VALUES ($1)
         ON CONFLICT (id) DO UPDATE SET seen_at = clock_timestamp()`,
        [this.id],
      )
      .then(() => (this.signedAt = at))
      .finally(() => (this.signing = null));
    return this.signing;
  }

  private async settle(): Promise<void> {
    for (const [claim, settle] of this.unsettled) {
      try {
        await settle();
        this.unsettled.delete(claim);
      } catch (error) {
        warnUnlessAway(error, { sqlState: sqlState(error) }, 'what became of a request is not told its key yet');
        return;
      }
    }
  }
}
