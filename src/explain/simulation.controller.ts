import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../auth/access/caller.js';
import { Permit } from '../auth/access/route-access.js';
import { SimulatePolicyRequest, SimulationResponse } from './simulation.dto.js';
import { SimulationService } from './simulation.service.js';

@ApiTags('policies')
@ApiBearerAuth()
@Controller('policies')
export class SimulationController {
  constructor(private readonly simulation: SimulationService) {}

  @Post('simulate')
  @ApiOperation({ summary: '试算政策的影响' })
  @HttpCode(200)
  @Permit('entitlements.read')
  @ApiOkResponse({ type: SimulationResponse })
  async simulate(@CurrentCaller() caller: Caller, @Body() body: SimulatePolicyRequest): Promise<SimulationResponse> {
    return this.simulation.simulate(caller, body);
  }
}
