import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../auth/access/caller.js';
import { Permit } from '../auth/access/route-access.js';
import { IntegrityResponse } from './integrity.dto.js';
import { IntegrityService } from './integrity.service.js';

@ApiTags('integrity')
@ApiBearerAuth()
@Controller('integrity')
export class IntegrityController {
  constructor(private readonly integrity: IntegrityService) {}

  /** Do the invariants of the money hold in the caller's region? Works through every payout: not for polling. */
  @Get()
  @ApiOperation({ summary: '核对资金账目' })
  @Permit('integrity.read')
  @ApiOkResponse({ type: IntegrityResponse })
  async check(@CurrentCaller() caller: Caller): Promise<IntegrityResponse> {
    return this.integrity.check(caller);
  }
}
