import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, Not } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { staleRow } from '../../audit/stale/stale-row.js';
import { changedFields } from '../../audit/changed-fields.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { regionWithin } from '../../auth/access/region-scope.js';
import { notFound, Refusal } from '../../common/errors.js';
import { PersonalData } from '../../common/secrets/personal-data.js';
import { Clock } from '../../common/values/clock.js';
import { birthDateOf } from '../../common/values/identity-number.js';
import { newId } from '../../common/values/ids.js';
import { RuleCheck } from '../../common/fields/rule-check.js';
import { refusingConflicts } from '../../database/conflicts.js';
import { inTransaction } from '../../database/transaction.js';
import { resolveEmployer } from '../organizations/employers.js';
import { Organization } from '../organizations/organization.entity.js';
import { toOrganization } from '../organizations/organizations.dto.js';
import { Post } from './post.entity.js';
import type { PostRequest, PostResponse, UpdatePostRequest } from './posts.dto.js';
import type { WithdrawalResponse } from '../../common/fields/withdrawal.dto.js';
import { lockWorker } from '../people/worker-lookup.js';
import { checkReason, requireReason } from '../people/worker-rules.js';
import { checkPostDays, checkPostOverlap } from './post-rules.js';
import { Worker } from '../people/worker.entity.js';

/** A post as it was recorded, with what the log says of it. */
export interface RecordedPost {
  post: Post;
  organization: Organization;
  facts: Record<string, unknown>;
}

/** Whose post it is, as far as its dates are held against it. */
export interface Serving {
  workerId: string;
  /** Null where the identity number says none. */
  bornOn: string | null;
  today: string;
}

@Injectable()
export class PostsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly personalData: PersonalData,
  ) {}

  async create(caller: Caller, workerId: string, request: PostRequest): Promise<PostResponse> {
    authorize(caller, 'workers.write');
    return inTransaction(this.dataSource, async (tx) => {
      const worker = await lockWorker(tx, caller, workerId);
      const { post, organization, facts } = await recordPost(tx, caller, this.servingOf(worker), request);
      const moved = await followLatestPost(tx, worker, organization, post.startOn);
      await this.audit.record(tx, caller, {
        action: 'post.create',
        objectType: 'worker',
        objectId: workerId,
        regionCode: organization.regionCode,
        details: {
          after: facts,
          ...(moved && { workerRegion: { before: worker.regionCode, after: organization.regionCode } }),
        },
      });
      return toPost(post, organization);
    });
  }

  async update(
    caller: Caller,
    workerId: string,
    postId: string,
    version: number,
    request: UpdatePostRequest,
  ): Promise<PostResponse> {
    authorize(caller, 'workers.write');
    return inTransaction(this.dataSource, async (tx) => {
      const worker = await lockWorker(tx, caller, workerId);
      const { post, organization } = await requirePost(tx, caller, workerId, postId);
      if (post.version !== version) throw await staleRow(tx, '任职', { type: 'worker', id: workerId }, post);
      const { organization: employer, ...facts } = await correctedFacts(tx, caller, { post, organization }, request);
      const changes = changedFields(
        { ...factsOf(post), organizationName: organization.name },
        { ...facts, organizationName: employer.name },
      );
      if (!changes) return toPost(post, organization);
      const isMoved = facts.startOn !== post.startOn || facts.organizationId !== post.organizationId;
      // That nobody had said is news; another one puts right what was recorded wrongly.
      const isRestaffed = post.staffing !== null && facts.staffing !== post.staffing;
      Object.assign(post, facts);
      const rules = new RuleCheck('POST_REFUSED');
      checkReason(rules, request.reason, isMoved || isRestaffed);
      await checkPost(tx, rules, post, employer, this.servingOf(worker));
      rules.done();
      await refusingConflicts({ posts_one_per_start: postExists }, () => tx.save(post));
      if (isMoved) await followAgain(tx, worker, organization);
      await this.audit.record(tx, caller, {
        action: 'post.update',
        objectType: 'worker',
        objectId: workerId,
        regionCode: employer.regionCode,
        reason: request.reason ?? null,
        details: { postId, organizationId: organization.id, ...changes },
      });
      return toPost(post, employer);
    });
  }

  /** Takes back a post that never was; months paid on it show as paid without being owed. */
  async withdraw(caller: Caller, workerId: string, postId: string, reason: string): Promise<WithdrawalResponse> {
    authorize(caller, 'workers.write');
    return inTransaction(this.dataSource, async (tx) => {
      const worker = await lockWorker(tx, caller, workerId);
      const { post, organization } = await requirePost(tx, caller, workerId, postId);
      requireReason('POST_REFUSED', reason);
      await tx.delete(Post, { id: postId });
      await followAgain(tx, worker, organization);
      await this.audit.record(tx, caller, {
        action: 'post.withdraw',
        objectType: 'worker',
        objectId: workerId,
        regionCode: organization.regionCode,
        reason,
        details: { postId, before: { ...factsOf(post), organizationName: organization.name } },
      });
      return { id: postId };
    });
  }

  private servingOf(worker: Worker): Serving {
    const bornOn = birthDateOf(this.personalData.decrypt(worker.identityCipher));
    return { workerId: worker.id, bornOn, today: this.clock.today() };
  }
}

