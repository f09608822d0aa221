import { Module } from '@nestjs/common';
import { MulterModule } from '@nestjs/platform-express';
import { CONFIG } from '../config.token.js';
import type { Config } from '../config.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { CoverageController } from './coverage.controller.js';
import { CoverageService } from './coverage.service.js';
import { LedgerExportService } from './ledger-export.service.js';
import { LedgerImportService } from './ledger-import.service.js';
import { LedgerController } from './ledger.controller.js';
import { StationEvaluationsController } from './station-evaluations.controller.js';
import { StationEvaluationsService } from './station-evaluations.service.js';
import { StationReportsController } from './station-reports.controller.js';
import { StationReportsService } from './station-reports.service.js';
import { StationStaffController } from './station-staff.controller.js';
import { StationStaffService } from './station-staff.service.js';
import { StationsController } from './stations.controller.js';
import { StationsService } from './stations.service.js';

@Module({
  imports: [
    LedgerModule,
    MulterModule.registerAsync({
      inject: [CONFIG],
      useFactory: (config: Config) => ({
        limits: { fileSize: config.uploadLimitBytes, files: 1, fields: 4, fieldSize: 10_000, parts: 6 },
      }),
    }),
  ],
  // Those with fixed names below `stations/` come before the one that takes such a name for an id.
  controllers: [
    CoverageController,
    LedgerController,
    StationEvaluationsController,
    StationStaffController,
    StationReportsController,
    StationsController,
  ],
  providers: [
    StationsService,
    StationStaffService,
    StationReportsService,
    StationEvaluationsService,
    CoverageService,
    LedgerExportService,
    LedgerImportService,
  ],
})
export class StationsModule {}
