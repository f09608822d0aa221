import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { ClaimAcceptanceRequest, ClaimAcceptanceResponse } from './claim-acceptance.dto.js';
import { ClaimAcceptanceService } from './claim-acceptance.service.js';

@ApiTags('claims')
@ApiBearerAuth()
@Controller('claims/acceptance')
export class ClaimAcceptanceController {
  constructor(private readonly acceptance: ClaimAcceptanceService) {}

  @Post()
  @ApiOperation({ summary: '成批受理核实完毕的申报，逐件说明没有受理的原因' })
  @HttpCode(200)
  @Permit('claims.decide')
  @ApiOkResponse({ type: ClaimAcceptanceResponse })
  accept(@CurrentCaller() caller: Caller, @Body() body: ClaimAcceptanceRequest): Promise<ClaimAcceptanceResponse> {
    return this.acceptance.accept(caller, body);
  }
}
