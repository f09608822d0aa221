import { Module } from '@nestjs/common';
import { AwardsModule } from '../awards/awards.module.js';
import { StipendsModule } from '../stipends/stipends.module.js';
import { PayoutDocumentsService } from './payout-documents.service.js';
import { PayoutLifeController } from './payout-life.controller.js';
import { PayoutLifeService } from './payout-life.service.js';
import { PayoutSendingService } from './payout-sending.service.js';
import { PayoutSheetSource } from './payout-sheet-source.js';
import { PayoutSheetsService } from './payout-sheets.service.js';
import { PayoutsController } from './payouts.controller.js';
import { PayoutsService } from './payouts.service.js';

@Module({
  imports: [AwardsModule, StipendsModule],
  controllers: [PayoutsController, PayoutLifeController],
  providers: [
    PayoutsService,
    PayoutSheetSource,
    PayoutDocumentsService,
    PayoutSheetsService,
    PayoutLifeService,
    PayoutSendingService,
  ],
  exports: [PayoutsService, PayoutSheetsService, PayoutSheetSource],
})
export class PayoutsModule {}
