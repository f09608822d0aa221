import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../../../audit/audit.service.js';
import { authorize, type Caller } from '../../../auth/access/caller.js';
import { regionWithin } from '../../../auth/access/region-scope.js';
import { notFound } from '../../../common/errors.js';
import { inTransaction } from '../../../database/transaction.js';
import { workbookRefusal } from '../../../workbooks/workbook-refusal.js';
import { Workbook } from '../../../workbooks/workbook-reader.js';
import { Payout } from '../../../ledger/payouts/payout.entity.js';
import { anotherSheet, notASealedFile, notSealed } from './payout-verify-errors.js';
import { PayoutDocumentsService } from '../payout-documents.service.js';
import { PayoutSheetSource } from '../payout-sheet-source.js';
import { type SheetDifference, statedPayoutNumber, WorkbookComparison } from './payout-verify.js';
import { Seal } from '../seal.js';

export interface Verification {
  genuine: boolean;
  payoutNumber: string;
  /** Whether the ledger's lines still make the seal that the payout was sent with. */
  sealHolds: boolean;
  differences: SheetDifference[];
  differenceCount: number;
}

/**
 * Tells whether a workbook still says what was sealed. The file is held against the sealed one, kept under an encryption
 * that shows any change, and the seal is made anew from the ledger's lines: building the sheets anew would call each genuine
 * file a forgery once a department or a clerk changes their name.
 */
@Injectable()
export class PayoutVerifyService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly source: PayoutSheetSource,
    private readonly documents: PayoutDocumentsService,
    private readonly audit: AuditService,
  ) {}

  /** @throws {Refusal} 404 for a payout outside the caller's region; 422 where the file names none */
  async verify(caller: Caller, content: Buffer): Promise<Verification> {
    authorize(caller, 'payouts.read');
    const uploaded = await opened(content);
    try {
      const number = await statedPayoutNumber(uploaded);
      if (number === null) throw notASealedFile();
      const payout = await this.visible(caller, number);
      const verification = await this.compare(payout, uploaded);
      const { genuine, sealHolds, differenceCount } = verification;
      const details = { number, genuine, sealHolds, differenceCount, sha256: sha256(content) };
      const entry = { action: 'payout.verify', objectType: 'payout', objectId: payout.id, details };
      await inTransaction(this.dataSource, (tx) =>
        this.audit.record(tx, caller, { ...entry, regionCode: payout.regionCode }),
      );
      return verification;
    } catch (error) {
      throw workbookRefusal(error);
    } finally {
      uploaded.close();
    }
  }

  private async compare(payout: Payout, uploaded: Workbook): Promise<Verification> {
    const { manager } = this.dataSource;
    const kept = await this.documents.newest(manager, payout.id, 'workbook');
    if (!kept || payout.seal === null) throw notSealed(payout.state);
    const seal = new Seal();
    for await (const line of this.source.lines(manager, payout, 'payee')) seal.add(line);
    const sealHolds = seal.digest() === payout.seal && sha256(kept.content) === kept.document.sha256;
    const comparison = new WorkbookComparison();
    const sealed = await Workbook.open(kept.content);
    try {
      if (!hasSheetOf(sealed, uploaded)) throw anotherSheet();
      await comparison.run(sealed, uploaded);
    } finally {
      sealed.close();
    }
    const { differences, count: differenceCount } = comparison;
    const genuine = sealHolds && differenceCount === 0;
    return { genuine, payoutNumber: payout.number, sealHolds, differences, differenceCount };
  }

  private async visible(caller: Caller, number: string): Promise<Payout> {
    const payout = await this.dataSource.manager
      .createQueryBuilder(Payout, 'p')
      .where('p.number = :number', { number })
      .andWhere(regionWithin('p.region_code').replace('?', ':own'), { own: caller.regionCode })
      .getOne();
    if (!payout) throw notFound('发放批次');
    return payout;
  }
}

function hasSheetOf(sealed: Workbook, uploaded: Workbook): boolean {
  const names = new Set(sealed.sheets.map(({ name }) => name));
  return uploaded.sheets.some(({ name }) => names.has(name));
}

async function opened(content: Buffer): Promise<Workbook> {
  return Workbook.open(content).catch((error: unknown) => {
    throw workbookRefusal(error);
  });
}

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
