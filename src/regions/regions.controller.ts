import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Permit } from '../auth/access/route-access.js';
import { toPage } from '../common/http/paging.js';
import { RegionPage, RegionsQuery, toRegion } from './regions.dto.js';
import { RegionsService } from './regions.service.js';

@ApiTags('regions')
@ApiBearerAuth()
@Controller('regions')
export class RegionsController {
  constructor(private readonly regions: RegionsService) {}

  @Get()
  @ApiOperation({ summary: '列出地区' })
  @Permit('regions.read')
  @ApiOkResponse({ type: RegionPage })
  async list(@Query() query: RegionsQuery): Promise<RegionPage> {
    const { items, total } = await this.regions.list(query);
    return toPage(items.map(toRegion), total, query);
  }
}
