import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { notFound } from '../../common/errors.js';
import { PathId } from '../../common/http/path-id.js';
import { sendDownload } from '../../exports/answer-file.js';
import { DOCX } from '../../exports/documents/word-document.js';
import { isLetter, LETTER_KINDS } from './letter-kinds.js';
import { LettersService } from './letters.service.js';

@ApiTags('payouts')
@ApiBearerAuth()
@Controller('payouts/:id/documents')
export class LettersController {
  constructor(private readonly letters: LettersService) {}

  /** 公示公告, 公示情况说明 or 资金拨付申请, to be signed and sealed; nobody's numbers stand in it. */
  @Get(':kind.docx')
  @ApiOperation({ summary: '下载批次文书' })
  @Permit('payouts.read')
  @ApiParam({ name: 'kind', enum: LETTER_KINDS })
  @ApiProduces(DOCX)
  async download(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('kind') kind: string,
    @Res() response: Response,
  ): Promise<void> {
    if (!isLetter(kind)) throw notFound('文书');
    await sendDownload(response, await this.letters.letter(caller, id, kind), DOCX);
  }
}
