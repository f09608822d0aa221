import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { ApiIfMatchStated } from '../../common/http/api-headers.js';
import { IfMatchStated } from '../../common/http/if-match.js';
import { PathId } from '../../common/http/path-id.js';
import { PolicyResponse, ReturnPolicyRequest, toPolicy } from '../policies.dto.js';
import { SubmissionService } from './submission.service.js';

@ApiTags('policies')
@ApiBearerAuth()
@Controller('policies/:id')
export class SubmissionController {
  constructor(private readonly submissions: SubmissionService) {}

  @Post('submit')
  @HttpCode(200)
  @Permit('policies.write')
  @ApiOperation({ summary: '提交政策草稿，等待批准' })
  @ApiIfMatchStated()
  @ApiOkResponse({ type: PolicyResponse })
  async submit(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @IfMatchStated() version: number | null,
  ): Promise<PolicyResponse> {
    return toPolicy(await this.submissions.submit(caller, id, version));
  }

  @Post('return')
  @HttpCode(200)
  @Permit('policies.approve')
  @ApiOperation({ summary: '退回已提交的政策草稿，写明意见' })
  @ApiIfMatchStated()
  @ApiOkResponse({ type: PolicyResponse })
  async giveBack(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @IfMatchStated() version: number | null,
    @Body() { comment }: ReturnPolicyRequest,
  ): Promise<PolicyResponse> {
    return toPolicy(await this.submissions.giveBack(caller, id, version, comment));
  }
}
