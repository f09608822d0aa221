import { Body, Controller, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { WithdrawalRequest, WithdrawalResponse } from '../../common/fields/withdrawal.dto.js';
import { ApiIfMatch } from '../../common/http/api-headers.js';
import { IfMatch } from '../../common/http/if-match.js';
import { PathId } from '../../common/http/path-id.js';
import { SuspensionRequest, SuspensionResponse, toSuspension, UpdateSuspensionRequest } from './suspensions.dto.js';
import { SuspensionsService } from './suspensions.service.js';

@ApiTags('workers')
@ApiBearerAuth()
@Controller('workers/:id/suspensions')
export class SuspensionsController {
  constructor(private readonly suspensions: SuspensionsService) {}

  @Post()
  @ApiOperation({ summary: '登记停发' })
  @Permit('workers.write')
  @ApiCreatedResponse({ type: SuspensionResponse })
  async create(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: SuspensionRequest,
  ): Promise<SuspensionResponse> {
    return toSuspension(await this.suspensions.create(caller, id, body));
  }

  @Patch(':suspensionId')
  @ApiOperation({ summary: '更正停发' })
  @Permit('workers.write')
  @ApiIfMatch()
  @ApiOkResponse({ type: SuspensionResponse })
  async update(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('suspensionId', PathId) suspensionId: string,
    @IfMatch() version: number,
    @Body() body: UpdateSuspensionRequest,
  ): Promise<SuspensionResponse> {
    return toSuspension(await this.suspensions.update(caller, id, suspensionId, version, body));
  }

  @Post(':suspensionId/withdrawal')
  @ApiOperation({ summary: '作废误录的停发' })
  @Permit('workers.write')
  @HttpCode(200)
  @ApiOkResponse({ type: WithdrawalResponse })
  withdraw(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('suspensionId', PathId) suspensionId: string,
    @Body() body: WithdrawalRequest,
  ): Promise<WithdrawalResponse> {
    return this.suspensions.withdraw(caller, id, suspensionId, body.reason);
  }
}
