import type { RequestListener } from 'node:http';
import { deserialize, serialize } from 'node:v8';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { DataSource, type EntityManager } from 'typeorm';
import { actFor } from '../../auth/access/acting.js';
import { HeldAccounts } from '../../auth/access/held-accounts.js';
import { CONFIG } from '../../common/config/config.token.js';
import type { Config } from '../../common/config/config.js';
import { safeError } from '../../common/http/problem.filter.js';
import { log } from '../../common/log.js';
import { PersonalData } from '../../common/secrets/personal-data.js';
import { newId } from '../../common/values/ids.js';
import { type Watch, withoutJournal, withWatch } from '../../database/journal.js';
import { inTransaction } from '../../database/transaction.js';
import { DataKeysService } from '../../keys/watch/data-keys.service.js';
import { Job } from '../job.entity.js';
import type { JobKind } from './job-words.js';
import { jobBroken } from './jobs-errors.js';
import { LiveJob } from './live-job.js';
import { reportingTo } from './progress.js';
import { isOf, type JobOwner, newestOf } from './own-jobs.js';
import { replay, type StoredAnswer, type StoredRequest } from './replay.js';
import { warnUnlessAway } from '../../database/server/server-errors.js';

/** How far a job is, is written down so often at the most. */
const WRITE_MS = 1_000;
/** Whoever was not heard of for so long is taken for dead; written anew each third of it. Wrongly taken, it commits nothing. */
const LEASE_SECONDS = 15;
/** Jobs of instances that died are looked for so often. */
const LOOK_MS = 5_000;
/** A job that ends its process each time must not end it for ever. */
const MOST_ATTEMPTS = 5;

/** Answers after which nothing is decided: another run has it, or the database was away. */
const FOR_LATER = new Set<unknown>(['IDEMPOTENCY_KEY_RUNNING', 'DATABASE_UNAVAILABLE', 'DATABASE_BUSY']);

/** Files whose taking is an effect of its own: a file for the bank voids the one of another format. */
const MARKS: ReadonlySet<JobKind> = new Set(['bank-file']);

type Ended = { answer: StoredAnswer } | 'again' | 'cancelled';

