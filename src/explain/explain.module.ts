import { Module } from '@nestjs/common';
import { PoliciesModule } from '../policies/policies.module.js';
import { ExplainController } from './explain.controller.js';
import { ExplainService } from './explain.service.js';
import { MonthsService } from './months/months.service.js';
import { SimulationController } from './simulation.controller.js';
import { SimulationService } from './simulation.service.js';

/** Why something is owed or refused, and what would be owed under another policy. */
@Module({
  imports: [PoliciesModule],
  controllers: [ExplainController, SimulationController],
  providers: [ExplainService, MonthsService, SimulationService],
  exports: [MonthsService],
})
export class ExplainModule {}
