import type { Issue, IssueWords } from '../../common/issues/issue.js';
import { IMPORT_ISSUE_CODES } from '../../imports/roster/roster-rows.js';

/** Findings that only this workbook can have, beside those of every workbook that is read. */
const OWN_CODES = [
  'training-line-unknown',
  'training-mode-unknown',
  'attendance-unreadable',
  'moment-unreadable',
  'number-unreadable',
  'session-incomplete',
  'session-unclear',
  'session-unknown',
  'not-enrolled',
  'training-refused',
] as const;
export const TRAINING_LEDGER_ISSUE_CODES = [...IMPORT_ISSUE_CODES, ...OWN_CODES] as const;
export type TrainingLedgerIssueCode = (typeof TRAINING_LEDGER_ISSUE_CODES)[number];
export type TrainingLedgerIssue = Issue<TrainingLedgerIssueCode>;
export type TrainingLedgerWords = IssueWords<TrainingLedgerIssueCode>;
