import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../auth/access/caller.js';
import { Permit } from '../auth/access/route-access.js';
import { PathId } from '../common/http/path-id.js';
import { ExplainQuery, ExplanationResponse } from './explain.dto.js';
import { ExplainService } from './explain.service.js';
import { MonthsQuery, PersonMonthsResponse } from './months/months.dto.js';
import { MonthsService } from './months/months.service.js';

@ApiTags('workers')
@ApiBearerAuth()
@Controller('workers')
export class ExplainController {
  constructor(
    private readonly explanations: ExplainService,
    private readonly personMonths: MonthsService,
  ) {}

  @Get(':id/explain')
  @ApiOperation({ summary: '说明一笔钱为什么发或不发' })
  @Permit('entitlements.read')
  @ApiOkResponse({ type: ExplanationResponse })
  async explain(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Query() query: ExplainQuery,
  ): Promise<ExplanationResponse> {
    return this.explanations.explain(caller, id, query);
  }

  @Get(':id/months')
  @Permit('entitlements.read')
  @ApiOperation({ summary: '一个人逐月的津贴和各级别的奖励' })
  @ApiOkResponse({ type: PersonMonthsResponse })
  async months(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Query() query: MonthsQuery,
  ): Promise<PersonMonthsResponse> {
    return this.personMonths.months(caller, id, query);
  }
}
