import type { Issue, IssueWords } from '../../common/issues/issue.js';
import { IMPORT_ISSUE_CODES } from '../../imports/roster/roster-rows.js';

/** Findings that only this workbook can have, beside those of every workbook that is read. */
const OWN_CODES = [
  'station-kind-unknown',
  'station-grade-unknown',
  'number-unreadable',
  'region-outside',
  'station-unknown',
  'station-refused',
  'staff-refused',
] as const;
export const LEDGER_ISSUE_CODES = [...IMPORT_ISSUE_CODES, ...OWN_CODES] as const;
export type LedgerIssueCode = (typeof LEDGER_ISSUE_CODES)[number];
export type LedgerIssue = Issue<LedgerIssueCode>;
export type LedgerWords = IssueWords<LedgerIssueCode>;
