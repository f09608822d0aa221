import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../auth/access/caller.js';
import { Permit } from '../auth/access/route-access.js';
import { InboxQuery, InboxResponse } from './inbox.dto.js';
import { InboxService } from './inbox.service.js';

@ApiTags('inbox')
@ApiBearerAuth()
@Controller('inbox')
export class InboxController {
  constructor(private readonly waiting: InboxService) {}

  @Get()
  @Permit('inbox.read')
  @ApiOperation({ summary: '等我办的事：按角色和辖区，等得最久的在前' })
  @ApiOkResponse({ type: InboxResponse })
  inbox(@CurrentCaller() caller: Caller, @Query() query: InboxQuery): Promise<InboxResponse> {
    return this.waiting.inbox(caller, query.section);
  }
}
