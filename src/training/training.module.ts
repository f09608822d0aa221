import { Module } from '@nestjs/common';
import { CertificatesModule } from '../certificates/certificates.module.js';
import { UPLOADS } from '../common/http/upload.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { AttendanceController } from './attendance/attendance.controller.js';
import { AttendanceRecorder } from './attendance/attendance-recorder.js';
import { SessionCorrectionsService } from './attendance/half-days/session-corrections.service.js';
import { HalfDayMarksController } from './attendance/half-days/half-day-marks.controller.js';
import { HalfDayMarksService } from './attendance/half-days/half-day-marks.service.js';
import { HalfDayRecorder } from './attendance/half-days/half-day-recorder.js';
import { AttendanceService } from './attendance/attendance.service.js';
import { CheckInController } from './attendance/check-in/check-in.controller.js';
import { CheckInPageController } from './attendance/check-in/check-in-page.controller.js';
import { CheckInScreenController } from './attendance/check-in/check-in-screen.controller.js';
import { LateComersController } from './attendance/check-in/late-comers.controller.js';
import { LateComersService } from './attendance/check-in/late-comers.service.js';
import { CheckInService } from './attendance/check-in/check-in.service.js';
import { EnrolmentsController } from './enrolments/enrolments.controller.js';
import { EnrolmentsService } from './enrolments/enrolments.service.js';
import { ProgrammesController } from './programmes/programmes.controller.js';
import { ProgrammesService } from './programmes/programmes.service.js';
import { QuotasController } from './seats/quotas.controller.js';
import { QuotasService } from './seats/quotas.service.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { SessionsService } from './sessions/sessions.service.js';
import { SignInController } from './attendance/sign-in-sheet/sign-in.controller.js';
import { SignInService } from './attendance/sign-in-sheet/sign-in.service.js';
import { LapsesController } from './renewals/lapses.controller.js';
import { LapsesService } from './renewals/lapses.service.js';
import { ExamCohortsController } from './outcomes/exam-cohorts.controller.js';
import { ExamCohortsService } from './outcomes/exam-cohorts.service.js';
import { SelectionsController } from './outcomes/selections.controller.js';
import { SelectionsService } from './outcomes/selections.service.js';
import { TrainingLedgerController } from './ledger/training-ledger.controller.js';
import { TrainingLedgerExportService } from './ledger/training-ledger-export.service.js';
import { TrainingLedgerImportService } from './ledger/training-ledger-import.service.js';
import { CompletionPageController } from './completions/completion-page.controller.js';
import { CompletionsController } from './completions/completions.controller.js';
import { CompletionsService } from './completions/completions.service.js';

@Module({
  imports: [CertificatesModule, LedgerModule, UPLOADS],
  controllers: [
    ProgrammesController,
    SessionsController,
    QuotasController,
    EnrolmentsController,
    AttendanceController,
    HalfDayMarksController,
    CheckInController,
    LateComersController,
    CheckInPageController,
    CheckInScreenController,
    SignInController,
    CompletionPageController,
    CompletionsController,
    LapsesController,
    ExamCohortsController,
    SelectionsController,
    TrainingLedgerController,
  ],
  providers: [
    ProgrammesService,
    SessionsService,
    QuotasService,
    EnrolmentsService,
    AttendanceRecorder,
    HalfDayRecorder,
    HalfDayMarksService,
    AttendanceService,
    SessionCorrectionsService,
    CheckInService,
    LateComersService,
    SignInService,
    CompletionsService,
    LapsesService,
    ExamCohortsService,
    SelectionsService,
    TrainingLedgerExportService,
    TrainingLedgerImportService,
  ],
  exports: [LapsesService],
})
export class TrainingModule {}
