import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../common/values/clock.js';
import { oneAhead } from '../../common/one-ahead.js';
import { PersonalData } from '../../common/secrets/personal-data.js';
import { noticeSheet } from '../../exports/payouts/notice-sheet.js';
import { detailSheet } from '../../exports/payouts/payout-details.js';
import type {
  ExplainedSheetLine,
  PayoutHeading,
  PayoutSeal,
  PayoutSheetLine,
} from '../../exports/payouts/payout-sheet.js';
import type { SheetSettings } from '../../exports/payouts/payout-signing.js';
import { payoutSheets } from '../../exports/payouts/payout-workbook.js';
import type { RowSource, Sheet } from '../../exports/sheet.js';
import type { Payout } from '../../ledger/payouts/payout.entity.js';
import { Policy } from '../../policies/policy.entity.js';
import { RegionsService } from '../../regions/regions.service.js';
import {
  ClearLine,
  type ExplainedRow,
  type LinesRead,
  readLines,
  readLinesOfPayees,
  roundsOf,
  type RowsRead,
  type SheetRow,
} from './clear-line.js';
import { noticePeriod } from '../notice/notice-period.js';
import { FundingColumns } from './payout-funding.js';
import { payoutApproval } from './payout-approval.js';
import { resentRemarks } from './resent-lines.js';
import type { Seal } from './seal.js';
import { ExplainedLineOnSheet, LineOnSheet, type SheetFacts } from './sheet-line.js';
import { sheetSettings } from './sheet-settings.js';
import { VarianceSource } from '../variance/variance-source.js';

/** Lines in memory at once. */
const CHUNK = 500;

interface Asked<C extends keyof RowsRead> {
  which: LinesRead;
  columns: C;
}

async function* chunksOf<C extends keyof RowsRead>(
  manager: EntityManager,
  payout: Payout,
  asked: Asked<C>,
): AsyncGenerator<RowsRead[C][], void> {
  const rounds = await roundsOf(manager, payout.id);
  for (const { round, last } of asked.which === 'left' ? rounds : rounds.slice(-1)) {
    for (let after = 0; after < last; after += CHUNK) {
      yield await readLines(manager, payout.id, { round, after, upTo: after + CHUNK }, asked);
    }
  }
}

/** Turns a payout's lines into the rows of its sheets. Lines are read in chunks and never change once made. */
@Injectable()
export class PayoutSheetSource {
  constructor(
    private readonly regions: RegionsService,
    private readonly personalData: PersonalData,
    private readonly clock: Clock,
    private readonly variance: VarianceSource,
  ) {}

  /**
   * 发放表 and its further sheets; sealed once the payout is sent.
   *
   * @param sealing takes in each line when it is first read, which is for 发放表
   */
  async workbook(manager: EntityManager, payout: Payout, seal?: PayoutSeal, sealing?: Seal): Promise<Sheet[]> {
    const today = this.clock.today();
    const settings = await sheetSettings(this.regions, manager, payout);
    const variance = await this.variance.sheetInput(manager, payout);
    const facts = await this.sheetFacts(manager, payout);
    return payoutSheets({
      ...headingOf(payout, settings),
      kind: payout.kind,
      settings,
      sources: facts.funding.sources,
      approval: await payoutApproval(manager, payout, today),
      documentNos: documentNosOf(facts),
      preparedOn: seal?.sealedOn ?? today,
      lines: this.sheetLines(manager, facts, sealing),
      ...(variance && { variance }),
      seal,
    });
  }

  /**
   * 明细与依据: each line with its reasons; of a sent payout the same at any time, since lines stay.
   *
   * @param isEvidence as they are, also where they do not come to what was sealed
   */
  async details(manager: EntityManager, payout: Payout, isEvidence = false): Promise<Sheet> {
    const settings = await sheetSettings(this.regions, manager, payout);
    const { lineCount, totalFen, nettedFen, seal: sha256 } = payout;
    return detailSheet({
      ...headingOf(payout, settings),
      isEvidence,
      explained: this.explainedLines(manager, await this.sheetFacts(manager, payout)),
      ...(sha256 !== null && { seal: { lineCount, grossFen: totalFen, nettedFen, sha256 } }),
    });
  }

  /** 公示表, as it would be posted today. */
  async notice(manager: EntityManager, payout: Payout): Promise<Sheet> {
    const workingDays = await this.noticeWorkingDays(manager, payout);
    const today = this.clock.today();
    const { from, to } = noticePeriod(today, workingDays);
    return noticeSheet({
      payoutNo: payout.number,
      title: payout.title,
      settings: await sheetSettings(this.regions, manager, payout),
      noticeFrom: from,
      noticeTo: to,
      workingDays,
      preparedOn: today,
      lines: this.sheetLines(manager, await this.sheetFacts(manager, payout)),
    });
  }

  /** What stands above each sheet. */
  async heading(manager: EntityManager, payout: Payout): Promise<PayoutHeading> {
    return headingOf(payout, await sheetSettings(this.regions, manager, payout));
  }

