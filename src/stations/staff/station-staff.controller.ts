import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { Discloses } from '../../auth/limits/disclosure-limit.js';
import { WithdrawalRequest, WithdrawalResponse } from '../../common/fields/withdrawal.dto.js';
import { ApiIfMatch } from '../../common/http/api-headers.js';
import { IfMatch } from '../../common/http/if-match.js';
import { toPage } from '../../common/http/paging.js';
import { PathId } from '../../common/http/path-id.js';
import {
  NamedStaffRequest,
  StaffPage,
  StaffQuery,
  StaffRequest,
  StaffResponse,
  UpdateStaffRequest,
} from './station-staff.dto.js';
import { StationStaffService } from './station-staff.service.js';

@ApiTags('stations')
@ApiBearerAuth()
@Controller('stations/:id/staff')
export class StationStaffController {
  constructor(private readonly staff: StationStaffService) {}

  @Get()
  @ApiOperation({ summary: '列出驻站社工' })
  @Permit('stations.read')
  @ApiOkResponse({ type: StaffPage })
  async list(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Query() query: StaffQuery,
  ): Promise<StaffPage> {
    const { items, total } = await this.staff.list(caller, id, query);
    return toPage(items, total, query);
  }

  @Post()
  @ApiOperation({ summary: '登记驻站' })
  @Permit('stations.write')
  @ApiCreatedResponse({ type: StaffResponse })
  async create(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: StaffRequest,
  ): Promise<StaffResponse> {
    return this.staff.create(caller, id, body);
  }

  /** One of the people of the station's township or county, by name and last four: all that a station manager knows of them. */
  @Post('by-name')
  @ApiOperation({ summary: '按姓名和后四位登记驻站' })
  @Permit('stations.staff')
  @Discloses('reveal')
  @ApiCreatedResponse({ type: StaffResponse })
  async createByName(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: NamedStaffRequest,
  ): Promise<StaffResponse> {
    return this.staff.createByName(caller, id, body);
  }

  @Patch(':staffId')
  @ApiOperation({ summary: '更正驻站' })
  @Permit('stations.staff')
  @ApiIfMatch()
  @ApiOkResponse({ type: StaffResponse })
  async update(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('staffId', PathId) staffId: string,
    @IfMatch() version: number,
    @Body() body: UpdateStaffRequest,
  ): Promise<StaffResponse> {
    return this.staff.update(caller, id, staffId, version, body);
  }

  @Post(':staffId/withdrawal')
  @ApiOperation({ summary: '作废误录的驻站' })
  @Permit('stations.write')
  @HttpCode(200)
  @ApiOkResponse({ type: WithdrawalResponse })
  async withdraw(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('staffId', PathId) staffId: string,
    @Body() body: WithdrawalRequest,
  ): Promise<WithdrawalResponse> {
    return this.staff.withdraw(caller, id, staffId, body.reason);
  }
}
