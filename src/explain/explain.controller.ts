import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../auth/access/caller.js';
import { Permit } from '../auth/access/route-access.js';
import { PathId } from '../common/http/path-id.js';
import { ExplainQuery, ExplanationResponse } from './explain.dto.js';
import { ExplainService } from './explain.service.js';

@ApiTags('workers')
@ApiBearerAuth()
@Controller('workers')
export class ExplainController {
  constructor(private readonly explanations: ExplainService) {}

  @Get(':id/explain')
  @Permit('entitlements.read')
  @ApiOkResponse({ type: ExplanationResponse })
  async explain(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Query() query: ExplainQuery,
  ): Promise<ExplanationResponse> {
    return this.explanations.explain(caller, id, query);
  }
}
