import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.js';
import { EntitlementWalk } from './entitlements/entitlement-walk.js';
import { PeopleLoader } from './facts/people.loader.js';
import { SubmissionController } from './course/submission.controller.js';
import { SubmissionService } from './course/submission.service.js';
import { PoliciesController } from './policies.controller.js';
import { WaiversController } from './waivers/waivers.controller.js';
import { WaiversService } from './waivers/waivers.service.js';
import { PoliciesService } from './policies.service.js';

@Module({
  imports: [LedgerModule],
  controllers: [PoliciesController, SubmissionController, WaiversController],
  providers: [PoliciesService, SubmissionService, WaiversService, PeopleLoader, EntitlementWalk],
  exports: [PoliciesService, PeopleLoader, EntitlementWalk, LedgerModule],
})
export class PoliciesModule {}
