import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { PathId } from '../../common/http/path-id.js';
import { toWaiver, WaiverRequest, WaiverResponse, WaiverWithdrawalRequest } from './waivers.dto.js';
import { WaiversService } from './waivers.service.js';

/** 本人放弃 */
@ApiTags('workers')
@ApiBearerAuth()
@Controller('workers/:id/waivers')
export class WaiversController {
  constructor(private readonly waivers: WaiversService) {}

  @Get()
  @Permit('workers.read')
  @ApiOkResponse({ type: [WaiverResponse] })
  async list(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<WaiverResponse[]> {
    return (await this.waivers.list(caller, id)).map(toWaiver);
  }

  @Post()
  @Permit('workers.write')
  @ApiCreatedResponse({ type: WaiverResponse })
  async create(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: WaiverRequest,
  ): Promise<WaiverResponse> {
    return toWaiver(await this.waivers.create(caller, id, body));
  }

  /** Takes it back: what it kept back comes due again. */
  @Post(':waiverId/withdrawal')
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
