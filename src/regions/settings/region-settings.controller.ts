import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { ApiIfMatch } from '../../common/http/api-headers.js';
import { IfMatch } from '../../common/http/if-match.js';
import { PathId } from '../../common/http/path-id.js';
import { RegionSettingsRequest, RegionSettingsResponse, SettingDecisionRequest } from './region-settings.dto.js';
import { RegionSettingsService } from './region-settings.service.js';

@ApiTags('settings')
@ApiBearerAuth()
@Controller('settings/regions/:code')
export class RegionSettingsController {
  constructor(private readonly settings: RegionSettingsService) {}

  @Get()
  @ApiOperation({ summary: '查看地区设置' })
  @Permit('settings.read')
  @ApiOkResponse({ type: RegionSettingsResponse })
  read(@CurrentCaller() caller: Caller, @Param('code') code: string): Promise<RegionSettingsResponse> {
    return this.settings.read(caller, code);
  }

  /** Names, phones and days hold at once; the band of stipends and the floor are proposed for another person's approval. */
  @Patch()
  @ApiOperation({ summary: '修改地区设置' })
  @Permit('settings.regions')
  @ApiIfMatch()
  @ApiOkResponse({ type: RegionSettingsResponse })
  update(
    @CurrentCaller() caller: Caller,
    @Param('code') code: string,
    @IfMatch() version: number,
    @Body() body: RegionSettingsRequest,
  ): Promise<RegionSettingsResponse> {
    return this.settings.update(caller, code, version, body);
  }

  /** Puts a proposal in force from its day on; by another person than the one who made it. */
  @Post('changes/:changeId/approve')
  @ApiOperation({ summary: '批准地区设置的修改' })
  @HttpCode(200)
  @Permit('settings.approve')
  @ApiOkResponse({ type: RegionSettingsResponse })
  approve(
    @CurrentCaller() caller: Caller,
    @Param('code') code: string,
    @Param('changeId', PathId) changeId: string,
    @Body() body: SettingDecisionRequest,
  ): Promise<RegionSettingsResponse> {
    return this.settings.approve(caller, code, changeId, body?.comment);
  }

  @Post('changes/:changeId/withdraw')
  @ApiOperation({ summary: '撤回地区设置的修改' })
  @HttpCode(200)
  @Permit('settings.regions')
  @ApiOkResponse({ type: RegionSettingsResponse })
  withdraw(
    @CurrentCaller() caller: Caller,
    @Param('code') code: string,
    @Param('changeId', PathId) changeId: string,
    @Body() body: SettingDecisionRequest,
  ): Promise<RegionSettingsResponse> {
    return this.settings.withdraw(caller, code, changeId, body?.comment);
  }
}
