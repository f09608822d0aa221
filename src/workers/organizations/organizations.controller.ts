import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { ApiIfMatch } from '../../common/http/api-headers.js';
import { IfMatch } from '../../common/http/if-match.js';
import { toPage } from '../../common/http/paging.js';
import { PathId } from '../../common/http/path-id.js';
import {
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
  @Permit('workers.read')
  @ApiOkResponse({ type: OrganizationPage })
  async list(@CurrentCaller() caller: Caller, @Query() query: OrganizationsQuery): Promise<OrganizationPage> {
    const { items, total } = await this.organizations.list(caller, query);
    return toPage(items.map(toOrganization), total, query);
  }

  @Post()
  @Permit('workers.write')
  @ApiCreatedResponse({ type: OrganizationResponse })
  async create(@CurrentCaller() caller: Caller, @Body() body: OrganizationRequest): Promise<OrganizationResponse> {
    return toOrganization(await this.organizations.create(caller, body));
  }

  @Patch(':id')
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
}
