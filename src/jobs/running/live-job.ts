import { ServiceUnavailableException } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { hasWritten } from '../../database/journal.js';
import type { JobPhase } from './job-words.js';
import type { Job } from '../job.entity.js';
import { jobCancelled } from './jobs-errors.js';

/** A job that this instance works on: how far it is, and whether it is still wanted. */
export class LiveJob {
  phase: JobPhase | null = null;
  done: number | null = null;
  total: number | null = null;
  /** Something is about to be committed, or was: nobody can cancel it any more. */
  isCommitting = false;
  /** Changed since it was last written down. */
  isNews = false;
  /**
   * Its account's jobs as its transaction found them, while that has the only connection: nobody can change them meanwhile, nor ask for
   * them. Null otherwise.
   */
  beside: readonly Job[] | null = null;
  private ended: 'cancelled' | 'stopped' | null = null;

  constructor(readonly job: Job) {}

  /** See `Report`. */
  readonly report = (phase: JobPhase, done: number | null = null, total: number | null = null): void => {
    if (this.ended && !this.isCommitting) throw this.reason();
    this.isNews ||= phase !== this.phase || done !== this.done || total !== this.total;
    Object.assign(this, { phase, done, total });
  };

  get isCancelled(): boolean {
    return this.ended === 'cancelled';
  }

  /** The work ends where it next says how far it is, or before it commits. */
  cancel(): void {
    this.ended ??= 'cancelled';
  }

  /** {@link cancel}, unless it is too late. @returns whether it was not */
  cancelInTime(): boolean {
    if (this.isCommitting) return false;
    this.cancel();
    return this.isCancelled;
  }

  /** The instance goes down: somebody else takes it up. */
  stop(): void {
    this.ended ??= 'stopped';
  }

  /**
   * Before a commit: either it stands that something was written, in the same transaction, or it is cancelled. Whoever cancels
   * waits for the row.
   */
  readonly passGate = async (tx: EntityManager): Promise<void> => {
    if (this.ended && !this.isCommitting) throw this.reason();
    if (!(await hasWritten(tx))) return;
    const mine: [unknown[], number] = await tx.query(
      `UPDATE jobs SET written = true WHERE id = $1 AND claim = $2 AND state = 'running' RETURNING 1`,
      [this.job.id, this.job.claim],
    );
    if (mine[1] === 0) this.cancel();
    // Also where somebody of this process said so while the row was written.
    if (this.ended) throw this.reason();
    this.isCommitting = true;
  };

  private reason(): Error {
    return this.ended === 'stopped' ? new ServiceUnavailableException() : jobCancelled();
  }
}
