import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { authorize, type Caller } from '../../../auth/access/caller.js';
import { PersonalData } from '../../../common/secrets/personal-data.js';
import { Reading } from '../../../database/reading.js';
import type { Download } from '../../../exports/logged-download.js';
import { reviewSheet, type UnusualRow } from '../../../exports/payouts/review-sheet.js';
import type { Sheet } from '../../../exports/sheet.js';
import { writeWorkbook } from '../../../exports/workbook-writer.js';
import type { Payout } from '../../../ledger/payouts/payout.entity.js';
import { PayoutsService } from '../../payouts.service.js';
import { PayoutSheetSource } from '../payout-sheet-source.js';
import { PayoutSheetsService } from '../payout-sheets.service.js';
import { weighedPeople } from './people-source.js';
import { lookedFor, unusualOf } from './unusual-rules.js';
import { sumFen } from '../../../common/values/money.js';

/** 审核: what is unusual about a payout, made anew from its lines and the register each time. */
@Injectable()
export class PayoutReviewService {
  constructor(
    private readonly reading: Reading,
    private readonly payouts: PayoutsService,
    private readonly source: PayoutSheetSource,
    private readonly sheets: PayoutSheetsService,
    private readonly personalData: PersonalData,
  ) {}

  /** @throws {Refusal} 404, also for a payout of a region outside the caller's */
  async sheet(caller: Caller, id: string, mostArrears: number): Promise<Download> {
    authorize(caller, 'payouts.read');
    const payout = await this.payouts.get(caller, id);
    const sheet = await this.reading.byStatement((manager) => this.sheetOf(manager, payout, mostArrears));
    return this.sheets.logged(caller, payout, `${payout.title}_审核表_${payout.number}.xlsx`, null, (output) =>
      writeWorkbook([sheet], output),
    );
  }

  private async sheetOf(manager: EntityManager, payout: Payout, mostArrears: number): Promise<Sheet> {
    const heading = await this.source.heading(manager, payout);
    const lines = await this.source.linesOnSheet(manager, payout);
    const rows = (): AsyncGenerator<UnusualRow> => this.unusual(manager, payout, lines, mostArrears);
    return reviewSheet({ ...heading, lookedFor: lookedFor(mostArrears), rows: { [Symbol.asyncIterator]: rows } });
  }

  private async *unusual(
    manager: EntityManager,
    payout: Payout,
    lines: Parameters<typeof weighedPeople>[3],
    mostArrears: number,
  ): AsyncGenerator<UnusualRow> {
    for await (const { person, facts } of weighedPeople(manager, this.personalData, payout, lines)) {
      const found = unusualOf(facts, mostArrears);
      if (found.length === 0) continue;
      const { name, identityNumber, organizationName, countyName } = person.at(-1)!;
      const netFen = sumFen(person.map((line) => line.netFen));
      for (const unusual of found) {
        yield { name, identityNumber, organizationName, countyName, netFen, ...unusual };
      }
    }
  }
}
