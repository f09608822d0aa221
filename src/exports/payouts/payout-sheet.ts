import { sumFen, chineseAmount } from '../../common/values/money.js';
import { LEVEL_NAMES, type Level } from '../../certificates/level.js';
import { groupedBy, type Agreement } from './payout-lines.js';
import type { CountedPeople } from './payout-summary.js';
import {
  blanks,
  dateInWords,
  monthsText,
  rowsOf,
  titledAs,
  type RowSource,
  type Sheet,
  type SheetColumn,
  type SheetRow,
} from '../sheet.js';

/** One ledger line as the sheets show it: one person and one subject. */
export interface PayoutSheetLine {
  /** Number of the line within its payout, from 1, in the order of the sealed file. */
  seq: number;
  /** Whose line it is: equal for all lines of one person. */
  workerId: string;
  name: string;
  identityNumber: string;
  organizationName: string;
  countyName: string;
  /** Empty where the organization sits in no township. */
  townshipName: string;
  level: Level;
  certificateNo: string;
  /** `YYYY-MM-DD`. */
  approvedOn: string;
  /** The policy's rate: per month for a stipend, once for an award. */
  rateFen: number;
  /** Months `YYYY-MM` that the line pays; empty for an award. */
  months: readonly string[];
  /** What this payout pays for the line; negative where a recovery is netted. */
  amountFen: number;
  bankName: string;
  bankAccount: string;
  remark: string;
  /** The ledger's key: `award:<level>` or `stipend:<YYYY-MM>`. */
  subject: string;
  policyTitle: string;
  documentNo: string | null;
  policyVersion: number;
}

/** A line with the sentences that were frozen with it: why it is paid (domain §6). */
export interface ExplainedSheetLine extends PayoutSheetLine {
  sentences: readonly string[];
}

/** One difference to the previous payout of the same kind and region (domain §7, variance). */
export interface VarianceSheetLine {
  /** Chinese wording of the kind of difference: 新增, 退出, 级别变化 … */
  kindName: string;
  name: string;
  identityNumber: string;
  organizationName: string;
  countyName: string;
  previousFen: number;
  currentFen: number;
  note: string;
}

export interface VarianceSheetInput {
  /** null when there was no payout of this kind and region before. */
  previousPayoutNo: string | null;
  previousTotalFen: number;
  lines: RowSource<VarianceSheetLine>;
}

/** What a sealed payout states of itself; the writer refuses to print a seal that its lines do not bear out. */
export interface PayoutSeal {
  lineCount: number;
  totalFen: number;
  /** Hex SHA-256 over the ordered lines. */
  sha256: string;
  /** `YYYY-MM-DD`. */
  sealedOn: string;
}

/** Everything the payout workbook (发放表) prints. */
export interface PayoutSheetInput {
  payoutNo: string;
  /** Title of the payout; 发放表 is added on the sheet unless it already ends so. */
  title: string;
  kind: 'award' | 'stipend';
  regionName: string;
  /** The department that pays, as it names itself: 民政局, 社会工作部 … (a setting). */
  departmentName: string;
  /** The day up to which facts were weighed, `YYYY-MM-DD`. */
  asOf: string;
  /** First and last month `YYYY-MM` of a stipend payout; null for awards. */
  fromMonth: string | null;
  toMonth: string | null;
  /** Name of the officer who made the payout; an empty string leaves room for a signature. */
  madeBy: string;
  /** The day printed on the sheet, `YYYY-MM-DD`. */
  preparedOn: string;
  /** In `seq` order, the lines of one person next to each other: the sheet refuses a person who comes back later. */
  lines: RowSource<PayoutSheetLine>;
  /** The same lines, for the one sheet that tells why; the sentences are most of a line. */
  explained: RowSource<ExplainedSheetLine>;
  variance?: VarianceSheetInput;
  /** Given once the payout is sent; a draft says 未封存. */
  seal?: PayoutSeal;
}

