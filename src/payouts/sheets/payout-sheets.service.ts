import type { Writable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { Reading } from '../../database/reading.js';
import { endWith } from '../../exports/answer-file.js';
import { auditedDownload } from '../../exports/audited-download.js';
import { type Download, loggedDownload } from '../../exports/logged-download.js';
import type { Sheet } from '../../exports/sheet.js';
import { writeWorkbook } from '../../exports/workbook-writer.js';
import type { DocumentKind } from '../../ledger/payouts/payout-document.entity.js';
import type { Payout } from '../../ledger/payouts/payout.entity.js';
import { PayoutDocumentsService } from './payout-documents.service.js';
import { PayoutSheetSource } from './payout-sheet-source.js';
import { PayoutsService } from '../payouts.service.js';

export type SheetDownload = Download;

/** 发放表 and 公示表 of a payout: what was sealed or posted as it was kept, before that as it would be now. */
@Injectable()
export class PayoutSheetsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reading: Reading,
    private readonly payouts: PayoutsService,
    private readonly source: PayoutSheetSource,
    private readonly documents: PayoutDocumentsService,
    private readonly audit: AuditService,
  ) {}

  /** With whole identity numbers and accounts: for the bank and for the archive. */
  async workbook(caller: Caller, id: string, reason: string | null): Promise<Download> {
    authorize(caller, 'payouts.workbook');
    const payout = await this.payouts.get(caller, id);
    const fileName = `${payout.title}_发放表_${payout.number}.xlsx`;
    return this.ready(caller, payout, { kind: 'workbook', fileName, reason }, (manager) =>
      this.source.workbook(manager, payout),
    );
  }

  /** Masked, to be posted. */
  async notice(caller: Caller, id: string): Promise<Download> {
    authorize(caller, 'payouts.read');
    const payout = await this.payouts.get(caller, id);
    const fileName = `${payout.title}_公示表_${payout.number}.xlsx`;
    return this.ready(caller, payout, { kind: 'notice', fileName, reason: null }, async (manager) => [
      await this.source.notice(manager, payout),
    ]);
  }

  /** Each line with its reasons and whole numbers; made of the lines, which stay as they are once sent. */
  async details(caller: Caller, id: string, reason: string | null): Promise<Download> {
    authorize(caller, 'payouts.workbook');
    const payout = await this.payouts.get(caller, id);
    const sheet = await this.reading.byStatement((manager) => this.source.details(manager, payout));
    return this.logged(caller, payout, `${payout.title}_明细与依据_${payout.number}.xlsx`, reason, (output) =>
      writeWorkbook([sheet], output),
    );
  }

  /** A download that is logged, with its hash. */
  logged(
    caller: Caller,
    payout: Payout,
    fileName: string,
    reason: string | null,
    write: (output: Writable) => Promise<void>,
    details: object = {},
  ): Download {
    const { id: objectId, regionCode } = payout;
    const entry = {
      action: 'payout.export',
      objectType: 'payout',
      objectId,
      regionCode,
      reason,
      details: { ...details },
    };
    return loggedDownload(fileName, auditedDownload(this.dataSource, this.audit, caller, entry), write);
  }

  private async ready(
    caller: Caller,
    payout: Payout,
    { kind, fileName, reason }: { kind: DocumentKind; fileName: string; reason: string | null },
    make: (manager: EntityManager) => Promise<Sheet[]>,
  ): Promise<Download> {
    const found = await this.reading.byStatement(
      async (manager) => (await this.keptCopy(manager, payout, kind)) ?? (await make(manager)),
    );
    return this.logged(caller, payout, fileName, reason, (output) =>
      Buffer.isBuffer(found) ? endWith(output, found) : writeWorkbook(found, output),
    );
  }

  /** Of a payout that went back to draft the last notice is history: what would be posted now is shown. */
  private async keptCopy(manager: EntityManager, payout: Payout, kind: DocumentKind): Promise<Buffer | null> {
    if (kind === 'notice' ? payout.noticeTo === null : payout.seal === null) return null;
    return (await this.documents.newest(manager, payout.id, kind))?.content ?? null;
  }
}
