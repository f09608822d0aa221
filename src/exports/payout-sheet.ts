import type { Level } from '../certificates/level.js';
import type { Reason } from '../policies/worker-facts.js';

/**
 * Rows that can be read more than once: an array, or an object whose iterator starts again each time
 * (a query that is run again). A generator object is not enough, because each sheet reads them anew.
 */
export type RowSource<T> = Iterable<T> | AsyncIterable<T>;

/** One ledger line as the sheets show it: one person and one subject. */
export interface PayoutSheetLine {
  /** Number of the line within its payout, from 1, in the order of the sealed file. */
  seq: number;
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
  /** Why, frozen with the line (domain §6). */
  reasons: readonly Reason[];
  /** The ledger's key: `award:<level>` or `stipend:<YYYY-MM>`. */
  subject: string;
  policyTitle: string;
  documentNo: string | null;
  policyVersion: number;
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
  variance?: VarianceSheetInput;
  /** Given once the payout is sent; a draft says 未封存. */
  seal?: PayoutSeal;
}
