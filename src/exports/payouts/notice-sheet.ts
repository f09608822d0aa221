import { LEVEL_NAMES } from '../../certificates/level.js';
import { maskIdentityNumber } from '../../common/values/masking.js';
import { sumFen } from '../../common/values/money.js';
import { groupedBy, personsOf } from './payout-lines.js';
import type { PayoutSheetLine } from './payout-sheet.js';
import {
  blanks,
  dateInWords,
  rowsOf,
  titledAs,
  type RowSource,
  type Sheet,
  type SheetColumn,
  type SheetRow,
} from '../sheet.js';

/** All that the public notice may know of a line: what is not here cannot be published by mistake (domain §9, §11). */
export type NoticeSheetLine = Pick<
  PayoutSheetLine,
  'workerId' | 'name' | 'identityNumber' | 'organizationName' | 'level' | 'amountFen'
>;

export interface NoticeSheetInput {
  payoutNo: string;
  /** Title of the payout; 公示表 is added unless it already ends so. */
  title: string;
  departmentName: string;
  /** First and last day of the notice, `YYYY-MM-DD`, and how many working days lie in it. */
  noticeFrom: string;
  noticeTo: string;
  workingDays: number;
  /** Whom to tell of an objection, and where: name of the office and its telephone. */
  objectionContact: string;
  objectionPhone: string;
  /** The day printed on the sheet, `YYYY-MM-DD`. */
  preparedOn: string;
  /** The lines of one person next to each other, as on 发放表. */
  lines: RowSource<NoticeSheetLine>;
}

/** The columns of 公示表, in the order of domain §9. */
export const NOTICE_COLUMNS: readonly SheetColumn[] = [
  { title: '序号', kind: 'count', width: 8, align: 'center' },
  { title: '姓名', kind: 'text', width: 14, align: 'center' },
  { title: '身份证号', kind: 'text', width: 26, align: 'center' },
  { title: '工作单位', kind: 'text', width: 50 },
  { title: '证书级别', kind: 'text', width: 14, align: 'center' },
  { title: '拟发金额（元）', kind: 'money', width: 20 },
];

/** 公示表: the masked list that is posted before a payout is approved; one row per person and level. */
export function noticeSheet(input: NoticeSheetInput): Sheet {
  return {
    name: '公示表',
    title: titledAs(input.title, '公示表'),
    info: [`公示单位：${input.departmentName}`, `制表日期：${dateInWords(input.preparedOn)}`, '金额单位：元'],
    columns: NOTICE_COLUMNS,
    rows: rowsOf(() => noticeRows(input)),
    footer: `批次号 ${input.payoutNo}`,
  };
}

async function* noticeRows(input: NoticeSheetInput): AsyncGenerator<SheetRow> {
  let [rowNo, people, totalFen] = [0, 0, 0];
  for await (const lines of personsOf(input.lines)) {
    people += 1;
    for (const atLevel of groupedBy(lines, (line) => line.level).values()) {
      const amountFen = sumFen(atLevel.map((line) => line.amountFen));
      totalFen = sumFen([totalFen, amountFen]);
      yield { kind: 'line', cells: noticeCells(++rowNo, atLevel.at(-1)!, amountFen) };
    }
  }
  yield { kind: 'total', labelSpan: 5, cells: [`合计（${people} 人）`, ...blanks(4), totalFen] };
  const period = `${dateInWords(input.noticeFrom)}至${dateInWords(input.noticeTo)}，共 ${input.workingDays} 个工作日`;
  yield { kind: 'band', framed: true, text: `公示期：${period}` };
  yield {
    kind: 'band',
    framed: true,
    text: `公示期内如有异议，请向${input.objectionContact}反映，联系电话：${input.objectionPhone}`,
  };
  yield { kind: 'signatures', texts: ['', '', `${input.departmentName}（盖章）　${dateInWords(input.preparedOn)}`] };
}

function noticeCells(rowNo: number, line: NoticeSheetLine, amountFen: number): (string | number)[] {
  const masked = maskIdentityNumber(line.identityNumber);
  return [rowNo, line.name, masked, line.organizationName, LEVEL_NAMES[line.level], amountFen];
}
