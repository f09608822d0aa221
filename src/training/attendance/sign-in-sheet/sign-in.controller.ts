import { Controller, Get, HttpCode, Param, Post, Query, type StreamableFile, UploadedFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { requireUpload, TakesFile } from '../../../common/http/upload.js';
import { CurrentCaller, type Caller } from '../../../auth/access/caller.js';
import { Permit } from '../../../auth/access/route-access.js';
import { PathId } from '../../../common/http/path-id.js';
import { LongWork } from '../../../jobs/long-work.js';
import { wholeFile } from '../../../exports/answer-file.js';
import { XLSX } from '../../../exports/file-name.js';
import { SheetQuery, SheetRecordedResponse } from './sign-in.dto.js';
import { SignInService } from './sign-in.service.js';

/** A sheet of a thousand people is some hundred kilobytes. */
const LIMITS = { fileSize: 8 * 1024 * 1024, files: 1, fields: 2, fieldSize: 1_000, parts: 4 };

@ApiTags('training')
@ApiBearerAuth()
@Controller('training/sessions/:id')
export class SignInController {
  constructor(private readonly signIn: SignInService) {}

  /** Takes over what the filled-in sheet says, all of it or nothing; the same sheet again changes nothing. */
  @Post('sign-in-sheet')
  @ApiOperation({ summary: '上传签到表' })
  @Permit('training.write')
  @HttpCode(200)
  @TakesFile(LIMITS)
  @ApiOkResponse({ type: SheetRecordedResponse })
  readBack(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Query() query: SheetQuery,
    @UploadedFile() file?: Express.Multer.File,
  ): Promise<SheetRecordedResponse> {
    return this.signIn.readBack(caller, id, requireUpload(file).content, query.reason ?? null);
  }

  /** 签到表, to print and sign. */
  @Get('sign-in-sheet.xlsx')
  @ApiOperation({ summary: '下载签到表' })
  @Permit('training.enrol')
  @LongWork('sign-in-sheet', 'file')
  @ApiProduces(XLSX)
  async sheet(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<StreamableFile> {
    return wholeFile(await this.signIn.sheet(caller, id), XLSX);
  }
}
