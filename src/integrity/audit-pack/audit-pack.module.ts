import { Module } from '@nestjs/common';
import { ClaimsModule } from '../../claims/claims.module.js';
import { PayoutsModule } from '../../payouts/payouts.module.js';
import { AuditPackController } from './audit-pack.controller.js';
import { AuditPackService } from './audit-pack.service.js';

/** What a payout rests on in one archive, claims among it: so it stands above them. */
@Module({
  imports: [PayoutsModule, ClaimsModule],
  controllers: [AuditPackController],
  providers: [AuditPackService],
})
export class AuditPackModule {}
