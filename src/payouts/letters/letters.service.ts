import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { Refusal } from '../../common/errors.js';
import { Clock } from '../../common/values/clock.js';
import { Reading } from '../../database/reading.js';
import { endWith } from '../../exports/answer-file.js';
import type { Download } from '../../exports/logged-download.js';
import type { Payout } from '../../ledger/payouts/payout.entity.js';
import { RegionsService } from '../../regions/regions.service.js';
import { DocumentWriter } from '../../templates/document-writer.js';
import { workingDaysBetween } from '../notice/notice-period.js';
import { PayoutsService } from '../payouts.service.js';
import { payoutApproval } from '../sheets/payout-approval.js';
import { PayoutSheetsService } from '../sheets/payout-sheets.service.js';
import { sheetSettings } from '../sheets/sheet-settings.js';
import { KeptLetters } from './kept-letters.js';
import { type LetterKind, LETTERS } from './letter-kinds.js';
import { type LetterInput, letterValues } from './letter-text.js';

/**
 * Papers in words that go with a payout, as Word documents: each is made only once what it says holds for good, so that none goes out
 * that a later step makes wrong.
 */
@Injectable()
export class LettersService {
  constructor(
    private readonly reading: Reading,
    private readonly payouts: PayoutsService,
    private readonly sheets: PayoutSheetsService,
    private readonly regions: RegionsService,
    private readonly writer: DocumentWriter,
    private readonly letters: KeptLetters,
    private readonly clock: Clock,
  ) {}

  /** @throws {Refusal} 404, also for a payout of a region outside the caller's; 409 `LETTER_NOT_NOW` */
  async letter(caller: Caller, id: string, kind: LetterKind): Promise<Download> {
    authorize(caller, 'payouts.read');
    const payout = await this.payouts.get(caller, id);
    const written = await this.reading.byStatement(async (manager) => {
      const input = await this.inputOf(manager, payout);
      requireSettled(kind, payout, input);
      return this.writer.write(manager, kind, payout.regionCode, letterValues(input));
    });
    const fileName = `${payout.title}_${LETTERS[kind]}_${payout.number}.docx`;
    const keep = { payoutId: payout.id, fileName, createdBy: caller.id, ...written };
    return this.sheets.logged(
      caller,
      payout,
      fileName,
      null,
      async (output) => {
        await this.letters.keep(keep);
        await endWith(output, written.content);
      },
      { template: written.template },
    );
  }

  private async inputOf(manager: EntityManager, payout: Payout): Promise<LetterInput> {
    const preparedOn = this.clock.today();
    const approval = await payoutApproval(manager, payout, preparedOn);
    const rows: { documentNo: string }[] = await manager.query(
      `SELECT DISTINCT document_no AS "documentNo" FROM policies
       WHERE document_no IS NOT NULL AND id IN (SELECT policy_id FROM payout_lines WHERE payout_id = $1) ORDER BY 1`,
      [payout.id],
    );
    const period = approval.notice?.period;
    return {
      payout,
      settings: await sheetSettings(this.regions, manager, payout),
      approval,
      notice: period ? { ...period, workingDays: workingDaysBetween(period.from, period.to) } : null,
      documentNos: rows.map(({ documentNo }) => documentNo),
      preparedOn,
    };
  }
}

function requireSettled(kind: LetterKind, { state }: Payout, { approval, notice }: LetterInput): void {
  switch (kind) {
    case 'announcement':
      if (!approval.notice) throw notNow('批次还没有开始公示。请先初审并点“开始公示”，再下载公示公告。');
      // By then lines may have been taken out, and it would say another amount than what was posted.
      if (state !== 'notice') throw notNow('公示已经结束，不再出具公示公告。公示的情况请下载公示情况说明。');
      if (!notice) throw notNow('按政策规定，本批次无须公示，不用公示公告。');
      return;
    case 'no-objection':
      if (!notice || state === 'cancelled') throw notNow('本批次没有公示，不能出具公示情况说明。');
      if (!approval.notice?.isOver) throw notNow('公示还没有期满。请在公示期满后再下载公示情况说明。');
      if (approval.objections.open > 0) throw notNow('还有异议没有处理。请审核人处理后，再下载公示情况说明。');
      return;
    case 'funding-request':
      if (!approval.approved) throw notNow('批次还没有批准，人数和金额还会变化。请在批准后再下载资金拨付申请。');
  }
}

function notNow(detail: string): Refusal {
  return new Refusal('conflict', 'LETTER_NOT_NOW', detail);
}
