import { Module } from '@nestjs/common';
import { UPLOADS } from '../common/http/upload.js';
import { RegionsModule } from '../regions/regions.module.js';
import { ClaimAcceptanceController } from './acceptance/claim-acceptance.controller.js';
import { ClaimAcceptanceService } from './acceptance/claim-acceptance.service.js';
import { ClaimCandidatesService } from './candidates/claim-candidates.service.js';
import { TemplatesModule } from '../templates/templates.module.js';
import { ClaimsController } from './claims.controller.js';
import { ClaimEvidence } from './form/claim-evidence.js';
import { ClaimFormController } from './form/claim-form.controller.js';
import { ClaimFormService } from './form/claim-form.service.js';
import { ClaimFormWriter } from './form/claim-form-writer.js';
import { ClaimsService } from './claims.service.js';
import { ClaimNoticesController } from './notices/claim-notices.controller.js';
import { ClaimNoticesService } from './notices/claim-notices.service.js';
import { ClaimImportService } from './sheets/claim-import.service.js';
import { ClaimSheetsController } from './sheets/claim-sheets.controller.js';
import { ClaimSummaryService } from './sheets/claim-summary.service.js';

/** 申报通知 and 申报 (domain.md §14). */
@Module({
  imports: [RegionsModule, TemplatesModule, UPLOADS],
  // The sheets' fixed names come before the route that takes such a name for an id.
  controllers: [
    ClaimNoticesController,
    ClaimSheetsController,
    ClaimAcceptanceController,
    ClaimsController,
    ClaimFormController,
  ],
  providers: [
    ClaimNoticesService,
    ClaimsService,
    ClaimCandidatesService,
    ClaimAcceptanceService,
    ClaimImportService,
    ClaimSummaryService,
    ClaimFormService,
    ClaimFormWriter,
    ClaimEvidence,
  ],
  exports: [ClaimEvidence],
})
export class ClaimsModule {}
