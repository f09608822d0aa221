import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { Clock } from '../../common/values/clock.js';
import { inTransaction } from '../../database/transaction.js';
import { RegionsService } from '../../regions/regions.service.js';
import type { NamedPolicy } from '../policies.dto.js';
import { alreadySubmitted, notDraft, notSubmitted } from '../policy-errors.js';
import { requireLawfulContent } from '../policy-terms-check.js';
import { lockPolicy, recordPolicy, requireOtherPerson, requireVersion, withName } from '../policy-records.js';

/** The way of a draft from who wrote it to who approves it, and back. A draft that was never submitted may be approved all the same. */
@Injectable()
export class SubmissionService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly regions: RegionsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Asks for the approval of a draft.
   *
   * @throws {Refusal} not-found, stale, POLICY_NOT_DRAFT, POLICY_SUBMITTED; what an approval would refuse of the content
   */
  async submit(caller: Caller, id: string, version: number | null): Promise<NamedPolicy> {
    authorize(caller, 'policies.write');
    return inTransaction(this.dataSource, async (tx) => {
      const policy = await lockPolicy(tx, caller, id);
      await requireVersion(tx, policy, version);
      if (policy.state !== 'draft') throw notDraft(policy, '提交');
      if (policy.submittedAt !== null) throw alreadySubmitted(policy);
      await requireLawfulContent(tx, caller, this.regions, policy);
      await tx.save(Object.assign(policy, { submittedAt: this.clock.now(), submittedBy: caller.id }));
      await recordPolicy(tx, this.audit, caller, 'policy.submit', policy, { version: policy.version });
      return withName(tx, policy);
    });
  }

  /**
   * Gives a submitted draft back with what is to be changed.
   *
   * @throws {Refusal} not-found, stale, POLICY_NOT_DRAFT, POLICY_NOT_SUBMITTED, APPROVER_IS_AUTHOR
   */
  async giveBack(caller: Caller, id: string, version: number | null, comment: string): Promise<NamedPolicy> {
    authorize(caller, 'policies.approve');
    return inTransaction(this.dataSource, async (tx) => {
      const policy = await lockPolicy(tx, caller, id);
      await requireVersion(tx, policy, version);
      if (policy.state !== 'draft') throw notDraft(policy, '退回');
      if (policy.submittedAt === null) throw notSubmitted(policy);
      await requireOtherPerson(tx, caller, policy, '退回');
      const { submittedBy } = policy;
      Object.assign(policy, {
        submittedAt: null,
        submittedBy: null,
        returnedAt: this.clock.now(),
        returnedBy: caller.id,
        returnComment: comment,
      });
      await tx.save(policy);
      await recordPolicy(tx, this.audit, caller, 'policy.return', policy, { submittedBy }, comment);
      return withName(tx, policy);
    });
  }
}
