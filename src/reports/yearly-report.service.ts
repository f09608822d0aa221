import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { authorize, type Caller } from '../auth/access/caller.js';
import { Clock } from '../common/values/clock.js';
import { RuleCheck } from '../common/fields/rule-check.js';
import { Reading } from '../database/reading.js';
import { RegionsService } from '../regions/regions.service.js';
import { TRAINING_LINE_NAMES, type TrainingLine } from '../training/programmes/programme.entity.js';
import { SHEETS_CREATOR } from '../exports/workbook-writer.js';
import { chartWorkbook } from './chart-workbook.js';
import type { Span } from './counted/counted.js';
import { readTraining } from './figures.js';
import type { YearlyQuery } from './reports.dto.js';
import { byCounty, ReportsService } from './reports.service.js';
import { yearlyReport, type YearlyReport } from './yearly-sheets.js';

/** Years shown beside each other, the reported one included. */
const YEARS = 5;

/** 年度报告 as a workbook with charts. */
@Injectable()
export class YearlyReportService {
  constructor(
    private readonly reading: Reading,
    private readonly reports: ReportsService,
    private readonly regions: RegionsService,
    private readonly clock: Clock,
  ) {}

  async workbook(caller: Caller, query: YearlyQuery): Promise<{ fileName: string; content: Buffer }> {
    authorize(caller, 'reports.read');
    const today = this.clock.today();
    const thisYear = Number(today.slice(0, 4));
    const year = query.year ?? thisYear;
    new RuleCheck('REPORT_REFUSED')
      .that(year <= thisYear, 'year', 'year-in-future', `${year} 年还没有到，请核对年度`)
      .done();
    const report = await this.reading.onSnapshot(async (tx) => {
      const period = { regionCode: query.regionCode, from: `${year}-01-01`, to: `${year}-12-31` };
      const span = await this.reports.span(tx, caller, period);
      const years = await this.reports.byYear(tx, { ...span, from: `${year - YEARS + 1}-01-01` });
      const { regionName, departmentName } = await this.regions.sheetHead(tx, caller, span.top);
      return {
        regionName,
        departmentName,
        year,
        to: span.to,
        before: years.at(-2)!.figures,
        now: years.at(-1)!.figures,
        counties: await byCounty(tx, span),
        years,
        programmes: await programmesOf(tx, span),
      };
    });
    const { sheets, charts } = yearlyReport(report);
    const content = await chartWorkbook(sheets, charts, SHEETS_CREATOR);
    return { fileName: `${report.regionName}${year}年度社会工作人才工作报告.xlsx`, content };
  }
}

/** What was held or attended, with who held it. */
async function programmesOf(tx: EntityManager, span: Span): Promise<YearlyReport['programmes']> {
  const figures = await readTraining(tx, span, 'programme');
  const rows: { id: string; name: string; line: TrainingLine; organiser: string; partner: string | null }[] =
    await tx.query(
      'SELECT id, title AS name, line, organiser, partner FROM training_programmes WHERE id = ANY($1::uuid[])',
      [figures.map(({ key }) => key)],
    );
  const programmes = new Map(rows.map((row) => [row.id, row]));
  return figures.map(({ key, ...own }) => {
    const { name, line, organiser, partner } = programmes.get(key)!;
    return { ...own, name, lineName: TRAINING_LINE_NAMES[line], organiser, partner };
  });
}
