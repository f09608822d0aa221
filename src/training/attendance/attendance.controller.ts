import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { ApiIfMatch } from '../../common/http/api-headers.js';
import { IfMatch } from '../../common/http/if-match.js';
import { toPage } from '../../common/http/paging.js';
import { PathId } from '../../common/http/path-id.js';
import {
  AttendancePage,
  AttendanceQuery,
  AttendanceRequest,
  CorrectedResponse,
  CorrectionRequest,
  RecordedResponse,
} from './attendance.dto.js';
import { AttendanceService } from './attendance.service.js';

@ApiTags('training')
@ApiBearerAuth()
@Controller('training/sessions/:id/attendance')
export class AttendanceController {
  constructor(private readonly attendance: AttendanceService) {}

  @Get()
  @ApiOperation({ summary: '查看出勤' })
  @Permit('training.read')
  @ApiOkResponse({ type: AttendancePage })
  async list(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Query() query: AttendanceQuery,
  ): Promise<AttendancePage> {
    const { items, total } = await this.attendance.list(caller, id, query);
    return toPage(items, total, query);
  }

  /** A list of who was there; the same list again changes nothing. */
  @Post()
  @ApiOperation({ summary: '登记出勤' })
  @Permit('training.enrol')
  @HttpCode(200)
  @ApiOkResponse({ type: RecordedResponse })
  record(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: AttendanceRequest,
  ): Promise<RecordedResponse> {
    return this.attendance.record(caller, id, body.items);
  }

  @Patch(':attendanceId')
  @ApiOperation({ summary: '更正出勤' })
  @Permit('training.write')
  @ApiIfMatch()
  @ApiOkResponse({ type: CorrectedResponse })
  correct(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('attendanceId', PathId) attendanceId: string,
    @IfMatch() version: number,
    @Body() body: CorrectionRequest,
  ): Promise<CorrectedResponse> {
    return this.attendance.correct(caller, id, attendanceId, version, body);
  }
}
