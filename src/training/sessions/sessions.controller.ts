import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { ApiIfMatch } from '../../common/http/api-headers.js';
import { IfMatch } from '../../common/http/if-match.js';
import { toPage } from '../../common/http/paging.js';
import { PathId } from '../../common/http/path-id.js';
import { SessionCorrectionsService } from '../attendance/half-days/session-corrections.service.js';
import {
  CancelRequest,
  SessionPage,
  SessionRequest,
  SessionResponse,
  SessionsQuery,
  UpdatedSessionResponse,
  UpdateSessionRequest,
} from './sessions.dto.js';
import { SessionsService } from './sessions.service.js';

@ApiTags('training')
@ApiBearerAuth()
@Controller('training/sessions')
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly corrections: SessionCorrectionsService,
  ) {}

  @Get()
  @ApiOperation({ summary: '查询培训期次' })
  @Permit('training.read')
  @ApiOkResponse({ type: SessionPage })
  async list(@CurrentCaller() caller: Caller, @Query() query: SessionsQuery): Promise<SessionPage> {
    const { items, total } = await this.sessions.list(caller, query);
    return toPage(items, total, query);
  }

  @Post()
  @ApiOperation({ summary: '安排培训期次' })
  @Permit('training.write')
  @ApiCreatedResponse({ type: SessionResponse })
  create(@CurrentCaller() caller: Caller, @Body() body: SessionRequest): Promise<SessionResponse> {
    return this.sessions.create(caller, body);
  }

  @Get(':id')
  @ApiOperation({ summary: '查看培训期次' })
  @Permit('training.read')
  @ApiOkResponse({ type: SessionResponse })
  get(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<SessionResponse> {
    return this.sessions.get(caller, id);
  }

  @Patch(':id')
  @ApiOperation({ summary: '修改培训期次' })
  @Permit('training.write')
  @ApiIfMatch()
  @ApiOkResponse({ type: UpdatedSessionResponse })
  update(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @IfMatch() version: number,
    @Body() body: UpdateSessionRequest,
  ): Promise<UpdatedSessionResponse> {
    return this.corrections.update(caller, id, version, body);
  }

  @Post(':id/cancel')
  @ApiOperation({ summary: '取消培训期次' })
  @Permit('training.write')
  @HttpCode(200)
  @ApiOkResponse({ type: SessionResponse })
  cancel(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: CancelRequest,
  ): Promise<SessionResponse> {
    return this.sessions.cancel(caller, id, body.reason);
  }
}
