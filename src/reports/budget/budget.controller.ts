import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { contentDisposition, XLSX } from '../../exports/file-name.js';
import { writeWorkbook } from '../../exports/workbook-writer.js';
import { LongWork } from '../../jobs/long-work.js';
import {
  BudgetQuery,
  BudgetResponse,
  BudgetsQuery,
  SetBudgetRequest,
  YearlyBudgetList,
  YearlyBudgetResponse,
} from './budget.dto.js';
import { budgetSheets } from './budget-sheet.js';
import { BudgetsService } from './budgets.service.js';
import { ForecastService } from './forecast.service.js';
import type { YearlyBudget } from './yearly-budget.entity.js';

@ApiTags('reports')
@ApiBearerAuth()
@Controller('reports')
export class BudgetController {
  constructor(
    private readonly forecasts: ForecastService,
    private readonly budgets: BudgetsService,
  ) {}

  /** Decides a year to come for everybody of the region, by the rules of payouts; writes nothing. */
  @Get('budget')
  @ApiOperation({ summary: '测算下年度预算' })
  @Permit('reports.read')
  @ApiOkResponse({ type: BudgetResponse })
  async forecast(@CurrentCaller() caller: Caller, @Query() query: BudgetQuery): Promise<BudgetResponse> {
    return this.forecasts.forecast(caller, query);
  }

  @Get('budget.xlsx')
  @ApiOperation({ summary: '下载下年度预算测算表' })
  @Permit('reports.read')
  @LongWork('budget-workbook', 'file-sent')
  @ApiProduces(XLSX)
  async workbook(
    @CurrentCaller() caller: Caller,
    @Query() query: BudgetQuery,
    @Res() response: Response,
  ): Promise<void> {
    const { budget, departmentName } = await this.forecasts.forPaper(caller, query);
    response.setHeader('content-type', XLSX);
    response.setHeader(
      'content-disposition',
      contentDisposition(`${budget.regionName}${budget.year}年度预算测算表.xlsx`),
    );
    await writeWorkbook(budgetSheets(budget, departmentName), response);
  }

  @Get('budgets')
  @ApiOperation({ summary: '查询年度预算' })
  @Permit('reports.read')
  @ApiOkResponse({ type: YearlyBudgetList })
  async list(@CurrentCaller() caller: Caller, @Query() query: BudgetsQuery): Promise<YearlyBudgetList> {
    const items = (await this.budgets.list(caller, query)).map(shown);
    return { items, total: items.length };
  }

  @Post('budgets')
  @ApiOperation({ summary: '登记年度预算' })
  @HttpCode(200)
  @Permit('budgets.write')
  @ApiOkResponse({ type: YearlyBudgetResponse })
  async set(@CurrentCaller() caller: Caller, @Body() body: SetBudgetRequest): Promise<YearlyBudgetResponse> {
    return shown(await this.budgets.set(caller, body));
  }
}

function shown({ regionCode, year, kind, budgetFen, basis, setAt }: YearlyBudget): YearlyBudgetResponse {
  return { regionCode, year, kind, budgetFen, basis, setAt };
}
