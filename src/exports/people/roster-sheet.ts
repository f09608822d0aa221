import { LEVEL_NAMES, type Level } from '../../certificates/level.js';
import { IDENTITY_KIND_NAMES, type IdentityKind } from '../../common/values/identity-number.js';
import { PAY_KIND_NAMES } from '../../ledger/subject.js';
import { STAFFING_NAMES, type Staffing } from '../../workers/posts/staffing.js';
import { ORGANIZATION_KIND_NAMES, type OrganizationKind } from '../../workers/organizations/organization-kind.js';
import {
  dateInWords,
  rowsOf,
  type CellValue,
  type RowSource,
  type Sheet,
  type SheetColumn,
  type SheetRow,
} from '../sheet.js';

/** One row of 花名册: one certificate or post of one person. Regions by name, dates `YYYY-MM-DD`; null is an empty cell. */
export interface RosterSheetRow {
  name: string;
  identityNumber: string;
  /** Null for a resident's number. */
  identityKind: IdentityKind | null;
  phone: string | null;
  /** null with all of the post: the person serves nowhere that may be shown. */
  organizationName: string | null;
  organizationKind: OrganizationKind | null;
  registrarName: string | null;
  countyName: string;
  townshipName: string | null;
  startOn: string | null;
  endOn: string | null;
  level: Level | null;
  certificateNo: string | null;
  approvedOn: string | null;
  declaredOn: string | null;
  registeredOn: string | null;
  registrationEndOn: string | null;
  bankName: string | null;
  bankAccount: string | null;
  bankCode: string | null;
  staffing: Staffing | null;
  remark: string | null;
}

export interface SuspensionSheetRow {
  identityNumber: string;
  fromMonth: string;
  /** null: until further notice. */
  toMonth: string | null;
  reason: string;
}

export interface RevocationSheetRow {
  identityNumber: string;
  level: Level;
  revokedOn: string;
  void: boolean;
  reason: string;
}

export interface PastPaymentSheetRow {
  identityNumber: string;
  kind: 'award' | 'stipend';
  level: Level | null;
  /** null for awards. */
  month: string | null;
  amountFen: number;
  paidOn: string | null;
}

export interface RosterSheetInput {
  regionName: string;
  departmentName: string;
  /** The day printed on the sheet, `YYYY-MM-DD`. */
  preparedOn: string;
  rows: RowSource<RosterSheetRow>;
  suspensions?: RowSource<SuspensionSheetRow>;
  revocations?: RowSource<RevocationSheetRow>;
  pastPayments?: RowSource<PastPaymentSheetRow>;
}

/** The columns of the roster workbook, in the order of domain §8, and what came later behind them. */
export const ROSTER_COLUMNS: readonly SheetColumn[] = [
  { title: '序号', kind: 'count', width: 6.5, align: 'center' },
  { title: '姓名', kind: 'text', width: 8.5, align: 'center' },
  { title: '身份证号', kind: 'number', width: 21.5, align: 'center' },
  { title: '手机号', kind: 'text', width: 14, align: 'center' },
  { title: '工作单位', kind: 'text', width: 20 },
  { title: '单位类别', kind: 'text', width: 8.5, align: 'center' },
  { title: '登记机关', kind: 'text', width: 8.5, align: 'center' },
  { title: '所属县（市、区）', kind: 'text', width: 10, align: 'center' },
  { title: '乡镇（街道）', kind: 'text', width: 10, align: 'center' },
  { title: '入职日期', kind: 'date', width: 10.5, align: 'center' },
  { title: '离职日期', kind: 'date', width: 10.5, align: 'center' },
  { title: '证书级别', kind: 'text', width: 4.6, align: 'center' },
  { title: '证书管理号', kind: 'text', width: 21.5, align: 'center' },
  { title: '批准日期', kind: 'date', width: 10.5, align: 'center' },
  { title: '申报日期', kind: 'date', width: 10.5, align: 'center' },
  { title: '登记日期', kind: 'date', width: 10.5, align: 'center' },
  { title: '登记有效期至', kind: 'date', width: 10.5, align: 'center' },
  { title: '开户行', kind: 'text', width: 16.5, align: 'center' },
  { title: '银行账号', kind: 'number', width: 22.6, align: 'center' },
  { title: '备注', kind: 'text', width: 10 },
  { title: '联行号', kind: 'number', width: 14, align: 'center' },
  { title: '用工性质', kind: 'text', width: 12, align: 'center' },
  { title: '证件类型', kind: 'text', width: 9, align: 'center' },
];

