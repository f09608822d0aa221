import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../auth/access/caller.js';
import { Permit } from '../auth/access/route-access.js';
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
  @Permit('stations.read')
  @ApiOkResponse({ type: StationPage })
  async list(@CurrentCaller() caller: Caller, @Query() query: StationsQuery): Promise<StationPage> {
    const { items, total } = await this.stations.list(caller, query);
    return toPage(items, total, query);
  }

  @Post()
  @Permit('stations.write')
  @ApiCreatedResponse({ type: StationResponse })
  async create(@CurrentCaller() caller: Caller, @Body() body: CreateStationRequest): Promise<StationResponse> {
    return this.stations.create(caller, body);
  }

  @Get(':id')
  @Permit('stations.read')
  @ApiOkResponse({ type: StationResponse })
  async get(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<StationResponse> {
    return this.stations.get(caller, id);
  }

  @Patch(':id')
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
}
