import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { ApiIfMatch } from '../../common/http/api-headers.js';
import { IfMatch } from '../../common/http/if-match.js';
import { PathId } from '../../common/http/path-id.js';
import {
  toWaiver,
  UpdateWaiverRequest,
  WaiverRequest,
  WaiverResponse,
  WaiverWithdrawalRequest,
} from './waivers.dto.js';
import { WaiversService } from './waivers.service.js';

/** 本人放弃 */
@ApiTags('workers')
@ApiBearerAuth()
@Controller('workers/:id/waivers')
export class WaiversController {
  constructor(private readonly waivers: WaiversService) {}

  @Get()
  @ApiOperation({ summary: '列出本人放弃' })
  @Permit('workers.read')
  @ApiOkResponse({ type: [WaiverResponse] })
  async list(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<WaiverResponse[]> {
    return (await this.waivers.list(caller, id)).map(toWaiver);
  }

  @Post()
  @ApiOperation({ summary: '登记本人放弃' })
  @Permit('workers.write')
  @ApiCreatedResponse({ type: WaiverResponse })
  async create(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: WaiverRequest,
  ): Promise<WaiverResponse> {
    return toWaiver(await this.waivers.create(caller, id, body));
  }

  @Patch(':waiverId')
  @ApiOperation({ summary: '更正本人放弃' })
  @Permit('workers.write')
  @ApiIfMatch()
  @ApiOkResponse({ type: WaiverResponse })
  async update(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('waiverId', PathId) waiverId: string,
    @IfMatch() version: number,
    @Body() body: UpdateWaiverRequest,
  ): Promise<WaiverResponse> {
    return toWaiver(await this.waivers.update(caller, id, waiverId, version, body));
  }

  /** Takes it back: what it kept back comes due again. */
  @Post(':waiverId/withdrawal')
  @ApiOperation({ summary: '撤回本人放弃' })
  @Permit('workers.write')
  @HttpCode(200)
  @ApiOkResponse({ type: WaiverResponse })
  async withdraw(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('waiverId', PathId) waiverId: string,
    @Body() body: WaiverWithdrawalRequest,
  ): Promise<WaiverResponse> {
    return toWaiver(await this.waivers.withdraw(caller, id, waiverId, body.reason));
  }
}
