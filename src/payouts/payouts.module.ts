import { Module } from '@nestjs/common';
import { AwardsModule } from '../awards/awards.module.js';
import { UPLOADS } from '../common/http/upload.js';
import { RecoveriesModule } from '../recoveries/recoveries.module.js';
import { StipendsModule } from '../stipends/stipends.module.js';
import { SettlingService } from './steps/settling.service.js';
import { PayoutDocumentsService } from './sheets/payout-documents.service.js';
import { PayoutLifeController } from './steps/payout-life.controller.js';
import { PayoutLifeService } from './steps/payout-life.service.js';
import { PayoutSendingService } from './steps/payout-sending.service.js';
import { PayoutSheetSource } from './sheets/payout-sheet-source.js';
import { PayoutSheetsService } from './sheets/payout-sheets.service.js';
import { PayoutReviewController } from './sheets/review/payout-review.controller.js';
import { PayoutReviewService } from './sheets/review/payout-review.service.js';
import { PayoutVerifyController } from './sheets/verify/payout-verify.controller.js';
import { PayoutVerifyService } from './sheets/verify/payout-verify.service.js';
import { PayoutsController } from './payouts.controller.js';
import { PayoutsService } from './payouts.service.js';
import { VarianceSource } from './variance/variance-source.js';
import { VarianceController } from './variance/variance.controller.js';
import { VarianceService } from './variance/variance.service.js';

@Module({
  imports: [AwardsModule, StipendsModule, RecoveriesModule, UPLOADS],
  controllers: [
    PayoutVerifyController,
    PayoutsController,
    PayoutReviewController,
    PayoutLifeController,
    VarianceController,
  ],
  providers: [
    PayoutsService,
    VarianceSource,
    VarianceService,
    PayoutSheetSource,
    PayoutDocumentsService,
    PayoutSheetsService,
    PayoutLifeService,
    PayoutSendingService,
    SettlingService,
    PayoutVerifyService,
    PayoutReviewService,
  ],
  exports: [PayoutsService, PayoutDocumentsService, PayoutSheetsService, PayoutSheetSource, SettlingService],
})
export class PayoutsModule {}
