import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { DataSource, type EntitySubscriberInterface, type TransactionCommitEvent } from 'typeorm';
import { withoutJournal } from '../database/journal.js';
import { sqlState } from '../database/server/sql-state.js';
import { chainCommitted } from './audit-chain.js';
import { AuditHeads } from './audit-heads.js';
import { AUDITED } from './audit.service.js';
import { warnUnlessAway } from '../database/server/server-errors.js';

/** Long enough that a burst of commits is linked at once, short enough that little stands unlinked. */
const DELAY_MS = 250;

/** Links events soon after their transaction committed, at the start those that an ended process left behind. */
@Injectable()
export class AuditChainer
  implements EntitySubscriberInterface, OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown
{
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly heads: AuditHeads,
  ) {}

  onModuleInit(): void {
    this.dataSource.subscribers.push(this);
  }

  async onApplicationBootstrap(): Promise<void> {
    await chainCommitted(this.dataSource);
    await this.heads.follow(this.dataSource);
  }

  afterTransactionCommit({ queryRunner }: TransactionCommitEvent): void {
    if (!queryRunner.data[AUDITED] || this.stopped || this.timer) return;
    // Whichever request comes first sets it off, for all.
    this.timer = withoutJournal(() =>
      setTimeout(() => {
        this.timer = null;
        this.running = this.running.then(() => this.chain());
      }, DELAY_MS),
    );
    this.timer.unref();
  }

  /** What waits is linked and kept, so that a clean stop leaves a head that has everything; what comes later waits for the next start. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.running;
    await this.chain();
    await this.heads.idle();
  }

  private async chain(): Promise<void> {
    try {
      await chainCommitted(this.dataSource);
      await this.heads.follow(this.dataSource);
    } catch (error) {
      // The events are safe and stay in the queue: the next commit, verification or start links them.
      warnUnlessAway(
        error,
        { sqlState: sqlState(error) },
        'audit events are not chained yet, or their head is not kept',
      );
    }
  }
}
