import { sumFen, chineseAmount } from '../../common/values/money.js';
import { LEVEL_NAMES, type Level } from '../../certificates/level.js';
import { groupedBy } from '../../common/values/grouped.js';
import { type Agreement, type LineUse, monthsOf } from './payout-lines.js';
import { approvalText, basisText, type PayoutApproval, type SheetSettings, signatureTexts } from './payout-signing.js';
import type { CountedPeople, FundedPart, PayoutFunding, Tally } from './payout-summary.js';
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
  /** The policy's rate: per month or whole year for a stipend, once for an award. */
  rateFen: number;
  /** Months `YYYY-MM` or whole years `Y2023` that the line pays; empty for an award. */
  months: readonly string[];
  /** 应发: what the line settles of its subject. */
  grossFen: number;
  /** 扣回: of it, what is kept back to repay a recovery. */
  nettedFen: number;
  /** 实发: what the bank pays, the rest of the two. */
  netFen: number;
  use: LineUse;
  funding: readonly FundedPart[];
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
  grossFen: number;
  nettedFen: number;
  /** Hex SHA-256 over the ordered lines. */
  sha256: string;
  /** `YYYY-MM-DD`. */
  sealedOn: string;
}

/** What stands above every sheet of a payout. */
export interface PayoutHeading {
  payoutNo: string;
  /** Title of the payout; 发放表 is added on the sheet unless it already ends so. */
  title: string;
  /** The department that pays, as it names itself: 民政局, 社会工作部 … (a setting). */
  departmentName: string;
  /** The day up to which facts were weighed, `YYYY-MM-DD`. */
  asOf: string;
}

/** Everything the payout workbook (发放表) prints. */
export interface PayoutSheetInput extends PayoutHeading {
  kind: 'award' | 'stipend';
  settings: SheetSettings;
  /** Who pays, where the money is divided. */
  sources: PayoutFunding;
  approval: PayoutApproval;
  /** 文号 of the policies that the lines rest on. */
  documentNos: readonly string[];
  /** The day printed on the sheet, `YYYY-MM-DD`. */
  preparedOn: string;
  /** In `seq` order, the lines of one person next to each other: the sheet refuses a person who comes back later. */
  lines: RowSource<PayoutSheetLine>;
  variance?: VarianceSheetInput;
  /** Given once the payout is sent; a draft says 未封存. */
  seal?: PayoutSeal;
}

/**
 * The columns of 发放表, narrow enough for 8 points of body text on A4 (`print-size.spec.ts`): whatever neither finance nor the
 * bank asks for stands on 明细与依据.
 */
export const PAYOUT_COLUMNS: readonly SheetColumn[] = [
  { title: '序号', kind: 'count', width: 5.2, align: 'center' },
  { title: '姓名', kind: 'text', width: 7, align: 'center' },
  { title: '身份证号', kind: 'number', width: 20.8, align: 'center' },
  { title: '工作单位', kind: 'text', width: 16.8 },
  { title: '所属县（市、区）', kind: 'text', width: 7, align: 'center' },
  { title: '证书级别', kind: 'text', width: 5, align: 'center' },
  { title: '发放标准（元）', kind: 'money', width: 9 },
  { title: '发放月份', kind: 'text', width: 10.4, align: 'center' },
  { title: '应发金额（元）', kind: 'money', width: 12 },
  { title: '扣回金额（元）', kind: 'money', width: 9.2 },
  { title: '实发金额（元）', kind: 'money', width: 12 },
  { title: '开户行', kind: 'text', width: 12, align: 'center' },
  { title: '银行账号', kind: 'number', width: 21.8, align: 'center' },
  { title: '备注', kind: 'text', width: 7.8 },
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
    lineHeight: EVEN_HEIGHT,
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
  const { total } = await counted.summary();
  agreement('发放表', total);
  const sums = [total.grossFen, total.nettedFen, total.netFen];
  yield { kind: 'total', labelSpan: 8, cells: [peopleText(total, rowNo), ...blanks(7), ...sums, ...blanks(3)] };
  yield { kind: 'band', framed: true, text: `实发金额合计（大写）：${chineseAmount(total.netFen)}` };
  yield { kind: 'band', framed: true, text: basisText(input.settings, input.documentNos) };
  yield { kind: 'band', framed: true, text: approvalText(input.approval) };
  yield { kind: 'signatures', texts: signatureTexts(input.settings, input.approval) };
  yield { kind: 'band', framed: false, text: sealText(input) };
}

/** Whoever repays a recovery with all of it is on the sheet and not in the bank's file: both numbers are told. */
function peopleText({ people, paidPeople }: Tally, rows: number): string {
  const number = people === paidPeople ? `${people} 人` : `应发 ${people} 人、实发 ${paidPeople} 人`;
  return `合计（${number}，${rows} 行）`;
}

/**
 * One person's lines as payee rows. Months that agree in all but what is kept back become one row, so that on each row what is
 * due is a number of months times one amount; a change of rate, level, policy, employer or account starts another.
 */
function runsOf(lines: readonly PayoutSheetLine[]): Iterable<readonly PayoutSheetLine[]> {
  if (lines.length === 1) return [lines];
  const printed = (line: PayoutSheetLine) =>
    JSON.stringify([
      [line.name, line.organizationName, line.countyName],
      [line.level, line.rateFen, line.grossFen],
      [line.policyTitle, line.documentNo, line.policyVersion],
      [line.bankName, line.bankAccount],
    ]);
  return groupedBy(lines, printed).values();
}

function payeeCells(rowNo: number, run: readonly PayoutSheetLine[]): (string | number)[] {
  const first = run[0]!;
  const remarks = [...new Set(run.map((line) => line.remark.trim()).filter((remark) => remark !== ''))];
  return [
    rowNo,
    first.name,
    first.identityNumber,
    first.organizationName,
    first.countyName,
    LEVEL_NAMES[first.level],
    first.rateFen,
    monthsOf(run),
    sumFen(run.map((line) => line.grossFen)),
    sumFen(run.map((line) => line.nettedFen)),
    sumFen(run.map((line) => line.netFen)),
    first.bankName,
    first.bankAccount,
    remarks.join('；'),
  ];
}

function sealText({ seal }: PayoutSheetInput): string {
  if (!seal) return '本表尚未封存，不作为发放依据。';
  return `封存日期：${dateInWords(seal.sealedOn)}　明细行数：${seal.lineCount}　校验值（SHA-256）：${seal.sha256}`;
}
