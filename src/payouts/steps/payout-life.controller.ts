import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { PathId } from '../../common/http/path-id.js';
import { RecomputedPayoutResponse, StepRequest, toRecomputed } from './payout-life.dto.js';
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
  @ApiOkResponse({ type: RecomputedPayoutResponse })
  async recompute(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: StepRequest,
  ): Promise<RecomputedPayoutResponse> {
    return toRecomputed(await this.life.recompute(caller, id, body.comment ?? null));
  }
}
