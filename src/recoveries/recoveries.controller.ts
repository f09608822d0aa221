import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../auth/access/caller.js';
import { Permit } from '../auth/access/route-access.js';
import { WithdrawalRequest } from '../common/fields/withdrawal.dto.js';
import { ApiIfMatch } from '../common/http/api-headers.js';
import { IfMatch } from '../common/http/if-match.js';
import { toPage } from '../common/http/paging.js';
import { PathId } from '../common/http/path-id.js';
import {
  AcceptedRecoveries,
  AcceptRecoveriesRequest,
  CorrectInstalmentRequest,
  DecideWriteOffRequest,
  InstalmentRequest,
  OpenRecoveryRequest,
  RecoveriesQuery,
  RecoveryDetailResponse,
  RecoveryPage,
  RecoveryResponse,
  RequestWriteOffRequest,
  toRecovery,
  toRecoveryDetail,
  UpdateRecoveryRequest,
} from './recoveries.dto.js';
import { RecoveriesService } from './recoveries.service.js';
import { WriteOffsService } from './write-offs.service.js';

@ApiTags('recoveries')
@ApiBearerAuth()
@Controller('recoveries')
export class RecoveriesController {
  constructor(
    private readonly recoveries: RecoveriesService,
    private readonly writeOffs: WriteOffsService,
  ) {}

  @Get()
  @ApiOperation({ summary: '查询追回' })
  @Permit('recoveries.read')
  @ApiOkResponse({ type: RecoveryPage })
  async list(@CurrentCaller() caller: Caller, @Query() query: RecoveriesQuery): Promise<RecoveryPage> {
    const { items, total } = await this.recoveries.list(caller, query);
    return toPage(items.map(toRecovery), total, query);
  }

  /** For all that is over-paid for the subject and not under recovery yet. */
  @Post()
  @ApiOperation({ summary: '立案追回' })
  @Permit('recoveries.write')
  @ApiCreatedResponse({ type: RecoveryResponse })
  async open(@CurrentCaller() caller: Caller, @Body() body: OpenRecoveryRequest): Promise<RecoveryResponse> {
    const [recovery] = await this.recoveries.accept(caller, [body]);
    return toRecovery(recovery!);
  }

  /** Several late facts at once: all of them or none. */
  @Post('accept')
  @ApiOperation({ summary: '批量立案追回' })
  @Permit('recoveries.write')
  @ApiCreatedResponse({ type: AcceptedRecoveries })
  async accept(@CurrentCaller() caller: Caller, @Body() body: AcceptRecoveriesRequest): Promise<AcceptedRecoveries> {
    return { items: (await this.recoveries.accept(caller, body.items)).map(toRecovery) };
  }

  @Get(':id')
  @ApiOperation({ summary: '查看追回及其经过' })
  @Permit('recoveries.read')
  @ApiOkResponse({ type: RecoveryDetailResponse })
  async get(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<RecoveryDetailResponse> {
    return toRecoveryDetail(await this.recoveries.get(caller, id));
  }

  @Patch(':id')
  @ApiOperation({ summary: '修改追回的抵扣方式' })
  @Permit('recoveries.write')
  @ApiIfMatch()
  @ApiOkResponse({ type: RecoveryDetailResponse })
  async update(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @IfMatch() version: number,
    @Body() body: UpdateRecoveryRequest,
  ): Promise<RecoveryDetailResponse> {
    return toRecoveryDetail(await this.recoveries.update(caller, id, version, body));
  }

  @Post(':id/instalments')
  @ApiOperation({ summary: '登记收到的退款' })
  @Permit('recoveries.receive')
  @ApiCreatedResponse({ type: RecoveryDetailResponse })
  async instalment(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: InstalmentRequest,
  ): Promise<RecoveryDetailResponse> {
    return toRecoveryDetail(await this.recoveries.instalment(caller, id, body));
  }

  @Patch(':id/instalments/:entryId')
  @Permit('recoveries.receive')
  @ApiOperation({ summary: '更正一笔登记错误的退款' })
  @ApiIfMatch()
  @ApiOkResponse({ type: RecoveryDetailResponse })
  async correctInstalment(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('entryId', PathId) entryId: string,
    @IfMatch() version: number,
    @Body() body: CorrectInstalmentRequest,
  ): Promise<RecoveryDetailResponse> {
    return toRecoveryDetail(await this.recoveries.correctInstalment(caller, id, entryId, version, body));
  }

  /** Money that never came in, or came in otherwise: what is left grows by it again. */
  @Post(':id/instalments/:entryId/withdrawal')
  @Permit('recoveries.receive')
  @HttpCode(200)
  @ApiOperation({ summary: '作废一笔登记错误的退款' })
  @ApiOkResponse({ type: RecoveryDetailResponse })
  async withdrawInstalment(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('entryId', PathId) entryId: string,
    @Body() body: WithdrawalRequest,
  ): Promise<RecoveryDetailResponse> {
    return toRecoveryDetail(await this.recoveries.withdrawInstalment(caller, id, entryId, body.reason));
  }

  /** Asks for it; another person decides. */
  @Post(':id/write-off')
  @ApiOperation({ summary: '申请核销追回款' })
  @Permit('recoveries.write')
  @ApiCreatedResponse({ type: RecoveryDetailResponse })
  async writeOff(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: RequestWriteOffRequest,
  ): Promise<RecoveryDetailResponse> {
    return toRecoveryDetail(await this.writeOffs.request(caller, id, body));
  }

  @Post(':id/write-off/decide')
  @ApiOperation({ summary: '决定核销申请' })
  @Permit('payouts.review')
  @HttpCode(200)
  @ApiOkResponse({ type: RecoveryDetailResponse })
  async decideWriteOff(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: DecideWriteOffRequest,
  ): Promise<RecoveryDetailResponse> {
    return toRecoveryDetail(await this.writeOffs.decide(caller, id, body.decision));
  }
}
