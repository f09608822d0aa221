import { monthWords } from '../../common/values/months.js';
import { PAY_KIND_NAMES } from '../../ledger/subject.js';
import {
  blanks,
  dateInWords,
  rowsOf,
  type CellValue,
  type Sheet,
  type SheetColumn,
  type SheetRow,
} from '../../exports/sheet.js';
import type { ReconciledMoney, ReconciliationResponse } from './reconciliation.dto.js';

/** 对账 on paper: the two tables of the page, to the cent. Pure. */

const FIGURES = [
  ['应发（元）', 'grossFen'],
  ['扣回（元）', 'nettedFen'],
  ['实发（送银行，元）', 'netFen'],
  ['已付（元）', 'paidFen'],
  ['退回（元）', 'returnedFen'],
  ['未有结果（元）', 'openFen'],
  ['差额（元）', 'differenceFen'],
] as const;

const MONEY_COLUMNS = FIGURES.map(([title]): SheetColumn => ({ title, kind: 'money', width: 15 }));

const REGION_COLUMNS: readonly SheetColumn[] = [
  { title: '县（市、区）', kind: 'text', width: 16, align: 'center' },
  { title: '类别', kind: 'text', width: 14, align: 'center' },
  { title: '批次数', kind: 'count', width: 8, align: 'center' },
  ...MONEY_COLUMNS,
];

const SOURCE_FIGURES = [
  ['实发（送银行，元）', 'netFen'],
  ['已付（元）', 'paidFen'],
  ['退回（元）', 'returnedFen'],
  ['未有结果（元）', 'openFen'],
  ['差额（元）', 'differenceFen'],
] as const;

const SOURCE_COLUMNS: readonly SheetColumn[] = [
  { title: '县（市、区）', kind: 'text', width: 16, align: 'center' },
  { title: '类别', kind: 'text', width: 14, align: 'center' },
  { title: '资金来源', kind: 'text', width: 26 },
  ...SOURCE_FIGURES.map(([title]): SheetColumn => ({ title, kind: 'money', width: 15 })),
];

const PAYOUT_COLUMNS: readonly SheetColumn[] = [
  { title: '县（市、区）', kind: 'text', width: 10, align: 'center' },
  { title: '类别', kind: 'text', width: 11, align: 'center' },
  { title: '批次', kind: 'text', width: 22 },
  { title: '批次号', kind: 'text', width: 17, align: 'center' },
  { title: '送银行', kind: 'date', width: 10.5, align: 'center' },
  ...MONEY_COLUMNS.map((column) => ({ ...column, width: 12.5 })),
];

export interface ReconciliationSheetInput extends ReconciliationResponse {
  regionName: string;
  departmentName: string;
  /** The day printed on the sheet, `YYYY-MM-DD`. */
  preparedOn: string;
}

export function reconciliationSheets(input: ReconciliationSheetInput): Sheet[] {
  const { items, sources, sums } = input;
  const count = items.reduce((total, { payouts }) => total + payouts.length, 0);
  const byRegion = items.map((item) => [
    item.regionName,
    PAY_KIND_NAMES[item.kind],
    item.payouts.length,
    ...figuresOf(item),
  ]);
  const regionTotal = ['合计', null, count, ...figuresOf(sums)];
  const byPayout = items.flatMap(({ payouts }) =>
    payouts.map((payout) => [
      payout.regionName,
      PAY_KIND_NAMES[payout.kind],
      payout.title,
      payout.number,
      payout.sentOn,
      ...figuresOf(payout),
    ]),
  );
  const payoutTotal = ['合计', ...blanks(4), ...figuresOf(sums)];
  const bySource = sources.map((part) => [
    part.regionName,
    PAY_KIND_NAMES[part.kind],
    part.source ?? '未列明来源',
    ...SOURCE_FIGURES.map(([, figure]) => part[figure]),
  ]);
  const sourceTotal = ['合计', ...blanks(2), ...SOURCE_FIGURES.map(([, figure]) => sums[figure])];
  return [
    sheetOf(input, '按县（市、区）', REGION_COLUMNS, byRegion, { cells: regionTotal, labelSpan: 2 }),
    ...(sources.length > 0
      ? [sheetOf(input, '按资金来源', SOURCE_COLUMNS, bySource, { cells: sourceTotal, labelSpan: 3 })]
      : []),
    ...(count > 0 ? [sheetOf(input, '各批次', PAYOUT_COLUMNS, byPayout, { cells: payoutTotal, labelSpan: 5 })] : []),
  ];
}

function sheetOf(
  { regionName, departmentName, month, preparedOn }: ReconciliationSheetInput,
  name: string,
  columns: readonly SheetColumn[],
  lines: readonly CellValue[][],
  total: { cells: CellValue[]; labelSpan: number },
): Sheet {
  // oxlint-disable-next-line typescript/require-await -- sheets are read as streams, and this one is short
  async function* rows(): AsyncGenerator<SheetRow> {
    for (const cells of lines) yield { kind: 'line', cells };
    if (lines.length > 0) yield { kind: 'total', ...total };
    else yield { kind: 'band', framed: true, text: `${monthWords(month)}没有送银行的批次。` };
    yield {
      kind: 'band',
      framed: false,
      text:
        `按送银行的日期归月：${monthWords(month)}送银行的批次，到${dateInWords(preparedOn)}为止已付、退回和银行还没有结果的各是多少。` +
        '已付按银行实际付款，不含扣回；差额为银行少付（正数）或多付（负数）的金额。',
    };
  }
  return {
    name,
    title: `${regionName}${monthWords(month)}对账表（${name}）`,
    info: [`制表单位：${departmentName}`, `制表日期：${dateInWords(preparedOn)}`],
    columns,
    rows: rowsOf(rows),
    footer: `${monthWords(month)}对账表`,
  };
}

function figuresOf(money: ReconciledMoney): number[] {
  return FIGURES.map(([, figure]) => money[figure]);
}
