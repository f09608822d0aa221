import { Module } from '@nestjs/common';
import { AwardsModule } from '../awards/awards.module.js';
import { UPLOADS } from '../common/http/upload.js';
import { RecoveriesModule } from '../recoveries/recoveries.module.js';
import { StipendsModule } from '../stipends/stipends.module.js';
import { TemplatesModule } from '../templates/templates.module.js';
import { ChangeGate } from './changes/change-gate.js';
import { ChangeSource } from './changes/change-source.js';
import { ChangesController } from './changes/changes.controller.js';
import { ChangesService } from './changes/changes.service.js';
import { SettlingService } from './steps/settling.service.js';
import { KeptLetters } from './letters/kept-letters.js';
import { LettersController } from './letters/letters.controller.js';
import { LettersService } from './letters/letters.service.js';
import { RecoveryNoticeController } from './letters/recovery-notice.controller.js';
import { RecoveryNoticeService } from './letters/recovery-notice.service.js';
import { PayoutDocumentsService } from './sheets/payout-documents.service.js';
import { PayoutLifeController } from './steps/payout-life.controller.js';
import { PayoutLinesReader } from './reading/payout-lines.reader.js';
import { PayoutListReader } from './reading/payout-list.reader.js';
import { NextSteps } from './steps/next-steps.js';
import { PayoutLinesController } from './steps/payout-lines.controller.js';
import { PayoutLinesService } from './steps/payout-lines.service.js';
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
import { BulkController } from './bulk/bulk.controller.js';
import { BulkService } from './bulk/bulk.service.js';
import { DueListController } from './due-list/due-list.controller.js';
import { DueListService } from './due-list/due-list.service.js';
import { PreviewController } from './preview/preview.controller.js';
import { PreviewService } from './preview/preview.service.js';
import { VarianceService } from './variance/variance.service.js';

@Module({
  imports: [AwardsModule, StipendsModule, RecoveriesModule, TemplatesModule, UPLOADS],
  controllers: [
    PreviewController,
    DueListController,
    BulkController,
    PayoutVerifyController,
    PayoutsController,
    PayoutReviewController,
    LettersController,
    RecoveryNoticeController,
    PayoutLifeController,
    PayoutLinesController,
    VarianceController,
    ChangesController,
  ],
  providers: [
    PayoutsService,
    PreviewService,
    DueListService,
    BulkService,
    VarianceSource,
    VarianceService,
    PayoutSheetSource,
    PayoutDocumentsService,
    PayoutSheetsService,
    ChangeSource,
    ChangeGate,
    ChangesService,
    PayoutLifeService,
    PayoutLinesService,
    NextSteps,
    PayoutListReader,
    PayoutLinesReader,
    PayoutSendingService,
    SettlingService,
    PayoutVerifyService,
    PayoutReviewService,
    LettersService,
    KeptLetters,
    RecoveryNoticeService,
  ],
  exports: [
    ChangeSource,
    DueListService,
    PayoutsService,
    PayoutDocumentsService,
    PayoutSheetsService,
    PayoutSheetSource,
    SettlingService,
  ],
})
export class PayoutsModule {}
