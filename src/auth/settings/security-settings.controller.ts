import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiIfMatch } from '../../common/http/api-headers.js';
import { IfMatch } from '../../common/http/if-match.js';
import { CurrentCaller, type Caller } from '../access/caller.js';
import { Permit } from '../access/route-access.js';
import { SecuritySettingsRequest, SecuritySettingsResponse, toSecuritySettings } from './security-settings.dto.js';
import { SecuritySettingsService } from './security-settings.service.js';

@ApiTags('settings')
@ApiBearerAuth()
@Controller('settings/security')
export class SecuritySettingsController {
  constructor(private readonly settings: SecuritySettingsService) {}

  @Get()
  @ApiOperation({ summary: '查看安全设置' })
  @Permit('settings.read')
  @ApiOkResponse({ type: SecuritySettingsResponse })
  async read(@CurrentCaller() caller: Caller): Promise<SecuritySettingsResponse> {
    return toSecuritySettings(await this.settings.read(caller));
  }

  /** For the administrator of the whole tree. */
  @Patch()
  @ApiOperation({ summary: '修改安全设置' })
  @Permit('settings.write')
  @ApiIfMatch()
  @ApiOkResponse({ type: SecuritySettingsResponse })
  async update(
    @CurrentCaller() caller: Caller,
    @IfMatch() version: number,
    @Body() body: SecuritySettingsRequest,
  ): Promise<SecuritySettingsResponse> {
    return toSecuritySettings(await this.settings.update(caller, version, body));
  }
}
