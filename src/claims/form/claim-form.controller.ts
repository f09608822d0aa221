import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { Discloses } from '../../auth/limits/disclosure-limit.js';
import { TextField } from '../../common/fields/fields.js';
import { PathId } from '../../common/http/path-id.js';
import { sendDownload } from '../../exports/answer-file.js';
import { DOCX } from '../../exports/documents/word-document.js';
import { ClaimFormService } from './claim-form.service.js';

export class ClaimFormQuery {
  @TextField({
    optional: true,
    min: 4,
    max: 200,
    description: 'Why the whole identity number is needed; stands in the log. Without it it is masked',
  })
  reason?: string;
}

@ApiTags('claims')
@ApiBearerAuth()
@Controller('claims/:id/form.docx')
export class ClaimFormController {
  constructor(private readonly forms: ClaimFormService) {}

  /** Filled in with what the claim froze, to be signed by the person and the unit. */
  @Get()
  @ApiOperation({ summary: '下载申请表' })
  @Permit('claims.read')
  @Discloses('file')
  @ApiProduces(DOCX)
  async download(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Query() { reason }: ClaimFormQuery,
    @Res() response: Response,
  ): Promise<void> {
    await sendDownload(response, await this.forms.form(caller, id, reason ?? null), DOCX);
  }
}
