import { LEVEL_NAMES, LEVELS } from '../../certificates/level.js';
import { sumFen } from '../../common/values/money.js';
import { headingOf } from './payout-detail-sheets.js';
import { agreementOf, type Counted, monthsOf } from './payout-lines.js';
import type { ExplainedSheetLine, PayoutHeading, PayoutSeal } from './payout-sheet.js';
import {
  blanks,
  type CellValue,
  rowsOf,
  type RowSource,
  type Sheet,
  type SheetColumn,
  type SheetRow,
} from '../sheet.js';

export interface PayoutDetailsInput extends PayoutHeading {
  /** In `seq` order. */
  explained: RowSource<ExplainedSheetLine>;
  /** Of a payout that was sent: its lines must bear it out. */
  seal?: Counted & Pick<PayoutSeal, 'sha256'>;
  /** Shown as they are though they do not bear it out: to whoever looks for what was changed. */
  isEvidence?: boolean;
}

const DETAIL_COLUMNS: readonly SheetColumn[] = [
  { title: '行号', kind: 'count', width: 6, align: 'center' },
  { title: '姓名', kind: 'text', width: 8, align: 'center' },
  { title: '身份证号', kind: 'number', width: 20.8, align: 'center' },
  { title: '工作单位', kind: 'text', width: 18 },
  { title: '所属县（市、区）', kind: 'text', width: 8, align: 'center' },
  { title: '乡镇（街道）', kind: 'text', width: 11, align: 'center' },
  { title: '项目', kind: 'text', width: 10, align: 'center' },
  { title: '发放月份', kind: 'text', width: 11, align: 'center' },
  { title: '证书级别', kind: 'text', width: 6, align: 'center' },
  { title: '证书管理号', kind: 'text', width: 20, align: 'center' },
  { title: '批准日期', kind: 'text', width: 11.5, align: 'center' },
  { title: '发放标准（元）', kind: 'money', width: 9 },
  { title: '应发金额（元）', kind: 'money', width: 11 },
  { title: '扣回金额（元）', kind: 'money', width: 10 },
  { title: '实发金额（元）', kind: 'money', width: 11 },
  { title: '政策依据', kind: 'text', width: 17 },
  { title: '理由', kind: 'text', width: 36 },
];

/**
 * 明细与依据: one row per ledger line, with the reasons that were frozen with it (domain §6). A file of its own: in one with 发放表 it was
 * most of what came out of the printer. On A3: its seventeen columns are read on a screen, and on A4 each row would take half a page.
 */
export function detailSheet(input: PayoutDetailsInput): Sheet {
  return {
    name: '明细与依据',
    ...headingOf(input, '明细与依据'),
    columns: DETAIL_COLUMNS,
    rows: rowsOf(() => detailRows(input)),
    paper: 'A3',
  };
}

async function* detailRows({ explained, seal, isEvidence }: PayoutDetailsInput): AsyncGenerator<SheetRow> {
  let [lineCount, grossFen, nettedFen] = [0, 0, 0];
  for await (const line of explained) {
    lineCount += 1;
    grossFen = sumFen([grossFen, line.grossFen]);
    nettedFen = sumFen([nettedFen, line.nettedFen]);
    yield { kind: 'line', cells: detailCells(line) };
  }
  if (!isEvidence) agreementOf(seal)('明细与依据', { lineCount, grossFen, nettedFen });
  const sums = [grossFen, nettedFen, sumFen([grossFen, -nettedFen])];
  yield { kind: 'total', labelSpan: 12, cells: [`合计（${lineCount} 行）`, ...blanks(11), ...sums, ...blanks(2)] };
  const text = seal ? `发放表封存时的校验值（SHA-256）：${seal.sha256}` : '本批次尚未封存，不作为发放依据。';
  yield { kind: 'band', framed: false, text };
}

function detailCells(line: ExplainedSheetLine): CellValue[] {
  return [
    line.seq,
    line.name,
    line.identityNumber,
    line.organizationName,
    line.countyName,
    line.townshipName,
    subjectText(line.subject),
    monthsOf([line]),
    LEVEL_NAMES[line.level],
    line.certificateNo,
    line.approvedOn,
    line.rateFen,
    line.grossFen,
    line.nettedFen,
    line.netFen,
    `《${line.policyTitle}》${line.documentNo ?? ''}第${line.policyVersion}版`,
    line.sentences.join('\n'),
  ];
}

/** The ledger's key in words: `award:senior` → 一次性奖励（高级）, `stipend:2024-01` → 职业津贴. */
function subjectText(subject: string): string {
  const level = LEVELS.find((candidate) => subject === `award:${candidate}`);
  if (level) return `一次性奖励（${LEVEL_NAMES[level]}）`;
  return subject.startsWith('stipend:') ? '职业津贴' : subject;
}
