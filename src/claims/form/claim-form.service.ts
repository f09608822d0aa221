import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { liesWithin } from '../../auth/access/region-scope.js';
import { PersonalData } from '../../common/secrets/personal-data.js';
import { Clock } from '../../common/values/clock.js';
import { maskIdentityNumber } from '../../common/values/masking.js';
import { endWith } from '../../exports/answer-file.js';
import { auditedDownload } from '../../exports/audited-download.js';
import { type Download, loggedDownload } from '../../exports/logged-download.js';
import { Worker } from '../../workers/people/worker.entity.js';
import { statedFacts } from '../claim-records.js';
import { Claim } from '../claim.entity.js';
import { ClaimsService } from '../claims.service.js';
import type { ClaimDetailResponse, StatedFactsResponse } from '../reading/claims.dto.js';
import { ClaimFormWriter } from './claim-form-writer.js';

/** 申请表 as a Word document, made of the facts that the claim froze when it was handed in. */
@Injectable()
export class ClaimFormService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly claims: ClaimsService,
    private readonly writer: ClaimFormWriter,
    private readonly personalData: PersonalData,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** The whole identity number only for a reason, and for those who may see it. */
  async form(caller: Caller, id: string, reason: string | null): Promise<Download> {
    authorize(caller, 'claims.read');
    const { manager } = this.dataSource;
    // What is not there for the caller is not there, whatever is asked of it.
    const claim = await this.claims.get(caller, id);
    if (reason !== null) authorize(caller, 'workers.reveal');
    const { workerId, regionCode } = claim;
    const worker = await manager.findOneByOrFail(Worker, { id: workerId });
    const number = this.personalData.decrypt(worker.identityCipher);
    const preparedOn = this.clock.today();
    const { content, template } = await this.writer.write(manager, claim, {
      stated: claim.stated ?? (await this.wouldState(manager, caller, claim, worker)),
      identityNumber: reason === null ? maskIdentityNumber(number) : number,
      preparedOn,
    });
    const entry = {
      action: 'claim.form',
      objectType: 'claim',
      objectId: id,
      regionCode,
      reason,
      details: { template, masked: reason === null },
    };
    return loggedDownload(
      `${worker.name}申请表_${preparedOn}.docx`,
      auditedDownload(this.dataSource, this.audit, caller, entry),
      (output) => endWith(output, content),
    );
  }

  /** Of a draft: what would be frozen if it were handed in today. Employers elsewhere are nobody's to see, as in the claim itself. */
  private async wouldState(
    tx: EntityManager,
    caller: Caller,
    { id }: ClaimDetailResponse,
    worker: Worker,
  ): Promise<StatedFactsResponse> {
    const claim = await tx.findOneByOrFail(Claim, { id });
    claim.receivedOn ??= this.clock.today();
    const { organizationRegionCode: at, ...stated } = await statedFacts(tx, claim, worker);
    if (at === null || (await liesWithin(tx, at, caller.regionCode))) return stated;
    return { ...stated, organizationName: null, since: null };
  }
}
