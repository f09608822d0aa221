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
import { requireUpload, TakesFile } from '../../common/http/upload.js';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Discloses } from '../../auth/limits/disclosure-limit.js';
import { Permit } from '../../auth/access/route-access.js';
import { LongWork } from '../../jobs/long-work.js';
import { sendDownload } from '../../exports/answer-file.js';
import { XLSX } from '../../exports/file-name.js';
import { LedgerExportService } from './ledger-export.service.js';
import { LedgerImportService } from './ledger-import.service.js';
import { LedgerExportQuery, LedgerImportQuery, LedgerImportResponse } from './ledger.dto.js';

@ApiTags('stations')
@ApiBearerAuth()
@Controller('stations')
export class LedgerController {
  constructor(
    private readonly exports: LedgerExportService,
    private readonly imports: LedgerImportService,
  ) {}

  @Get('ledger.xlsx')
  @ApiOperation({ summary: '下载社工站台账' })
  @Permit('stations.read')
  @Discloses('file')
  @LongWork('station-ledger', 'file-sent')
  @ApiProduces(XLSX)
  async download(
    @CurrentCaller() caller: Caller,
    @Query() query: LedgerExportQuery,
    @Res() response: Response,
  ): Promise<void> {
    await sendDownload(response, await this.exports.ledger(caller, query), XLSX);
  }

  @Post('ledger')
  @ApiOperation({ summary: '检查或导入社工站台账' })
  @Permit('stations.write')
  @HttpCode(200)
  @TakesFile()
  @ApiOkResponse({ type: LedgerImportResponse })
  @ApiUnprocessableEntityResponse({ type: LedgerImportResponse, description: 'The same, when nothing was written' })
  async upload(
    @CurrentCaller() caller: Caller,
    @Query() query: LedgerImportQuery,
    @UploadedFile() file?: Express.Multer.File,
  ): Promise<LedgerImportResponse> {
    const { mode = 'all', reason = null } = query;
    return this.imports.run(caller, { mode, reason }, requireUpload(file));
  }
}
