import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, IsNull, Not } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { authorize, type Caller } from '../auth/access/caller.js';
import { findWithin, narrowRegion, regionWithin, requireRegion } from '../auth/access/region-scope.js';
import { Clock } from '../common/values/clock.js';
import { notFound } from '../common/errors.js';
import { newId } from '../common/values/ids.js';
import { pageOffset } from '../common/http/paging.js';
import { Conditions } from '../database/statements/conditions.js';
import { constraintName, sqlState } from '../database/server/sql-state.js';
import { inTransaction } from '../database/transaction.js';
import { RegionsService } from '../regions/regions.service.js';
import {
  type ApprovePolicyRequest,
  type CreatePolicyRequest,
  type NamedPolicy,
  type PoliciesQuery,
  type RetirePolicyRequest,
  type UpdatePolicyRequest,
} from './policies.dto.js';
import { Policy } from './policy.entity.js';
import { lockPolicy, recordPolicy, requireOtherPerson, requireVersion, withName, withNames } from './policy-records.js';
import { alreadyRetired, draftHasNoEnd, notDraft, overlap } from './policy-errors.js';
import { closingDay, placeAmong, periodText } from './terms/policy-periods.js';
import { retirementDay } from './policy-retirement.js';
import { type PolicyContent, readPolicyContent, requireLawfulContent } from './policy-terms-check.js';
import { toldRegistration } from './settings/registration.js';
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
      await recordPolicy(tx, this.audit, caller, 'policy.create', policy, { content });
      return withName(tx, policy);
    });
  }

  async update(caller: Caller, id: string, version: number, request: UpdatePolicyRequest): Promise<NamedPolicy> {
    authorize(caller, 'policies.write');
    return inTransaction(this.dataSource, async (tx) => {
      const policy = await lockPolicy(tx, caller, id);
      await requireVersion(tx, policy, version);
      if (policy.state !== 'draft') throw notDraft(policy, '修改');
      const before = requestOf(policy);
      const content = await this.checkedContent(tx, caller, changed(requestOf(policy), stated(request)));
      // What waits for approval is what was submitted: a changed draft is submitted anew.
      await tx.save(Object.assign(policy, content, { submittedAt: null, submittedBy: null }));
      await recordPolicy(tx, this.audit, caller, 'policy.update', policy, { before, content });
      return withName(tx, policy);
    });
  }

  /**
   * Puts a draft in force: another person than any who wrote it approves, the version that it follows is closed to the
   * day before, and two approvals for one kind and region wait for each other.
   *
   * @throws {Refusal} POLICY_NOT_DRAFT, APPROVER_IS_AUTHOR, POLICY_OVERLAP, STIPEND_OUTSIDE_BAND
   */
  async approve(
    caller: Caller,
    id: string,
    { comment }: ApprovePolicyRequest,
    version: number | null,
  ): Promise<NamedPolicy> {
    authorize(caller, 'policies.approve');
    return inTransaction(this.dataSource, async (tx) => {
      const policy = await lockPolicy(tx, caller, id);
      await requireVersion(tx, policy, version);
      if (policy.state !== 'draft') throw notDraft(policy, '批准');
      await requireOtherPerson(tx, caller, policy, '批准');
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
      await recordPolicy(
        tx,
        this.audit,
        caller,
        'policy.approve',
        policy,
        { versionNo: policy.versionNo, closed },
        comment,
      );
      return withName(tx, policy);
    });
  }

  /** Withdraws a draft; ends an approved policy on a day, inside whose period it still counts. */
  async retire(
    caller: Caller,
    id: string,
    { effectiveTo, reason }: RetirePolicyRequest,
    version: number | null,
  ): Promise<NamedPolicy> {
    authorize(caller, 'policies.read');
    return inTransaction(this.dataSource, async (tx) => {
      const policy = await lockPolicy(tx, caller, id);
      authorize(caller, policy.approvedAt === null ? 'policies.write' : 'policies.approve');
      await requireVersion(tx, policy, version);
      if (policy.state === 'retired') throw alreadyRetired(policy);
      const before = policy.effectiveTo;
      if (policy.approvedAt !== null) {
        policy.effectiveTo = retirementDay(policy, effectiveTo ?? null, this.clock.today());
      } else if (effectiveTo) throw draftHasNoEnd();
      policy.state = 'retired';
      await savePeriod(tx, policy);
      await recordPolicy(
        tx,
        this.audit,
        caller,
        'policy.retire',
        policy,
        { before, after: policy.effectiveTo },
        reason,
      );
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
    rates: policy.rateGroups,
    eligibleEmployers: policy.eligibleEmployers,
    excludedStaffing: policy.excludedStaffing,
    unknownStaffing: policy.unknownStaffing,
    requiresRegistration: policy.requiresRegistration,
    registration: toldRegistration(policy),
    firstRegisteredBetween: policy.firstRegisteredBetween,
    claimBy: policy.claimBy,
    checks: policy.checks,
    noticeWorkingDays: policy.noticeWorkingDays,
    funding: policy.funding,
    ...everySetting(policy),
    note: policy.note,
  };
}

/** Groups state all rates anew, whatever the draft had for those that they do not name; service states its days anew. */
function changed(draft: CreatePolicyRequest, request: UpdatePolicyRequest): CreatePolicyRequest {
  if (request.rates) delete draft.ratesFen;
  if (request.service) delete draft.mustStillServe;
  if (request.registration) delete draft.requiresRegistration;
  else if (typeof request.requiresRegistration === 'boolean') delete draft.registration;
  return Object.assign(draft, request);
}

function stated(request: UpdatePolicyRequest): UpdatePolicyRequest {
  return Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined));
}
