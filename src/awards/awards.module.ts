import { Module } from '@nestjs/common';
import { PoliciesModule } from '../policies/policies.module.js';
import { AwardsController } from './awards.controller.js';
import { AwardsService } from './awards.service.js';

@Module({
  imports: [PoliciesModule],
  controllers: [AwardsController],
  providers: [AwardsService],
  exports: [AwardsService],
})
export class AwardsModule {}
