import { Module } from '@nestjs/common';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { UPLOADS } from '../common/http/upload.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { CoverageController } from './board/coverage.controller.js';
import { CoverageService } from './board/coverage.service.js';
import { RemindersService } from './board/reminders.service.js';
import { ReportGridService } from './board/report-grid.service.js';
import { LedgerExportService } from './ledger/ledger-export.service.js';
import { LedgerImportService } from './ledger/ledger-import.service.js';
import { LedgerController } from './ledger/ledger.controller.js';
import { EvaluationSchemesController } from './evaluations/evaluation-schemes.controller.js';
import { EvaluationSchemesService } from './evaluations/evaluation-schemes.service.js';
import { StationEvaluationsController } from './evaluations/station-evaluations.controller.js';
import { StationEvaluationsService } from './evaluations/station-evaluations.service.js';
import { StationReportsController } from './reports/station-reports.controller.js';
import { StationReportsService } from './reports/station-reports.service.js';
import { StationStaffController } from './staff/station-staff.controller.js';
import { StationStaffService } from './staff/station-staff.service.js';
import { StationsController } from './stations.controller.js';
import { StationsService } from './stations.service.js';

@Module({
  imports: [AttachmentsModule, LedgerModule, UPLOADS],
  // Those with fixed names below `stations/` come before the one that takes such a name for an id.
  controllers: [
    CoverageController,
    LedgerController,
    EvaluationSchemesController,
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
    EvaluationSchemesService,
    CoverageService,
    ReportGridService,
    RemindersService,
    LedgerExportService,
    LedgerImportService,
  ],
  exports: [ReportGridService],
})
export class StationsModule {}
