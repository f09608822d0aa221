import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { changedFields } from '../../audit/changed-fields.js';
import { staleRow } from '../../audit/stale/stale-row.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { findWithin, liesWithin, narrowRegion } from '../../auth/access/region-scope.js';
import { notFound } from '../../common/errors.js';
import { RuleCheck } from '../../common/fields/rule-check.js';
import { Clock } from '../../common/values/clock.js';
import { newId } from '../../common/values/ids.js';
import { refusingConflicts } from '../../database/conflicts.js';
import { Conditions } from '../../database/statements/conditions.js';
import { inTransaction } from '../../database/transaction.js';
import { Policy } from '../../policies/policy.entity.js';
import { checkFreeText, requireReason } from '../../workers/people/worker-rules.js';
import { ClaimNotice } from './claim-notice.entity.js';
import type {
  ClaimNoticeRequest,
  ClaimNoticeResponse,
  ClaimNoticesQuery,
  UpdateClaimNoticeRequest,
} from './claim-notices.dto.js';
import { NOTICE_OF_CLAIM, noticeSeen } from '../reading/claim-scope.js';
import { countNotices, readNotices } from './notice-queries.js';
import { checkNotice, isWithin, noticeFor } from './notice-rules.js';
import {
  approverWroteNotice,
  noticeInUse,
  noticeNotDraft,
  noticeOfAnotherBureau,
  noticeOverlap,
  noticeWithdrawn,
  policyAsksForNoClaim,
  policyNotApproved,
} from './notices-errors.js';

