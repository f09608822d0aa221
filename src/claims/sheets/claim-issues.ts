import type { Issue, IssueWords } from '../../common/issues/issue.js';
import { IMPORT_ISSUE_CODES } from '../../imports/roster/roster-rows.js';

/** Findings that only this workbook can have, beside those of every workbook that is read. */
const OWN_CODES = ['claim-kind-unknown', 'claim-period-unknown', 'check-unreadable', 'claim-refused'] as const;
export const CLAIM_ISSUE_CODES = [...IMPORT_ISSUE_CODES, ...OWN_CODES] as const;
export type ClaimIssueCode = (typeof CLAIM_ISSUE_CODES)[number];
export type ClaimIssue = Issue<ClaimIssueCode>;
export type ClaimIssueWords = IssueWords<ClaimIssueCode>;
