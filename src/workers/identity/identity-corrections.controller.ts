import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { WithdrawalRequest } from '../../common/fields/withdrawal.dto.js';
import { toPage } from '../../common/http/paging.js';
import { PathId } from '../../common/http/path-id.js';
import {
  IdentityCorrectionPage,
  IdentityCorrectionRequest,
  IdentityCorrectionResponse,
} from './identity-corrections.dto.js';
import { IdentityCorrectionsService } from './identity-corrections.service.js';
import { ConfirmationRequest, RequestsQuery } from './requests.dto.js';

/** 身份证号更正 of one person. */
@ApiTags('workers')
@ApiBearerAuth()
@Controller('workers/:id/identity-corrections')
export class IdentityCorrectionsController {
  constructor(private readonly corrections: IdentityCorrectionsService) {}

  @Get()
  @Permit('workers.read')
  @ApiOperation({ summary: '查看一人的身份证号更正' })
  @ApiOkResponse({ type: [IdentityCorrectionResponse] })
  list(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<IdentityCorrectionResponse[]> {
    return this.corrections.ofWorker(caller, id);
  }

  @Post()
  @Permit('workers.write')
  @ApiOperation({ summary: '申请更正身份证号，由另一人确认后生效' })
  @ApiCreatedResponse({ type: IdentityCorrectionResponse })
  request(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: IdentityCorrectionRequest,
  ): Promise<IdentityCorrectionResponse> {
    return this.corrections.request(caller, id, body);
  }

  @Post(':cid/confirm')
  @Permit('workers.confirm')
  @HttpCode(200)
  @ApiOperation({ summary: '确认身份证号更正' })
  @ApiOkResponse({ type: IdentityCorrectionResponse })
  confirm(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('cid', PathId) cid: string,
    @Body() body: ConfirmationRequest,
  ): Promise<IdentityCorrectionResponse> {
    return this.corrections.confirm(caller, id, cid, body?.comment);
  }

  @Post(':cid/refuse')
  @Permit('workers.confirm')
  @HttpCode(200)
  @ApiOperation({ summary: '驳回身份证号更正' })
  @ApiOkResponse({ type: IdentityCorrectionResponse })
  refuse(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('cid', PathId) cid: string,
    @Body() body: WithdrawalRequest,
  ): Promise<IdentityCorrectionResponse> {
    return this.corrections.refuse(caller, id, cid, body.reason);
  }

  @Post(':cid/withdrawal')
  @Permit('workers.write')
  @HttpCode(200)
  @ApiOperation({ summary: '撤回身份证号更正' })
  @ApiOkResponse({ type: IdentityCorrectionResponse })
  withdraw(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('cid', PathId) cid: string,
    @Body() body: WithdrawalRequest,
  ): Promise<IdentityCorrectionResponse> {
    return this.corrections.withdraw(caller, id, cid, body.reason);
  }
}

/** Those of everybody, so that what waits for a second person is found. */
@ApiTags('workers')
@ApiBearerAuth()
@Controller('identity-corrections')
export class AllIdentityCorrectionsController {
  constructor(private readonly corrections: IdentityCorrectionsService) {}

  @Get()
  @Permit('workers.read')
  @ApiOperation({ summary: '查看本辖区的身份证号更正，待确认的可按状态筛选' })
  @ApiOkResponse({ type: IdentityCorrectionPage })
  async list(@CurrentCaller() caller: Caller, @Query() query: RequestsQuery): Promise<IdentityCorrectionPage> {
    const { items, total } = await this.corrections.list(caller, query);
    return toPage(items, total, query);
  }
}
