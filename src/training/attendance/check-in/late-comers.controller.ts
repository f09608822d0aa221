import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../../auth/access/caller.js';
import { Permit } from '../../../auth/access/route-access.js';
import { PathId } from '../../../common/http/path-id.js';
import { LateComerRequest, LateComerResponse } from './late-comers.dto.js';
import { LateComersService } from './late-comers.service.js';

@ApiTags('training')
@ApiBearerAuth()
@Controller('training/sessions/:id/late-comers')
export class LateComersController {
  constructor(private readonly lateComers: LateComersService) {}

  /** Somebody at the door who is on no list, by name and last four. */
  @Post()
  @ApiOperation({ summary: '现场补录并签到' })
  @Permit('training.write')
  @HttpCode(200)
  @ApiOkResponse({ type: LateComerResponse })
  add(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: LateComerRequest,
  ): Promise<LateComerResponse> {
    return this.lateComers.add(caller, id, body);
  }
}
