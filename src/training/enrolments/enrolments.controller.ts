import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { toPage } from '../../common/http/paging.js';
import { PathId } from '../../common/http/path-id.js';
import {
  CancelEnrolmentRequest,
  EnrolmentPage,
  EnrolmentRequest,
  EnrolmentResponse,
  EnrolmentsQuery,
} from './enrolments.dto.js';
import { EnrolmentsService } from './enrolments.service.js';

@ApiTags('training')
@ApiBearerAuth()
@Controller('training/sessions/:id/enrolments')
export class EnrolmentsController {
  constructor(private readonly enrolments: EnrolmentsService) {}

  @Get()
  @ApiOperation({ summary: '列出报名' })
  @Permit('training.read')
  @ApiOkResponse({ type: EnrolmentPage })
  async list(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Query() query: EnrolmentsQuery,
  ): Promise<EnrolmentPage> {
    const { items, total } = await this.enrolments.list(caller, id, query);
    return toPage(items, total, query);
  }

  @Post()
  @ApiOperation({ summary: '报名' })
  @Permit('training.enrol')
  @ApiCreatedResponse({
    type: EnrolmentResponse,
    description: '`state` says whether it is a seat or a place in the queue',
  })
  enrol(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: EnrolmentRequest,
  ): Promise<EnrolmentResponse> {
    return this.enrolments.enrol(caller, id, body);
  }

  @Post(':enrolmentId/cancel')
  @ApiOperation({ summary: '取消报名' })
  @Permit('training.enrol')
  @HttpCode(200)
  @ApiOkResponse({ type: EnrolmentResponse })
  cancel(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('enrolmentId', PathId) enrolmentId: string,
    @Body() body: CancelEnrolmentRequest,
  ): Promise<EnrolmentResponse> {
    return this.enrolments.cancel(caller, id, enrolmentId, body.reason ?? null);
  }
}
