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
  ProgrammePage,
  ProgrammeRequest,
  ProgrammeResponse,
  ProgrammesQuery,
  toProgramme,
  UpdateProgrammeRequest,
} from './programmes.dto.js';
import { ProgrammesService } from './programmes.service.js';

@ApiTags('training')
@ApiBearerAuth()
@Controller('training/programmes')
export class ProgrammesController {
  constructor(private readonly programmes: ProgrammesService) {}

  @Get()
  @ApiOperation({ summary: '查询培训项目' })
  @Permit('training.read')
  @ApiOkResponse({ type: ProgrammePage })
  async list(@CurrentCaller() caller: Caller, @Query() query: ProgrammesQuery): Promise<ProgrammePage> {
    const { items, total } = await this.programmes.list(caller, query);
    return toPage(items.map(toProgramme), total, query);
  }

  @Post()
  @ApiOperation({ summary: '登记培训项目' })
  @Permit('training.write')
  @ApiCreatedResponse({ type: ProgrammeResponse })
  async create(@CurrentCaller() caller: Caller, @Body() body: ProgrammeRequest): Promise<ProgrammeResponse> {
    return toProgramme(await this.programmes.create(caller, body));
  }

  @Get(':id')
  @ApiOperation({ summary: '查看培训项目' })
  @Permit('training.read')
  @ApiOkResponse({ type: ProgrammeResponse })
  async get(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<ProgrammeResponse> {
    return toProgramme(await this.programmes.get(caller, id));
  }

  @Patch(':id')
  @ApiOperation({ summary: '更正培训项目' })
  @Permit('training.write')
  @ApiIfMatch()
  @ApiOkResponse({ type: ProgrammeResponse })
  async update(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @IfMatch() version: number,
    @Body() body: UpdateProgrammeRequest,
  ): Promise<ProgrammeResponse> {
    return toProgramme(await this.programmes.update(caller, id, version, body));
  }

  /** Of a programme that was entered by mistake, before anything took place under it. */
  @Post(':id/withdrawal')
  @ApiOperation({ summary: '作废误录的培训项目' })
  @Permit('training.write')
  @HttpCode(200)
  @ApiOkResponse({ type: WithdrawalResponse })
  withdraw(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: WithdrawalRequest,
  ): Promise<WithdrawalResponse> {
    return this.programmes.withdraw(caller, id, body.reason);
  }
}
