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
import { LongWork } from '../../jobs/long-work.js';
import { sendDownload } from '../../exports/answer-file.js';
import { XLSX } from '../../exports/file-name.js';
import { TrainingLedgerExportService } from './training-ledger-export.service.js';
import { TrainingLedgerImportService } from './training-ledger-import.service.js';
import { TrainingLedgerImportQuery, TrainingLedgerImportResponse, TrainingLedgerQuery } from './training-ledger.dto.js';

/** 培训台账 */
@ApiTags('training')
@ApiBearerAuth()
@Controller('training')
export class TrainingLedgerController {
  constructor(
    private readonly exports: TrainingLedgerExportService,
    private readonly imports: TrainingLedgerImportService,
  ) {}

  @Get('ledger.xlsx')
  @Permit('training.read')
  @Discloses('file')
  @LongWork('training-ledger', 'file-sent')
  @ApiOperation({ summary: '导出培训台账，可修改后重新导入' })
  @ApiProduces(XLSX)
  async download(
    @CurrentCaller() caller: Caller,
    @Query() query: TrainingLedgerQuery,
    @Res() response: Response,
  ): Promise<void> {
    await sendDownload(response, await this.exports.ledger(caller, query), XLSX);
  }

  @Post('ledger')
  @Permit('training.write')
  @HttpCode(200)
  @TakesFile()
  @ApiOperation({ summary: '核对或导入培训台账' })
  @ApiOkResponse({ type: TrainingLedgerImportResponse })
  @ApiUnprocessableEntityResponse({
    type: TrainingLedgerImportResponse,
    description: 'The same, when nothing was written',
  })
  async upload(
    @CurrentCaller() caller: Caller,
    @Query() query: TrainingLedgerImportQuery,
    @UploadedFile() file?: Express.Multer.File,
  ): Promise<TrainingLedgerImportResponse> {
    const { mode = 'all', reason = null } = query;
    return this.imports.run(caller, { mode, reason }, requireUpload(file));
  }
}
