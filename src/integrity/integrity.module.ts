import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.js';
import { PayoutsModule } from '../payouts/payouts.module.js';
import { AuditPackController } from './audit-pack.controller.js';
import { AuditPackService } from './audit-pack.service.js';
import { IntegrityController } from './integrity.controller.js';
import { IntegrityService } from './integrity.service.js';

@Module({
  imports: [LedgerModule, PayoutsModule],
  controllers: [IntegrityController, AuditPackController],
  providers: [IntegrityService, AuditPackService],
  exports: [IntegrityService],
})
export class IntegrityModule {}
