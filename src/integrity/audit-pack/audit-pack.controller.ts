import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Discloses } from '../../auth/limits/disclosure-limit.js';
import { Permit } from '../../auth/access/route-access.js';
import { PathId } from '../../common/http/path-id.js';
import { sendDownload } from '../../exports/answer-file.js';
import { ExportQuery } from '../../payouts/payouts.dto.js';
import { AuditPackService } from './audit-pack.service.js';

const ZIP = 'application/zip';

@ApiTags('integrity')
@ApiBearerAuth()
@Controller('payouts')
export class AuditPackController {
  constructor(private readonly packs: AuditPackService) {}

  /** Everything the payout rests on, with whole numbers; checked offline by `docs/check-audit-pack.mjs`. */
  @Get(':id/audit-pack.zip')
  @ApiOperation({ summary: '下载审计材料包' })
  @Permit('payouts.auditPack')
  @Discloses('file')
  @ApiProduces(ZIP)
  async pack(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Query() query: ExportQuery,
    @Res() response: Response,
  ): Promise<void> {
    await sendDownload(response, await this.packs.pack(caller, id, query.reason ?? null), ZIP);
  }
}