  /** The lines in the words of the sheets, for whoever weighs them. */
  async linesOnSheet(manager: EntityManager, payout: Payout): Promise<RowSource<PayoutSheetLine>> {
    return this.sheetLines(manager, await this.sheetFacts(manager, payout));
  }

  /** The longest notice that any of the policies asks for. */
  async noticeWorkingDays(manager: EntityManager, payout: Payout): Promise<number> {
    const [{ days }] = await manager.query<[{ days: number }]>(
      `SELECT coalesce(max(notice_working_days), 0)::int AS days FROM policies
       WHERE id IN (SELECT l.policy_id FROM live_attempts a JOIN payout_lines l ON l.id = a.line_id WHERE a.payout_id = $1)`,
      [payout.id],
    );
    return days;
  }

  /** The lines that are to be sent, or were: neither held nor taken out; in their order. */
  lines<C extends keyof RowsRead>(
    manager: EntityManager,
    payout: Payout,
    columns: C,
  ): AsyncGenerator<ClearLine<RowsRead[C]>> {
    return this.read(manager, payout, { which: 'sending', columns });
  }

  /** Of those of a payout that was sent, the ones that are neither paid nor returned: what a file for the bank may still ask for. */
  linesAtBank(manager: EntityManager, payout: Payout): AsyncGenerator<ClearLine> {
    return this.read(manager, payout, { which: 'at-bank', columns: 'payee' });
  }

  /** Of the lines that are to be sent or were, the ones of the people to whom the lines with these numbers belong; somebody's stand next to each other. */
  async *linesOfPayees(manager: EntityManager, payout: Payout, lineNos: readonly number[]): AsyncGenerator<ClearLine> {
    for (let from = 0; from < lineNos.length; from += CHUNK) {
      const rows = await readLinesOfPayees(manager, payout.id, lineNos.slice(from, from + CHUNK));
      for (const row of rows) yield new ClearLine(row, this.personalData);
    }
  }

  /** The lines that are held, or were taken out, with all their reasons. */
  linesLeft(manager: EntityManager, payout: Payout): AsyncGenerator<ClearLine<RowsRead['whole']>> {
    return this.read(manager, payout, { which: 'left', columns: 'whole' });
  }

  private async *read<C extends keyof RowsRead>(
    manager: EntityManager,
    payout: Payout,
    asked: Asked<C>,
  ): AsyncGenerator<ClearLine<RowsRead[C]>> {
    const chunks = chunksOf(manager, payout, asked);
    // Outside a transaction the database reads on while the rows at hand are written.
    for await (const rows of manager.queryRunner ? chunks : oneAhead(chunks)) {
      for (const row of rows) yield new ClearLine(row, this.personalData);
    }
  }

  /** Each reading starts anew; the first one goes through `sealing`. */
  private sheetLines(manager: EntityManager, facts: SheetFacts, sealing?: Seal): RowSource<PayoutSheetLine> {
    let seal = sealing;
    const start = async function* (lines: AsyncIterable<ClearLine<SheetRow>>): AsyncGenerator<PayoutSheetLine> {
      const own = seal;
      seal = undefined;
      for await (const line of lines) {
        own?.add(line);
        yield new LineOnSheet(line, facts);
      }
    };
    return { [Symbol.asyncIterator]: () => start(this.lines(manager, facts.payout, 'sheet')) };
  }

  private explainedLines(manager: EntityManager, facts: SheetFacts): RowSource<ExplainedSheetLine> {
    const start = async function* (lines: AsyncIterable<ClearLine<ExplainedRow>>): AsyncGenerator<ExplainedSheetLine> {
      for await (const line of lines) yield new ExplainedLineOnSheet(line, facts);
    };
    return { [Symbol.asyncIterator]: () => start(this.lines(manager, facts.payout, 'explained')) };
  }

  private async sheetFacts(manager: EntityManager, payout: Payout): Promise<SheetFacts> {
    const rows = await manager
      .createQueryBuilder(Policy, 'p')
      .where('p.id IN (SELECT DISTINCT policy_id FROM payout_lines WHERE payout_id = :id)', { id: payout.id })
      .orderBy('p.effective_from')
      .getMany();
    const funding = new FundingColumns(
      {
        fundingShares: await this.regions.setting(manager, payout.regionCode, 'fundingShares'),
        fundingSource: await this.regions.setting(manager, payout.regionCode, 'fundingSource'),
      },
      rows,
    );
    const policies = new Map(rows.map((policy) => [policy.id, policy]));
    return { payout, policies, funding, resent: await resentRemarks(manager, payout.id) };
  }
}

function headingOf({ number, title, asOf }: Payout, { departmentName }: SheetSettings): PayoutHeading {
  return { payoutNo: number, title, departmentName, asOf };
}

function documentNosOf({ policies }: SheetFacts): string[] {
  const numbers = [...policies.values()].flatMap(({ documentNo }) => documentNo ?? []);
  return [...new Set(numbers)].toSorted();
}
