import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { PathId } from '../../common/http/path-id.js';
import {
  DecideObjectionRequest,
  LineStepRequest,
  ObjectionRequest,
  ObjectionResponse,
  StepRequest,
  toObjection,
} from './payout-life.dto.js';
import { PayoutLifeService } from './payout-life.service.js';
import { PayoutSendingService } from './payout-sending.service.js';
import { PayoutResponse, toPayout } from '../payouts.dto.js';

/** The steps in the life of a payout; which one may follow which is the table in `payout-life.ts`. */
@ApiTags('payouts')
@ApiBearerAuth()
@Controller('payouts/:id')
export class PayoutLifeController {
  constructor(
    private readonly life: PayoutLifeService,
    private readonly sending: PayoutSendingService,
  ) {}

  @Post('submit')
  @Permit('payouts.create')
  @HttpCode(200)
  @ApiOkResponse({ type: PayoutResponse })
  async submit(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: StepRequest,
  ): Promise<PayoutResponse> {
    return toPayout(await this.life.submit(caller, id, body.comment ?? null));
  }

  @Post('return')
  @Permit('payouts.review')
  @HttpCode(200)
  @ApiOkResponse({ type: PayoutResponse })
  async sendBack(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: StepRequest,
  ): Promise<PayoutResponse> {
    return toPayout(await this.life.sendBack(caller, id, body.comment ?? null));
  }

  @Post('accept')
  @Permit('payouts.review')
  @HttpCode(200)
  @ApiOkResponse({ type: PayoutResponse })
  async accept(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: StepRequest,
  ): Promise<PayoutResponse> {
    return toPayout(await this.life.accept(caller, id, body.comment ?? null));
  }

  @Post('publish')
  @Permit('payouts.create')
  @HttpCode(200)
  @ApiOkResponse({ type: PayoutResponse })
  async publish(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: StepRequest,
  ): Promise<PayoutResponse> {
    return toPayout(await this.life.publish(caller, id, body.comment ?? null));
  }

  @Post('approve')
  @Permit('payouts.review')
  @HttpCode(200)
  @ApiOkResponse({ type: PayoutResponse })
  async approve(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: StepRequest,
  ): Promise<PayoutResponse> {
    return toPayout(await this.life.approve(caller, id, body.comment ?? null));
  }

  @Post('send')
  @Permit('payouts.send')
  @HttpCode(200)
  @ApiOkResponse({ type: PayoutResponse })
  async send(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: StepRequest,
  ): Promise<PayoutResponse> {
    return toPayout(await this.sending.send(caller, id, body.comment ?? null));
  }

  @Post('cancel')
  @Permit('payouts.cancel')
  @HttpCode(200)
  @ApiOkResponse({ type: PayoutResponse })
  async cancel(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: StepRequest,
  ): Promise<PayoutResponse> {
    return toPayout(await this.life.cancel(caller, id, body.comment ?? null));
  }

  /** The lines of a draft anew, from the facts as they are now. */
  @Post('recompute')
  @Permit('payouts.create')
  @HttpCode(200)
  @ApiOkResponse({ type: PayoutResponse })
  async recompute(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: StepRequest,
  ): Promise<PayoutResponse> {
    return toPayout(await this.life.recompute(caller, id, body.comment ?? null));
  }

  @Post('lines/:lineId/hold')
  @Permit('payouts.create')
  @HttpCode(200)
  @ApiOkResponse({ type: PayoutResponse })
  async hold(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('lineId', PathId) lineId: string,
    @Body() body: LineStepRequest,
  ): Promise<PayoutResponse> {
    return toPayout(await this.life.line(caller, id, lineId, 'hold', body.reason));
  }

  @Post('lines/:lineId/release')
  @Permit('payouts.create')
  @HttpCode(200)
  @ApiOkResponse({ type: PayoutResponse })
  async release(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('lineId', PathId) lineId: string,
    @Body() body: LineStepRequest,
  ): Promise<PayoutResponse> {
    return toPayout(await this.life.line(caller, id, lineId, 'release', body.reason));
  }

  @Post('lines/:lineId/remove')
  @Permit('payouts.create')
  @HttpCode(200)
  @ApiOkResponse({ type: PayoutResponse })
  async remove(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('lineId', PathId) lineId: string,
    @Body() body: LineStepRequest,
  ): Promise<PayoutResponse> {
    return toPayout(await this.life.line(caller, id, lineId, 'remove', body.reason));
  }

  @Get('objections')
  @Permit('payouts.read')
  @ApiOkResponse({ type: [ObjectionResponse] })
  async objections(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<ObjectionResponse[]> {
    return (await this.life.objections(caller, id)).map(toObjection);
  }

  @Post('objections')
  @Permit('payouts.create')
  @ApiCreatedResponse({ type: ObjectionResponse })
  async object(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: ObjectionRequest,
  ): Promise<ObjectionResponse> {
    return toObjection(await this.life.object(caller, id, body));
  }

  @Post('objections/:oid/decide')
  @Permit('payouts.review')
  @HttpCode(200)
  @ApiOkResponse({ type: ObjectionResponse })
  async decide(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('oid', PathId) objectionId: string,
    @Body() body: DecideObjectionRequest,
  ): Promise<ObjectionResponse> {
    return toObjection(await this.life.decide(caller, id, objectionId, body.decision, body.reason));
  }
}
