import { Module } from '@nestjs/common';
import { AwardsModule } from '../awards/awards.module.js';
import { StipendsModule } from '../stipends/stipends.module.js';
import { PayoutSheetsService } from './payout-sheets.service.js';
import { PayoutsController } from './payouts.controller.js';
import { PayoutsService } from './payouts.service.js';

@Module({
  imports: [AwardsModule, StipendsModule],
  controllers: [PayoutsController],
  providers: [PayoutsService, PayoutSheetsService],
  exports: [PayoutsService, PayoutSheetsService],
})
export class PayoutsModule {}
