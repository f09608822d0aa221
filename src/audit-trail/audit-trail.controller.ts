import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../auth/access/caller.js';
import { Permit } from '../auth/access/route-access.js';
import { toPage } from '../common/http/paging.js';
import { AuditCheckResponse, AuditPage, AuditQuery, toAuditEvent } from './audit-trail.dto.js';
import { AuditTrailService } from './audit-trail.service.js';

@ApiTags('audit')
@ApiBearerAuth()
@Controller('audit')
export class AuditTrailController {
  constructor(private readonly trail: AuditTrailService) {}

  /** Newest first. Events of no region (the training programmes of the whole tree) exist for its top only. */
  @Get()
  @Permit('audit.read')
  @ApiOkResponse({ type: AuditPage })
  async list(@CurrentCaller() caller: Caller, @Query() query: AuditQuery): Promise<AuditPage> {
    const { items, total } = await this.trail.list(caller, query);
    return toPage(items.map(toAuditEvent), total, query);
  }

  /** Whether every event is as it was written. The whole log is checked whatever the caller's region. */
  @Get('verify')
  @Permit('audit.read')
  @ApiOkResponse({ type: AuditCheckResponse })
  verify(@CurrentCaller() caller: Caller): Promise<AuditCheckResponse> {
    return this.trail.verify(caller);
  }
}
