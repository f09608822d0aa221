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
  EvaluationPage,
  EvaluationRequest,
  EvaluationResponse,
  EvaluationsQuery,
  toEvaluation,
  UpdateEvaluationRequest,
} from './station-evaluations.dto.js';
import { StationEvaluationsService } from './station-evaluations.service.js';

@ApiTags('stations')
@ApiBearerAuth()
@Controller('stations')
export class StationEvaluationsController {
  constructor(private readonly evaluations: StationEvaluationsService) {}

  @Get(':id/evaluations')
  @ApiOperation({ summary: '列出社工站评估' })
  @Permit('stations.read')
  @ApiOkResponse({ type: EvaluationPage })
  async list(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Query() query: EvaluationsQuery,
  ): Promise<EvaluationPage> {
    const { items, total } = await this.evaluations.list(caller, id, query);
    return toPage(items.map(toEvaluation), total, query);
  }

  @Post(':id/evaluations')
  @ApiOperation({ summary: '登记社工站评估' })
  @Permit('stations.write')
  @ApiCreatedResponse({ type: EvaluationResponse })
  async create(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: EvaluationRequest,
  ): Promise<EvaluationResponse> {
    return toEvaluation(await this.evaluations.create(caller, id, body));
  }

  @Patch(':id/evaluations/:evaluationId')
  @ApiOperation({ summary: '更正社工站评估' })
  @Permit('stations.write')
  @ApiIfMatch()
  @ApiOkResponse({ type: EvaluationResponse })
  async update(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('evaluationId', PathId) evaluationId: string,
    @IfMatch() version: number,
    @Body() body: UpdateEvaluationRequest,
  ): Promise<EvaluationResponse> {
    return toEvaluation(await this.evaluations.update(caller, id, evaluationId, version, body));
  }

  /** Of an evaluation that was recorded by mistake; the year may be evaluated anew. */
  @Post(':id/evaluations/:evaluationId/withdrawal')
  @ApiOperation({ summary: '作废误录的社工站评估' })
  @Permit('stations.write')
  @HttpCode(200)
  @ApiOkResponse({ type: WithdrawalResponse })
  withdraw(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('evaluationId', PathId) evaluationId: string,
    @Body() body: WithdrawalRequest,
  ): Promise<WithdrawalResponse> {
    return this.evaluations.withdraw(caller, id, evaluationId, body.reason);
  }
}
