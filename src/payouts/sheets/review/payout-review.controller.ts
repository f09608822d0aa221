import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import type { Response } from 'express';
import { CurrentCaller, type Caller } from '../../../auth/access/caller.js';
import { Permit } from '../../../auth/access/route-access.js';
import { PathId } from '../../../common/http/path-id.js';
import { LongWork } from '../../../jobs/long-work.js';
import { sendDownload } from '../../../exports/answer-file.js';
import { XLSX } from '../../../exports/file-name.js';
import { PayoutReviewService } from './payout-review.service.js';

class PayoutReviewQuery {
  @ApiPropertyOptional({ minimum: 0, maximum: 120, default: 6, description: 'Arrears of more months are listed' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(120)
  mostArrears: number = 6;
}

@ApiTags('payouts')
@ApiBearerAuth()
@Controller('payouts/:id/review.xlsx')
export class PayoutReviewController {
  constructor(private readonly reviewing: PayoutReviewService) {}

  /** 审核: accounts that are not those of last time, or of several people, and long arrears; numbers masked. */
  @Get()
  @ApiOperation({ summary: '下载审核表' })
  @Permit('payouts.read')
  @LongWork('payout-review', 'file-sent')
  @ApiProduces(XLSX)
  async review(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Query() query: PayoutReviewQuery,
    @Res() response: Response,
  ): Promise<void> {
    await sendDownload(response, await this.reviewing.sheet(caller, id, query.mostArrears), XLSX);
  }
}
