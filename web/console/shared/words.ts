import { WORDS } from '../api/words.js';
import { monthInWords } from './days.js';

/** Each closed list by the name that pages use; its words are those of the API and stand nowhere else. */

export const LEVELS: Record<string, string> = WORDS.Level;
export const KINDS: Record<string, string> = WORDS.PayKind;
export const ROLES: Record<string, string> = WORDS.Role;
/** Where money that was paid came from or went back. */
export const PAID_SOURCES: Record<string, string> = WORDS.PaidSource;
export const PAYOUT_STATES: Record<string, string> = WORDS.PayoutState;
export const LINE_STATES: Record<string, string> = WORDS.LineState;
/** Differences of a payout to the one before it. */
export const VARIANCE_KINDS: Record<string, string> = WORDS.VarianceKind;
/** How today's facts would make a line otherwise. */
export const CHANGE_KINDS: Record<string, string> = WORDS.LineChange;
/** Rows of a bank's return: settled by themselves, or waiting for a person. */
export const RETURN_QUEUES: Record<string, string> = WORDS.ReturnQueue;
export const RETURN_RESOLUTIONS: Record<string, string> = WORDS.ReturnResolution;
export const FILE_KINDS: Record<string, string> = WORDS.PayoutFileKind;
/** What is recorded of a payout: its steps, and what is done to its people and lines. */
export const PAYOUT_ACTIONS: Record<string, string> = {
  ...WORDS.PayoutStep,
  ...WORDS.PayeeAction,
  create: '编制',
  recompute: '重新计算',
  'take-out': '移出有变化的明细',
  object: '登记异议',
  'objection-upheld': '异议成立',
  'objection-dismissed': '异议不成立',
  'bank-return-undo': '撤销银行回单行的认定',
};
export const LATE_FACT_EFFECTS: Record<string, string> = WORDS.LateFactEffect;
export const RECOVERY_ENTRIES: Record<string, string> = WORDS.RecoveryEntryKind;
export const UNKNOWN_STAFFING: Record<string, string> = WORDS.UnknownStaffing;
export const CAP_BYS: Record<string, string> = WORDS.CapBy;
export const PERIODS: Record<string, string> = WORDS.PolicyPeriod;
export const YEAR_KINDS: Record<string, string> = WORDS.YearKind;
export const YEAR_PAYS: Record<string, string> = WORDS.YearPays;
export const CLAIM_BYS: Record<string, string> = WORDS.ClaimBy;
export const REGISTRATIONS: Record<string, string> = WORDS.PolicyRegistration;
export const STATION_KINDS: Record<string, string> = WORDS.StationKind;
export const STATION_GRADES: Record<string, string> = WORDS.StationGrade;
export const STATION_REPORT_STATES: Record<string, string> = WORDS.StationReportState;
export const TRAINING_LINES: Record<string, string> = WORDS.TrainingLine;
export const SESSION_MODES: Record<string, string> = WORDS.SessionMode;
export const ENROLMENT_STATES: Record<string, string> = WORDS.EnrolmentState;
export const ATTENDANCE_STATUSES: Record<string, string> = WORDS.AttendanceStatus;
export const DAY_PARTS: Record<string, string> = WORDS.DayPart;
export const HALF_DAY_MARKS: Record<string, string> = WORDS.HalfDayMark;
export const ATTENDANCE_SOURCES: Record<string, string> = WORDS.AttendanceSource;
export const CANDIDATE_STATES: Record<string, string> = WORDS.CandidateState;
export const IDENTITY_KINDS: Record<string, string> = WORDS.IdentityKind;
export const STAFFINGS: Record<string, string> = WORDS.Staffing;
export const EMPLOYER_KINDS: Record<string, string> = WORDS.OrganizationKind;
/** Where the hours of continuing education come from. */
export const CREDIT_SOURCES: Record<string, string> = WORDS.CreditSource;

export const DATABASE_KINDS: Record<string, string> = WORDS.DatabaseKind;
export const JOB_KINDS: Record<string, string> = WORDS.JobKind;
export const JOB_STATES: Record<string, string> = WORDS.JobState;
export const JOB_PHASES: Record<string, string> = WORDS.JobPhase;
export const JOB_TONES: Record<string, Tone> = {
  queued: 'wait',
  running: 'wait',
  done: 'done',
  failed: 'wrong',
  cancelled: 'plain',
};

/** Good, waiting or wrong: the sign and the colour that go with a word. */
export type Tone = 'done' | 'wait' | 'wrong' | 'plain';
export const PAYOUT_TONES: Record<string, Tone> = {
  draft: 'wait',
  submitted: 'wait',
  notice: 'wait',
  approved: 'wait',
  sent: 'wait',
  settled: 'done',
  cancelled: 'plain',
};
export const LINE_TONES: Record<string, Tone> = {
  open: 'wait',
  held: 'wrong',
  sent: 'wait',
  paid: 'done',
  returned: 'wrong',
};

/** `stipend:2024-12` → 2024年12月职业津贴; `award:junior` → 初级一次性奖励. */
export function subjectInWords(subject: string): string {
  const [kind = '', which = ''] = subject.split(':');
  return `${kind === 'stipend' ? monthInWords(which) : word(LEVELS, which)}${word(KINDS, kind)}`;
}

/** The word for a code; a code without one is a gap of this list and shows as 其他. */
export function word(words: Record<string, string>, code: string | null | undefined): string {
  if (code === null || code === undefined) return '';
  return words[code] ?? '其他';
}

/** A closed list to choose from. */
export function optionsOf(words: Readonly<Record<string, string>>): { value: string; label: string }[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
