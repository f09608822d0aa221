import type { Staffing } from '../../workers/posts/staffing.js';
import type { Level } from '../../certificates/level.js';
import type { Issue, IssueWords, SheetLayout } from '../../common/issues/issue.js';
import type { OrganizationKind } from '../../workers/organizations/organization-kind.js';

/**
 * What the reader hands to the service: typed rows of the roster workbook (domain.md §8), free of anything
 * about Excel. Dates are `YYYY-MM-DD`, months `YYYY-MM`, money integer fen. `null` is an empty cell, which
 * states nothing: it never erases what is stored.
 */

/** The four sheets of the workbook, by what they hold. */
export const ROSTER_SHEETS = {
  roster: '持证社工花名册',
  suspensions: '停发登记',
  revocations: '证书撤销',
  historicalPayments: '历史发放',
} as const;
export type RosterSheetKind = keyof typeof ROSTER_SHEETS;

/** Where a row stands in the workbook: the sheet's name as in the file, the row's number as Excel shows it. */
export interface RowPlace {
  sheet: string;
  row: number;
}

/** One row of 持证社工花名册 that carries no error of its own: one certificate or post of one person. */
export interface RosterRow extends RowPlace {
  name: string;
  /** 18 characters, checked by GB 11643, a final X in upper case. */
  identityNumber: string;
  phone: string | null;
  /** Null, with kind, registrar and entry, where the row leaves the employer out: then the person's open post is meant. */
  organizationName: string | null;
  organizationKind: OrganizationKind | null;
  /** 登记机关 as a region's code. */
  registrarCode: string | null;
  /** 所属县(市、区) as a code; that of the city for city units. */
  countyCode: string | null;
  townshipCode: string | null;
  startOn: string | null;
  endOn: string | null;
  /** Null on a row without certificate columns; never null when any of the next five is stated. */
  level: Level | null;
  certificateNo: string | null;
  approvedOn: string | null;
  /** Null stays null: only for a new certificate does the service put the day of import. */
  declaredOn: string | null;
  registeredOn: string | null;
  /** Null only without `registeredOn`; an empty cell becomes three years less a day. */
  registrationEndOn: string | null;
  /** False when `registrationEndOn` is the default: then it must not contradict what is stored. */
  registrationEndStated: boolean;
  bankName: string | null;
  bankAccount: string | null;
  /** 联行号: twelve digits with a right check digit. */
  bankCode: string | null;
  /** 用工性质 of the post that the row states or means. */
  staffing: Staffing | null;
  remark: string | null;
  /** Fields of dates that state a month alone, with commas between; they hold its first day, an end its last. */
  monthOnly: string | null;
}

/** A row that says where its person serves, and since when. */
export type ServingRow = RosterRow & {
  [Field in 'organizationName' | 'countyCode' | 'startOn']: string;
} & { organizationKind: OrganizationKind };

/** Whoever leaves one of the employer's columns out and not all is refused before. */
export function statesEmployer(row: RosterRow): row is ServingRow {
  return row.organizationName !== null;
}

/** One row of 停发登记. */
export interface SuspensionRow extends RowPlace {
  identityNumber: string;
  /** The further sheets may carry a 姓名 column; it must agree with the person's name. */
  name: string | null;
  fromMonth: string;
  /** Null: until further notice. */
  toMonth: string | null;
  reason: string | null;
}

/** One row of 证书撤销; it means the person's latest certificate of that level. */
export interface RevocationRow extends RowPlace {
  identityNumber: string;
  name: string | null;
  level: Level;
  /** First day on which the certificate no longer holds. */
  revokedOn: string;
  /** 自始无效; where it is not stated, a new revocation is none from the start, and one that is recorded stays as it is. */
  void: boolean | null;
  reason: string | null;
}

/** One row of 历史发放: what was paid before this system existed. */
export interface HistoricalPaymentRow extends RowPlace {
  identityNumber: string;
  name: string | null;
  kind: 'award' | 'stipend';
  /** Stated for every award; a stipend may leave it out. */
  level: Level | null;
  /** `YYYY-MM`, or `Y2023` for a whole year; stated for every stipend, null for an award. */
  month: string | null;
  amountFen: number;
  paidOn: string;
}

