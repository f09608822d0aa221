import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { WithdrawalRequest, WithdrawalResponse } from '../../common/fields/withdrawal.dto.js';
import { PathId } from '../../common/http/path-id.js';
import { WorkerWithdrawalService } from './worker-withdrawal.service.js';

@ApiTags('workers')
@ApiBearerAuth()
@Controller('workers/:id/withdrawal')
export class WorkerWithdrawalController {
  constructor(private readonly withdrawal: WorkerWithdrawalService) {}

  /** Of a person entered by mistake; refused while money, service at a station or training that counts rests on them. */
  @Post()
  @ApiOperation({ summary: '作废误录的人员' })
  @Permit('workers.write')
  @HttpCode(200)
  @ApiOkResponse({ type: WithdrawalResponse })
  withdraw(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: WithdrawalRequest,
  ): Promise<WithdrawalResponse> {
    return this.withdrawal.withdraw(caller, id, body.reason);
  }
}
