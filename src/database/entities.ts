import { Attachment, AttachmentChunk } from '../attachments/attachment.entity.js';
import { AuditEvent } from '../audit/audit-event.entity.js';
import { AuditLink, AuditPending } from '../audit/audit-link.entity.js';
import { DisclosureLevel } from '../auth/limits/disclosure-level.entity.js';
import { LoginFailure } from '../auth/sign-in/passwords/login-failure.entity.js';
import { RecoveryCode } from '../auth/sign-in/second-factor/recovery-code.entity.js';
import { RefreshToken } from '../auth/sessions/refresh-token.entity.js';
import { SecuritySettings } from '../auth/settings/security-settings.entity.js';
import { User } from '../auth/user.entity.js';
import { Certificate } from '../certificates/certificate.entity.js';
import { EducationCredit } from '../certificates/education/education-credit.entity.js';
import { RegistrationRenewal } from '../certificates/registrations/registration-renewal.entity.js';
import { Registration } from '../certificates/registrations/registration.entity.js';
import { ClaimCheck } from '../claims/claim-check.entity.js';
import { Claim } from '../claims/claim.entity.js';
import { ClaimNotice } from '../claims/notices/claim-notice.entity.js';
import { DownloadTicket } from '../downloads/download-ticket.entity.js';
import { IdempotencyHolder } from '../idempotency/idempotency-holder.entity.js';
import { IdempotencyKey } from '../idempotency/idempotency-key.entity.js';
import { IdempotencyNote } from '../idempotency/idempotency-note.entity.js';
import { ImportChange } from '../imports/writing/import-change.entity.js';
import { ImportRowChanges } from '../imports/writing/import-row-changes.entity.js';
import { Import } from '../imports/writing/import.entity.js';
import { JobRun } from '../jobs/job-run.entity.js';
import { Job } from '../jobs/job.entity.js';
import { DataKey } from '../keys/data-key.entity.js';
import { KeyHolder } from '../keys/watch/key-holder.entity.js';
import { HistoricalPayment } from '../ledger/historical-payment.entity.js';
import { BankReturnRow } from '../ledger/bank-return.entity.js';
import { BankProfileVersion } from '../banking/profiles/bank-profile.entity.js';
import { LineEnding } from '../ledger/line-ending.entity.js';
import { LineReopening } from '../ledger/line-reopening.entity.js';
import { LiveAttempt } from '../ledger/live-attempt.entity.js';
import { BankHandOut } from '../ledger/payouts/bank-hand-out.entity.js';
import { Objection } from '../ledger/payouts/objection.entity.js';
import { PayoutDocument } from '../ledger/payouts/payout-document.entity.js';
import { PayoutEvent } from '../ledger/payouts/payout-event.entity.js';
import { LineNetting, Recovery, RecoveryEntry, WriteOffRequest } from '../ledger/recovery.entity.js';
import { PayoutLine } from '../ledger/payouts/payout-line.entity.js';
import { Payout } from '../ledger/payouts/payout.entity.js';
import { WorkerMerge } from '../merges/worker-merge.entity.js';
import { YearlyBudget } from '../reports/budget/yearly-budget.entity.js';
import { DocumentTemplate } from '../templates/document-template.entity.js';
import { Waiver } from '../policies/waivers/waiver.entity.js';
import { FactMark } from '../policies/facts/fact-mark.entity.js';
import { Policy } from '../policies/policy.entity.js';
import { Region, RegionSetting } from '../regions/region.entity.js';
import { RegionSettingChange, RegionSettingsVersion } from '../regions/settings/region-setting-change.entity.js';
import { StationEvaluation, StationEvaluationScheme } from '../stations/evaluations/station-evaluation.entity.js';
import { ReportReminder } from '../stations/board/report-reminder.entity.js';
import { StationReport } from '../stations/reports/station-report.entity.js';
import { StationStaff } from '../stations/staff/station-staff.entity.js';
import { Station } from '../stations/station.entity.js';
import { TrainingAttendance } from '../training/attendance/attendance.entity.js';
import { CheckInFailure } from '../training/attendance/check-in/check-in-failure.entity.js';
import { TrainingHalfDayMark } from '../training/attendance/half-days/half-day-mark.entity.js';
import { TrainingHalfDay } from '../training/half-days/half-day.entity.js';
import { CompletionCertificate } from '../training/completions/completion-certificate.entity.js';
import { TrainingEnrolment } from '../training/enrolments/enrolment.entity.js';
import { ExamCohort } from '../training/outcomes/exam-cohort.entity.js';
import { TrainingProgramme } from '../training/programmes/programme.entity.js';
import { TrainingQuota } from '../training/seats/quota.entity.js';
import { TrainingCandidate, TrainingSelection } from '../training/outcomes/selection.entity.js';
import { TrainingSession } from '../training/sessions/training-session.entity.js';
import { BankAccount } from '../workers/accounts/bank-account.entity.js';
import { Organization } from '../workers/organizations/organization.entity.js';
import { Post } from '../workers/posts/post.entity.js';
import { Suspension } from '../workers/suspensions/suspension.entity.js';
import { IdentityCorrection } from '../workers/identity/identity-correction.entity.js';
import { Worker } from '../workers/people/worker.entity.js';
import { BackupRun } from '../backup/schedule/backup-run.entity.js';
import { Installation } from './installation.entity.js';

/** Every table of the system, so that migrations, drift check and tests see the same list. */
export const ENTITIES = [
  Installation,
  BackupRun,
  DataKey,
  KeyHolder,
  Region,
  RegionSetting,
  RegionSettingsVersion,
  User,
  RegionSettingChange,
  DocumentTemplate,
  RefreshToken,
  LoginFailure,
  RecoveryCode,
  SecuritySettings,
  DisclosureLevel,
  AuditEvent,
  AuditLink,
  AuditPending,
  Attachment,
  AttachmentChunk,
  IdempotencyKey,
  IdempotencyNote,
  IdempotencyHolder,
  Job,
  JobRun,
  DownloadTicket,
  Worker,
  Organization,
  Post,
  Suspension,
  BankAccount,
  Certificate,
  Registration,
  Policy,
  FactMark,
  Waiver,
  ClaimNotice,
  Claim,
  ClaimCheck,
  HistoricalPayment,
  Payout,
  PayoutLine,
  LiveAttempt,
  LineEnding,
  LineReopening,
  PayoutEvent,
  PayoutDocument,
  BankHandOut,
  Objection,
  BankReturnRow,
  BankProfileVersion,
  Recovery,
  RecoveryEntry,
  LineNetting,
  WriteOffRequest,
  Import,
  ImportChange,
  ImportRowChanges,
  Station,
  StationStaff,
  StationReport,
  ReportReminder,
  StationEvaluationScheme,
  StationEvaluation,
  TrainingProgramme,
  TrainingSession,
  TrainingQuota,
  TrainingEnrolment,
  TrainingAttendance,
  CheckInFailure,
  TrainingHalfDay,
  TrainingHalfDayMark,
  EducationCredit,
  RegistrationRenewal,
  CompletionCertificate,
  ExamCohort,
  TrainingSelection,
  TrainingCandidate,
  IdentityCorrection,
  WorkerMerge,
  YearlyBudget,
];
