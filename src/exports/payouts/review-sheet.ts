import { maskIdentityNumber } from '../../common/values/masking.js';
import { headingOf } from './payout-detail-sheets.js';
import type { PayoutHeading, PayoutSheetLine } from './payout-sheet.js';
import {
  EVEN_HEIGHT,
  type CellValue,
  rowsOf,
  type RowSource,
  type Sheet,
  type SheetColumn,
  type SheetRow,
} from '../sheet.js';

/** Something about one person of a payout that a reviewer should look at before accepting it. */
export interface UnusualRow extends Pick<
  PayoutSheetLine,
  'name' | 'identityNumber' | 'organizationName' | 'countyName' | 'netFen'
> {
  /** 账号变更, 补发月数较多, 多人同一账号 */
  kindName: string;
  note: string;
}

export interface ReviewSheetInput extends PayoutHeading {
  /** What was looked for, as the reviewer reads it. */
  lookedFor: string;
  rows: RowSource<UnusualRow>;
}

const REVIEW_COLUMNS: readonly SheetColumn[] = [
  { title: '序号', kind: 'count', width: 5.5, align: 'center' },
  { title: '类别', kind: 'text', width: 14, align: 'center' },
  { title: '姓名', kind: 'text', width: 9, align: 'center' },
  { title: '身份证号', kind: 'number', width: 21.5, align: 'center' },
  { title: '工作单位', kind: 'text', width: 26 },
  { title: '所属县（市、区）', kind: 'text', width: 9, align: 'center' },
  { title: '实发金额（元）', kind: 'money', width: 13 },
  { title: '需要核对的情况', kind: 'text', width: 42 },
  { title: '核对结果', kind: 'text', width: 16.4 },
];

/** 审核: what is unusual about the people of a payout, for the reviewer to look at and to write beside; numbers masked. */
export function reviewSheet(input: ReviewSheetInput): Sheet {
  return {
    name: '审核',
    ...headingOf(input, '审核表'),
    columns: REVIEW_COLUMNS,
    rows: rowsOf(() => reviewRows(input)),
    lineHeight: EVEN_HEIGHT,
  };
}

async function* reviewRows({ rows, lookedFor }: ReviewSheetInput): AsyncGenerator<SheetRow> {
  const counts = new Map<string, number>();
  let rowNo = 0;
  for await (const row of rows) {
    counts.set(row.kindName, (counts.get(row.kindName) ?? 0) + 1);
    yield { kind: 'line', cells: reviewCells(++rowNo, row) };
  }
  const found = [...counts].map(([kindName, count]) => `${kindName}${count}项`).join('、');
  const text = rowNo === 0 ? '没有需要特别核对的情况。' : `需要核对的情况共${rowNo}项：${found}。`;
  yield { kind: 'band', framed: true, text };
  yield { kind: 'band', framed: false, text: lookedFor };
  yield { kind: 'signatures', texts: ['', '审核人：', '日期：'] };
}

function reviewCells(rowNo: number, row: UnusualRow): CellValue[] {
  const { kindName, name, identityNumber, organizationName, countyName, netFen, note } = row;
  return [rowNo, kindName, name, maskIdentityNumber(identityNumber), organizationName, countyName, netFen, note, null];
}
