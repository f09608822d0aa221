import { LEVEL_NAMES } from '../../certificates/level.js';
import { maskIdentityNumber } from '../../common/values/masking.js';
import { sumFen } from '../../common/values/money.js';
import { groupedBy } from '../../common/values/grouped.js';
import { monthsOf, personsOf } from './payout-lines.js';
import type { PayoutSheetLine } from './payout-sheet.js';
import { phonesText, type SheetSettings } from './payout-signing.js';
import {
  blanks,
  dateInWords,
  EVEN_HEIGHT,
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
  'workerId' | 'name' | 'identityNumber' | 'organizationName' | 'level' | 'months' | 'rateFen' | 'nettedFen' | 'netFen'
>;

export interface NoticeSheetInput {
  payoutNo: string;
  /** Title of the payout; 公示表 is added unless it already ends so. */
  title: string;
  settings: SheetSettings;
  /** First and last day of the notice, `YYYY-MM-DD`, and how many working days lie in it. */
  noticeFrom: string;
  noticeTo: string;
  workingDays: number;
  /** The day printed on the sheet, `YYYY-MM-DD`. */
  preparedOn: string;
  /** The lines of one person next to each other, as on 发放表. */
  lines: RowSource<NoticeSheetLine>;
}

/** The columns of 公示表. */
export const NOTICE_COLUMNS: readonly SheetColumn[] = [
  { title: '序号', kind: 'count', width: 8, align: 'center' },
  { title: '姓名', kind: 'text', width: 12, align: 'center' },
  { title: '身份证号', kind: 'number', width: 24, align: 'center' },
  { title: '工作单位', kind: 'text', width: 42 },
  { title: '证书级别', kind: 'text', width: 10, align: 'center' },
  { title: '发放月份', kind: 'text', width: 22, align: 'center' },
  { title: '发放标准（元）', kind: 'money', width: 14 },
  { title: '拟发金额（元）', kind: 'money', width: 16 },
];

/**
 * 公示表: the masked list that is posted before a payout is approved; one row per person, level and standard. It tells what people will
 * get: less than months times standard where something is kept back, and nobody of whom all is.
 */
export function noticeSheet(input: NoticeSheetInput): Sheet {
  return {
    name: '公示表',
    title: titledAs(input.title, '公示表'),
    info: [`公示单位：${input.settings.departmentName}`, `制表日期：${dateInWords(input.preparedOn)}`, '金额单位：元'],
    columns: NOTICE_COLUMNS,
    rows: rowsOf(() => noticeRows(input)),
    lineHeight: EVEN_HEIGHT,
    footer: `批次号 ${input.payoutNo}`,
  };
}

async function* noticeRows(input: NoticeSheetInput): AsyncGenerator<SheetRow> {
  let [rowNo, people, totalFen] = [0, 0, 0];
  let isNetted = false;
  for await (const lines of personsOf(input.lines)) {
    const rows = [...groupedBy(lines, ({ level, rateFen }) => `${level} ${rateFen}`).values()]
      .map((group) => ({ group, netFen: sumFen(group.map((line) => line.netFen)) }))
      .filter(({ netFen }) => netFen > 0);
    if (rows.length > 0) people += 1;
    for (const { group, netFen } of rows) {
      isNetted ||= group.some(({ nettedFen }) => nettedFen > 0);
      totalFen = sumFen([totalFen, netFen]);
      yield { kind: 'line', cells: noticeCells(++rowNo, group, netFen) };
    }
  }
  yield { kind: 'total', labelSpan: 7, cells: [`合计（${people} 人）`, ...blanks(6), totalFen] };
  yield* noticeBands(input, isNetted);
}

function* noticeBands(input: NoticeSheetInput, isNetted: boolean): Generator<SheetRow> {
  const { settings, noticeFrom, noticeTo, workingDays, preparedOn } = input;
  const period = `${dateInWords(noticeFrom)}至${dateInWords(noticeTo)}，共 ${workingDays} 个工作日`;
  yield { kind: 'band', framed: true, text: `公示期：${period}` };
  const objections = `公示期内如有异议，请向${settings.departmentName}反映，${phonesText(settings)}`;
  yield { kind: 'band', framed: true, text: objections };
  if (isNetted) yield { kind: 'band', framed: false, text: '注：拟发金额为扣回以前多发款项后的实发金额。' };
  yield { kind: 'signatures', texts: ['', '', `${settings.departmentName}（盖章）　${dateInWords(preparedOn)}`] };
}

function noticeCells(rowNo: number, lines: readonly NoticeSheetLine[], netFen: number): (string | number)[] {
  const line = lines.at(-1)!;
  const masked = maskIdentityNumber(line.identityNumber);
  const months = monthsOf(lines);
  return [rowNo, line.name, masked, line.organizationName, LEVEL_NAMES[line.level], months, line.rateFen, netFen];
}
