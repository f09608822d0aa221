import { column, type LedgerField } from '../../stations/ledger/ledger-fields.js';

/**
 * The columns of 申报登记 (domain.md §14). Every further column is one check: its header is the check's name, its cells say 符合 or
 * 不符合, with what it rests on behind a colon where there is something to say.
 */
export const CLAIM_SHEET = '申报登记';

export const CLAIM_SHEET_FIELDS: readonly LedgerField[] = [
  { ...column('serial', '序号', 'count', 6.5), center: true },
  { ...column('workerName', '姓名', 'text', 10, ['申报人', '申报人姓名']), center: true },
  {
    ...column('identityNumber', '身份证号', 'text', 20, ['身份证号码', '公民身份号码', '身份证', '证件号码']),
    required: true,
    center: true,
  },
  { ...column('kind', '项目', 'text', 12, ['申报项目', '补贴项目', '类别']), required: true, center: true },
  {
    ...column('period', '级别或期间', 'text', 20, ['级别', '期间', '证书级别', '申报期间', '级别（期间）']),
    required: true,
    center: true,
  },
  { ...column('receivedOn', '申报日期', 'date', 12, ['申报时间', '收件日期']), required: true },
];
