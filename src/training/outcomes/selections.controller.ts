import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { WithdrawalRequest, WithdrawalResponse } from '../../common/fields/withdrawal.dto.js';
import { ApiIfMatch } from '../../common/http/api-headers.js';
import { IfMatch } from '../../common/http/if-match.js';
import { PageQuery, toPage } from '../../common/http/paging.js';
import { PathId } from '../../common/http/path-id.js';
import {
  CandidatePage,
  CandidateResponse,
  DecisionRequest,
  NominationRequest,
  SelectionPage,
  SelectionRequest,
  SelectionResponse,
  SelectionsQuery,
  UpdateSelectionRequest,
} from './selections.dto.js';
import { SelectionsService } from './selections.service.js';

@ApiTags('training')
@ApiBearerAuth()
@Controller('training/selections')
export class SelectionsController {
  constructor(private readonly selections: SelectionsService) {}

  @Get()
  @ApiOperation({ summary: '列出选拔' })
  @Permit('training.read')
  @ApiOkResponse({ type: SelectionPage })
  async list(@CurrentCaller() caller: Caller, @Query() query: SelectionsQuery): Promise<SelectionPage> {
    const { items, total } = await this.selections.list(caller, query);
    return toPage(items, total, query);
  }

  @Post()
  @ApiOperation({ summary: '新立选拔' })
  @Permit('training.write')
  @ApiCreatedResponse({ type: SelectionResponse })
  create(@CurrentCaller() caller: Caller, @Body() body: SelectionRequest): Promise<SelectionResponse> {
    return this.selections.create(caller, body);
  }

  @Patch(':id')
  @ApiOperation({ summary: '修改选拔' })
  @Permit('training.write')
  @ApiIfMatch()
  @ApiOkResponse({ type: SelectionResponse })
  update(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @IfMatch() version: number,
    @Body() body: UpdateSelectionRequest,
  ): Promise<SelectionResponse> {
    return this.selections.update(caller, id, version, body);
  }

  @Get(':id/candidates')
  @ApiOperation({ summary: '列出选拔人选' })
  @Permit('training.read')
  @ApiOkResponse({ type: CandidatePage })
  async candidates(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Query() query: PageQuery,
  ): Promise<CandidatePage> {
    const { items, total } = await this.selections.candidates(caller, id, query);
    return toPage(items, total, query);
  }

  @Post(':id/candidates')
  @ApiOperation({ summary: '推荐人选' })
  @Permit('training.enrol')
  @ApiCreatedResponse({ type: CandidateResponse })
  nominate(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: NominationRequest,
  ): Promise<CandidateResponse> {
    return this.selections.nominate(caller, id, body);
  }

  @Patch(':id/candidates/:candidateId')
  @ApiOperation({ summary: '决定人选' })
  @Permit('training.write')
  @ApiIfMatch()
  @ApiOkResponse({ type: CandidateResponse })
  decide(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('candidateId', PathId) candidateId: string,
    @IfMatch() version: number,
    @Body() body: DecisionRequest,
  ): Promise<CandidateResponse> {
    return this.selections.decide(caller, id, candidateId, version, body);
  }

  /** Of a selection that was entered by mistake, once nobody stands in it. */
  @Post(':id/withdrawal')
  @ApiOperation({ summary: '作废误录的选拔' })
  @Permit('training.write')
  @HttpCode(200)
  @ApiOkResponse({ type: WithdrawalResponse })
  withdraw(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: WithdrawalRequest,
  ): Promise<WithdrawalResponse> {
    return this.selections.withdraw(caller, id, body.reason);
  }

  /** Of somebody who was put forward by mistake and is not selected. */
  @Post(':id/candidates/:candidateId/withdrawal')
  @ApiOperation({ summary: '作废误荐的人选' })
  @Permit('training.write')
  @HttpCode(200)
  @ApiOkResponse({ type: WithdrawalResponse })
  withdrawCandidate(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('candidateId', PathId) candidateId: string,
    @Body() body: WithdrawalRequest,
  ): Promise<WithdrawalResponse> {
    return this.selections.withdrawCandidate(caller, id, candidateId, body.reason);
  }
}
