import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { authorize, type Caller } from '../auth/access/caller.js';
import { Clock } from '../common/values/clock.js';
import { newId } from '../common/values/ids.js';
import { inTransaction } from '../database/transaction.js';
import { WriteOffRequest } from '../ledger/recovery.entity.js';
import { noWriteOffPending, ownWriteOff, writeOffPending } from './recoveries-errors.js';
import type { RecoveryDetail, RequestWriteOffRequest } from './recoveries.dto.js';
import { addEntry, lockRecovery, RecoveriesService, requireLeft } from './recoveries.service.js';

/** 核销: giving up a part of a recovery, asked for by one person and agreed to by another. */
@Injectable()
export class WriteOffsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly recoveries: RecoveriesService,
    private readonly clock: Clock,
  ) {}

  async request(caller: Caller, recoveryId: string, request: RequestWriteOffRequest): Promise<RecoveryDetail> {
    authorize(caller, 'recoveries.write');
    const { amountFen, reason } = request;
    await inTransaction(this.dataSource, async (tx) => {
      const recovery = await lockRecovery(tx, caller, recoveryId);
      if (await tx.existsBy(WriteOffRequest, { recoveryId, decision: IsNull() })) throw writeOffPending();
      requireLeft(recovery, amountFen);
      const requestedAt = this.clock.now();
      await tx.insert(WriteOffRequest, {
        id: newId(),
        recoveryId,
        amountFen,
        reason,
        requestedBy: caller.id,
        requestedAt,
        decision: null,
        decidedBy: null,
        decidedAt: null,
      });
      await this.recoveries.tell(tx, caller, recovery, 'recovery.write-off-request', reason, { amountFen });
    });
    return this.recoveries.get(caller, recoveryId);
  }

  /** @throws {Refusal} 422 for one's own request; 409 when less is left by now */
  async decide(caller: Caller, recoveryId: string, decision: 'approved' | 'refused'): Promise<RecoveryDetail> {
    authorize(caller, 'payouts.review');
    await inTransaction(this.dataSource, async (tx) => {
      const recovery = await lockRecovery(tx, caller, recoveryId);
      const request = await tx.findOneBy(WriteOffRequest, { recoveryId, decision: IsNull() });
      if (!request) throw noWriteOffPending();
      if (request.requestedBy === caller.id) throw ownWriteOff();
      const { amountFen, reason, requestedBy: recordedBy } = request;
      if (decision === 'approved') {
        requireLeft(recovery, amountFen);
        const receivedOn = this.clock.today();
        const approvedBy = caller.id;
        await addEntry(tx, { recoveryId, kind: 'write-off', amountFen, receivedOn, reason, recordedBy, approvedBy });
      }
      Object.assign(request, { decision, decidedBy: caller.id, decidedAt: this.clock.now() });
      await tx.save(request);
      await this.recoveries.tell(tx, caller, recovery, `recovery.write-off-${decision}`, reason, { amountFen });
    });
    return this.recoveries.get(caller, recoveryId);
  }
}
