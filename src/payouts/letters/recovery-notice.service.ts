import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { Refusal } from '../../common/errors.js';
import { shanghaiTime } from '../../common/fields/instant-field.js';
import { PersonalData } from '../../common/secrets/personal-data.js';
import { Clock } from '../../common/values/clock.js';
import { maskIdentityNumber } from '../../common/values/masking.js';
import { endWith } from '../../exports/answer-file.js';
import { auditedDownload } from '../../exports/audited-download.js';
import { type Download, loggedDownload } from '../../exports/logged-download.js';
import { PayoutLine } from '../../ledger/payouts/payout-line.entity.js';
import { RecoveriesService } from '../../recoveries/recoveries.service.js';
import { Region } from '../../regions/region.entity.js';
import { RegionsService } from '../../regions/regions.service.js';
import { DocumentWriter } from '../../templates/document-writer.js';
import { KeptLetters } from './kept-letters.js';
import { recoveryNoticeValues } from './recovery-notice-text.js';

/** 追回通知书: made of the recovery and of the line that was paid, kept with the papers of its payout. */
@Injectable()
export class RecoveryNoticeService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly recoveries: RecoveriesService,
    private readonly regions: RegionsService,
    private readonly writer: DocumentWriter,
    private readonly letters: KeptLetters,
    private readonly personalData: PersonalData,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws {Refusal} 404, also for a recovery of a region outside the caller's; 409 `LETTER_NOT_NOW` */
  async notice(caller: Caller, id: string): Promise<Download> {
    authorize(caller, 'recoveries.read');
    const { recovery } = await this.recoveries.get(caller, id);
    if (recovery.leftFen === 0) {
      const detail = '这笔追回已经全部收回或核销，没有要通知退回的金额，不再出具追回通知书。';
      throw new Refusal('conflict', 'LETTER_NOT_NOW', detail);
    }
    const { manager } = this.dataSource;
    const { regionCode, payoutId } = recovery;
    const line = await manager.findOneOrFail(PayoutLine, {
      where: { id: recovery.lineId },
      select: { id: true, workerName: true, identityCipher: true },
    });
    const preparedOn = this.clock.today();
    const { name: regionName } = await manager.findOneByOrFail(Region, { code: regionCode });
    const values = recoveryNoticeValues({
      recovery,
      name: line.workerName,
      identityNumber: maskIdentityNumber(this.personalData.decrypt(line.identityCipher)),
      departmentName: (await this.regions.setting(manager, regionCode, 'departmentName')) ?? regionName,
      contactPhone: await this.regions.setting(manager, regionCode, 'contactPhone'),
      openedOn: shanghaiTime(recovery.createdAt).day,
      preparedOn,
    });
    const written = await this.writer.write(manager, 'recovery-notice', regionCode, values);
    const fileName = `${line.workerName}追回通知书_${preparedOn}.docx`;
    const entry = {
      action: 'recovery.notice',
      objectType: 'recovery',
      objectId: id,
      regionCode,
      reason: null,
      details: { template: written.template },
    };
    return loggedDownload(fileName, auditedDownload(this.dataSource, this.audit, caller, entry), async (output) => {
      await this.letters.keep({ payoutId, fileName, createdBy: caller.id, ...written });
      await endWith(output, written.content);
    });
  }
}
