import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.js';
import { EntitlementWalk } from './entitlements/entitlement-walk.js';
import { PeopleLoader } from './facts/people.loader.js';
import { PoliciesController } from './policies.controller.js';
import { PoliciesService } from './policies.service.js';

@Module({
  imports: [LedgerModule],
  controllers: [PoliciesController],
  providers: [PoliciesService, PeopleLoader, EntitlementWalk],
  exports: [PoliciesService, PeopleLoader, EntitlementWalk, LedgerModule],
})
export class PoliciesModule {}
