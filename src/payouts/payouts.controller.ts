import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { CurrentCaller, type Caller } from '../auth/access/caller.js';
import { Discloses } from '../auth/limits/disclosure-limit.js';
import { Permit } from '../auth/access/route-access.js';
import { toPage } from '../common/http/paging.js';
import { PathId } from '../common/http/path-id.js';
import { PersonalData } from '../common/secrets/personal-data.js';
import { sendDownload } from '../exports/answer-file.js';
import { XLSX } from '../exports/file-name.js';
import { PayoutSheetsService } from './sheets/payout-sheets.service.js';
import {
  CreatePayoutRequest,
  ExportQuery,
  PayoutDetailResponse,
  PayoutLinePage,
  PayoutLinesQuery,
  PayoutPage,
  PayoutResponse,
  PayoutsQuery,
  toPayout,
  toPayoutDetail,
  toPayoutLine,
} from './payouts.dto.js';
import { PayoutsService } from './payouts.service.js';

@ApiTags('payouts')
@ApiBearerAuth()
@Controller('payouts')
export class PayoutsController {
  constructor(
    private readonly payouts: PayoutsService,
    private readonly sheets: PayoutSheetsService,
    private readonly personalData: PersonalData,
  ) {}

  @Get()
  @Permit('payouts.read')
  @ApiOkResponse({ type: PayoutPage })
  async list(@CurrentCaller() caller: Caller, @Query() query: PayoutsQuery): Promise<PayoutPage> {
    const { items, total } = await this.payouts.list(caller, query);
    return toPage(items.map(toPayout), total, query);
  }

  @Post()
  @Permit('payouts.create')
  @ApiCreatedResponse({ type: PayoutResponse })
  async create(@CurrentCaller() caller: Caller, @Body() body: CreatePayoutRequest): Promise<PayoutResponse> {
    return toPayout(await this.payouts.create(caller, body));
  }

  @Get(':id')
  @Permit('payouts.read')
  @ApiOkResponse({ type: PayoutDetailResponse })
  async get(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<PayoutDetailResponse> {
    return toPayoutDetail(await this.payouts.get(caller, id), await this.payouts.held(caller, id));
  }

  @Get(':id/lines')
  @Permit('payouts.read')
  @ApiOkResponse({ type: PayoutLinePage })
  async lines(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Query() query: PayoutLinesQuery,
  ): Promise<PayoutLinePage> {
    const { items, total } = await this.payouts.lines(caller, id, query);
    return toPage(
      items.map(({ line, state, paidOn }) => ({ ...toPayoutLine(line, state, this.personalData), paidOn })),
      total,
      query,
    );
  }

  @Get(':id/workbook.xlsx')
  @Permit('payouts.workbook')
  @Discloses('file')
  @ApiProduces(XLSX)
  async workbook(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Query() query: ExportQuery,
    @Res() response: Response,
  ): Promise<void> {
    await sendDownload(response, await this.sheets.workbook(caller, id, query.reason ?? null), XLSX);
  }

  @Get(':id/notice.xlsx')
  @Permit('payouts.read')
  @ApiProduces(XLSX)
  async notice(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Res() response: Response,
  ): Promise<void> {
    await sendDownload(response, await this.sheets.notice(caller, id), XLSX);
  }
}
