import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { PathId } from '../../common/http/path-id.js';
import { sendDownload } from '../../exports/answer-file.js';
import { DOCX } from '../../exports/documents/word-document.js';
import { RecoveryNoticeService } from './recovery-notice.service.js';

@ApiTags('recoveries')
@ApiBearerAuth()
@Controller('recoveries/:id/notice.docx')
export class RecoveryNoticeController {
  constructor(private readonly notices: RecoveryNoticeService) {}

  /** To the person; the identity number is masked. */
  @Get()
  @ApiOperation({ summary: '下载追回通知书' })
  @Permit('recoveries.read')
  @ApiProduces(DOCX)
  async download(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Res() response: Response,
  ): Promise<void> {
    await sendDownload(response, await this.notices.notice(caller, id), DOCX);
  }
}
