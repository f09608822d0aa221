import { Module } from '@nestjs/common';
import { MulterModule } from '@nestjs/platform-express';
import { AwardsModule } from '../awards/awards.module.js';
import type { Config } from '../common/config/config.js';
import { CONFIG } from '../common/config/config.token.js';
import { StipendsModule } from '../stipends/stipends.module.js';
import { BankFileService } from '../banking/files/bank-file.service.js';
import { BankResolvingService } from '../banking/returns/bank-resolving.service.js';
import { BankReturnsService } from '../banking/returns/bank-returns.service.js';
import { SettlingService } from './steps/settling.service.js';
import { BankController } from '../banking/bank.controller.js';
import { LateFactSource } from '../recoveries/late-facts/late-fact-source.js';
import { LateFactsController } from '../recoveries/late-facts/late-facts.controller.js';
import { LateFactsService } from '../recoveries/late-facts/late-facts.service.js';
import { NettingSource } from '../recoveries/netting/netting-source.js';
import { PayoutDocumentsService } from './sheets/payout-documents.service.js';
import { PayoutLifeController } from './steps/payout-life.controller.js';
import { PayoutLifeService } from './steps/payout-life.service.js';
import { PayoutSendingService } from './steps/payout-sending.service.js';
import { PayoutSheetSource } from './sheets/payout-sheet-source.js';
import { PayoutSheetsService } from './sheets/payout-sheets.service.js';
import { PayoutVerifyController } from './sheets/verify/payout-verify.controller.js';
import { PayoutVerifyService } from './sheets/verify/payout-verify.service.js';
import { PayoutsController } from './payouts.controller.js';
import { PayoutsService } from './payouts.service.js';
import { RecoveriesController } from '../recoveries/recoveries.controller.js';
import { RecoveriesService } from '../recoveries/recoveries.service.js';
import { VarianceSource } from './variance/variance-source.js';
import { VarianceController } from './variance/variance.controller.js';
import { VarianceService } from './variance/variance.service.js';
import { WriteOffsService } from '../recoveries/write-offs.service.js';

@Module({
  imports: [
    AwardsModule,
    StipendsModule,
    MulterModule.registerAsync({
      inject: [CONFIG],
      useFactory: (config: Config) => ({
        limits: { fileSize: config.uploadLimitBytes, files: 1, fields: 4, fieldSize: 10_000, parts: 6 },
      }),
    }),
  ],
  controllers: [
    BankController,
    PayoutVerifyController,
    LateFactsController,
    PayoutsController,
    PayoutLifeController,
    VarianceController,
    RecoveriesController,
  ],
  providers: [
    PayoutsService,
    LateFactSource,
    LateFactsService,
    NettingSource,
    RecoveriesService,
    WriteOffsService,
    VarianceSource,
    VarianceService,
    PayoutSheetSource,
    PayoutDocumentsService,
    PayoutSheetsService,
    PayoutLifeService,
    PayoutSendingService,
    SettlingService,
    BankFileService,
    BankReturnsService,
    BankResolvingService,
    PayoutVerifyService,
  ],
  exports: [PayoutsService, PayoutSheetsService, PayoutSheetSource],
})
export class PayoutsModule {}