/**
 * Works off the table of jobs, each by sending its request through this application once more, as the account that sent it and under
 * its key: the keyed run sees to it that it has one effect, whoever takes it up and however often (0014, 0042).
 */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, OnModuleDestroy, BeforeApplicationShutdown {
  /** The embedded database has one connection, which the work needs for itself. */
  private readonly isAlone: boolean;
  private readonly slots: number;
  private readonly live = new Map<string, LiveJob>();
  private readonly serving = new Set<Promise<void>>();
  private timer: NodeJS.Timeout | null = null;
  private isStopped = false;
  private isWoken = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly personalData: PersonalData,
    private readonly adapter: HttpAdapterHost,
    private readonly dataKeys: DataKeysService,
    private readonly accounts: HeldAccounts,
    @Inject(CONFIG) config: Config,
  ) {
    this.isAlone = !config.databaseUrl;
    this.slots = this.isAlone ? 1 : 2;
  }

  async onApplicationBootstrap(): Promise<void> {
    // Nobody else can have this database open, so whoever ran is dead.
    if (this.isAlone) await this.dataSource.query('DELETE FROM job_runs');
    else this.timer = setInterval(() => this.wake(), LOOK_MS).unref();
    this.wake();
  }

  onModuleDestroy(): void {
    this.isStopped = true;
    if (this.timer) clearInterval(this.timer);
    for (const job of this.live.values()) job.stop();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.serving);
  }

  /** There may be something to do. */
  wake(): void {
    this.isWoken = true;
    if (this.isStopped || this.serving.size >= this.slots) return;
    // Not a part of whatever request was the occasion.
    const serving = withoutJournal(() => this.serve()).catch((error: unknown) => {
      warnUnlessAway(error, { error: safeError(error) }, 'long work could not be looked for');
    });
    this.serving.add(serving);
    void serving.finally(() => this.serving.delete(serving));
  }

  /** How far a job is that runs here; null for others. */
  liveOf(id: string): LiveJob | null {
    return this.live.get(id) ?? null;
  }

  /** Of this account, the one whose transaction has the only connection just now. */
  heldOf(owner: JobOwner): LiveJob | null {
    return [...this.live.values()].find((live) => live.beside !== null && isOf(live.job, owner)) ?? null;
  }

  private async serve(): Promise<void> {
    while (!this.isStopped) {
      this.isWoken = false;
      const job = await this.take();
      if (job) await this.work(job);
      else if (!this.isWoken) return;
    }
  }

  private take(): Promise<Job | null> {
    return inTransaction(this.dataSource, async (tx) => {
      const [next]: { id: string }[] = await tx.query(
        `SELECT j.id FROM jobs j LEFT JOIN job_runs r ON r.job_id = j.id
         WHERE j.ended_at IS NULL AND (r.lease_until IS NULL OR r.lease_until < clock_timestamp())
         ORDER BY j.created_at, j.id FOR UPDATE OF j SKIP LOCKED LIMIT 1`,
      );
      if (!next) return null;
      const claim = newId();
      // Looked at again now that the row is locked: somebody may have taken it since the statement began.
      const leased: unknown[] = await tx.query(
        `INSERT INTO job_runs AS r (job_id, claim, lease_until)
         VALUES ($1, $2, clock_timestamp() + $3 * interval '1 second')
         ON CONFLICT (job_id) DO UPDATE
           SET claim = excluded.claim, lease_until = excluded.lease_until, phase = NULL, done = NULL, total = NULL
           WHERE r.lease_until < clock_timestamp() RETURNING 1`,
        [next.id, claim, LEASE_SECONDS],
      );
      if (leased.length === 0) return null;
      await tx.query(
        `UPDATE jobs SET state = 'running', claim = $2, attempts = attempts + 1, started_at = coalesce(started_at, now())
         WHERE id = $1 AND ended_at IS NULL`,
        [next.id, claim],
      );
      return tx.findOneBy(Job, { id: next.id, claim });
    });
  }

  private async work(job: Job): Promise<void> {
    const live = new LiveJob(job);
    this.live.set(job.id, live);
    const writing = this.isAlone ? null : setInterval(() => void this.writeDown(live), WRITE_MS);
    try {
      await this.settle(live, await this.run(live));
    } catch (error) {
      // Nothing is known of what became of it: whoever takes it up next finds out by its key.
      log.error({ job: job.id, kind: job.kind, error: safeError(error) }, 'long work broke off');
      await this.settle(live, 'again').catch(() => {});
    } finally {
      if (writing) clearInterval(writing);
      this.live.delete(job.id);
    }
  }

  private async run(live: LiveJob): Promise<Ended> {
    const { job } = live;
    if (job.attempts > MOST_ATTEMPTS) return { answer: brokenAnswer(job.attempts - 1) };
    if (!job.requestCipher) throw new Error('a job without its request');
    await this.dataKeys.fresh();
    const stored = deserialize(this.personalData.decryptBytes(job.requestCipher)) as StoredRequest;
    const body = stored.body && Buffer.from(stored.body);
    const application = this.adapter.httpAdapter.getInstance<RequestListener>();
    const answer = await withWatch(this.watchOf(live), () =>
      reportingTo(live.report, () =>
        replay(application, { ...stored, body }, (request) => actFor(request, job.userId, true)),
      ),
    );
    if (live.isCancelled && !live.isCommitting) return 'cancelled';
    const isUnsettled = this.isStopped ? answer.status >= 500 : FOR_LATER.has(codeOf(answer));
    return isUnsettled ? 'again' : { answer };
  }

  /** On the embedded database, how far the work is can only be asked for without a connection while the work has that. */
  private watchOf(live: LiveJob): Watch {
    const { job, passGate: ending } = live;
    const isOfAll = MARKS.has(job.kind);
    if (!this.isAlone) return { ending, isOfAll };
    return {
      ending,
      isOfAll,
      begun: async (tx) => {
        await this.accounts.hold(tx, job.userId);
        live.beside = await newestOf(tx, job);
      },
      over: () => {
        live.beside = null;
        this.accounts.letGo();
      },
    };
  }

  private async settle({ job: { id, claim } }: LiveJob, ended: Ended): Promise<void> {
    await inTransaction(this.dataSource, async (tx) => {
      if (ended === 'again') {
        await tx.query(`UPDATE jobs SET state = 'queued' WHERE id = $1 AND claim = $2 AND state = 'running'`, [
          id,
          claim,
        ]);
      } else if (ended === 'cancelled') {
        await endAsCancelled(tx, `id = $1 AND claim = $2 AND state = 'running'`, [id, claim]);
      } else {
        const { status, headers } = ended.answer;
        await tx.query(
          `UPDATE jobs SET state = $3, answer_status = $4, answer_cipher = $5, answer_is_file = $6, request_cipher = NULL,
             ended_at = now() WHERE id = $1 AND claim = $2 AND state = 'running'`,
          [
            id,
            claim,
            status < 400 ? 'done' : 'failed',
            status,
            this.personalData.encryptBytes(serialize(ended.answer)),
            headers['content-disposition'] !== undefined,
          ],
        );
      }
      await tx.query('DELETE FROM job_runs WHERE job_id = $1 AND claim = $2', [id, claim]);
    });
  }

  /** Also how this instance learns that the job was cancelled at another one. Never rejects: the next turn tries again. */
  private async writeDown(live: LiveJob): Promise<void> {
    const { job, phase, done, total } = live;
    live.isNews = false;
    try {
      const [rows]: [unknown[], number] = await this.dataSource.query(
        `UPDATE job_runs SET phase = $3, done = $4, total = $5, lease_until = clock_timestamp() + $6 * interval '1 second'
         WHERE job_id = $1 AND claim = $2
           AND EXISTS (SELECT 1 FROM jobs WHERE id = $1 AND claim = $2 AND state = 'running') RETURNING 1`,
        [job.id, job.claim, phase, done, total, LEASE_SECONDS],
      );
      if (rows.length === 0) live.cancel();
    } catch (error) {
      warnUnlessAway(error, { job: job.id, error: safeError(error) }, 'how far long work is could not be written down');
    }
  }
}

/** Ends what nothing was written of yet. @returns whether there was any */
export async function endAsCancelled(tx: EntityManager, where: string, parameters: unknown[]): Promise<boolean> {
  const [, ended]: [unknown[], number] = await tx.query(
    `UPDATE jobs SET state = 'cancelled', request_cipher = NULL, ended_at = now() WHERE ${where} AND NOT written RETURNING 1`,
    parameters,
  );
  return ended > 0;
}

function codeOf({ status, body }: StoredAnswer): unknown {
  return status < 400 ? null : (JSON.parse(body.toString('utf8')) as { code?: unknown }).code;
}

function brokenAnswer(times: number): StoredAnswer {
  const { code, detail } = jobBroken(times);
  return {
    status: 409,
    headers: { 'content-type': 'application/problem+json; charset=utf-8' },
    body: Buffer.from(JSON.stringify({ type: `urn:problem:${code.toLowerCase()}`, status: 409, code, detail })),
  };
}
