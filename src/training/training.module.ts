import { Module } from '@nestjs/common';
import { CertificatesModule } from '../certificates/certificates.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { AttendanceController } from './attendance.controller.js';
import { AttendanceRecorder } from './attendance-recorder.js';
import { AttendanceService } from './attendance.service.js';
import { CheckInController } from './check-in.controller.js';
import { CheckInScreenController } from './check-in-screen.controller.js';
import { CheckInService } from './check-in.service.js';
import { EnrolmentsController } from './enrolments.controller.js';
import { EnrolmentsService } from './enrolments.service.js';
import { ProgrammesController } from './programmes.controller.js';
import { ProgrammesService } from './programmes.service.js';
import { QuotasController } from './quotas.controller.js';
import { QuotasService } from './quotas.service.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsService } from './sessions.service.js';
import { SignInController } from './sign-in.controller.js';
import { SignInService } from './sign-in.service.js';
import { LapsesController } from './lapses.controller.js';
import { LapsesService } from './lapses.service.js';
import { ExamCohortsController } from './exam-cohorts.controller.js';
import { ExamCohortsService } from './exam-cohorts.service.js';
import { SelectionsController } from './selections.controller.js';
import { SelectionsService } from './selections.service.js';
import { CompletionPageController } from './completion-page.controller.js';
import { CompletionsController } from './completions.controller.js';
import { CompletionsService } from './completions.service.js';

@Module({
  imports: [CertificatesModule, LedgerModule],
  controllers: [
    ProgrammesController,
    SessionsController,
    QuotasController,
    EnrolmentsController,
    AttendanceController,
    CheckInController,
    CheckInScreenController,
    SignInController,
    CompletionPageController,
    CompletionsController,
    LapsesController,
    ExamCohortsController,
    SelectionsController,
  ],
  providers: [
    ProgrammesService,
    SessionsService,
    QuotasService,
    EnrolmentsService,
    AttendanceRecorder,
    AttendanceService,
    CheckInService,
    SignInService,
    CompletionsService,
    LapsesService,
    ExamCohortsService,
    SelectionsService,
  ],
})
export class TrainingModule {}
