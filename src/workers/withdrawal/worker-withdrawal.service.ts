import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { Refusal } from '../../common/errors.js';
import type { WithdrawalResponse } from '../../common/fields/withdrawal.dto.js';
import { PersonalData } from '../../common/secrets/personal-data.js';
import { Clock } from '../../common/values/clock.js';
import { maskAccount, maskIdentityNumber, maskPhone } from '../../common/values/masking.js';
import { inTransaction } from '../../database/transaction.js';
import { BankAccount } from '../accounts/bank-account.entity.js';
import { lockWorker, requireKeeper } from '../people/worker-lookup.js';
import { requireReason } from '../people/worker-rules.js';
import { Worker } from '../people/worker.entity.js';
import { inTheWay } from './in-the-way.js';
import { removeWhatIsOf } from './what-goes.js';

/**
 * A person who was entered by mistake is taken back (domain.md §13): what was recorded of them goes, their numbers are free for whom they
 * belong to, and the row that is left names nobody. The log keeps what it was, masked.
 */
@Injectable()
export class WorkerWithdrawalService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly personalData: PersonalData,
  ) {}

  /** @throws {Refusal} 409 while anything rests on the person that counts, naming it and what to do about it */
  async withdraw(caller: Caller, id: string, reason: string): Promise<WithdrawalResponse> {
    authorize(caller, 'workers.write');
    return inTransaction(this.dataSource, async (tx) => {
      const worker = await lockWorker(tx, caller, id);
      await requireKeeper(tx, caller, worker, this.clock.today());
      // Also against whoever only refers to the person: a line, a seat.
      await tx.query('SELECT 1 FROM workers WHERE id = $1 FOR UPDATE', [id]);
      requireReason('WORKER_REFUSED', reason);
      const reliances = await inTheWay(tx, id, caller.regionCode);
      if (reliances.length > 0) throw workerInUse(reliances);
      const before = await this.told(tx, worker);
      const gone = await removeWhatIsOf(tx, id, reason);
      await this.empty(tx, id);
      await this.audit.record(tx, caller, {
        action: 'worker.withdraw',
        objectType: 'worker',
        objectId: id,
        regionCode: worker.regionCode,
        reason,
        details: { before, ...gone },
      });
      return { id };
    });
  }

  /** The person's own facts as the log shows them. */
  private async told(tx: EntityManager, worker: Worker): Promise<object> {
    const { name, regionCode, remark, identityCipher, phoneCipher } = worker;
    const account = await tx.findOne(BankAccount, { where: { workerId: worker.id }, order: { replacedAt: 'DESC' } });
    return {
      name,
      identityNumber: maskIdentityNumber(this.personalData.decrypt(identityCipher)),
      phone: phoneCipher ? maskPhone(this.personalData.decrypt(phoneCipher)) : null,
      regionCode,
      remark,
      bankName: account?.bankName ?? null,
      account: account ? maskAccount(this.personalData.decrypt(account.accountCipher)) : null,
    };
  }

  /** Of the numbers nothing is kept, so that the same person may come again; in their place stands what is nobody's number. */
  private async empty(tx: EntityManager, id: string): Promise<void> {
    const nobody = `withdrawn ${id}`;
    await tx.update(
      Worker,
      { id },
      {
        identityCipher: this.personalData.encrypt(nobody),
        identityHash: this.personalData.lookup('identity', nobody),
        phoneCipher: null,
        phoneHash: null,
        remark: null,
        withdrawnAt: this.clock.now(),
      },
    );
  }
}

function workerInUse(reliances: readonly { kind: string; message: string }[]): Refusal {
  const detail = `此人不能作废：${reliances.map(({ message }) => message).join('；')}。`;
  return new Refusal('conflict', 'WORKER_IN_USE', detail, [], { inTheWay: reliances.map(({ kind }) => kind) });
}
