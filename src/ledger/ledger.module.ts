import { Module } from '@nestjs/common';
import { HistoricalPaymentsController } from './history/historical-payments.controller.js';
import { HistoricalPaymentsService } from './history/historical-payments.service.js';
import { LedgerService } from './ledger.service.js';

@Module({
  controllers: [HistoricalPaymentsController],
  providers: [LedgerService, HistoricalPaymentsService],
  exports: [LedgerService],
})
export class LedgerModule {}
