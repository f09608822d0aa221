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
  SchemePage,
  SchemeRequest,
  SchemeResponse,
  SchemesQuery,
  toScheme,
  UpdateSchemeRequest,
} from './evaluation-schemes.dto.js';
import { EvaluationSchemesService } from './evaluation-schemes.service.js';

@ApiTags('stations')
@ApiBearerAuth()
@Controller()
export class EvaluationSchemesController {
  constructor(private readonly schemes: EvaluationSchemesService) {}

  @Get('stations/evaluation-schemes')
  @ApiOperation({ summary: '列出评估办法' })
  @Permit('stations.read')
  @ApiOkResponse({ type: SchemePage })
  async list(@CurrentCaller() caller: Caller, @Query() query: SchemesQuery): Promise<SchemePage> {
    const { items, total } = await this.schemes.list(caller, query);
    return toPage(items.map(toScheme), total, query);
  }

  @Post('stations/evaluation-schemes')
  @ApiOperation({ summary: '新立评估办法' })
  @Permit('stations.write')
  @ApiCreatedResponse({ type: SchemeResponse })
  async create(@CurrentCaller() caller: Caller, @Body() body: SchemeRequest): Promise<SchemeResponse> {
    return toScheme(await this.schemes.create(caller, body));
  }

  /** While no station was evaluated by it. */
  @Patch('evaluation-schemes/:schemeId')
  @ApiOperation({ summary: '修改没有用过的评估办法' })
  @Permit('stations.write')
  @ApiIfMatch()
  @ApiOkResponse({ type: SchemeResponse })
  async update(
    @CurrentCaller() caller: Caller,
    @Param('schemeId', PathId) id: string,
    @IfMatch() version: number,
    @Body() body: UpdateSchemeRequest,
  ): Promise<SchemeResponse> {
    return toScheme(await this.schemes.update(caller, id, version, body));
  }

  /** While no station was evaluated by it; the one before it holds again. */
  @Post('evaluation-schemes/:schemeId/withdrawal')
  @ApiOperation({ summary: '作废没有用过的评估办法' })
  @Permit('stations.write')
  @HttpCode(200)
  @ApiOkResponse({ type: WithdrawalResponse })
  withdraw(
    @CurrentCaller() caller: Caller,
    @Param('schemeId', PathId) id: string,
    @Body() body: WithdrawalRequest,
  ): Promise<WithdrawalResponse> {
    return this.schemes.withdraw(caller, id, body.reason);
  }
}