/** 申报通知: written by one, approved by another; from then on nothing in it changes. */
@Injectable()
export class ClaimNoticesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, query: ClaimNoticesQuery): Promise<{ items: ClaimNoticeResponse[]; total: number }> {
    authorize(caller, 'claimNotices.read');
    const tx = this.dataSource.manager;
    const region = await narrowRegion(tx, caller, query.regionCode);
    const today = this.clock.today();
    const conditions = new Conditions().add(noticeSeen('q.region_code'), region, region);
    if (query.policyId !== undefined) conditions.add('n.policy_id = ?', query.policyId);
    if (query.kind !== undefined) conditions.add('q.kind = ?', query.kind);
    if (query.state !== undefined) conditions.add('n.state = ?', query.state);
    if (query.open !== undefined) {
      const isOpen = `n.state = 'approved' AND ?::date BETWEEN n.opens_on AND n.closes_on`;
      conditions.add(query.open ? isOpen : `NOT (${isOpen})`, today);
    }
    const total = await countNotices(tx, conditions);
    return { items: await readNotices(tx, caller, conditions, { ...query, today }), total };
  }

  async get(caller: Caller, id: string): Promise<ClaimNoticeResponse> {
    authorize(caller, 'claimNotices.read');
    return this.told(this.dataSource.manager, caller, id);
  }

  /** @throws {Refusal} 404 for a policy elsewhere, 422 for one that is not approved or for days that cannot be */
  async create(caller: Caller, request: ClaimNoticeRequest): Promise<ClaimNoticeResponse> {
    authorize(caller, 'claimNotices.write');
    return inTransaction(this.dataSource, async (tx) => {
      const policy = await findWithin(tx, Policy, caller, request.policyId);
      if (!policy) throw notFound('政策');
      if (policy.approvedAt === null) throw policyNotApproved(policy.title);
      const content = contentOf(request);
      await this.check(tx, policy, content);
      const notice = tx.create(ClaimNotice, {
        id: newId(),
        policyId: policy.id,
        ...content,
        state: 'draft',
        createdBy: caller.id,
        createdAt: this.clock.now(),
        approvedBy: null,
        approvedAt: null,
      });
      await tx.save(notice);
      await this.record(tx, caller, { notice, policy }, 'create', { after: content });
      return this.told(tx, caller, notice.id);
    });
  }

  async update(
    caller: Caller,
    id: string,
    version: number,
    request: UpdateClaimNoticeRequest,
  ): Promise<ClaimNoticeResponse> {
    authorize(caller, 'claimNotices.write');
    return inTransaction(this.dataSource, async (tx) => {
      const { notice, policy } = await this.lock(tx, caller, id, version);
      if (notice.state !== 'draft') throw noticeNotDraft(notice, '修改');
      const before = contentOf(notice);
      const after = contentOf({ ...before, ...stated(request) });
      if (after.papers.join('\n') === before.papers.join('\n')) after.papers = before.papers;
      await this.check(tx, policy, after, id);
      const changes = changedFields(before, after);
      if (changes) {
        await tx.save(Object.assign(notice, after));
        await this.record(tx, caller, { notice, policy }, 'update', { ...changes });
      }
      return this.told(tx, caller, id);
    });
  }

  /** @throws {Refusal} APPROVER_IS_AUTHOR, NOTICE_NOT_DRAFT, NOTICE_OVERLAP */
  async approve(
    caller: Caller,
    id: string,
    version: number | null,
    comment: string | null,
  ): Promise<ClaimNoticeResponse> {
    authorize(caller, 'claimNotices.approve');
    return inTransaction(this.dataSource, async (tx) => {
      const { notice, policy } = await this.lock(tx, caller, id, version);
      if (notice.state !== 'draft') throw noticeNotDraft(notice, '批准');
      const wrote: unknown[] = await tx.query(
        `SELECT 1 FROM audit_events WHERE object_type = 'claim_notice' AND object_id = $1 AND actor_id = $2
           AND action IN ('claim_notice.create', 'claim_notice.update') LIMIT 1`,
        [id, caller.id],
      );
      if (notice.createdBy === caller.id || wrote.length > 0) throw approverWroteNotice(caller.displayName);
      await this.check(tx, policy, contentOf(notice), id);
      Object.assign(notice, { state: 'approved', approvedBy: caller.id, approvedAt: this.clock.now() });
      const overlaps = {
        claim_notices_no_overlap_of_certificates: noticeOverlap,
        claim_notices_no_overlap_of_months: noticeOverlap,
      };
      await refusingConflicts(overlaps, () => tx.save(notice));
      await this.record(tx, caller, { notice, policy }, 'approve', { noticeNo: notice.noticeNo }, comment);
      return this.told(tx, caller, id);
    });
  }

  /** A draft by those who write; one that is approved by those who approve, while nobody has claimed by it. */
  async withdraw(caller: Caller, id: string, version: number | null, reason: string): Promise<ClaimNoticeResponse> {
    authorize(caller, 'claimNotices.withdraw');
    return inTransaction(this.dataSource, async (tx) => {
      const { notice, policy } = await this.lock(tx, caller, id, version);
      authorize(caller, notice.state === 'draft' ? 'claimNotices.write' : 'claimNotices.approve');
      requireReason('NOTICE_REFUSED', reason);
      if (notice.state === 'withdrawn') throw noticeWithdrawn(notice);
      const [{ count }] = await tx.query<[{ count: number }]>(
        `SELECT count(*)::int AS count FROM claims c JOIN claim_notices n ON n.id = $1
         WHERE c.state <> 'withdrawn' AND ${NOTICE_OF_CLAIM}`,
        [id],
      );
      if (count > 0) throw noticeInUse(notice, count);
      await tx.save(Object.assign(notice, { state: 'withdrawn' }));
      await this.record(tx, caller, { notice, policy }, 'withdraw', { noticeNo: notice.noticeNo }, reason);
      return this.told(tx, caller, id);
    });
  }

  private async check(tx: EntityManager, policy: Policy, content: NoticeContent, id?: string): Promise<void> {
    // A claim that nothing is paid by would only be work; a draft that is older than this rule is not approved either.
    if (policy.claimBy !== 'application') throw policyAsksForNoClaim(policy.title);
    const rules = new RuleCheck('NOTICE_REFUSED');
    checkNotice(rules, policy.kind, content);
    for (const field of ['noticeNo', 'title'] as const) checkFreeText(rules, field, content[field]);
    for (const paper of content.papers) checkFreeText(rules, 'papers', paper);
    if (content.supplements !== null) {
      const other = await tx.findOneBy(ClaimNotice, { id: content.supplements, policyId: policy.id });
      const isGood = other !== null && other.id !== id && other.state === 'approved' && other.supplements === null;
      const message = '补充通知须指明同一政策的一份已批准的申报通知，且那一份本身不是补充通知';
      rules.that(isGood, 'supplements', 'supplements-nothing', message);
      if (isGood) {
        const within = `补充通知的申报范围不能超出原通知（${noticeFor(other)}）`;
        rules.that(isWithin(content, other), 'supplements', 'supplements-more', within);
      }
    }
    rules.done();
  }

  /** Locked, with its policy. @throws {Refusal} 404; 403 for one of a bureau above; 412 */
  private async lock(
    tx: EntityManager,
    caller: Caller,
    id: string,
    version: number | null,
  ): Promise<{ notice: ClaimNotice; policy: Policy }> {
    const seen = await this.told(tx, caller, id);
    if (!(await liesWithin(tx, seen.regionCode, caller.regionCode))) throw noticeOfAnotherBureau();
    const notice = await tx.findOneOrFail(ClaimNotice, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (version !== null && notice.version !== version) {
      throw await staleRow(tx, '申报通知', { type: 'claim_notice', id }, await this.told(tx, caller, id));
    }
    return { notice, policy: await tx.findOneByOrFail(Policy, { id: notice.policyId }) };
  }

  private async told(tx: EntityManager, caller: Caller, id: string): Promise<ClaimNoticeResponse> {
    const { regionCode } = caller;
    const conditions = new Conditions().add('n.id = ?', id).add(noticeSeen('q.region_code'), regionCode, regionCode);
    const page = { page: 1, pageSize: 1, today: this.clock.today() };
    const [notice] = await readNotices(tx, caller, conditions, page);
    if (!notice) throw notFound('申报通知');
    return notice;
  }

  private record(
    tx: EntityManager,
    caller: Caller,
    { notice, policy }: { notice: ClaimNotice; policy: Policy },
    verb: string,
    details: Record<string, unknown>,
    reason: string | null = null,
  ): Promise<void> {
    return this.audit.record(tx, caller, {
      action: `claim_notice.${verb}`,
      objectType: 'claim_notice',
      objectId: notice.id,
      regionCode: policy.regionCode,
      reason,
      details: { title: notice.title, ...details },
    });
  }
}

type NoticeContent = ReturnType<typeof contentOf>;

function contentOf(request: Omit<ClaimNoticeRequest, 'policyId'>) {
  const { noticeNo, title, opensOn, closesOn, papers } = request;
  return {
    noticeNo,
    title,
    opensOn,
    closesOn,
    certificatesFrom: request.certificatesFrom ?? null,
    certificatesTo: request.certificatesTo ?? null,
    monthsFrom: request.monthsFrom ?? null,
    monthsTo: request.monthsTo ?? null,
    papers,
    supplements: request.supplements ?? null,
  };
}

function stated(request: UpdateClaimNoticeRequest): UpdateClaimNoticeRequest {
  return Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined));
}
