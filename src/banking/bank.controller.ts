import { Body, Controller, Get, HttpCode, Param, Post, Query, Res, UploadedFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { requireUpload, SHEET, TakesFile } from '../common/http/upload.js';
import { CurrentCaller, type Caller } from '../auth/access/caller.js';
import { Discloses } from '../auth/limits/disclosure-limit.js';
import { Permit } from '../auth/access/route-access.js';
import { toPage } from '../common/http/paging.js';
import { PathId } from '../common/http/path-id.js';
import { PersonalData } from '../common/secrets/personal-data.js';
import { LongWork } from '../jobs/long-work.js';
import { sendDownload } from '../exports/answer-file.js';
import { BankFileService } from './files/bank-file.service.js';
import { BankResolvingService } from './returns/bank-resolving.service.js';
import { BankReturnsService } from './returns/bank-returns.service.js';
import { BankUndoingService } from './undoing/bank-undoing.service.js';
import {
  BankCheckResponse,
  BankFileQuery,
  BankProfileQuery,
  BankReturnResponse,
  BankReturnRowPage,
  BankReturnRowResponse,
  BankReturnRowsQuery,
  ResolveReturnRowRequest,
  toBankCheck,
  toBankReturn,
  toBankReturnRow,
  UndoReturnRowRequest,
  WithholdRequest,
} from './bank.dto.js';
import { PayoutResponse, toPayout } from '../payouts/payouts.dto.js';
import { PayoutsService } from '../payouts/payouts.service.js';

const TYPES: Record<string, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
  csv: 'text/csv',
  txt: 'text/plain',
};

/** To the bank and back: files to pay by, and what the bank answered. */
@ApiTags('payouts')
@ApiBearerAuth()
@Controller()
export class BankController {
  constructor(
    private readonly payouts: PayoutsService,
    private readonly files: BankFileService,
    private readonly returns: BankReturnsService,
    private readonly resolving: BankResolvingService,
    private readonly undoing: BankUndoingService,
    private readonly personalData: PersonalData,
  ) {}

  @Get('payouts/:id/bank-file')
  @Permit('payouts.send')
  @Discloses('file')
  @LongWork('bank-file', 'file-sent')
  @ApiOperation({
    summary: '下载银行文件',
    description:
      'One row per payee and payout. Always one download: the file, or a zip of all files where the profile splits and no ' +
      '`part` is named (`/bank-file/check` lists the parts with their counts and totals). Only once sent. Of whom ' +
      'the bank has not answered; what was handed out and still counts is handed out again, byte for byte. 422 names each line that the bank would refuse.',
  })
  @ApiProduces(...Object.values(TYPES))
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Query() query: BankFileQuery,
    @Res() response: Response,
  ): Promise<void> {
    const download = await this.files.file(caller, id, query);
    const ending = download.fileName.slice(download.fileName.lastIndexOf('.') + 1);
    await sendDownload(response, download, TYPES[ending] ?? 'application/octet-stream');
  }

  /** What the files would hold and what the bank would refuse, in any state: a draft can still be mended. */
  @Get('payouts/:id/bank-file/check')
  @ApiOperation({ summary: '检查银行文件能否送出' })
  @Permit('payouts.read')
  @ApiOkResponse({ type: BankCheckResponse })
  async check(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Query() query: BankProfileQuery,
  ): Promise<BankCheckResponse> {
    return toBankCheck(await this.files.check(caller, id, query.profile));
  }

  /** Ends the lines that the bank would refuse as returned, so that the file for the rest can be made. */
  @Post('payouts/:id/bank-file/withhold')
  @ApiOperation({ summary: '移出银行不能办理的明细' })
  @Permit('payouts.send')
  @HttpCode(200)
  @ApiOkResponse({ type: PayoutResponse })
  async withhold(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: WithholdRequest,
  ): Promise<PayoutResponse> {
    return toPayout(await this.files.withhold(caller, id, body.profile, body.reason));
  }

  @Get('payouts/:id/bank-returns')
  @ApiOperation({ summary: '列出银行回单' })
  @Permit('payouts.read')
  @ApiOkResponse({ type: [BankReturnResponse] })
  async list(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<BankReturnResponse[]> {
    const payout = await this.payouts.get(caller, id);
    return (await this.returns.list(caller, id)).map((result) => toBankReturn(payout, result));
  }

  /** The same file a second time changes nothing and answers the same. */
  @Post('payouts/:id/bank-returns')
  @ApiOperation({ summary: '上传银行回单' })
  @Permit('payouts.send')
  @HttpCode(200)
  @TakesFile(undefined, [SHEET, 'text/csv', 'text/plain'])
  @LongWork('bank-return')
  @ApiOkResponse({ type: BankReturnResponse })
  async upload(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Query() query: BankProfileQuery,
    @UploadedFile() file?: Express.Multer.File,
  ): Promise<BankReturnResponse> {
    const upload = requireUpload(file);
    const { payout, result } = await this.returns.upload(caller, id, query.profile, upload);
    return toBankReturn(payout, result);
  }

  @Get('payouts/:id/bank-returns/rows')
  @ApiOperation({ summary: '查询银行回单的行' })
  @Permit('payouts.read')
  @ApiOkResponse({ type: BankReturnRowPage })
  async rows(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Query() query: BankReturnRowsQuery,
  ): Promise<BankReturnRowPage> {
    const { items, total } = await this.returns.rows(caller, id, query);
    return toPage(
      items.map((item) => toBankReturnRow(item, this.personalData)),
      total,
      query,
    );
  }

  @Post('payouts/:id/bank-returns/rows/:rowId/resolve')
  @ApiOperation({ summary: '认定银行回单的一行' })
  @Permit('payouts.send')
  @HttpCode(200)
  @ApiOkResponse({ type: BankReturnRowResponse })
  async resolve(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('rowId', PathId) rowId: string,
    @Body() body: ResolveReturnRowRequest,
  ): Promise<BankReturnRowResponse> {
    const row = await this.resolving.resolve(caller, id, rowId, body);
    return toBankReturnRow(await this.returns.view(row), this.personalData);
  }

  /** The row waits again and its lines are with the bank; a settled payout is sent again. Refused where something rests on it by now. */
  @Post('payouts/:id/bank-returns/rows/:rowId/undo')
  @ApiOperation({ summary: '撤销银行回单一行的认定' })
  @Permit('payouts.send')
  @HttpCode(200)
  @ApiOkResponse({ type: BankReturnRowResponse })
  async undo(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('rowId', PathId) rowId: string,
    @Body() body: UndoReturnRowRequest,
  ): Promise<BankReturnRowResponse> {
    const row = await this.undoing.undo(caller, id, rowId, body);
    return toBankReturnRow(await this.returns.view(row), this.personalData);
  }
}
