import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../auth/access/caller.js';
import { Permit } from '../auth/access/route-access.js';
import { ApiIfMatch } from '../common/http/api-headers.js';
import { IfMatch } from '../common/http/if-match.js';
import { toPage } from '../common/http/paging.js';
import { PathId } from '../common/http/path-id.js';
import {
  AcceptedRecoveries,
  AcceptRecoveriesRequest,
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
  @Permit('recoveries.read')
  @ApiOkResponse({ type: RecoveryPage })
  async list(@CurrentCaller() caller: Caller, @Query() query: RecoveriesQuery): Promise<RecoveryPage> {
    const { items, total } = await this.recoveries.list(caller, query);
    return toPage(items.map(toRecovery), total, query);
  }

  /** For all that is over-paid for the subject and not under recovery yet. */
  @Post()
  @Permit('recoveries.write')
  @ApiCreatedResponse({ type: RecoveryResponse })
  async open(@CurrentCaller() caller: Caller, @Body() body: OpenRecoveryRequest): Promise<RecoveryResponse> {
    const [recovery] = await this.recoveries.accept(caller, [body]);
    return toRecovery(recovery!);
  }

  /** Several late facts at once: all of them or none. */
  @Post('accept')
  @Permit('recoveries.write')
  @ApiCreatedResponse({ type: AcceptedRecoveries })
  async accept(@CurrentCaller() caller: Caller, @Body() body: AcceptRecoveriesRequest): Promise<AcceptedRecoveries> {
    return { items: (await this.recoveries.accept(caller, body.items)).map(toRecovery) };
  }

  @Get(':id')
  @Permit('recoveries.read')
  @ApiOkResponse({ type: RecoveryDetailResponse })
  async get(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<RecoveryDetailResponse> {
    return toRecoveryDetail(await this.recoveries.get(caller, id));
  }

  @Patch(':id')
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
  @Permit('recoveries.receive')
  @ApiCreatedResponse({ type: RecoveryDetailResponse })
  async instalment(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: InstalmentRequest,
  ): Promise<RecoveryDetailResponse> {
    return toRecoveryDetail(await this.recoveries.instalment(caller, id, body));
  }

  /** Asks for it; another person decides. */
  @Post(':id/write-off')
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
