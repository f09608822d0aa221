import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { PathId } from '../../common/http/path-id.js';
import { PayoutResponse, toPayout } from '../payouts.dto.js';
import { BulkPayeesRequest } from './bulk.dto.js';
import { BulkService } from './bulk.service.js';

@ApiTags('payouts')
@ApiBearerAuth()
@Controller('payouts/:id/payees/bulk')
export class BulkController {
  constructor(private readonly bulk: BulkService) {}

  @Post()
  @Permit('payouts.create')
  @HttpCode(200)
  @ApiOperation({ summary: '对筛选出的全部人员暂缓、恢复或移出，人数不符时不办理' })
  @ApiOkResponse({ type: PayoutResponse })
  async payees(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: BulkPayeesRequest,
  ): Promise<PayoutResponse> {
    return toPayout(await this.bulk.payees(caller, id, body));
  }
}