/** Every code a finding can have; the second group is only ever found beside the database, by the service. */
export const IMPORT_ISSUE_CODES = [
  // the sheet and its header
  'sheet-empty',
  'sheet-hidden',
  'sheet-ignored',
  'rows-hidden',
  'header-not-found',
  'header-column-missing',
  'header-column-twice',
  'header-column-unknown',
  // one cell
  'required-cell-empty',
  'formula-cell',
  'error-cell',
  'text-too-long',
  'number-damaged-by-excel',
  'number-full-width',
  'identity-number-malformed',
  'identity-kind-unknown',
  'identity-number-check-digit',
  'identity-number-birth-date',
  'name-odd',
  'phone-odd',
  'account-odd',
  'account-check-digit',
  'bank-code-malformed',
  'staffing-unknown',
  'staffing-differs',
  'certificate-no-odd',
  'credit-code-check-digit',
  'region-unknown',
  'township-elsewhere',
  'organization-kind-unknown',
  'level-unknown',
  'date-unreadable',
  'date-month-only',
  'date-cell-unformatted',
  'month-unreadable',
  'amount-unreadable',
  'yes-no-unreadable',
  'payment-kind-unknown',
  'payment-in-future',
  // one row
  'leave-before-entry',
  'entry-before-sixteen',
  'entry-far-ahead',
  'approval-in-future',
  'declaration-in-future',
  'declaration-before-approval',
  'registration-before-approval',
  'registration-far-ahead',
  'registration-end-before-start',
  'registration-start-missing',
  'revocation-before-approval',
  'level-missing',
  'month-missing',
  'suspension-end-before-start',
  'reason-missing',
  'registrar-missing',
  // rows beside each other
  'certificate-no-twice',
  'two-certificates-at-level',
  'rows-contradict',
  'row-repeated',
  'suspensions-overlap',
  'account-shared',
  'names-look-alike',
  'people-look-alike',
  // beside the database
  'person-unknown',
  'certificate-unknown',
  'certificate-incomplete',
  'post-overlaps',
  'post-unclear',
  'registration-overlaps',
  'payment-withdrawn',
  'name-differs-from-register',
  'conflicts-with-register',
] as const;
export type ImportIssueCode = (typeof IMPORT_ISSUE_CODES)[number];
export type ImportIssue = Issue<ImportIssueCode>;
export type ImportIssueWords = IssueWords<ImportIssueCode>;

export interface RosterLayout extends SheetLayout {
  kind: RosterSheetKind;
}

/** What reading a workbook found, without its rows. */
export interface RosterSummary {
  /** In the order of sheets, rows and columns; at most `MAX_ERRORS` and `MAX_WARNINGS` (issue-log.ts). */
  issues: ImportIssue[];
  /** How often each code was found, counted before the cut. */
  issueCounts: Partial<Record<ImportIssueCode, number>>;
  /** True when the workbook as a whole cannot be used: a header is wrong, a sheet is missing. */
  unusable: boolean;
  errorCount: number;
  warningCount: number;
  /** Rows with data, by sheet: accepted and rejected together. */
  rowCounts: Record<RosterSheetKind, number>;
  layouts: RosterLayout[];
}

/** The rows of one person that carry no error, each sheet's in their order; what rows state together is in each of them. */
export interface PersonRows {
  roster: RosterRow[];
  suspensions: SuspensionRow[];
  revocations: RevocationRow[];
  historicalPayments: HistoricalPaymentRow[];
}

/** A node of the region tree (src/seed/regions.csv, GB/T 2260 codes). */
export interface RegionNode {
  code: string;
  name: string;
  level: 'city' | 'county' | 'township';
  parentCode: string | null;
}

/** No row of a workbook names the province. */
export function isRegionNode<Place extends { level: string }>(region: Place): region is Place & RegionNode {
  return region.level !== 'province';
}

export interface RosterContext {
  regions: readonly RegionNode[];
  /** The service's day, `YYYY-MM-DD` in Asia/Shanghai. */
  today: string;
}
