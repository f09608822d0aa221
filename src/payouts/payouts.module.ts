import { Module } from '@nestjs/common';
import { AwardsModule } from '../awards/awards.module.js';
import { StipendsModule } from '../stipends/stipends.module.js';
import { LateFactSource } from './late-fact-source.js';
import { LateFactsController } from './late-facts.controller.js';
import { LateFactsService } from './late-facts.service.js';
import { NettingSource } from './netting-source.js';
import { PayoutDocumentsService } from './payout-documents.service.js';
import { PayoutLifeController } from './payout-life.controller.js';
import { PayoutLifeService } from './payout-life.service.js';
import { PayoutSendingService } from './payout-sending.service.js';
import { PayoutSheetSource } from './payout-sheet-source.js';
import { PayoutSheetsService } from './payout-sheets.service.js';
import { PayoutsController } from './payouts.controller.js';
import { PayoutsService } from './payouts.service.js';
import { RecoveriesController } from './recoveries.controller.js';
import { RecoveriesService } from './recoveries.service.js';
import { WriteOffsService } from './write-offs.service.js';

@Module({
  imports: [AwardsModule, StipendsModule],
  controllers: [LateFactsController, PayoutsController, PayoutLifeController, RecoveriesController],
  providers: [
    PayoutsService,
    LateFactSource,
    LateFactsService,
    NettingSource,
    RecoveriesService,
    WriteOffsService,
    PayoutSheetSource,
    PayoutDocumentsService,
    PayoutSheetsService,
    PayoutLifeService,
    PayoutSendingService,
  ],
  exports: [PayoutsService, PayoutSheetsService, PayoutSheetSource],
})
export class PayoutsModule {}
