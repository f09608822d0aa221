import { serialize } from 'node:v8';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { authorize, type Caller } from '../auth/access/caller.js';
import type { Permission } from '../auth/access/permissions.js';
import { notFound } from '../common/errors.js';
import { PersonalData } from '../common/secrets/personal-data.js';
import { newId } from '../common/values/ids.js';
import { inTransaction } from '../database/transaction.js';
import { usedOtherwise } from '../idempotency/idempotency-errors.js';
import { answerOf, toJob } from './job-view.js';
import type { JobKind } from './running/job-words.js';
import { JobRun } from './job-run.entity.js';
import { Job } from './job.entity.js';
import { jobEnded, jobWritten, noResult, tooManyJobs } from './running/jobs-errors.js';
import type { JobResponse } from './jobs.dto.js';
import { endAsCancelled, JobRunner } from './running/job-runner.js';
import { type JobOwner, jobsOf, newestOf } from './running/own-jobs.js';
import type { StoredAnswer, StoredRequest } from './running/replay.js';

/** Of one account, waiting and running. */
const MOST_WAITING = 20;
/** Answers are kept so long after the end; a file, which can be had anew, for an hour. */
const KEPT = `interval '24 hours'`;
const FILE_KEPT = `interval '1 hour'`;

/** Work to be done later. */
export interface Asked {
  key: string;
  kind: JobKind;
  permission: Permission;
  /** Of the request, see `requestDigest`. */
  digest: string;
  request: StoredRequest;
}

/** Long work of one account: of others, or of the time when it had another role or region, there is none for it. */
@Injectable()
export class JobsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly personalData: PersonalData,
    private readonly runner: JobRunner,
  ) {}

  /**
   * Keeps the request and has it done; the same one again is the same job.
   *
   * @throws {Refusal} 422 where the key stands for another request, 409 where the account has too much waiting
   */
  async accept(caller: Caller, { key, kind, permission, digest, request }: Asked): Promise<JobResponse> {
    const requestHash = this.personalData.lookup('request', digest);
    const requestCipher = this.personalData.encryptBytes(serialize(request));
    const job = await inTransaction(this.dataSource, async (tx) => {
      await sweep(tx);
      const [{ waiting }] = await tx.query<[{ waiting: number }]>(
        'SELECT count(*)::int AS waiting FROM jobs WHERE user_id = $1 AND key <> $2 AND ended_at IS NULL',
        [caller.id, key],
      );
      if (waiting >= MOST_WAITING) throw tooManyJobs(MOST_WAITING);
      const { id: userId, role, regionCode, stationId } = caller;
      await tx
        .createQueryBuilder()
        .insert()
        .into(Job)
        .values({
          id: newId(),
          userId,
          key,
          kind,
          permission,
          role,
          regionCode,
          stationId,
          requestHash,
          requestCipher,
          state: 'queued',
        })
        .orIgnore()
        .execute();
      return tx.findOneByOrFail(Job, { userId, key });
    });
    if (!job.requestHash.equals(requestHash)) throw usedOtherwise();
    this.runner.wake();
    return this.view(job, null);
  }

  async list(caller: Caller): Promise<JobResponse[]> {
    authorize(caller, 'jobs.use');
    const held = this.runner.heldOf(ownerOf(caller))?.beside;
    const jobs = held ?? (await newestOf(this.dataSource.manager, ownerOf(caller)));
    return Promise.all(jobs.map((job) => this.look(job)));
  }

  async get(caller: Caller, id: string): Promise<JobResponse> {
    authorize(caller, 'jobs.use');
    return this.look(await this.find(caller, id));
  }

  /** @throws {Refusal} 409 once something was written, or it has ended */
  async cancel(caller: Caller, id: string): Promise<JobResponse> {
    authorize(caller, 'jobs.use');
    const { state } = await this.find(caller, id);
    if (state !== 'queued' && state !== 'running') throw jobEnded();
    // The only connection comes free sooner when the work that has it knows that nobody wants it any more.
    const held = this.runner.heldOf(ownerOf(caller));
    const isTold = held?.job.id === id && held.cancelInTime();
    const isCancelled = await inTransaction(this.dataSource, (tx) =>
      endAsCancelled(tx, 'id = $1 AND ended_at IS NULL', [id]),
    );
    if (isCancelled) this.runner.liveOf(id)?.cancel();
    const job = await this.find(caller, id);
    if (!isCancelled && !(isTold && job.state === 'cancelled')) throw job.endedAt ? jobEnded() : jobWritten();
    return this.view(job, null);
  }

  /** @throws {Refusal} 404 while there is none, and once it is kept no more; 403 where the role may not ask for it any more */
  async result(caller: Caller, id: string): Promise<StoredAnswer> {
    authorize(caller, 'jobs.use');
    const { permission, answerCipher } = await this.find(caller, id);
    authorize(caller, permission);
    if (!answerCipher) throw noResult();
    return answerOf(answerCipher, this.personalData);
  }

  private async find(caller: Caller, id: string): Promise<Job> {
    const owner = ownerOf(caller);
    const held = this.runner.heldOf(owner)?.beside?.find((job) => job.id === id);
    const job = held ?? (await jobsOf(this.dataSource.manager, owner).andWhere('j.id = :id', { id }).getOne());
    if (!job) throw notFound('办理');
    return job;
  }

  private async look(job: Job): Promise<JobResponse> {
    if (job.state !== 'running') return this.view(job, null);
    const live = this.runner.liveOf(job.id);
    if (live?.isCommitting) return this.view({ ...job, written: true }, live);
    const standing = live ?? (await this.dataSource.manager.findOneBy(JobRun, { jobId: job.id }));
    return this.view(job, standing);
  }

  private view(job: Job, standing: Parameters<typeof toJob>[1]): JobResponse {
    return toJob(job, standing, this.personalData);
  }
}

function ownerOf({ id: userId, role, regionCode, stationId }: Caller): JobOwner {
  return { userId, role, regionCode, stationId };
}

async function sweep(tx: EntityManager): Promise<void> {
  await tx.query(
    `DELETE FROM jobs WHERE id IN (
       SELECT id FROM jobs WHERE ended_at < now() - ${KEPT} LIMIT 1000 FOR UPDATE SKIP LOCKED)`,
  );
  await tx.query(
    `UPDATE jobs SET answer_cipher = NULL
     WHERE ended_at < now() - ${FILE_KEPT} AND answer_is_file AND answer_cipher IS NOT NULL`,
  );
}
