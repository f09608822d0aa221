import type { CellKind } from '../../exports/sheet.js';
import type { StationGrade, StationKind } from '../station.entity.js';

/**
 * The columns of 社工站台账: the ledger is written from this table and read by it, so what was taken out can be edited and
 * read back (domain.md §9).
 */
export interface LedgerField {
  field: string;
  header: string;
  aliases: readonly string[];
  /** The column must be there and its cell filled in every row. */
  required: boolean;
  kind: CellKind;
  width: number;
  center?: boolean;
}

export const LEDGER_SHEETS = { stations: '社工站台账', staff: '驻站社工', contacts: '站点联系方式' } as const;
export type LedgerSheetKind = keyof typeof LEDGER_SHEETS;

/** The staff sheet with masked numbers: to be looked at, and passed over when the ledger is read back. */
export const MASKED_STAFF_SHEET = '驻站社工（脱敏）';

/** Widths are in digits of the default font; `ledger-print.spec.ts` says when they print in less than 8 points on A4. */
const SERIAL: LedgerField = { ...column('serial', '序号', 'count', 4.5), center: true };
const COUNTY: LedgerField = {
  ...column('countyCode', '所属县（市、区）', 'text', 11, ['所属县', '县区', '县市区', '所属区县']),
  required: true,
  center: true,
};
const TOWNSHIP = column('townshipCode', '乡镇（街道）', 'text', 12, ['乡镇街道', '乡镇', '街道', '所属乡镇']);
const STATION: LedgerField = {
  ...column('name', '站点名称', 'text', 16, ['名称', '社工站名称', '站名', '社工站（室）名称']),
  required: true,
};
/** Where there is room for it. */
const WIDE_PLACE = [
  { ...COUNTY, width: 17 },
  { ...TOWNSHIP, width: 14 },
  { ...STATION, width: 30 },
];

export const LEDGER_FIELDS: Record<LedgerSheetKind, readonly LedgerField[]> = {
  stations: [
    SERIAL,
    { ...column('kind', '类别', 'text', 6.5, ['站点类别', '站室类别', '类型']), required: true, center: true },
    COUNTY,
    TOWNSHIP,
    STATION,
    column('foundedOn', '成立日期', 'date', 10.5, ['建站日期', '成立时间', '建站时间']),
    column('hostName', '主办单位', 'text', 12, ['主办', '举办单位']),
    column('operatorName', '承接机构', 'text', 14, ['运营机构', '承接单位', '运营单位', '承接社会组织']),
    { ...column('premisesSqm', '场地面积（㎡）', 'text', 8.5, ['场地面积', '面积', '面积（平方米）']), center: true },
    column('sign', '标牌', 'text', 12, ['标识标牌', '挂牌名称', '标识']),
    { ...column('grade', '特色等级', 'text', 8, ['等级', '特色站等级', '评定等级']), center: true },
    column('gradedOn', '评定日期', 'date', 10.5, ['评定时间']),
    column('stars', '星级', 'count', 4.5, ['星级评定']),
    column('managerName', '负责人', 'text', 7.5, ['站长', '站点负责人']),
    column('closedOn', '撤销日期', 'date', 10.5, ['撤站日期', '撤销时间']),
    column('remark', '备注', 'text', 8, ['说明']),
  ],
  staff: [
    SERIAL,
    ...WIDE_PLACE,
    { ...column('workerName', '姓名', 'text', 10, ['社工姓名', '人员姓名']), required: true, center: true },
    {
      ...column('identityNumber', '身份证号', 'text', 20, ['身份证号码', '公民身份号码', '身份证', '证件号码']),
      required: true,
      center: true,
    },
    { ...column('startOn', '驻站日期', 'date', 12, ['进站日期', '到岗日期', '驻站时间']), required: true },
    column('endOn', '离站日期', 'date', 12, ['离岗日期', '离站时间']),
  ],
  contacts: [
    SERIAL,
    ...WIDE_PLACE,
    column('address', '地址', 'text', 40, ['站点地址', '详细地址', '所在地址']),
    column('contactPhone', '联系电话', 'text', 18, ['电话', '办公电话', '站点电话']),
    {
      ...column('populationServed', '服务人口（人）', 'count', 15, ['服务人口', '覆盖人口', '服务人口数']),
      center: true,
    },
  ],
};

export function column(
  field: string,
  header: string,
  kind: CellKind,
  width: number,
  aliases: readonly string[] = [],
): LedgerField {
  return { field, header, aliases, required: false, kind, width };
}

/** What people write for a kind and for a grade. */
export const KIND_WORDS: ReadonlyMap<string, StationKind> = new Map([
  ['社工站', 'station'],
  ['社会工作服务站', 'station'],
  ['社会工作站', 'station'],
  ['站', 'station'],
  ['社工室', 'room'],
  ['社会工作室', 'room'],
  ['社会工作服务室', 'room'],
  ['室', 'room'],
]);

export const GRADE_WORDS: ReadonlyMap<string, StationGrade> = new Map([
  ['省级特色', 'provincial'],
  ['省级', 'provincial'],
  ['省级特色社工站', 'provincial'],
  ['市级特色', 'city'],
  ['市级', 'city'],
  ['市级特色社工站', 'city'],
  ['未评定', 'none'],
  ['否', 'none'],
]);
