import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, IsNull, Not } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { authorize, type Caller } from '../auth/access/caller.js';
import { findWithin, narrowRegion, regionWithin, requireRegion } from '../auth/access/region-scope.js';
import { User } from '../auth/user.entity.js';
import { Clock } from '../common/values/clock.js';
import { notFound } from '../common/errors.js';
import { newId } from '../common/values/ids.js';
import { stale } from '../common/http/if-match.js';
import { pageOffset } from '../common/http/paging.js';
import { Conditions } from '../database/statements/conditions.js';
import { constraintName, inTransaction, sqlState } from '../database/transaction.js';
import { RegionsService } from '../regions/regions.service.js';
import type {
  ApprovePolicyRequest,
  CreatePolicyRequest,
  NamedPolicy,
  PoliciesQuery,
  RetirePolicyRequest,
  UpdatePolicyRequest,
} from './policies.dto.js';
import { Policy } from './policy.entity.js';
import { alreadyRetired, approverIsAuthor, draftHasNoEnd, notDraft, overlap } from './policy-errors.js';
import { closingDay, placeAmong, periodText } from './policy-periods.js';
import { retirementDay } from './policy-retirement.js';
import { type PolicyContent, readPolicyContent, requireLawfulContent } from './policy-terms-check.js';
import { everySetting } from './terms/policy-terms.js';

@Injectable()
export class PoliciesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly regions: RegionsService,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, query: PoliciesQuery): Promise<{ items: NamedPolicy[]; total: number }> {
    authorize(caller, 'policies.read');
    const tx = this.dataSource.manager;
    const conditions = new Conditions().add(
      regionWithin('region_code'),
      await narrowRegion(tx, caller, query.regionCode),
    );
    if (query.kind) conditions.add('kind = ?', query.kind);
    if (query.state) conditions.add('state = ?', query.state);
    const ids: { id: string }[] = await tx.query(
      `SELECT id FROM policies ${conditions.where()} ORDER BY region_code, kind, effective_from DESC, id
       LIMIT ${query.pageSize} OFFSET ${pageOffset(query)}`,
      conditions.parameters,
    );
    const [{ total }] = await tx.query<[{ total: number }]>(
      `SELECT count(*)::int AS total FROM policies ${conditions.where()}`,
      conditions.parameters,
    );
    const found = await tx.find(Policy, {
      where: { id: In(ids.map(({ id }) => id)) },
      order: { regionCode: 'ASC', kind: 'ASC', effectiveFrom: 'DESC', id: 'ASC' },
    });
    return { items: await withNames(tx, found), total };
  }

  async get(caller: Caller, id: string): Promise<NamedPolicy> {
    authorize(caller, 'policies.read');
    const tx = this.dataSource.manager;
    const policy = await findWithin(tx, Policy, caller, id);
    if (!policy) throw notFound('政策');
    return withName(tx, policy);
  }

  async create(caller: Caller, request: CreatePolicyRequest): Promise<NamedPolicy> {
    authorize(caller, 'policies.write');
    return inTransaction(this.dataSource, async (tx) => {
      const content = await this.checkedContent(tx, caller, request);
      const policy = tx.create(Policy, {
        ...content,
        id: newId(),
        versionNo: 0,
        state: 'draft',
        predecessorId: null,
        createdBy: caller.id,
        createdAt: this.clock.now(),
        approvedBy: null,
        approvedAt: null,
      });
      await tx.save(policy);
      await this.record(tx, caller, 'policy.create', policy, { content });
      return withName(tx, policy);
    });
  }

  async update(caller: Caller, id: string, version: number, request: UpdatePolicyRequest): Promise<NamedPolicy> {
    authorize(caller, 'policies.write');
    return inTransaction(this.dataSource, async (tx) => {
      const policy = await lockPolicy(tx, caller, id);
      if (policy.version !== version) throw stale('政策');
      if (policy.state !== 'draft') throw notDraft(policy, '修改');
      const before = requestOf(policy);
      const content = await this.checkedContent(tx, caller, Object.assign(requestOf(policy), stated(request)));
      await tx.save(Object.assign(policy, content));
      await this.record(tx, caller, 'policy.update', policy, { before, content });
      return withName(tx, policy);
    });
  }

  /**
   * Puts a draft in force: another person than any who wrote it approves, the version that it follows is closed to the
   * day before, and two approvals for one kind and region wait for each other.
   *
   * @throws {Refusal} POLICY_NOT_DRAFT, APPROVER_IS_AUTHOR, POLICY_OVERLAP, STIPEND_OUTSIDE_BAND
   */
  async approve(caller: Caller, id: string, { comment }: ApprovePolicyRequest): Promise<NamedPolicy> {
    authorize(caller, 'policies.approve');
    return inTransaction(this.dataSource, async (tx) => {
      const policy = await lockPolicy(tx, caller, id);
      if (policy.state !== 'draft') throw notDraft(policy, '批准');
      await requireOtherPerson(tx, caller, policy);
      await requireLawfulContent(tx, caller, this.regions, policy);
      const { kind, regionCode } = policy;
      const approved = await tx.find(Policy, { where: { kind, regionCode, approvedAt: Not(IsNull()) } });
      const { predecessor, conflicts } = placeAmong(policy, approved);
      if (conflicts[0]) throw overlap(conflicts[0]);
      const closed = predecessor && { id: predecessor.id, effectiveTo: predecessor.effectiveTo };
      if (predecessor) await savePeriod(tx, Object.assign(predecessor, { effectiveTo: closingDay(policy) }));
      Object.assign(policy, {
        state: 'approved',
        versionNo: Math.max(0, ...approved.map(({ versionNo }) => versionNo)) + 1,
        predecessorId: predecessor?.id ?? null,
        approvedBy: caller.id,
        approvedAt: this.clock.now(),
      });
      await savePeriod(tx, policy);
      await this.record(tx, caller, 'policy.approve', policy, { versionNo: policy.versionNo, closed }, comment);
      return withName(tx, policy);
    });
  }

  /** Withdraws a draft; ends an approved policy on a day, inside whose period it still counts. */
  async retire(caller: Caller, id: string, { effectiveTo, reason }: RetirePolicyRequest): Promise<NamedPolicy> {
    authorize(caller, 'policies.read');
    return inTransaction(this.dataSource, async (tx) => {
      const policy = await lockPolicy(tx, caller, id);
      authorize(caller, policy.approvedAt === null ? 'policies.write' : 'policies.approve');
      if (policy.state === 'retired') throw alreadyRetired(policy);
      const before = policy.effectiveTo;
      if (policy.approvedAt !== null) {
        policy.effectiveTo = retirementDay(policy, effectiveTo ?? null, this.clock.today());
      } else if (effectiveTo) throw draftHasNoEnd();
      policy.state = 'retired';
      await savePeriod(tx, policy);
      await this.record(tx, caller, 'policy.retire', policy, { before, after: policy.effectiveTo }, reason);
      return withName(tx, policy);
    });
  }

  /** The content of a request, checked as for a draft; also for trials that write nothing. */
  async checkedContent(tx: EntityManager, caller: Caller, request: CreatePolicyRequest): Promise<PolicyContent> {
    const content = readPolicyContent(request);
    await requireRegion(tx, caller, content.regionCode);
    await requireLawfulContent(tx, caller, this.regions, content);
    return content;
  }

  private async record(
    tx: EntityManager,
    caller: Caller,
    action: string,
    { id, regionCode }: Policy,
    details: Record<string, unknown>,
    reason?: string,
  ): Promise<void> {
    await this.audit.record(tx, caller, {
      action,
      objectType: 'policy',
      objectId: id,
      regionCode,
      details,
      reason: reason ?? null,
    });
  }
}

