import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.js';
import { PayoutsModule } from '../payouts/payouts.module.js';
import { IntegrityController } from './integrity.controller.js';
import { IntegrityService } from './integrity.service.js';
import { SamplesController } from './samples/samples.controller.js';
import { SamplesService } from './samples/samples.service.js';

@Module({
  imports: [LedgerModule, PayoutsModule],
  controllers: [IntegrityController, SamplesController],
  providers: [IntegrityService, SamplesService],
  exports: [IntegrityService],
})
export class IntegrityModule {}
