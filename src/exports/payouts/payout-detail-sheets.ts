import { LEVEL_NAMES, LEVELS } from '../../certificates/level.js';
import { chineseAmount, sumFen, yuanText } from '../../common/values/money.js';
import type { Agreement } from './payout-lines.js';
import type { CountedPeople, Tally } from './payout-summary.js';
import type {
  ExplainedSheetLine,
  PayoutSeal,
  PayoutSheetInput,
  PayoutSheetLine,
  VarianceSheetInput,
  VarianceSheetLine,
} from './payout-sheet.js';
import {
  blanks,
  dateInWords,
  monthsText,
  rowsOf,
  type CellValue,
  type Sheet,
  type SheetColumn,
  type SheetRow,
} from '../sheet.js';

const DETAIL_COLUMNS: readonly SheetColumn[] = [
  { title: '行号', kind: 'count', width: 6.5, align: 'center' },
  { title: '姓名', kind: 'text', width: 8, align: 'center' },
  { title: '身份证号', kind: 'text', width: 18, align: 'center' },
  { title: '工作单位', kind: 'text', width: 17 },
  { title: '所属县（市、区）', kind: 'text', width: 10, align: 'center' },
  { title: '项目', kind: 'text', width: 8.5, align: 'center' },
  { title: '发放月份', kind: 'text', width: 8.5, align: 'center' },
  { title: '证书级别', kind: 'text', width: 4.6, align: 'center' },
  { title: '证书管理号', kind: 'text', width: 18, align: 'center' },
  { title: '发放标准（元）', kind: 'money', width: 10.5 },
  { title: '本次金额（元）', kind: 'money', width: 13 },
  { title: '政策', kind: 'text', width: 15, align: 'center' },
  { title: '文号', kind: 'text', width: 9, align: 'center' },
  { title: '版本', kind: 'count', width: 4.6, align: 'center' },
  { title: '依据与理由', kind: 'text', width: 62 },
];

function heading(input: PayoutSheetInput, what: string): Pick<Sheet, 'title' | 'info' | 'footer'> {
  return {
    title: `${input.title.replace(/发放表$/, '')}${what}`,
    info: [
      `发放单位：${input.departmentName}`,
      `批次号：${input.payoutNo}`,
      `数据截至：${dateInWords(input.asOf)}`,
      '金额单位：元',
    ],
    footer: `批次号 ${input.payoutNo}`,
  };
}

/** 明细与依据: one row per ledger line, with the reasons that were frozen with it (domain §6). */
export function detailSheet(input: PayoutSheetInput, agreement: Agreement): Sheet {
  return {
    name: '明细与依据',
    ...heading(input, '明细与依据'),
    columns: DETAIL_COLUMNS,
    rows: rowsOf(() => detailRows(input, agreement)),
  };
}

async function* detailRows(input: PayoutSheetInput, agreement: Agreement): AsyncGenerator<SheetRow> {
  let [lineCount, totalFen] = [0, 0];
  for await (const line of input.explained) {
    lineCount += 1;
    totalFen = sumFen([totalFen, line.amountFen]);
    yield { kind: 'line', cells: detailCells(line) };
  }
  agreement('明细与依据', lineCount, totalFen);
  const label = `合计（${lineCount} 行）`;
  yield { kind: 'total', labelSpan: 10, cells: [label, ...blanks(9), totalFen, ...blanks(4)] };
}

function detailCells(line: ExplainedSheetLine): CellValue[] {
  return [
    line.seq,
    line.name,
    line.identityNumber,
    line.organizationName,
    line.countyName,
    subjectText(line.subject),
    monthsText(line.months),
    LEVEL_NAMES[line.level],
    line.certificateNo,
    line.rateFen,
    line.amountFen,
    line.policyTitle,
    line.documentNo,
    line.policyVersion,
    line.sentences.join('\n'),
  ];
}

/** The ledger's key in words: `award:senior` → 一次性奖励（高级）, `stipend:2024-01` → 职业津贴. */
function subjectText(subject: string): string {
  const level = LEVELS.find((candidate) => subject === `award:${candidate}`);
  if (level) return `一次性奖励（${LEVEL_NAMES[level]}）`;
  return subject.startsWith('stipend:') ? '职业津贴' : subject;
}

const VARIANCE_COLUMNS: readonly SheetColumn[] = [
  { title: '序号', kind: 'count', width: 6.5, align: 'center' },
  { title: '差异类别', kind: 'text', width: 12, align: 'center' },
  { title: '姓名', kind: 'text', width: 10, align: 'center' },
  { title: '身份证号', kind: 'text', width: 21, align: 'center' },
  { title: '工作单位', kind: 'text', width: 28 },
  { title: '所属县（市、区）', kind: 'text', width: 12, align: 'center' },
  { title: '上次金额（元）', kind: 'money', width: 14 },
  { title: '本次金额（元）', kind: 'money', width: 14 },
  { title: '差额（元）', kind: 'money', width: 14 },
  { title: '说明', kind: 'text', width: 36 },
];

