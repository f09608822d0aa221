import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.js';
import { PeopleLoader } from './facts/people.loader.js';
import { PoliciesController } from './policies.controller.js';
import { PoliciesService } from './policies.service.js';

@Module({
  imports: [LedgerModule],
  controllers: [PoliciesController],
  providers: [PoliciesService, PeopleLoader],
  exports: [PoliciesService, PeopleLoader, LedgerModule],
})
export class PoliciesModule {}
