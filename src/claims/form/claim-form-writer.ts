import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RegionsService } from '../../regions/regions.service.js';
import { DocumentWriter, type WrittenDocument } from '../../templates/document-writer.js';
import { claimFormValues, type ClaimFormInput, type ToldClaim } from './claim-form-text.js';

/** 申请表 of a claim, by the template of the office where it was handed in. */
@Injectable()
export class ClaimFormWriter {
  constructor(
    private readonly regions: RegionsService,
    private readonly documents: DocumentWriter,
  ) {}

  async write(
    tx: EntityManager,
    claim: ToldClaim,
    filled: Pick<ClaimFormInput, 'stated' | 'identityNumber' | 'preparedOn'>,
  ): Promise<WrittenDocument> {
    const { regionCode } = claim;
    const values = claimFormValues({
      ...filled,
      claim,
      months: await monthsOf(tx, claim.noticeId),
      departmentName: (await this.regions.setting(tx, regionCode, 'departmentName')) ?? claim.regionName,
      contactPhone: await this.regions.setting(tx, regionCode, 'contactPhone'),
    });
    return this.documents.write(tx, 'claim-form', regionCode, values);
  }
}

async function monthsOf(tx: EntityManager, noticeId: string | null): Promise<{ from: string; to: string } | null> {
  if (noticeId === null) return null;
  const [months]: { from: string; to: string }[] = await tx.query(
    'SELECT months_from AS "from", months_to AS "to" FROM claim_notices WHERE id = $1',
    [noticeId],
  );
  return months ?? null;
}
