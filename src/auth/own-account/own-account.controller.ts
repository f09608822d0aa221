import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../access/caller.js';
import { Permit } from '../access/route-access.js';
import { OwnAccount, UpdateOwnAccountRequest } from './own-account.dto.js';
import { OwnAccountService } from './own-account.service.js';

@ApiTags('auth')
@ApiBearerAuth()
@Controller('auth/me')
export class OwnAccountController {
  constructor(private readonly account: OwnAccountService) {}

  @Get()
  @Permit('self.use')
  @ApiOperation({ summary: '查看本人账号、权限、辖区和界面设置' })
  @ApiOkResponse({ type: OwnAccount })
  read(@CurrentCaller() caller: Caller): Promise<OwnAccount> {
    return this.account.read(caller);
  }

  /** What is not sent stays as it is; of two changes of one name the later counts, so no version is asked for. */
  @Patch()
  @Permit('self.use')
  @ApiOperation({ summary: '修改本人界面设置' })
  @ApiOkResponse({ type: OwnAccount })
  update(@CurrentCaller() caller: Caller, @Body() body: UpdateOwnAccountRequest): Promise<OwnAccount> {
    return this.account.setPreferences(caller, body.preferences);
  }
}
