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
import { NO_CHANGES } from './changes/change-rules.js';
import { ChangesService } from './changes/changes.service.js';
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
    private readonly changes: ChangesService,
    private readonly personalData: PersonalData,
  ) {}

  @Get()
  @Permit('payouts.read')
  @ApiOkResponse({ type: PayoutPage })
  async list(@CurrentCaller() caller: Caller, @Query() query: PayoutsQuery): Promise<PayoutPage> {
    const { items, total } = await this.payouts.list(caller, query);
    const changes = await this.changes.counts(items);
    return toPage(
      items.map((item) => ({ ...toPayout(item), changes: changes.get(item.id) ?? NO_CHANGES })),
      total,
      query,
    );
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
    const payout = await this.payouts.get(caller, id);
    const changes = await this.changes.counts([payout]);
    return toPayoutDetail(payout, await this.payouts.held(caller, id), changes.get(id) ?? NO_CHANGES);
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
      items.map(({ line, state }) => toPayoutLine(line, state, this.personalData)),
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

  /** 明细与依据: each line with its certificate, policy and reasons. */
  @Get(':id/details.xlsx')
  @Permit('payouts.workbook')
  @Discloses('file')
  @ApiProduces(XLSX)
  async details(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Query() query: ExportQuery,
    @Res() response: Response,
  ): Promise<void> {
    await sendDownload(response, await this.sheets.details(caller, id, query.reason ?? null), XLSX);
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
