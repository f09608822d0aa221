import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
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
  @Permit('training.read')
  @ApiOkResponse({ type: SelectionPage })
  async list(@CurrentCaller() caller: Caller, @Query() query: SelectionsQuery): Promise<SelectionPage> {
    const { items, total } = await this.selections.list(caller, query);
    return toPage(items, total, query);
  }

  @Post()
  @Permit('training.write')
  @ApiCreatedResponse({ type: SelectionResponse })
  create(@CurrentCaller() caller: Caller, @Body() body: SelectionRequest): Promise<SelectionResponse> {
    return this.selections.create(caller, body);
  }

  @Patch(':id')
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
}
