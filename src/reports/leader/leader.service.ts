import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { RuleCheck } from '../../common/fields/rule-check.js';
import { Clock } from '../../common/values/clock.js';
import { addMonths, monthOf } from '../../common/values/months.js';
import { Reading } from '../../database/reading.js';
import { type DueByPayer, DueListService } from '../../payouts/due-list/due-list.service.js';
import { RegionsService } from '../../regions/regions.service.js';
import { ReportGridService } from '../../stations/board/report-grid.service.js';
import { DocumentWriter } from '../../templates/document-writer.js';
import { LapsesService } from '../../training/renewals/lapses.service.js';
import { budgetsOf } from '../budget/yearly-budgets.js';
import { type Span, WHOLE } from '../counted/counted.js';
import { countNewlyCertified, noFigures, readFigures } from '../figures.js';
import type { Figures } from '../reports.dto.js';
import { byCounty, ReportsService } from '../reports.service.js';
import type { LeaderCounty, LeaderQuery, LeaderResponse, LeaderYear } from './leader.dto.js';
import { leaderNote, leaderSentence, leaderValues, permille } from './leader-text.js';

/** Registrations that end within so many days are told. */
const LAPSING_DAYS = 90;

interface Place {
  year: number;
  regionName: string;
}

/** The year on one page, for who leads the office: figures without names. */
@Injectable()
export class LeaderService {
  constructor(
    private readonly reading: Reading,
    private readonly reports: ReportsService,
    private readonly dueList: DueListService,
    private readonly lapses: LapsesService,
    private readonly grid: ReportGridService,
    private readonly regions: RegionsService,
    private readonly documents: DocumentWriter,
    private readonly clock: Clock,
  ) {}

  /** @throws {Refusal} 422 for a year that has not come */
  async report(caller: Caller, query: LeaderQuery): Promise<LeaderResponse> {
    authorize(caller, 'reports.read');
    return this.reading.onSnapshot((tx) => this.read(tx, caller, query));
  }

  /** The same as a Word document of one page. */
  async document(caller: Caller, query: LeaderQuery): Promise<{ name: string; content: Buffer }> {
    authorize(caller, 'reports.read');
    return this.reading.onSnapshot(async (tx) => {
      const report = await this.read(tx, caller, query);
      const { departmentName } = await this.regions.sheetHead(tx, caller, caller.regionCode);
      const values = leaderValues(report, departmentName, this.clock.today());
      const { content } = await this.documents.write(tx, 'leader-report', caller.regionCode, values);
      return { name: `${report.regionName}${report.year}年社会工作人才工作简报.docx`, content };
    });
  }

  private async read(tx: EntityManager, caller: Caller, query: LeaderQuery): Promise<LeaderResponse> {
    const today = this.clock.today();
    const thisYear = Number(today.slice(0, 4));
    const year = query.year ?? thisYear;
    new RuleCheck('REPORT_REFUSED')
      .that(year <= thisYear, 'year', 'year-in-future', `${year} 年还没有到，请核对年度`)
      .done();
    const from = `${year}-01-01`;
    const span = await this.reports.span(tx, caller, { from, to: `${year}-12-31` });
    const last = await this.reports.span(tx, caller, { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` });
    const { regionName } = await this.regions.sheetHead(tx, caller, span.top);
    const due = await this.dueList.totalsByPayer(tx, caller, span.to);
    const told = {
      regionCode: span.top,
      regionName,
      year,
      from,
      to: span.to,
      now: await this.ofYear(tx, caller, span, year),
      before: await this.ofYear(tx, caller, last, year - 1),
      dueFen: due.dueFen,
      duePeople: due.people,
      lapsing: year === thisYear ? await this.lapses.count(tx, caller, LAPSING_DAYS) : null,
      counties: await countiesOf(tx, span, { year, regionName }, due),
    };
    return { ...told, sentence: leaderSentence(told), note: leaderNote(told) };
  }

  private async ofYear(tx: EntityManager, caller: Caller, span: Span, year: number): Promise<LeaderYear> {
    const figures = (await readFigures(tx, span, 'whole')).get(WHOLE)!;
    const newlyCertified = (await countNewlyCertified(tx, span, 'whole')).get(WHOLE) ?? 0;
    const budgets = await budgetsOf(tx, span.top, year);
    const budgetFen = budgets.size === 0 ? null : [...budgets.values()].reduce((sum, fen) => sum + fen, 0);
    const paidFen = paidOf(figures);
    const { reportsDue, reportsOnTime } = await this.reportsOf(tx, caller, year);
    return {
      talents: figures.talents,
      certified: figures.certified,
      certifiedPermille: permille(figures.certified, figures.talents),
      newlyCertified,
      paidFen,
      stipendsPaidFen: figures.stipendsPaidFen,
      awardsPaidFen: figures.awardsPaidFen,
      budgetFen,
      budgetPermille: budgetFen === null ? null : permille(paidFen, budgetFen),
      reportsDue,
      reportsOnTime,
      onTimePermille: permille(reportsOnTime, reportsDue),
    };
  }

  /** Of the months of a year that are over. */
  private async reportsOf(
    tx: EntityManager,
    caller: Caller,
    year: number,
  ): Promise<Pick<LeaderYear, 'reportsDue' | 'reportsOnTime'>> {
    const lastMonth = addMonths(monthOf(this.clock.today()), -1);
    const to = lastMonth < `${year}-12` ? lastMonth : `${year}-12`;
    if (to < `${year}-01`) return { reportsDue: 0, reportsOnTime: 0 };
    const months = await this.grid.totals(tx, caller, `${year}-01`, to);
    return {
      reportsDue: months.reduce((sum, { reported, missing }) => sum + reported + missing, 0),
      reportsOnTime: months.reduce((sum, { reported, late }) => sum + reported - late, 0),
    };
  }
}

function paidOf({ awardsPaidFen, stipendsPaidFen }: Figures): number {
  return awardsPaidFen + stipendsPaidFen;
}

/**
 * Counties side by side, and what lies in none; a county has none to set beside each other. What is owed by policies of no county is
 * the city's own, whoever it goes to.
 */
async function countiesOf(tx: EntityManager, span: Span, place: Place, due: DueByPayer): Promise<LeaderCounty[]> {
  const found = await byCounty(tx, span);
  if (found.length === 1 && found[0]!.key === span.top) return [];
  const counties = found.filter(({ key }) => key !== span.top);
  const own = found.find(({ key }) => key === span.top) ?? {
    ...noFigures(),
    key: span.top,
    name: `${place.regionName}本级`,
  };
  const newly = await countNewlyCertified(tx, span, 'county');
  const budgets = await budgetsOf(tx, span.top, place.year);
  const ofCounties = counties.reduce((sum, { key }) => sum + (due.byPayer.get(key) ?? 0), 0);
  return [...counties, own].map((item) => ({
    regionCode: item.key,
    name: item.name,
    own: item === own,
    talents: item.talents,
    certified: item.certified,
    certifiedPermille: permille(item.certified, item.talents),
    newlyCertified: newly.get(item.key) ?? 0,
    paidFen: paidOf(item),
    dueFen: item === own ? due.dueFen - ofCounties : (due.byPayer.get(item.key) ?? 0),
    budgetFen: budgets.get(item.key) ?? null,
  }));
}
