import { Module } from '@nestjs/common';
import { PoliciesModule } from '../policies/policies.module.js';
import { SimulationController } from './simulation.controller.js';
import { SimulationService } from './simulation.service.js';

@Module({ imports: [PoliciesModule], controllers: [SimulationController], providers: [SimulationService] })
export class SimulationModule {}
