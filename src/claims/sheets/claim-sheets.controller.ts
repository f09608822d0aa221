import { Controller, Get, HttpCode, Post, Query, Res, UploadedFile } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { Response } from 'express';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { Discloses } from '../../auth/limits/disclosure-limit.js';
import { requireUpload, TakesFile } from '../../common/http/upload.js';
import { sendDownload } from '../../exports/answer-file.js';
import { XLSX } from '../../exports/file-name.js';
import { LongWork } from '../../jobs/long-work.js';
import { ClaimImportService } from './claim-import.service.js';
import { ClaimImportQuery, ClaimImportResponse, ClaimSummaryQuery } from './claim-sheets.dto.js';
import { ClaimSummaryService } from './claim-summary.service.js';

/** 申报汇总表 out, 申报登记 in. */
@ApiTags('claims')
@ApiBearerAuth()
@Controller('claims')
export class ClaimSheetsController {
  constructor(
    private readonly summaries: ClaimSummaryService,
    private readonly imports: ClaimImportService,
  ) {}

  @Get('summary.xlsx')
  @Permit('claims.read')
  @Discloses('file')
  @LongWork('claim-summary', 'file-sent')
  @ApiOperation({ summary: '导出申报汇总表' })
  @ApiProduces(XLSX)
  async download(
    @CurrentCaller() caller: Caller,
    @Query() query: ClaimSummaryQuery,
    @Res() response: Response,
  ): Promise<void> {
    await sendDownload(response, await this.summaries.summary(caller, query), XLSX);
  }

  @Post('import')
  @Permit('claims.decide')
  @HttpCode(200)
  @TakesFile()
  @ApiOperation({ summary: '核对或导入申报登记' })
  @ApiOkResponse({ type: ClaimImportResponse })
  @ApiUnprocessableEntityResponse({ type: ClaimImportResponse, description: 'The same, when nothing was written' })
  upload(
    @CurrentCaller() caller: Caller,
    @Query() { mode = 'all', policyRegionCode = caller.regionCode }: ClaimImportQuery,
    @UploadedFile() file?: Express.Multer.File,
  ): Promise<ClaimImportResponse> {
    return this.imports.run(caller, { mode, policyRegionCode }, requireUpload(file));
  }
}
