import { Controller, Get, HttpCode, Post, Query, Res, UploadedFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiProduces, ApiTags, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import type { Response } from 'express';
import { requireUpload, TakesFile } from '../../common/http/upload.js';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Discloses } from '../../auth/limits/disclosure-limit.js';
import { Permit } from '../../auth/access/route-access.js';
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
  @Permit('stations.read')
  @Discloses('file')
  @ApiProduces(XLSX)
  async download(
    @CurrentCaller() caller: Caller,
    @Query() query: LedgerExportQuery,
    @Res() response: Response,
  ): Promise<void> {
    await sendDownload(response, await this.exports.ledger(caller, query), XLSX);
  }

  @Post('ledger')
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
    return this.imports.run(caller, query.mode ?? 'all', requireUpload(file));
  }
}
