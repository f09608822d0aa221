import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Permission } from '../auth/access/permissions.js';
import type { Role } from '../auth/access/roles.js';
import { User } from '../auth/user.entity.js';
import type { JobKind, JobState } from './running/job-words.js';

/** A request that is worked on after it was answered with 202. Kept for a day after its end; see 0042. */
@Entity('jobs')
@Unique('jobs_key', ['userId', 'key'])
@Check('jobs_state', `state IN ('queued', 'running', 'done', 'failed', 'cancelled')`)
@Check('jobs_ended', `(state IN ('queued', 'running')) = (ended_at IS NULL)`)
@Check('jobs_asked', `(state IN ('queued', 'running')) = (request_cipher IS NOT NULL)`)
@Check('jobs_answered', `state <> 'done' OR answer_status IS NOT NULL`)
@Index('jobs_waiting', ['createdAt'], { where: 'ended_at IS NULL' })
@Index('jobs_ended_at', ['endedAt'])
export class Job {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'jobs_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => User, { name: 'jobs_user_fk' })
  userId: string;

  /** The request's `Idempotency-Key`: under it the work has its one effect, however often it is taken up. */
  @Column({ type: 'text' })
  key: string;

  @Column({ type: 'text' })
  kind: JobKind;

  /** That of the route, asked again of whoever fetches the result. */
  @Column({ type: 'text' })
  permission: Permission;

  /** As whom it was asked: an account that was given another role or region since does not see it any more. */
  @Column({ type: 'text' })
  role: Role;

  @Column({ type: 'text' })
  regionCode: string;

  @Column({ type: 'uuid', nullable: true })
  stationId: string | null;

  /** Keyed, as that of `IdempotencyKey`. */
  @Column({ type: 'bytea' })
  requestHash: Buffer;

  /** The whole request (`v8.serialize` of `StoredRequest`), encrypted; gone once the job has ended. */
  @Column({ type: 'bytea', nullable: true })
  requestCipher: Buffer | null;

  @Column({ type: 'text' })
  state: JobState;

  /** Who runs it: another each time it is taken up. */
  @Column({ type: 'uuid', nullable: true })
  claim: string | null;

  @Column({ type: 'int', default: 0 })
  attempts: number;

  /** The work has committed something: from then on it cannot be cancelled. Set in the work's own transaction. */
  @Column({ type: 'boolean', default: false })
  written: boolean;

  @Column({ type: 'int', nullable: true })
  answerStatus: number | null;

  @Column({ type: 'boolean', default: false })
  answerIsFile: boolean;

  /** The answer (`v8.serialize` of `StoredAnswer`), encrypted; a file's goes earlier than the job. */
  @Column({ type: 'bytea', nullable: true })
  answerCipher: Buffer | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  startedAt: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  endedAt: Date | null;
}
