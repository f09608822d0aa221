import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../auth/access/caller.js';
import { Permit } from '../auth/access/route-access.js';
import { toPage } from '../common/http/paging.js';
import { PathId } from '../common/http/path-id.js';
import { HistoryPage, HistoryQuery, toHistoryEvent } from './audit-trail.dto.js';
import { AuditTrailService } from './audit-trail.service.js';

@ApiTags('workers')
@ApiBearerAuth()
@Controller('workers/:id/history')
export class HistoryController {
  constructor(private readonly trail: AuditTrailService) {}

  /** What was recorded, corrected and withdrawn of a person, in words; newest first. */
  @Get()
  @ApiOperation({ summary: '查看人员的办理记录' })
  @Permit('workers.history')
  @ApiOkResponse({ type: HistoryPage })
  async history(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Query() query: HistoryQuery,
  ): Promise<HistoryPage> {
    const { items, total, regions } = await this.trail.history(caller, id, query);
    return toPage(
      items.map((event) => toHistoryEvent(event, regions)),
      total,
      query,
    );
  }
}
