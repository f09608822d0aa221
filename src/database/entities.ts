import { AuditEvent } from '../audit/audit-event.entity.js';
import { AuditLink, AuditPending } from '../audit/audit-link.entity.js';
import { DisclosureLevel } from '../auth/disclosure-level.entity.js';
import { LoginFailure } from '../auth/login-failure.entity.js';
import { RecoveryCode } from '../auth/recovery-code.entity.js';
import { RefreshToken } from '../auth/refresh-token.entity.js';
import { SecuritySettings } from '../auth/security-settings.entity.js';
import { User } from '../auth/user.entity.js';
import { Certificate } from '../certificates/certificate.entity.js';
import { EducationCredit } from '../certificates/education-credit.entity.js';
import { RegistrationRenewal } from '../certificates/registration-renewal.entity.js';
import { Registration } from '../certificates/registration.entity.js';
import { IdempotencyKey } from '../idempotency/idempotency-key.entity.js';
import { ImportChange } from '../imports/import-change.entity.js';
import { Import } from '../imports/import.entity.js';
import { DataKey } from '../keys/data-key.entity.js';
import { KeyHolder } from '../keys/key-holder.entity.js';
import { HistoricalPayment } from '../ledger/historical-payment.entity.js';
import { BankReturnRow } from '../ledger/bank-return.entity.js';
import { LineEnding } from '../ledger/line-ending.entity.js';
import { LiveAttempt } from '../ledger/live-attempt.entity.js';
import { Objection } from '../ledger/objection.entity.js';
import { PayoutDocument } from '../ledger/payout-document.entity.js';
import { PayoutEvent } from '../ledger/payout-event.entity.js';
import { LineNetting, Recovery, RecoveryEntry, WriteOffRequest } from '../ledger/recovery.entity.js';
import { PayoutLine } from '../ledger/payout-line.entity.js';
import { Payout } from '../ledger/payout.entity.js';
import { Policy } from '../policies/policy.entity.js';
import { Region, RegionSetting } from '../regions/region.entity.js';
import { StationEvaluation, StationEvaluationScheme } from '../stations/station-evaluation.entity.js';
import { StationReport } from '../stations/station-report.entity.js';
import { StationStaff } from '../stations/station-staff.entity.js';
import { Station } from '../stations/station.entity.js';
import { TrainingAttendance } from '../training/attendance.entity.js';
import { CheckInFailure } from '../training/check-in-failure.entity.js';
import { CompletionCertificate } from '../training/completion-certificate.entity.js';
import { TrainingEnrolment } from '../training/enrolment.entity.js';
import { ExamCohort } from '../training/exam-cohort.entity.js';
import { TrainingProgramme } from '../training/programme.entity.js';
import { TrainingQuota } from '../training/quota.entity.js';
import { TrainingCandidate, TrainingSelection } from '../training/selection.entity.js';
import { TrainingSession } from '../training/training-session.entity.js';
import { BankAccount } from '../workers/bank-account.entity.js';
import { Organization } from '../workers/organization.entity.js';
import { Post } from '../workers/post.entity.js';
import { Suspension } from '../workers/suspension.entity.js';
import { Worker } from '../workers/worker.entity.js';
import { Installation } from './installation.entity.js';

/** Every table of the system, so that migrations, drift check and tests see the same list. */
export const ENTITIES = [
  Installation,
  DataKey,
  KeyHolder,
  Region,
  RegionSetting,
  User,
  RefreshToken,
  LoginFailure,
  RecoveryCode,
  SecuritySettings,
  DisclosureLevel,
  AuditEvent,
  AuditLink,
  AuditPending,
  IdempotencyKey,
  Worker,
  Organization,
  Post,
  Suspension,
  BankAccount,
  Certificate,
  Registration,
  Policy,
  HistoricalPayment,
  Payout,
  PayoutLine,
  LiveAttempt,
  LineEnding,
  PayoutEvent,
  PayoutDocument,
  Objection,
  BankReturnRow,
  Recovery,
  RecoveryEntry,
  LineNetting,
  WriteOffRequest,
  Import,
  ImportChange,
  Station,
  StationStaff,
  StationReport,
  StationEvaluationScheme,
  StationEvaluation,
  TrainingProgramme,
  TrainingSession,
  TrainingQuota,
  TrainingEnrolment,
  TrainingAttendance,
  CheckInFailure,
  EducationCredit,
  RegistrationRenewal,
  CompletionCertificate,
  ExamCohort,
  TrainingSelection,
  TrainingCandidate,
];
