import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { WithdrawalRequest } from '../../common/fields/withdrawal.dto.js';
import { ApiIfMatch } from '../../common/http/api-headers.js';
import { IfMatch } from '../../common/http/if-match.js';
import { PathId } from '../../common/http/path-id.js';
import {
  CorrectHistoricalPaymentRequest,
  HistoricalPaymentRequest,
  HistoricalPaymentResponse,
  toHistoricalPayment,
} from './historical-payments.dto.js';
import { HistoricalPaymentsService } from './historical-payments.service.js';

/** 历史发放 */
@ApiTags('workers')
@ApiBearerAuth()
@Controller('workers/:id/historical-payments')
export class HistoricalPaymentsController {
  constructor(private readonly payments: HistoricalPaymentsService) {}

  @Get()
  @Permit('workers.read')
  @ApiOperation({ summary: '查看一人的历史发放，含已作废的' })
  @ApiOkResponse({ type: [HistoricalPaymentResponse] })
  async list(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<HistoricalPaymentResponse[]> {
    return (await this.payments.list(caller, id)).map(toHistoricalPayment);
  }

  @Post()
  @Permit('workers.write')
  @ApiOperation({ summary: '登记一笔系统使用前的发放' })
  @ApiCreatedResponse({ type: HistoricalPaymentResponse })
  async create(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: HistoricalPaymentRequest,
  ): Promise<HistoricalPaymentResponse> {
    return toHistoricalPayment(await this.payments.create(caller, id, body));
  }

  /** The row that was wrong stays, withdrawn; the answer is the one that stands for it, with its own id. */
  @Patch(':paymentId')
  @Permit('workers.write')
  @ApiIfMatch()
  @ApiOperation({ summary: '更正一笔历史发放：原记录作废，另立一笔' })
  @ApiOkResponse({ type: HistoricalPaymentResponse })
  async correct(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('paymentId', PathId) paymentId: string,
    @IfMatch() version: number,
    @Body() body: CorrectHistoricalPaymentRequest,
  ): Promise<HistoricalPaymentResponse> {
    return toHistoricalPayment(await this.payments.correct(caller, id, paymentId, version, body));
  }

  @Post(':paymentId/withdrawal')
  @Permit('workers.write')
  @HttpCode(200)
  @ApiOperation({ summary: '作废一笔历史发放' })
  @ApiOkResponse({ type: HistoricalPaymentResponse })
  async withdraw(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('paymentId', PathId) paymentId: string,
    @Body() body: WithdrawalRequest,
  ): Promise<HistoricalPaymentResponse> {
    return toHistoricalPayment(await this.payments.withdraw(caller, id, paymentId, body.reason));
  }
}
