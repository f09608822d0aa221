import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { ApiIfMatchStated } from '../../common/http/api-headers.js';
import { IfMatchStated } from '../../common/http/if-match.js';
import { PathId } from '../../common/http/path-id.js';
import { LongWork } from '../../jobs/long-work.js';
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
  @ApiOperation({ summary: '提交审核' })
  @Permit('payouts.create')
  @HttpCode(200)
  @ApiIfMatchStated()
  @ApiOkResponse({ type: PayoutResponse })
  async submit(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @IfMatchStated() seen: number | null,
    @Body() body: StepRequest,
  ): Promise<PayoutResponse> {
    return toPayout(await this.life.submit(caller, id, { comment: body.comment ?? null, seen }));
  }

  @Post('return')
  @ApiOperation({ summary: '退回修改' })
  @Permit('payouts.review')
  @HttpCode(200)
  @ApiIfMatchStated()
  @ApiOkResponse({ type: PayoutResponse })
  async sendBack(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @IfMatchStated() seen: number | null,
    @Body() body: StepRequest,
  ): Promise<PayoutResponse> {
    return toPayout(await this.life.sendBack(caller, id, { comment: body.comment ?? null, seen }));
  }

  @Post('accept')
  @ApiOperation({ summary: '初审通过' })
  @Permit('payouts.review')
  @HttpCode(200)
  @ApiIfMatchStated()
  @ApiOkResponse({ type: PayoutResponse })
  async accept(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @IfMatchStated() seen: number | null,
    @Body() body: StepRequest,
  ): Promise<PayoutResponse> {
    return toPayout(await this.life.accept(caller, id, { comment: body.comment ?? null, seen }));
  }

  @Post('publish')
  @ApiOperation({ summary: '开始公示' })
  @Permit('payouts.create')
  @HttpCode(200)
  @ApiIfMatchStated()
  @ApiOkResponse({ type: PayoutResponse })
  async publish(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @IfMatchStated() seen: number | null,
    @Body() body: StepRequest,
  ): Promise<PayoutResponse> {
    return toPayout(await this.life.publish(caller, id, { comment: body.comment ?? null, seen }));
  }

  @Post('approve')
  @ApiOperation({ summary: '批准发放' })
  @Permit('payouts.review')
  @HttpCode(200)
  @ApiIfMatchStated()
  @ApiOkResponse({ type: PayoutResponse })
  async approve(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @IfMatchStated() seen: number | null,
    @Body() body: StepRequest,
  ): Promise<PayoutResponse> {
    return toPayout(await this.life.approve(caller, id, { comment: body.comment ?? null, seen }));
  }

  @Post('send')
  @ApiOperation({ summary: '送银行' })
  @Permit('payouts.send')
  @HttpCode(200)
  @ApiIfMatchStated()
  @ApiOkResponse({ type: PayoutResponse })
  async send(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @IfMatchStated() seen: number | null,
    @Body() body: StepRequest,
  ): Promise<PayoutResponse> {
    return toPayout(await this.sending.send(caller, id, { comment: body.comment ?? null, seen }));
  }

  @Post('cancel')
  @ApiOperation({ summary: '作废发放批次' })
  @Permit('payouts.cancel')
  @HttpCode(200)
  @ApiIfMatchStated()
  @ApiOkResponse({ type: PayoutResponse })
  async cancel(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @IfMatchStated() seen: number | null,
    @Body() body: StepRequest,
  ): Promise<PayoutResponse> {
    return toPayout(await this.life.cancel(caller, id, { comment: body.comment ?? null, seen }));
  }

  /** The lines of a draft anew, from the facts as they are now. */
  @Post('recompute')
  @ApiOperation({ summary: '重新计算草稿' })
  @Permit('payouts.create')
  @LongWork('payout-recompute')
  @HttpCode(200)
  @ApiIfMatchStated()
  @ApiOkResponse({ type: RecomputedPayoutResponse })
  async recompute(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @IfMatchStated() seen: number | null,
    @Body() body: StepRequest,
  ): Promise<RecomputedPayoutResponse> {
    return toRecomputed(await this.life.recompute(caller, id, { comment: body.comment ?? null, seen }));
  }
}