const SUSPENSION_COLUMNS: readonly SheetColumn[] = [
  { title: '身份证号', kind: 'number', width: 26, align: 'center' },
  { title: '起始月份', kind: 'text', width: 16, align: 'center' },
  { title: '截止月份', kind: 'text', width: 16, align: 'center' },
  { title: '原因', kind: 'text', width: 74 },
];

const REVOCATION_COLUMNS: readonly SheetColumn[] = [
  { title: '身份证号', kind: 'number', width: 26, align: 'center' },
  { title: '证书级别', kind: 'text', width: 12, align: 'center' },
  { title: '撤销日期', kind: 'date', width: 16, align: 'center' },
  { title: '自始无效（是/否）', kind: 'text', width: 18, align: 'center' },
  { title: '原因', kind: 'text', width: 60 },
];

const PAST_PAYMENT_COLUMNS: readonly SheetColumn[] = [
  { title: '身份证号', kind: 'number', width: 28, align: 'center' },
  { title: '项目（一次性奖励/职业津贴）', kind: 'text', width: 28, align: 'center' },
  { title: '证书级别', kind: 'text', width: 16, align: 'center' },
  { title: '月份', kind: 'text', width: 18, align: 'center' },
  { title: '金额（元）', kind: 'money', width: 22 },
  { title: '发放日期', kind: 'date', width: 20, align: 'center' },
];

/** The roster in the import format of domain §8, so that it can be edited and read back. */
export function rosterSheets(input: RosterSheetInput): Sheet[] {
  const { rows, suspensions, revocations, pastPayments } = input;
  return [
    rosterSheet(input, '持证社工花名册', ROSTER_COLUMNS, rows, rosterCells),
    ...(suspensions ? [rosterSheet(input, '停发登记', SUSPENSION_COLUMNS, suspensions, suspensionCells)] : []),
    ...(revocations ? [rosterSheet(input, '证书撤销', REVOCATION_COLUMNS, revocations, revocationCells)] : []),
    ...(pastPayments ? [rosterSheet(input, '历史发放', PAST_PAYMENT_COLUMNS, pastPayments, pastPaymentCells)] : []),
  ];
}

function rosterSheet<T>(
  { regionName, departmentName, preparedOn }: RosterSheetInput,
  name: string,
  columns: readonly SheetColumn[],
  rows: RowSource<T>,
  cellsOf: (row: T, rowNo: number) => CellValue[],
): Sheet {
  async function* lines(): AsyncGenerator<SheetRow> {
    let rowNo = 0;
    for await (const row of rows) yield { kind: 'line', cells: cellsOf(row, ++rowNo) };
  }
  return {
    name,
    title: `${regionName}${name}`,
    info: [`填报单位：${departmentName}`, `填报日期：${dateInWords(preparedOn)}`],
    columns,
    rows: rowsOf(lines),
    footer: name,
  };
}

function rosterCells(row: RosterSheetRow, rowNo: number): CellValue[] {
  return [
    rowNo,
    row.name,
    row.identityNumber,
    row.phone,
    row.organizationName,
    row.organizationKind && ORGANIZATION_KIND_NAMES[row.organizationKind],
    row.registrarName,
    row.countyName,
    row.townshipName,
    row.startOn,
    row.endOn,
    row.level && LEVEL_NAMES[row.level],
    row.certificateNo,
    row.approvedOn,
    row.declaredOn,
    row.registeredOn,
    row.registrationEndOn,
    row.bankName,
    row.bankAccount,
    row.remark,
    row.bankCode,
    row.staffing && STAFFING_NAMES[row.staffing],
    row.identityKind && IDENTITY_KIND_NAMES[row.identityKind],
  ];
}

function suspensionCells(row: SuspensionSheetRow): CellValue[] {
  return [row.identityNumber, row.fromMonth, row.toMonth, row.reason];
}

function revocationCells(row: RevocationSheetRow): CellValue[] {
  return [row.identityNumber, LEVEL_NAMES[row.level], row.revokedOn, row.void ? '是' : '否', row.reason];
}

function pastPaymentCells(row: PastPaymentSheetRow): CellValue[] {
  return [
    row.identityNumber,
    PAY_KIND_NAMES[row.kind],
    row.level && LEVEL_NAMES[row.level],
    row.month,
    row.amountFen,
    row.paidOn,
  ];
}
