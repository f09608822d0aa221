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
  CohortPage,
  CohortRequest,
  CohortResponse,
  CohortsQuery,
  toCohort,
  UpdateCohortRequest,
} from './exam-cohorts.dto.js';
import { ExamCohortsService } from './exam-cohorts.service.js';

@ApiTags('training')
@ApiBearerAuth()
@Controller('training/exam-cohorts')
export class ExamCohortsController {
  constructor(private readonly cohorts: ExamCohortsService) {}

  @Get()
  @ApiOperation({ summary: '列出考试班次' })
  @Permit('training.read')
  @ApiOkResponse({ type: CohortPage })
  async list(@CurrentCaller() caller: Caller, @Query() query: CohortsQuery): Promise<CohortPage> {
    const { items, total } = await this.cohorts.list(caller, query);
    return toPage(items.map(toCohort), total, query);
  }

  @Post()
  @ApiOperation({ summary: '登记考试班次' })
  @Permit('training.write')
  @ApiCreatedResponse({ type: CohortResponse })
  async create(@CurrentCaller() caller: Caller, @Body() body: CohortRequest): Promise<CohortResponse> {
    return toCohort(await this.cohorts.create(caller, body));
  }

  @Patch(':id')
  @ApiOperation({ summary: '更正考试班次' })
  @Permit('training.write')
  @ApiIfMatch()
  @ApiOkResponse({ type: CohortResponse })
  async update(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @IfMatch() version: number,
    @Body() body: UpdateCohortRequest,
  ): Promise<CohortResponse> {
    return toCohort(await this.cohorts.update(caller, id, version, body));
  }

  /** Of results that were entered by mistake; they may be entered anew. */
  @Post(':id/withdrawal')
  @ApiOperation({ summary: '作废误录的考试结果' })
  @Permit('training.write')
  @HttpCode(200)
  @ApiOkResponse({ type: WithdrawalResponse })
  withdraw(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: WithdrawalRequest,
  ): Promise<WithdrawalResponse> {
    return this.cohorts.withdraw(caller, id, body.reason);
  }
}
