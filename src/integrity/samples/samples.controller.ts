import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Discloses } from '../../auth/limits/disclosure-limit.js';
import { Permit } from '../../auth/access/route-access.js';
import { sendDownload } from '../../exports/answer-file.js';
import { XLSX } from '../../exports/file-name.js';
import { SampleQuery, SampleResponse, SampleSheetQuery } from './samples.dto.js';
import { SamplesService } from './samples.service.js';

@ApiTags('integrity')
@ApiBearerAuth()
@Controller('integrity')
export class SamplesController {
  constructor(private readonly samples: SamplesService) {}

  /** Lines that were paid, drawn by chance, each with all that it rests on. The same seed draws the same lines. */
  @Get('samples')
  @ApiOperation({ summary: '抽查已付的明细' })
  @Permit('integrity.read')
  @ApiOkResponse({ type: SampleResponse })
  sample(@CurrentCaller() caller: Caller, @Query() query: SampleQuery): Promise<SampleResponse> {
    return this.samples.sample(caller, query);
  }

  @Get('samples.xlsx')
  @ApiOperation({ summary: '下载抽查底稿' })
  @Permit('integrity.read')
  @Discloses('file')
  @ApiProduces(XLSX)
  async workbook(
    @CurrentCaller() caller: Caller,
    @Query() { reason, ...query }: SampleSheetQuery,
    @Res() response: Response,
  ): Promise<void> {
    await sendDownload(response, await this.samples.workbook(caller, query, reason), XLSX);
  }
}
