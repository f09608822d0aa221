import { LEVEL_NAMES } from '../../certificates/level.js';
import type { CellValue, Sheet } from '../../exports/sheet.js';
import { PAY_KIND_NAMES } from '../../ledger/subject.js';
import { column, type LedgerField } from '../../stations/ledger/ledger-fields.js';
import { sheetOf } from '../../stations/ledger/ledger-sheets.js';
import { CLAIM_STATE_NAMES } from '../life/claim-life.js';
import type { ClaimResponse, ClaimWindow } from '../reading/claims.dto.js';

/** 申报汇总表 as plain rows. Pure. */

const WINDOW_NAMES: Record<ClaimWindow, string | null> = {
  in: null,
  before: '早于申报期',
  after: '逾期',
  none: '没有对应的申报通知',
};

const center = (field: LedgerField): LedgerField => ({ ...field, center: true });

const FIELDS: readonly LedgerField[] = [
  center(column('serial', '序号', 'count', 6.5)),
  center(column('regionName', '所属地区', 'text', 10)),
  center(column('workerName', '姓名', 'text', 9)),
  center(column('identityNumber', '身份证号', 'text', 20)),
  column('organizationName', '工作单位', 'text', 20),
  center(column('kind', '申报项目', 'text', 11)),
  center(column('period', '级别或期间', 'text', 16)),
  column('certificateNo', '证书管理号', 'text', 18),
  column('approvedOn', '批准日期', 'date', 11),
  column('noticeNo', '申报通知', 'text', 16),
  column('receivedOn', '申报日期', 'date', 11),
  column('opinion', '单位意见', 'text', 16),
  center(column('state', '受理情况', 'text', 9)),
  column('remark', '备注', 'text', 16),
];

/** A claim with what the sheet says beside it. */
export interface SummaryClaim {
  claim: ClaimResponse;
  /** Whole or masked, as was asked for. */
  identityNumber: string;
  months: string | null;
}

export interface SummaryInput {
  regionName: string;
  departmentName: string;
  /** `YYYY-MM-DD` */
  preparedOn: string;
  claims: readonly SummaryClaim[];
}

export function claimSummarySheet(input: SummaryInput): Sheet {
  return sheetOf(input, '申报汇总表', FIELDS, input.claims.map(cellsOf));
}

function cellsOf({ claim, identityNumber, months }: SummaryClaim): Record<string, CellValue> {
  const { stated, level, decisionReason, state, window } = claim;
  const notes = [WINDOW_NAMES[window], state === 'returned' || state === 'rejected' ? decisionReason : null];
  return {
    regionName: claim.regionName,
    workerName: stated?.name ?? claim.workerName,
    identityNumber,
    organizationName: stated?.organizationName ?? null,
    kind: PAY_KIND_NAMES[claim.kind],
    period: level ? LEVEL_NAMES[level] : months,
    certificateNo: stated?.certificateNo ?? claim.certificateNo,
    approvedOn: stated?.approvedOn ?? null,
    noticeNo: claim.notice?.noticeNo ?? null,
    receivedOn: claim.receivedOn,
    opinion: claim.opinion,
    state: CLAIM_STATE_NAMES[state],
    remark: notes.filter((note) => note !== null).join('；') || null,
  };
}
