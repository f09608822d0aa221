import { Injectable } from '@nestjs/common';
import { DataSource, Not } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { staleRow } from '../../audit/stale/stale-row.js';
import { changedFields } from '../../audit/changed-fields.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { notFound } from '../../common/errors.js';
import { newId } from '../../common/values/ids.js';
import { RuleCheck } from '../../common/fields/rule-check.js';
import { inTransaction } from '../../database/transaction.js';
import type { WithdrawalResponse } from '../../common/fields/withdrawal.dto.js';
import { Suspension } from './suspension.entity.js';
import type { SuspensionRequest, UpdateSuspensionRequest } from './suspensions.dto.js';
import { lockWorker } from '../people/worker-lookup.js';
import { checkFreeText, checkReason, checkSuspension, requireReason } from '../people/worker-rules.js';

@Injectable()
export class SuspensionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  async create(caller: Caller, workerId: string, request: SuspensionRequest): Promise<Suspension> {
    authorize(caller, 'workers.write');
    return inTransaction(this.dataSource, async (tx) => {
      const worker = await lockWorker(tx, caller, workerId);
      const { fromMonth, toMonth = null, reason } = request;
      const rules = new RuleCheck('SUSPENSION_REFUSED');
      checkSuspension(rules, { fromMonth, toMonth }, await tx.findBy(Suspension, { workerId }));
      checkFreeText(rules, 'reason', reason);
      rules.done();
      const suspension = tx.create(Suspension, { id: newId(), workerId, fromMonth, toMonth, reason });
      await tx.save(suspension);
      await this.audit.record(tx, caller, {
        action: 'suspension.create',
        objectType: 'worker',
        objectId: workerId,
        regionCode: worker.regionCode,
        reason,
        details: { suspensionId: suspension.id, after: { fromMonth, toMonth } },
      });
      return suspension;
    });
  }

  async update(
    caller: Caller,
    workerId: string,
    id: string,
    version: number,
    request: UpdateSuspensionRequest,
  ): Promise<Suspension> {
    authorize(caller, 'workers.write');
    return inTransaction(this.dataSource, async (tx) => {
      const worker = await lockWorker(tx, caller, workerId);
      const suspension = await tx.findOneBy(Suspension, { id, workerId });
      if (!suspension) throw notFound('停发');
      if (suspension.version !== version)
        throw await staleRow(tx, '停发', { type: 'worker', id: workerId }, suspension);
      const before = factsOf(suspension);
      const { fromMonth = before.fromMonth, toMonth = before.toMonth, cause = before.cause } = request;
      const after = { fromMonth, toMonth, cause };
      const changes = changedFields(before, after);
      if (!changes) return suspension;
      const rules = new RuleCheck('SUSPENSION_REFUSED');
      checkReason(rules, request.reason, fromMonth !== before.fromMonth || cause !== before.cause);
      checkFreeText(rules, 'cause', cause);
      checkSuspension(rules, after, await tx.findBy(Suspension, { workerId, id: Not(id) }));
      rules.done();
      Object.assign(suspension, { fromMonth, toMonth, reason: cause });
      await tx.save(suspension);
      await this.audit.record(tx, caller, {
        action: 'suspension.update',
        objectType: 'worker',
        objectId: workerId,
        regionCode: worker.regionCode,
        reason: request.reason ?? null,
        details: { suspensionId: id, ...changes },
      });
      return suspension;
    });
  }

  /** Takes back a suspension that never should have been: its months are owed again. */
  async withdraw(caller: Caller, workerId: string, id: string, reason: string): Promise<WithdrawalResponse> {
    authorize(caller, 'workers.write');
    return inTransaction(this.dataSource, async (tx) => {
      const worker = await lockWorker(tx, caller, workerId);
      const suspension = await tx.findOneBy(Suspension, { id, workerId });
      if (!suspension) throw notFound('停发');
      requireReason('SUSPENSION_REFUSED', reason);
      await tx.delete(Suspension, { id });
      await this.audit.record(tx, caller, {
        action: 'suspension.withdraw',
        objectType: 'worker',
        objectId: workerId,
        regionCode: worker.regionCode,
        reason,
        details: { suspensionId: id, before: factsOf(suspension) },
      });
      return { id };
    });
  }
}

function factsOf({ fromMonth, toMonth, reason: cause }: Suspension) {
  return { fromMonth, toMonth, cause };
}
