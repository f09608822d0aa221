import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.js';
import { CoverageController } from './coverage.controller.js';
import { CoverageService } from './coverage.service.js';
import { StationEvaluationsController } from './station-evaluations.controller.js';
import { StationEvaluationsService } from './station-evaluations.service.js';
import { StationReportsController } from './station-reports.controller.js';
import { StationReportsService } from './station-reports.service.js';
import { StationStaffController } from './station-staff.controller.js';
import { StationStaffService } from './station-staff.service.js';
import { StationsController } from './stations.controller.js';
import { StationsService } from './stations.service.js';

@Module({
  imports: [LedgerModule],
  // Those with fixed names below `stations/` come before the one that takes such a name for an id.
  controllers: [
    CoverageController,
    StationEvaluationsController,
    StationStaffController,
    StationReportsController,
    StationsController,
  ],
  providers: [CoverageService, StationsService, StationStaffService, StationReportsService, StationEvaluationsService],
})
export class StationsModule {}
