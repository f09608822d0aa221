import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { PathId } from '../../common/http/path-id.js';
import { PayoutResponse, toPayout } from '../payouts.dto.js';
import {
  DecideObjectionRequest,
  LineStepRequest,
  ObjectionRequest,
  ObjectionResponse,
  toObjection,
} from './payout-life.dto.js';
import { PayoutLinesService } from './payout-lines.service.js';

/** What people decide about lines and people of a payout. */
@ApiTags('payouts')
@ApiBearerAuth()
@Controller('payouts/:id')
export class PayoutLinesController {
  constructor(private readonly lines: PayoutLinesService) {}

  @Post('lines/:lineId/hold')
  @ApiOperation({ summary: '暂缓一条明细' })
  @Permit('payouts.create')
  @HttpCode(200)
  @ApiOkResponse({ type: PayoutResponse })
  async holdLine(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('lineId', PathId) lineId: string,
    @Body() body: LineStepRequest,
  ): Promise<PayoutResponse> {
    return toPayout(await this.lines.take(caller, id, { lineId }, 'hold', body.reason));
  }

  @Post('lines/:lineId/release')
  @ApiOperation({ summary: '恢复一条明细' })
  @Permit('payouts.create')
  @HttpCode(200)
  @ApiOkResponse({ type: PayoutResponse })
  async releaseLine(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('lineId', PathId) lineId: string,
    @Body() body: LineStepRequest,
  ): Promise<PayoutResponse> {
    return toPayout(await this.lines.take(caller, id, { lineId }, 'release', body.reason));
  }

  @Post('lines/:lineId/remove')
  @ApiOperation({ summary: '移出一条明细' })
  @Permit('payouts.create')
  @HttpCode(200)
  @ApiOkResponse({ type: PayoutResponse })
  async removeLine(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('lineId', PathId) lineId: string,
    @Body() body: LineStepRequest,
  ): Promise<PayoutResponse> {
    return toPayout(await this.lines.take(caller, id, { lineId }, 'remove', body.reason));
  }

  @Post('payees/:workerId/hold')
  @ApiOperation({ summary: '暂缓一个人的全部明细' })
  @Permit('payouts.create')
  @HttpCode(200)
  @ApiOkResponse({ type: PayoutResponse })
  async holdPayee(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('workerId', PathId) workerId: string,
    @Body() body: LineStepRequest,
  ): Promise<PayoutResponse> {
    return toPayout(await this.lines.take(caller, id, { workerId }, 'hold', body.reason));
  }

  @Post('payees/:workerId/release')
  @ApiOperation({ summary: '恢复一个人的全部明细' })
  @Permit('payouts.create')
  @HttpCode(200)
  @ApiOkResponse({ type: PayoutResponse })
  async releasePayee(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('workerId', PathId) workerId: string,
    @Body() body: LineStepRequest,
  ): Promise<PayoutResponse> {
    return toPayout(await this.lines.take(caller, id, { workerId }, 'release', body.reason));
  }

  @Post('payees/:workerId/remove')
  @ApiOperation({ summary: '移出一个人的全部明细' })
  @Permit('payouts.create')
  @HttpCode(200)
  @ApiOkResponse({ type: PayoutResponse })
  async removePayee(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('workerId', PathId) workerId: string,
    @Body() body: LineStepRequest,
  ): Promise<PayoutResponse> {
    return toPayout(await this.lines.take(caller, id, { workerId }, 'remove', body.reason));
  }

  @Get('objections')
  @ApiOperation({ summary: '列出公示异议' })
  @Permit('payouts.read')
  @ApiOkResponse({ type: [ObjectionResponse] })
  async objections(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<ObjectionResponse[]> {
    return (await this.lines.objections(caller, id)).map(toObjection);
  }

  @Post('objections')
  @ApiOperation({ summary: '登记公示异议' })
  @Permit('payouts.create')
  @ApiCreatedResponse({ type: ObjectionResponse })
  async object(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: ObjectionRequest,
  ): Promise<ObjectionResponse> {
    return toObjection(await this.lines.object(caller, id, body));
  }

  @Post('objections/:oid/decide')
  @ApiOperation({ summary: '处理公示异议' })
  @Permit('payouts.review')
  @HttpCode(200)
  @ApiOkResponse({ type: ObjectionResponse })
  async decide(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('oid', PathId) objectionId: string,
    @Body() body: DecideObjectionRequest,
  ): Promise<ObjectionResponse> {
    return toObjection(await this.lines.decide(caller, id, objectionId, body.decision, body.reason));
  }
}