/** The columns of 发放表, in the order of domain §9. */
export const PAYOUT_COLUMNS: readonly SheetColumn[] = [
  { title: '序号', kind: 'count', width: 5.5, align: 'center' },
  { title: '姓名', kind: 'text', width: 8.5, align: 'center' },
  { title: '身份证号', kind: 'text', width: 18, align: 'center' },
  { title: '工作单位', kind: 'text', width: 23 },
  { title: '所属县（市、区）', kind: 'text', width: 10, align: 'center' },
  { title: '乡镇（街道）', kind: 'text', width: 10, align: 'center' },
  { title: '证书级别', kind: 'text', width: 4.6, align: 'center' },
  { title: '证书管理号', kind: 'text', width: 18, align: 'center' },
  { title: '批准日期', kind: 'text', width: 10.5, align: 'center' },
  { title: '发放标准（元）', kind: 'money', width: 12.3 },
  { title: '发放月份', kind: 'text', width: 16.5, align: 'center' },
  { title: '本次金额（元）', kind: 'money', width: 14 },
  { title: '开户行', kind: 'text', width: 16.5, align: 'center' },
  { title: '银行账号', kind: 'text', width: 19.2, align: 'center' },
  { title: '备注', kind: 'text', width: 10 },
];

/** 发放表: one row for each payee, and for each rate where one person has several; what finance signs and the bank pays. */
export function payoutSheet(
  input: PayoutSheetInput,
  people: CountedPeople<PayoutSheetLine>,
  agreement: Agreement,
): Sheet {
  return {
    name: '发放表',
    title: titledAs(input.title, '发放表'),
    info: [
      `发放单位：${input.departmentName}`,
      `批次号：${input.payoutNo}`,
      `制表日期：${dateInWords(input.preparedOn)}`,
      '金额单位：元',
    ],
    columns: PAYOUT_COLUMNS,
    rows: rowsOf(() => payoutRows(input, people, agreement)),
    footer: `批次号 ${input.payoutNo}`,
  };
}

async function* payoutRows(
  input: PayoutSheetInput,
  counted: CountedPeople<PayoutSheetLine>,
  agreement: Agreement,
): AsyncGenerator<SheetRow> {
  let rowNo = 0;
  for await (const lines of counted.read()) {
    for (const run of runsOf(lines)) yield { kind: 'line', cells: payeeCells(++rowNo, run) };
  }
  const { people, lineCount, totalFen } = (await counted.summary()).total;
  agreement('发放表', lineCount, totalFen);
  const label = `合计（${people} 人，${rowNo} 行）`;
  yield { kind: 'total', labelSpan: 11, cells: [label, ...blanks(10), totalFen, ...blanks(3)] };
  yield { kind: 'band', framed: true, text: `合计金额（大写）：${chineseAmount(totalFen)}` };
  yield { kind: 'signatures', texts: [`制表人：${input.madeBy}`, '审核人：', '负责人（盖章）：'] };
  yield { kind: 'band', framed: false, text: sealText(input) };
}

/**
 * One person's lines as payee rows. Months that agree in everything printed become one row, so that on each row the
 * amount is a number of months times one amount; a change of rate, level, policy, employer or account starts another.
 */
function runsOf(lines: readonly PayoutSheetLine[]): Iterable<readonly PayoutSheetLine[]> {
  if (lines.length === 1) return [lines];
  const printed = (line: PayoutSheetLine) =>
    JSON.stringify([
      [line.name, line.organizationName, line.countyName, line.townshipName],
      [line.level, line.certificateNo, line.approvedOn, line.rateFen, line.amountFen],
      [line.policyTitle, line.documentNo, line.policyVersion],
      [line.bankName, line.bankAccount],
    ]);
  return groupedBy(lines, printed).values();
}

function payeeCells(rowNo: number, run: readonly PayoutSheetLine[]): (string | number)[] {
  const first = run[0]!;
  const months = run.flatMap((line) => line.months);
  const remarks = [...new Set(run.map((line) => line.remark.trim()).filter((remark) => remark !== ''))];
  return [
    rowNo,
    first.name,
    first.identityNumber,
    first.organizationName,
    first.countyName,
    first.townshipName,
    LEVEL_NAMES[first.level],
    first.certificateNo,
    first.approvedOn,
    first.rateFen,
    // An award belongs to no month; an empty cell would look forgotten.
    months.length > 0 ? monthsText(months) : '一次性',
    sumFen(run.map((line) => line.amountFen)),
    first.bankName,
    first.bankAccount,
    remarks.join('；'),
  ];
}

function sealText({ seal }: PayoutSheetInput): string {
  if (!seal) return '本表尚未封存，不作为发放依据。';
  return `封存日期：${dateInWords(seal.sealedOn)}　明细行数：${seal.lineCount}　校验值（SHA-256）：${seal.sha256}`;
}
