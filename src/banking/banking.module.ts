import { Module } from '@nestjs/common';
import { UPLOADS } from '../common/http/upload.js';
import { PayoutsModule } from '../payouts/payouts.module.js';
import { BankController } from './bank.controller.js';
import { BankFileService } from './files/bank-file.service.js';
import { BankSettlementController } from './bank-settlement.controller.js';
import { AllPaidService } from './returns/all-paid.service.js';
import { BankResolvingService } from './returns/bank-resolving.service.js';
import { BankReturnsService } from './returns/bank-returns.service.js';

@Module({
  imports: [PayoutsModule, UPLOADS],
  controllers: [BankController, BankSettlementController],
  providers: [BankFileService, BankReturnsService, BankResolvingService, AllPaidService],
})
export class BankingModule {}
