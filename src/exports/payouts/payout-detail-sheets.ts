import { chineseAmount, sumFen, yuanText } from '../../common/values/money.js';
import type { CountedPeople } from './payout-summary.js';
import type {
  PayoutHeading,
  PayoutSeal,
  PayoutSheetInput,
  PayoutSheetLine,
  VarianceSheetInput,
  VarianceSheetLine,
} from './payout-sheet.js';
import {
  blanks,
  dateInWords,
  EVEN_HEIGHT,
  rowsOf,
  type CellValue,
  type Sheet,
  type SheetColumn,
  type SheetRow,
} from '../sheet.js';

export function headingOf(input: PayoutHeading, what: string): Pick<Sheet, 'title' | 'info' | 'footer'> {
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

const VARIANCE_COLUMNS: readonly SheetColumn[] = [
  { title: '序号', kind: 'count', width: 5.5, align: 'center' },
  { title: '差异类别', kind: 'text', width: 10, align: 'center' },
  { title: '姓名', kind: 'text', width: 8, align: 'center' },
  { title: '身份证号', kind: 'number', width: 21.5, align: 'center' },
  { title: '工作单位', kind: 'text', width: 25.5 },
  { title: '所属县（市、区）', kind: 'text', width: 8.5, align: 'center' },
  { title: '上次金额（元）', kind: 'money', width: 13 },
  { title: '本次金额（元）', kind: 'money', width: 13 },
  { title: '差额（元）', kind: 'money', width: 13 },
  { title: '说明', kind: 'text', width: 38.2 },
];

/** 差异: every difference to the previous payout, adding up to the difference of the totals, or saying by how much not. */
export function varianceSheet(
  input: PayoutSheetInput,
  people: CountedPeople<PayoutSheetLine>,
  variance: VarianceSheetInput,
): Sheet {
  return {
    name: '差异',
    ...headingOf(input, '与上次发放差异'),
    columns: VARIANCE_COLUMNS,
    rows: rowsOf(() => varianceRows(people, variance)),
    lineHeight: EVEN_HEIGHT,
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
  const { netFen: totalFen } = (await people.summary()).total;
  const restFen = sumFen([totalFen, -variance.previousTotalFen, -explainedFen]);
  const previous = variance.previousPayoutNo
    ? `上次批次 ${variance.previousPayoutNo} 实发合计 ${yuanText(variance.previousTotalFen)} 元`
    : '此前没有同类批次';
  const rest = restFen === 0 ? '差异已全部列明' : `尚有 ${yuanText(restFen)} 元差异未说明`;
  yield { kind: 'band', framed: true, text: `${previous}；本次实发合计 ${yuanText(totalFen)} 元；${rest}。` };
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
      ['应发合计（元）', yuanText(seal.grossFen)],
      ['扣回合计（元）', yuanText(seal.nettedFen)],
      ['实发合计（元）', yuanText(seal.grossFen - seal.nettedFen)],
      ['实发合计（大写）', chineseAmount(seal.grossFen - seal.nettedFen)],
      ['校验值（SHA-256）', seal.sha256],
      ['封存日期', seal.sealedOn],
    ].map((cells): SheetRow => ({ kind: 'line', cells }));
  };
  return {
    name: '封存信息',
    ...headingOf(input, '封存信息'),
    info: [`发放单位：${input.departmentName}`, `批次号：${input.payoutNo}`],
    columns: SEAL_COLUMNS,
    rows: rowsOf(rows),
  };
}