/** The person is locked, so nobody records another post of theirs meanwhile. */
async function checkPost(
  tx: EntityManager,
  rules: RuleCheck,
  post: Post,
  organization: Organization,
  serving: Serving,
  prefix = '',
): Promise<void> {
  checkPostDays(rules, post, serving.bornOn, serving.today, prefix);
  const { id, workerId, organizationId } = post;
  const others = await tx.findBy(Post, { workerId, organizationId, id: Not(id) });
  // The same start is a conflict of its own, with the advice to change the end.
  if (others.some(({ startOn }) => startOn === post.startOn)) return;
  checkPostOverlap(rules, post, others, organization.name, prefix);
}

/** Writes a post inside a larger change, whose one audit event tells of it; `prefix` says where in the request it stands. */
export async function recordPost(
  tx: EntityManager,
  caller: Caller,
  serving: Serving,
  request: PostRequest,
  prefix = '',
): Promise<RecordedPost> {
  const { startOn, endOn = null, staffing = null } = request;
  const { workerId } = serving;
  const { organization, founded } = await resolveEmployer(tx, caller, request, prefix);
  const post = tx.create(Post, { id: newId(), workerId, organizationId: organization.id, startOn, endOn, staffing });
  const rules = new RuleCheck('POST_REFUSED');
  await checkPost(tx, rules, post, organization, serving, prefix);
  rules.done();
  await refusingConflicts({ posts_one_per_start: postExists }, () => tx.save(post));
  const { id: organizationId, name, kind } = organization;
  const facts = {
    postId: post.id,
    organizationId,
    ...(founded && { founded: { name, kind } }),
    startOn,
    endOn,
    staffing,
  };
  return { post, organization, facts };
}

/** A person is registered where they came to last (domain.md §1): a post of the latest start takes them there. */
async function followLatestPost(
  tx: EntityManager,
  worker: Worker,
  organization: Organization,
  startOn: string,
): Promise<boolean> {
  if (worker.regionCode === organization.regionCode) return false;
  const later: unknown[] = await tx.query('SELECT 1 FROM posts WHERE worker_id = $1 AND start_on > $2 LIMIT 1', [
    worker.id,
    startOn,
  ]);
  if (later.length > 0) return false;
  await tx.update(Worker, { id: worker.id }, { regionCode: organization.regionCode });
  return true;
}

/** What the post is to be; what the request leaves out stays. */
async function correctedFacts(
  tx: EntityManager,
  caller: Caller,
  { post, organization }: { post: Post; organization: Organization },
  request: UpdatePostRequest,
): Promise<ReturnType<typeof factsOf> & { organization: Organization }> {
  const { startOn = post.startOn, endOn = post.endOn, staffing = post.staffing } = request;
  const moved = request.organizationId !== undefined || request.organization !== undefined;
  const employer = moved ? (await resolveEmployer(tx, caller, request)).organization : organization;
  return { organizationId: employer.id, startOn, endOn, staffing, organization: employer };
}

function factsOf({ organizationId, startOn, endOn, staffing }: Post) {
  return { organizationId, startOn, endOn, staffing };
}

/** Whoever was registered where this post had brought them is registered where the latest of the others did. */
async function followAgain(tx: EntityManager, worker: Worker, left: Organization): Promise<void> {
  if (worker.regionCode !== left.regionCode) return;
  const [latest]: { regionCode: string }[] = await tx.query(
    `SELECT o.region_code AS "regionCode" FROM posts p JOIN organizations o ON o.id = p.organization_id
     WHERE p.worker_id = $1 ORDER BY p.start_on DESC, p.id DESC LIMIT 1`,
    [worker.id],
  );
  if (!latest || latest.regionCode === worker.regionCode) return;
  await tx.update(Worker, { id: worker.id }, { regionCode: latest.regionCode });
}

/** A post with an employer outside the caller's region does not exist for the caller. */
async function requirePost(
  tx: EntityManager,
  caller: Caller,
  workerId: string,
  id: string,
): Promise<{ post: Post; organization: Organization }> {
  const post = await tx
    .createQueryBuilder(Post, 'p')
    .innerJoin(Organization, 'o', 'o.id = p.organizationId')
    .where('p.id = :id AND p.workerId = :workerId', { id, workerId })
    .andWhere(regionWithin('o.region_code').replace('?', ':own'), { own: caller.regionCode })
    .getOne();
  if (!post) throw notFound('任职');
  return { post, organization: await tx.findOneByOrFail(Organization, { id: post.organizationId }) };
}

function toPost({ id, startOn, endOn, staffing, version }: Post, organization: Organization): PostResponse {
  return { id, organization: toOrganization(organization), startOn, endOn, staffing, version };
}

function postExists(): Refusal {
  return new Refusal(
    'conflict',
    'POST_EXISTS',
    '此人在该单位同一入职日期的任职已登记，请核对；如需更正离职日期请修改原任职。',
  );
}
