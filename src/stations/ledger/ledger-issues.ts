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

export const OUTSIDE: LedgerWords = {
  code: 'region-outside',
  message: '该地区不在您的管辖范围内。',
  suggestion: '请只导入本地区的站点；其他地区的站点请由当地或市局导入。',
};
export const STATION_UNKNOWN: LedgerWords = {
  code: 'station-unknown',
  message: '本地区没有这个站点，或该站点所在的行有误。',
  suggestion: '请核对所属县（市、区）、乡镇（街道）和站点名称；新站点请先填入“社工站台账”表。',
};
export const PERSON_UNKNOWN: LedgerWords = {
  code: 'person-unknown',
  message: '人才库中没有此人。',
  suggestion: '请先通过花名册导入或登记此人，再导入驻站记录。',
};
export const NAME_DIFFERS: LedgerWords = {
  code: 'name-differs-from-register',
  message: '姓名与人才库中该身份证号的人员不一致。',
  suggestion: '请核对姓名和身份证号。',
};
