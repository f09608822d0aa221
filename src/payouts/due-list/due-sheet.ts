import { LEVEL_NAMES } from '../../certificates/level.js';
import {
  blanks,
  dateInWords,
  monthsText,
  rowsOf,
  type Sheet,
  type SheetColumn,
  type SheetRow,
} from '../../exports/sheet.js';
import { PAY_KIND_NAMES } from '../../ledger/subject.js';
import { ORGANIZATION_KIND_NAMES } from '../../workers/organizations/organization-kind.js';
import type { DueExportQuery, DueItem, DueTotals } from './due-list.dto.js';

/** 应发未发清单 on paper: the rows of the page, to the cent. Pure. */

const COLUMNS: readonly SheetColumn[] = [
  { title: '序号', kind: 'count', width: 6, align: 'center' },
  { title: '姓名', kind: 'text', width: 10, align: 'center' },
  { title: '工作单位', kind: 'text', width: 26 },
  { title: '单位类别', kind: 'text', width: 10, align: 'center' },
  { title: '县（市、区）', kind: 'text', width: 12, align: 'center' },
  { title: '级别', kind: 'text', width: 7, align: 'center' },
  { title: '类别', kind: 'text', width: 11, align: 'center' },
  { title: '月份', kind: 'text', width: 24 },
  { title: '笔数', kind: 'count', width: 7, align: 'center' },
  { title: '应发未发（元）', kind: 'money', width: 14 },
  { title: '其中等在途办结（元）', kind: 'money', width: 14 },
  { title: '由谁发放', kind: 'text', width: 11, align: 'center' },
];

export interface DueSheetInput {
  regionName: string;
  departmentName: string;
  /** The day of the assessment, `YYYY-MM-DD`. */
  asOf: string;
  items: readonly DueItem[];
  sums: DueTotals;
  narrowedTo: Omit<DueExportQuery, 'reason'>;
}

export function dueSheet(input: DueSheetInput): Sheet {
  const { regionName, departmentName, asOf, items, sums } = input;
  // oxlint-disable-next-line typescript/require-await -- sheets are read as streams, and these rows are at hand
  async function* rows(): AsyncGenerator<SheetRow> {
    for (const [index, item] of items.entries()) yield { kind: 'line', cells: cellsOf(index + 1, item) };
    if (items.length > 0) {
      const label = `合计（${sums.payeeCount} 人）`;
      yield {
        kind: 'total',
        labelSpan: 8,
        cells: [label, ...blanks(7), sums.lineCount, sums.dueFen, sums.waitingFen, null],
      };
    } else {
      yield { kind: 'band', framed: true, text: '没有应发而未发的金额。' };
    }
    yield {
      kind: 'band',
      framed: false,
      text: `${narrowedWords(input)}截至${dateInWords(asOf)}按已批准的政策应发、尚未发放也没有列入在办批次的金额。同一项目已在其他批次办理的，差额等那个批次办结后再发。`,
    };
  }
  return {
    name: '应发未发',
    title: `${regionName}应发未发清单`,
    info: [`制表单位：${departmentName}`, `核算日期：${dateInWords(asOf)}`],
    columns: COLUMNS,
    rows: rowsOf(rows),
    footer: '应发未发清单',
  };
}

function cellsOf(no: number, item: DueItem): (string | number)[] {
  return [
    no,
    item.workerName,
    item.organizationName,
    ORGANIZATION_KIND_NAMES[item.organizationKind],
    item.countyName,
    LEVEL_NAMES[item.level],
    PAY_KIND_NAMES[item.kind],
    monthsText(item.months),
    item.lineCount,
    item.dueFen,
    item.waitingFen,
    item.regionName,
  ];
}

function narrowedWords({ narrowedTo: { kind, level, organizationKind, search } }: DueSheetInput): string {
  const parts = [
    ...(kind ? [PAY_KIND_NAMES[kind]] : []),
    ...(level ? [`级别为${level.map((each) => LEVEL_NAMES[each]).join('、')}的`] : []),
    ...(organizationKind
      ? [`单位类别为${organizationKind.map((each) => ORGANIZATION_KIND_NAMES[each]).join('、')}的`]
      : []),
    ...(search ? [`姓名或单位含“${search}”的`] : []),
  ];
  return parts.length > 0 ? `只列${parts.join('，')}。` : '';
}
