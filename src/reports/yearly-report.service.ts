import { Injectable } from '@nestjs/common';
import { authorize, type Caller } from '../auth/caller.js';
import { Clock } from '../common/clock.js';
import { RuleCheck } from '../common/rule-check.js';
import { Reading } from '../database/reading.js';
import { Region } from '../regions/region.entity.js';
import { RegionsService } from '../regions/regions.service.js';
import { chartWorkbook } from './chart-workbook.js';
import type { YearlyQuery } from './reports.dto.js';
import { byCounty, byProgramme, ReportsService } from './reports.service.js';
import { yearlyReport } from './yearly-sheets.js';

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
      .that(year <= thisYear, 'year', 'year-in-future', `${year} 年还没有到,请核对年度`)
      .done();
    const report = await this.reading.onSnapshot(async (tx) => {
      const period = { regionCode: query.regionCode, from: `${year}-01-01`, to: `${year}-12-31` };
      const span = await this.reports.span(tx, caller, period);
      const years = await this.reports.byYear(tx, { ...span, from: `${year - YEARS + 1}-01-01` });
      // Beside the caller's region there is nothing, and then the sheet bears the name of the caller's own.
      const region = await tx.findOneByOrFail(Region, { code: span.top || caller.regionCode });
      const department = await this.regions.setting(tx, region.code, 'departmentName');
      return {
        regionName: region.name,
        departmentName: department ?? region.name,
        year,
        to: span.to,
        before: years.at(-2)!.figures,
        now: years.at(-1)!.figures,
        counties: await byCounty(tx, span),
        years,
        programmes: await byProgramme(tx, span),
      };
    });
    const { sheets, charts } = yearlyReport(report);
    const content = await chartWorkbook(sheets, charts, '社会工作人才激励发放系统');
    return { fileName: `${report.regionName}${year}年度社会工作人才工作报告.xlsx`, content };
  }
}
