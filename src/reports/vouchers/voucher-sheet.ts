import { dateInWords, rowsOf, type Sheet, type SheetColumn, type SheetRow } from '../../exports/sheet.js';
import { monthWords } from '../../common/values/months.js';

/** 记账凭证 of a month as finance enters them: a row for each day, payout and source of money (domain.md §14). Pure. */

export interface VoucherRow {
  /** The day on which money moved, `YYYY-MM-DD`. */
  day: string;
  /** 摘要: what it was for. */
  summary: string;
  /** 科目; null while the region has set none. */
  subject: string | null;
  /** 资金来源; null while the region has set none. */
  source: string | null;
  /** What left the account in fen; below zero what came back to it. */
  amountFen: number;
  payoutNumber: string;
}

export interface VoucherSheetInput {
  month: string;
  regionName: string;
  departmentName: string;
  /** The day printed on the sheet, `YYYY-MM-DD`. */
  preparedOn: string;
  rows: readonly VoucherRow[];
}

const COLUMNS: readonly SheetColumn[] = [
  { title: '日期', kind: 'date', width: 12, align: 'center' },
  { title: '摘要', kind: 'text', width: 58 },
  { title: '科目', kind: 'text', width: 24 },
  { title: '资金来源', kind: 'text', width: 18, align: 'center' },
  { title: '金额（元）', kind: 'money', width: 16 },
  { title: '批次号', kind: 'number', width: 22, align: 'center' },
];

/** What finance writes in where the region has not said. */
const BLANK = '';

export function voucherSheet({ month, regionName, departmentName, preparedOn, rows }: VoucherSheetInput): Sheet {
  // oxlint-disable-next-line typescript/require-await -- sheets are read as streams, and this one is short
  async function* lines(): AsyncGenerator<SheetRow> {
    for (const { day, summary, subject, source, amountFen, payoutNumber } of rows) {
      yield { kind: 'line', cells: [day, summary, subject ?? BLANK, source ?? BLANK, amountFen, payoutNumber] };
    }
    const total = rows.reduce((sum, { amountFen }) => sum + amountFen, 0);
    if (rows.length > 0) yield { kind: 'total', labelSpan: 4, cells: ['合计', null, null, null, total, null] };
    else yield { kind: 'band', framed: true, text: `${monthWords(month)}没有到账的发放，也没有收回的款项。` };
    yield {
      kind: 'band',
      framed: false,
      text:
        '按银行到账日期列示，金额为银行实际付款，不含扣回；负数为收回的多发款。科目、资金来源取自地区设置，没有设置的留空，由财务填写。' +
        '有几个资金来源的，逐笔按比例计至分，尾差计入第一个来源。',
    };
  }
  return {
    name: '记账凭证',
    title: `${regionName}${monthWords(month)}社会工作人才激励资金记账凭证清单`,
    info: [`制表单位：${departmentName}`, `制表日期：${dateInWords(preparedOn)}`, '金额单位：元'],
    columns: COLUMNS,
    rows: rowsOf(lines),
    footer: `${monthWords(month)}记账凭证清单`,
  };
}
