import { Module } from '@nestjs/common';
import { AwardsModule } from '../awards/awards.module.js';
import { StipendsModule } from '../stipends/stipends.module.js';
import { LateFactSource } from './late-facts/late-fact-source.js';
import { LateFactsController } from './late-facts/late-facts.controller.js';
import { LateFactsService } from './late-facts/late-facts.service.js';
import { NettingSource } from './netting/netting-source.js';
import { RecoveriesController } from './recoveries.controller.js';
import { RecoveriesService } from './recoveries.service.js';
import { WriteOffsService } from './write-offs.service.js';

@Module({
  imports: [AwardsModule, StipendsModule],
  controllers: [LateFactsController, RecoveriesController],
  providers: [LateFactSource, LateFactsService, NettingSource, RecoveriesService, WriteOffsService],
  exports: [NettingSource, RecoveriesService],
})
export class RecoveriesModule {}
