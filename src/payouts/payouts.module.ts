import { Module } from '@nestjs/common';
import { MulterModule } from '@nestjs/platform-express';
import { AwardsModule } from '../awards/awards.module.js';
import type { Config } from '../config.js';
import { CONFIG } from '../config.token.js';
import { StipendsModule } from '../stipends/stipends.module.js';
import { BankFileService } from './bank-file.service.js';
import { BankResolvingService } from './bank-resolving.service.js';
import { BankReturnsService } from './bank-returns.service.js';
import { SettlingService } from './settling.service.js';
import { BankController } from './bank.controller.js';
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
import { PayoutVerifyController } from './payout-verify.controller.js';
import { PayoutVerifyService } from './payout-verify.service.js';
import { PayoutsController } from './payouts.controller.js';
import { PayoutsService } from './payouts.service.js';
import { RecoveriesController } from './recoveries.controller.js';
import { RecoveriesService } from './recoveries.service.js';
import { VarianceSource } from './variance-source.js';
import { VarianceController } from './variance.controller.js';
import { VarianceService } from './variance.service.js';
import { WriteOffsService } from './write-offs.service.js';

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
