import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { CurrentCaller, type Caller } from '../auth/access/caller.js';
import { Discloses } from '../auth/limits/disclosure-limit.js';
import { Permit } from '../auth/access/route-access.js';
import { toPage } from '../common/http/paging.js';
import { PathId } from '../common/http/path-id.js';
import { LongWork } from '../jobs/long-work.js';
import { sendDownload } from '../exports/answer-file.js';
import { XLSX } from '../exports/file-name.js';
import { PayoutSheetsService } from './sheets/payout-sheets.service.js';
import { CreatePayoutRequest, ExportQuery, PayoutResponse, toPayout } from './payouts.dto.js';
import { PayoutLinePage, PayoutLinesQuery, PayoutPayeePage, PayoutPayeesQuery } from './reading/payout-lines.dto.js';
import { PayoutLinesReader } from './reading/payout-lines.reader.js';
import {
  PayoutDetailResponse,
  PayoutEventPage,
  PayoutEventsQuery,
  PayoutPage,
  PayoutsQuery,
} from './reading/payout-list.dto.js';
import { PayoutListReader } from './reading/payout-list.reader.js';
import { PayoutsService } from './payouts.service.js';

@ApiTags('payouts')
@ApiBearerAuth()
@Controller('payouts')
export class PayoutsController {
  constructor(
    private readonly payouts: PayoutsService,
    private readonly sheets: PayoutSheetsService,
    private readonly listReader: PayoutListReader,
    private readonly linesReader: PayoutLinesReader,
  ) {}

  @Get()
  @ApiOperation({ summary: '查询发放批次' })
  @Permit('payouts.read')
  @ApiOkResponse({ type: PayoutPage })
  async list(@CurrentCaller() caller: Caller, @Query() query: PayoutsQuery): Promise<PayoutPage> {
    const { items, total, sums } = await this.listReader.list(caller, query);
    return { ...toPage(items, total, query), sums };
  }

  @Post()
  @ApiOperation({ summary: '编制发放批次草稿' })
  @Permit('payouts.create')
  @LongWork('payout-create')
  @ApiCreatedResponse({ type: PayoutResponse })
  async create(@CurrentCaller() caller: Caller, @Body() body: CreatePayoutRequest): Promise<PayoutResponse> {
    return toPayout(await this.payouts.create(caller, body));
  }

  @Get(':id')
  @ApiOperation({ summary: '查看发放批次' })
  @Permit('payouts.read')
  @ApiOkResponse({ type: PayoutDetailResponse })
  async get(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<PayoutDetailResponse> {
    return this.listReader.get(caller, id);
  }

  /** Lines that are to be sent, or were, unless others are asked for. */
  @Get(':id/lines')
  @ApiOperation({ summary: '查询发放明细' })
  @Permit('payouts.read')
  @ApiOkResponse({ type: PayoutLinePage })
  async lines(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Query() query: PayoutLinesQuery,
  ): Promise<PayoutLinePage> {
    const { items, total, sums } = await this.linesReader.lines(caller, id, query);
    return { ...toPage(items, total, query), sums };
  }

  /** One row per person, with their lines. */
  @Get(':id/payees')
  @ApiOperation({ summary: '按人查询发放批次' })
  @Permit('payouts.read')
  @ApiOkResponse({ type: PayoutPayeePage })
  async payees(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Query() query: PayoutPayeesQuery,
  ): Promise<PayoutPayeePage> {
    const { items, total, sums } = await this.linesReader.payees(caller, id, query);
    return { ...toPage(items, total, query), sums };
  }

  /** What happened to it and to its lines: who, when, and what they said. */
  @Get(':id/events')
  @ApiOperation({ summary: '查看批次的办理经过' })
  @Permit('payouts.read')
  @ApiOkResponse({ type: PayoutEventPage })
  async events(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Query() query: PayoutEventsQuery,
  ): Promise<PayoutEventPage> {
    const { items, total } = await this.listReader.events(caller, id, query);
    return toPage(items, total, query);
  }

  @Get(':id/workbook.xlsx')
  @ApiOperation({ summary: '下载发放表' })
  @Permit('payouts.workbook')
  @Discloses('file')
  @LongWork('payout-sheet', 'file-sent')
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
  @ApiOperation({ summary: '下载明细与依据' })
  @Permit('payouts.workbook')
  @Discloses('file')
  @LongWork('payout-details', 'file-sent')
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
  @ApiOperation({ summary: '下载公示表' })
  @Permit('payouts.read')
  @LongWork('payout-notice', 'file-sent')
  @ApiProduces(XLSX)
  async notice(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Res() response: Response,
  ): Promise<void> {
    await sendDownload(response, await this.sheets.notice(caller, id), XLSX);
  }
}