/**
 * The policy, locked with all policies of its kind and region: whoever changes a period there waits, in one order.
 *
 * @throws {Refusal} not-found
 */
async function lockPolicy(tx: EntityManager, caller: Caller, id: string): Promise<Policy> {
  const known = await findWithin(tx, Policy, caller, id);
  if (!known) throw notFound('政策');
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`policy ${known.kind} ${known.regionCode}`]);
  return tx.findOneOrFail(Policy, { where: { id }, lock: { mode: 'pessimistic_write' } });
}

/** Whoever wrote any part of the draft does not approve it (domain rule §3); the log knows who did. */
async function requireOtherPerson(tx: EntityManager, caller: Caller, policy: Policy): Promise<void> {
  const wrote: unknown[] = await tx.query(
    `SELECT 1 FROM audit_events WHERE object_type = 'policy' AND object_id = $1 AND actor_id = $2
       AND action IN ('policy.create', 'policy.update') LIMIT 1`,
    [policy.id, caller.id],
  );
  if (wrote.length > 0 || policy.createdBy === caller.id) {
    throw approverIsAuthor(caller.displayName, policy.createdBy === caller.id);
  }
}

/** The database's own guards speak last; what they refuse is told in the same words as the code's. */
async function savePeriod(tx: EntityManager, policy: Policy): Promise<void> {
  try {
    await tx.save(policy);
  } catch (error) {
    if (constraintName(error) === 'policies_no_overlap' || sqlState(error) === '23P01') throw overlap(null);
    throw error;
  }
}

/** A stored draft in the words of a request, so that a change is checked like the whole. */
function requestOf(policy: Policy): CreatePolicyRequest {
  const { kind, effectiveFrom, effectiveTo } = policy;
  return {
    kind,
    regionCode: policy.regionCode,
    title: policy.title,
    documentNo: policy.documentNo,
    effectiveFrom: periodText(kind, effectiveFrom),
    effectiveTo: effectiveTo === null ? null : periodText(kind, effectiveTo),
    ratesFen: policy.ratesFen,
    eligibleEmployers: policy.eligibleEmployers,
    requiresRegistration: policy.requiresRegistration,
    noticeWorkingDays: policy.noticeWorkingDays,
    ...everySetting(policy),
    note: policy.note,
  };
}

function stated(request: UpdatePolicyRequest): UpdatePolicyRequest {
  return Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined));
}

async function withNames(tx: EntityManager, policies: Policy[]): Promise<NamedPolicy[]> {
  const ids = policies.flatMap(({ createdBy, approvedBy }) => (approvedBy ? [createdBy, approvedBy] : [createdBy]));
  const users = await tx.find(User, { where: { id: In([...new Set(ids)]) }, select: { id: true, displayName: true } });
  const names = new Map(users.map(({ id, displayName }) => [id, displayName]));
  return policies.map((policy) => ({ policy, names }));
}

async function withName(tx: EntityManager, policy: Policy): Promise<NamedPolicy> {
  return (await withNames(tx, [policy]))[0]!;
}
