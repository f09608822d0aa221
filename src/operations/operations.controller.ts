import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../auth/access/caller.js';
import { Permit } from '../auth/access/route-access.js';
import { OperationsResponse } from './operations.dto.js';
import { OperationsService } from './operations.service.js';

@ApiTags('operations')
@ApiBearerAuth()
@Controller('operations')
export class OperationsController {
  constructor(private readonly operations: OperationsService) {}

  /** Backups, keys, disk, audit chain and long work. */
  @Get()
  @ApiOperation({ summary: '查看系统运行状况' })
  @Permit('operations.read')
  @ApiOkResponse({ type: OperationsResponse })
  state(@CurrentCaller() caller: Caller): Promise<OperationsResponse> {
    return this.operations.state(caller);
  }
}
