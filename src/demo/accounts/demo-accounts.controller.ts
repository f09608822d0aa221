import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../../auth/access/route-access.js';
import { DemoAccounts } from './demo-accounts.js';
import { DemoAccountList } from './demo-accounts.dto.js';

@ApiTags('auth')
@Controller('auth/demo-accounts')
export class DemoAccountsController {
  constructor(private readonly accounts: DemoAccounts) {}

  @Get()
  @Public()
  @ApiOperation({ summary: '列出演示账号（仅在演示运行时）' })
  @ApiOkResponse({ type: DemoAccountList })
  async list(): Promise<DemoAccountList> {
    const items = await this.accounts.list();
    return { items, total: items.length };
  }
}
