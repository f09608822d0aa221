import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { PathId } from '../../common/http/path-id.js';
import { QuotaList, QuotaRequest, QuotaResponse } from './quotas.dto.js';
import { QuotasService } from './quotas.service.js';

@ApiTags('training')
@ApiBearerAuth()
@Controller('training/sessions/:id/quotas')
export class QuotasController {
  constructor(private readonly quotas: QuotasService) {}

  @Get()
  @ApiOperation({ summary: '列出名额分配' })
  @Permit('training.read')
  @ApiOkResponse({ type: QuotaList })
  async list(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<QuotaList> {
    return { items: await this.quotas.list(caller, id) };
  }

  /** Sets the quota of one region or station; said again, it changes it. */
  @Post()
  @ApiOperation({ summary: '分配名额' })
  @Permit('training.write')
  @ApiCreatedResponse({ type: QuotaResponse })
  set(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: QuotaRequest,
  ): Promise<QuotaResponse> {
    return this.quotas.set(caller, id, body);
  }

  @Delete(':quotaId')
  @ApiOperation({ summary: '删除名额分配' })
  @Permit('training.write')
  @HttpCode(204)
  remove(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('quotaId', PathId) quotaId: string,
  ): Promise<void> {
    return this.quotas.remove(caller, id, quotaId);
  }
}
