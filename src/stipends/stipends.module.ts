import { Module } from '@nestjs/common';
import { PoliciesModule } from '../policies/policies.module.js';
import { StipendsController } from './stipends.controller.js';
import { StipendsService } from './stipends.service.js';

@Module({
  imports: [PoliciesModule],
  controllers: [StipendsController],
  providers: [StipendsService],
  exports: [StipendsService],
})
export class StipendsModule {}
