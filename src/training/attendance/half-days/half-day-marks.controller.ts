import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../../auth/access/caller.js';
import { Permit } from '../../../auth/access/route-access.js';
import { ApiIfMatch } from '../../../common/http/api-headers.js';
import { IfMatch } from '../../../common/http/if-match.js';
import { toPage } from '../../../common/http/paging.js';
import { PathId } from '../../../common/http/path-id.js';
import { RecordedResponse } from '../attendance.dto.js';
import {
  AttendanceGridPage,
  AttendanceGridQuery,
  CorrectedHalfDayResponse,
  HalfDayCorrectionRequest,
  HalfDayMarksRequest,
} from './half-day-marks.dto.js';
import { HalfDayMarksService } from './half-day-marks.service.js';

@ApiTags('training')
@ApiBearerAuth()
@Controller('training/sessions/:id')
export class HalfDayMarksController {
  constructor(private readonly marks: HalfDayMarksService) {}

  /** Everybody with a seat, by half-days. */
  @Get('attendance-grid')
  @ApiOperation({ summary: '查看按半天的考勤' })
  @Permit('training.read')
  @ApiOkResponse({ type: AttendanceGridPage })
  async grid(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Query() query: AttendanceGridQuery,
  ): Promise<AttendanceGridPage> {
    const { items, total } = await this.marks.grid(caller, id, query);
    return toPage(items, total, query);
  }

  /** A list of who was there for one half-day; the same list again changes nothing. */
  @Post('half-days/:halfDayId/attendance')
  @ApiOperation({ summary: '登记一个半天的出勤' })
  @Permit('training.enrol')
  @HttpCode(200)
  @ApiOkResponse({ type: RecordedResponse })
  record(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('halfDayId', PathId) halfDayId: string,
    @Body() body: HalfDayMarksRequest,
  ): Promise<RecordedResponse> {
    return this.marks.record(caller, id, halfDayId, body.items);
  }

  @Patch('half-day-marks/:markId')
  @ApiOperation({ summary: '更正一个半天的出勤' })
  @Permit('training.write')
  @ApiIfMatch()
  @ApiOkResponse({ type: CorrectedHalfDayResponse })
  correct(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('markId', PathId) markId: string,
    @IfMatch() version: number,
    @Body() body: HalfDayCorrectionRequest,
  ): Promise<CorrectedHalfDayResponse> {
    return this.marks.correct(caller, id, markId, version, body);
  }
}
