import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { CreatePayoutRequest } from '../payouts.dto.js';
import { PayoutPreviewResponse } from './preview.dto.js';
import { PreviewService } from './preview.service.js';

@ApiTags('payouts')
@ApiBearerAuth()
@Controller('payouts/preview')
export class PreviewController {
  constructor(private readonly previews: PreviewService) {}

  @Post()
  @Permit('payouts.create')
  @HttpCode(200)
  @ApiOperation({ summary: '新建批次前的预览：人数、笔数、金额、没有账户的人，不建立批次' })
  @ApiOkResponse({ type: PayoutPreviewResponse })
  preview(@CurrentCaller() caller: Caller, @Body() body: CreatePayoutRequest): Promise<PayoutPreviewResponse> {
    return this.previews.preview(caller, body);
  }
}