/** 差异: every difference to the previous payout, adding up to the difference of the totals, or saying by how much not. */
export function varianceSheet(
  input: PayoutSheetInput,
  people: CountedPeople<PayoutSheetLine>,
  variance: VarianceSheetInput,
): Sheet {
  return {
    name: '差异',
    ...heading(input, '与上次发放差异'),
    columns: VARIANCE_COLUMNS,
    rows: rowsOf(() => varianceRows(people, variance)),
  };
}

async function* varianceRows(
  people: CountedPeople<PayoutSheetLine>,
  variance: VarianceSheetInput,
): AsyncGenerator<SheetRow> {
  let [rowNo, previousFen, currentFen] = [0, 0, 0];
  for await (const line of variance.lines) {
    previousFen = sumFen([previousFen, line.previousFen]);
    currentFen = sumFen([currentFen, line.currentFen]);
    yield { kind: 'line', cells: varianceCells(++rowNo, line) };
  }
  const explainedFen = currentFen - previousFen;
  yield {
    kind: 'total',
    labelSpan: 6,
    cells: [`合计（${rowNo} 项）`, ...blanks(5), previousFen, currentFen, explainedFen, null],
  };
  const { totalFen } = (await people.summary()).total;
  const restFen = sumFen([totalFen, -variance.previousTotalFen, -explainedFen]);
  const previous = variance.previousPayoutNo
    ? `上次批次 ${variance.previousPayoutNo} 合计 ${yuanText(variance.previousTotalFen)} 元`
    : '此前没有同类批次';
  const rest = restFen === 0 ? '差异已全部列明' : `尚有 ${yuanText(restFen)} 元差异未说明`;
  yield { kind: 'band', framed: true, text: `${previous}；本次合计 ${yuanText(totalFen)} 元；${rest}。` };
}

function varianceCells(rowNo: number, line: VarianceSheetLine): CellValue[] {
  return [
    rowNo,
    line.kindName,
    line.name,
    line.identityNumber,
    line.organizationName,
    line.countyName,
    line.previousFen,
    line.currentFen,
    line.currentFen - line.previousFen,
    line.note,
  ];
}

const SUMMARY_COLUMNS: readonly SheetColumn[] = [
  { title: '所属县（市、区）', kind: 'text', width: 30, align: 'center' },
  { title: '证书级别', kind: 'text', width: 24, align: 'center' },
  { title: '人数', kind: 'count', width: 22, align: 'center' },
  { title: '明细行数', kind: 'count', width: 22, align: 'center' },
  { title: '金额（元）', kind: 'money', width: 32 },
];

/** 汇总: people, lines and money by county and level. */
export function summarySheet(
  input: PayoutSheetInput,
  people: CountedPeople<PayoutSheetLine>,
  agreement: Agreement,
): Sheet {
  return {
    name: '汇总',
    ...heading(input, '汇总表'),
    columns: SUMMARY_COLUMNS,
    rows: rowsOf(() => summaryRows(people, agreement)),
  };
}

async function* summaryRows(people: CountedPeople<PayoutSheetLine>, agreement: Agreement): AsyncGenerator<SheetRow> {
  const { counties, total } = await people.summary();
  agreement('汇总', total.lineCount, total.totalFen);
  for (const [countyName, { all, byLevel }] of counties) {
    for (const level of LEVELS) {
      const tally = byLevel.get(level);
      if (tally) yield { kind: 'line', cells: [countyName, LEVEL_NAMES[level], ...figures(tally)] };
    }
    yield { kind: 'total', labelSpan: 2, cells: [`${countyName}小计`, null, ...figures(all)] };
  }
  yield { kind: 'total', labelSpan: 2, cells: ['合计', null, ...figures(total)] };
  yield { kind: 'band', framed: true, text: `合计金额（大写）：${chineseAmount(total.totalFen)}` };
  yield {
    kind: 'band',
    framed: false,
    text: '注：同一人在不同级别或不同县（市、区）有发放的，各行分别计入，小计、合计按人计一次。',
  };
}

function figures({ people, lineCount, totalFen }: Tally): number[] {
  return [people, lineCount, totalFen];
}

const SEAL_COLUMNS: readonly SheetColumn[] = [
  { title: '项目', kind: 'text', width: 30, align: 'center' },
  { title: '内容', kind: 'text', width: 100 },
];

/** 封存信息: what the file states of itself, one fact a row, so that a machine reads it back as easily as an officer. */
export function sealSheet(input: PayoutSheetInput, seal: PayoutSeal): Sheet {
  // Once the lines have been read: the seal may be made of them while they are written.
  const rows = async function* (): AsyncGenerator<SheetRow> {
    yield* [
      ['批次号', input.payoutNo],
      ['明细行数', String(seal.lineCount)],
      ['合计金额（元）', yuanText(seal.totalFen)],
      ['合计金额（大写）', chineseAmount(seal.totalFen)],
      ['校验值（SHA-256）', seal.sha256],
      ['封存日期', seal.sealedOn],
    ].map((cells): SheetRow => ({ kind: 'line', cells }));
  };
  return {
    name: '封存信息',
    ...heading(input, '封存信息'),
    info: [`发放单位：${input.departmentName}`, `批次号：${input.payoutNo}`],
    columns: SEAL_COLUMNS,
    rows: rowsOf(rows),
  };
}
