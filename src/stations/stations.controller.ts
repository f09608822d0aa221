import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../auth/access/caller.js';
import { Permit } from '../auth/access/route-access.js';
import { WithdrawalRequest, WithdrawalResponse } from '../common/fields/withdrawal.dto.js';
import { ApiIfMatch } from '../common/http/api-headers.js';
import { IfMatch } from '../common/http/if-match.js';
import { toPage } from '../common/http/paging.js';
import { PathId } from '../common/http/path-id.js';
import {
  CreateStationRequest,
  StationPage,
  StationResponse,
  StationsQuery,
  UpdateStationRequest,
} from './stations.dto.js';
import { StationsService } from './stations.service.js';

@ApiTags('stations')
@ApiBearerAuth()
@Controller('stations')
export class StationsController {
  constructor(private readonly stations: StationsService) {}

  @Get()
  @ApiOperation({ summary: '查询社工站' })
  @Permit('stations.read')
  @ApiOkResponse({ type: StationPage })
  async list(@CurrentCaller() caller: Caller, @Query() query: StationsQuery): Promise<StationPage> {
    const { items, total } = await this.stations.list(caller, query);
    return toPage(items, total, query);
  }

  @Post()
  @ApiOperation({ summary: '登记社工站' })
  @Permit('stations.write')
  @ApiCreatedResponse({ type: StationResponse })
  async create(@CurrentCaller() caller: Caller, @Body() body: CreateStationRequest): Promise<StationResponse> {
    return this.stations.create(caller, body);
  }

  @Get(':id')
  @ApiOperation({ summary: '查看社工站' })
  @Permit('stations.read')
  @ApiOkResponse({ type: StationResponse })
  async get(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<StationResponse> {
    return this.stations.get(caller, id);
  }

  @Patch(':id')
  @ApiOperation({ summary: '更正社工站' })
  @Permit('stations.write')
  @ApiIfMatch()
  @ApiOkResponse({ type: StationResponse })
  async update(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @IfMatch() version: number,
    @Body() body: UpdateStationRequest,
  ): Promise<StationResponse> {
    return this.stations.update(caller, id, version, body);
  }

  @Post(':id/withdrawal')
  @ApiOperation({ summary: '作废误录的社工站' })
  @Permit('stations.write')
  @HttpCode(200)
  @ApiOkResponse({ type: WithdrawalResponse })
  withdraw(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: WithdrawalRequest,
  ): Promise<WithdrawalResponse> {
    return this.stations.withdraw(caller, id, body.reason);
  }
}
