import { Module } from '@nestjs/common';
import { UPLOADS } from '../common/http/upload.js';
import { PayoutsModule } from '../payouts/payouts.module.js';
import { BankController } from './bank.controller.js';
import { BankFilesKept } from './files/bank-files-kept.js';
import { BankFileService } from './files/bank-file.service.js';
import { BankQueuesController } from './bank-queues.controller.js';
import { BankSettlementController } from './bank-settlement.controller.js';
import { AllPaidService } from './returns/all-paid.service.js';
import { BankResolvingService } from './returns/bank-resolving.service.js';
import { BankReturnsService } from './returns/bank-returns.service.js';
import { BankUndoingService } from './undoing/bank-undoing.service.js';
import { OwnProfilesController } from './own-profiles/own-profiles.controller.js';
import { OwnProfilesService } from './own-profiles/own-profiles.service.js';
import { ReturnQueuesReader } from './returns/return-queues.reader.js';

@Module({
  imports: [PayoutsModule, UPLOADS],
  controllers: [BankController, BankSettlementController, BankQueuesController, OwnProfilesController],
  providers: [
    BankFileService,
    BankFilesKept,
    BankReturnsService,
    BankResolvingService,
    BankUndoingService,
    AllPaidService,
    ReturnQueuesReader,
    OwnProfilesService,
  ],
})
export class BankingModule {}
