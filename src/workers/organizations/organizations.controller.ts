import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { WithdrawalRequest, WithdrawalResponse } from '../../common/fields/withdrawal.dto.js';
import { ApiIfMatch } from '../../common/http/api-headers.js';
import { IfMatch } from '../../common/http/if-match.js';
import { toPage } from '../../common/http/paging.js';
import { PathId } from '../../common/http/path-id.js';
import {
  OrganizationItem,
  OrganizationPage,
  OrganizationRequest,
  OrganizationResponse,
  OrganizationsQuery,
  toOrganization,
  UpdateOrganizationRequest,
} from './organizations.dto.js';
import { OrganizationsService } from './organizations.service.js';

@ApiTags('organizations')
@ApiBearerAuth()
@Controller('organizations')
export class OrganizationsController {
  constructor(private readonly organizations: OrganizationsService) {}

  @Get()
  @ApiOperation({ summary: '查询单位' })
  @Permit('workers.read')
  @ApiOkResponse({ type: OrganizationPage })
  async list(@CurrentCaller() caller: Caller, @Query() query: OrganizationsQuery): Promise<OrganizationPage> {
    const { items, total } = await this.organizations.list(caller, query);
    return toPage(items, total, query);
  }

  @Get(':id')
  @ApiOperation({ summary: '查看单位' })
  @Permit('workers.read')
  @ApiOkResponse({ type: OrganizationItem })
  async read(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<OrganizationItem> {
    return this.organizations.read(caller, id);
  }

  @Post()
  @ApiOperation({ summary: '登记单位' })
  @Permit('workers.write')
  @ApiCreatedResponse({ type: OrganizationResponse })
  async create(@CurrentCaller() caller: Caller, @Body() body: OrganizationRequest): Promise<OrganizationResponse> {
    return toOrganization(await this.organizations.create(caller, body));
  }

  @Patch(':id')
  @ApiOperation({ summary: '更正单位' })
  @Permit('workers.write')
  @ApiIfMatch()
  @ApiOkResponse({ type: OrganizationResponse })
  async update(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @IfMatch() version: number,
    @Body() body: UpdateOrganizationRequest,
  ): Promise<OrganizationResponse> {
    return toOrganization(await this.organizations.update(caller, id, version, body));
  }

  @Post(':id/withdrawal')
  @ApiOperation({ summary: '作废误录的单位' })
  @Permit('workers.write')
  @HttpCode(200)
  @ApiOkResponse({ type: WithdrawalResponse })
  withdraw(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: WithdrawalRequest,
  ): Promise<WithdrawalResponse> {
    return this.organizations.withdraw(caller, id, body.reason);
  }
}
