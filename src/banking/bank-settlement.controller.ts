import { Body, Controller, Get, HttpCode, Param, Post, UploadedFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { ATTACHMENT_KINDS } from '../attachments/content/attachment-content.js';
import { CurrentCaller, type Caller } from '../auth/access/caller.js';
import { Permit } from '../auth/access/route-access.js';
import { PathId } from '../common/http/path-id.js';
import { requireUpload, TakesFile } from '../common/http/upload.js';
import { toPayout } from '../payouts/payouts.dto.js';
import { PayoutsService } from '../payouts/payouts.service.js';
import {
  AllPaidRequest,
  AllPaidResponse,
  BankSlipResponse,
  PayoutFileResponse,
  SettlementResponse,
} from './bank-settlement.dto.js';
import { BankFileService } from './files/bank-file.service.js';
import { AllPaidService } from './returns/all-paid.service.js';
import { settlementOf } from './returns/settlement.js';

/** What was given to the bank, and how far it has paid. */
@ApiTags('payouts')
@ApiBearerAuth()
@Controller('payouts/:id')
export class BankSettlementController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly payouts: PayoutsService,
    private readonly bankFiles: BankFileService,
    private readonly allPaid: AllPaidService,
  ) {}

  /** What was handed out and what came in, each time: who, when, which bytes; and which bank files are void. */
  @Get('files')
  @ApiOperation({ summary: '列出批次交出和收到的文件' })
  @Permit('payouts.read')
  @ApiOkResponse({ type: [PayoutFileResponse] })
  files(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<PayoutFileResponse[]> {
    return this.bankFiles.list(caller, id);
  }

  /** Counts and sums of what was paid, what came back and what is still with the bank. */
  @Get('settlement')
  @ApiOperation({ summary: '查看银行办理结果合计' })
  @Permit('payouts.read')
  @ApiOkResponse({ type: SettlementResponse })
  async settlement(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<SettlementResponse> {
    await this.payouts.get(caller, id);
    return settlementOf(this.dataSource.manager, id);
  }

  /** A scan of the bank's stamped slip. */
  @Post('bank-slips')
  @ApiOperation({ summary: '上传盖章回单' })
  @Permit('payouts.send')
  @HttpCode(200)
  @TakesFile(undefined, [...Object.values(ATTACHMENT_KINDS), 'image/tiff'])
  @ApiOkResponse({ type: BankSlipResponse })
  async slip(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @UploadedFile() file?: Express.Multer.File,
  ): Promise<BankSlipResponse> {
    const kept = await this.allPaid.keepSlip(caller, id, requireUpload(file));
    return { id: kept.id, fileName: kept.fileName, sha256: kept.sha256, uploadedAt: kept.createdAt };
  }

  /** The bank says on paper that all were paid on a day, but for these. */
  @Post('bank-returns/all-paid')
  @ApiOperation({ summary: '按银行说明全部认作已付' })
  @Permit('payouts.send')
  @HttpCode(200)
  @ApiOkResponse({ type: AllPaidResponse })
  async settleAll(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: AllPaidRequest,
  ): Promise<AllPaidResponse> {
    const { paidOn, except, exceptReturned = false, attachmentId: slipId = null, reason } = body;
    const payout = await this.allPaid.settle(caller, id, { paidOn, except, exceptReturned, slipId, reason });
    return { ...toPayout(payout), settlement: await settlementOf(this.dataSource.manager, id) };
  }
}
