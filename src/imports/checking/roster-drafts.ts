import { birthDateOf, identityKindOf } from '../../common/values/identity-number.js';
import type { HistoricalPaymentDraft, RevocationDraft, SuspensionDraft } from './rows/further-sheets-check.js';
import { hashOf, RowGroups } from '../roster/key-table.js';
import { NumberList, type Packing, PackedRows, SharedTexts } from '../roster/packed-rows.js';
import type { RosterDraft } from './rows/roster-row-check.js';
import type { RosterSheetKind, RowPlace } from '../roster/roster-rows.js';
import { RowSet } from '../../common/issues/row-set.js';

/** The row types of the four sheets, good rows and bad ones alike. */
export interface DraftOf {
  roster: RosterDraft;
  suspensions: SuspensionDraft;
  revocations: RevocationDraft;
  historicalPayments: HistoricalPaymentDraft;
}

export const SHEET_KINDS = ['roster', 'suspensions', 'revocations', 'historicalPayments'] as const;

export const PACKINGS: { readonly [Kind in RosterSheetKind]: Packing<DraftOf[Kind]> } = {
  roster: [
    ['name', 'shared'],
    ['identityNumber', 'text'],
    ['phone', 'text'],
    ['organizationName', 'shared'],
    ['organizationKind', 'shared'],
    ['registrarCode', 'shared'],
    ['countyCode', 'shared'],
    ['townshipCode', 'shared'],
    ['startOn', 'shared'],
    ['endOn', 'shared'],
    ['level', 'shared'],
    ['certificateNo', 'text'],
    ['approvedOn', 'shared'],
    ['declaredOn', 'shared'],
    ['registeredOn', 'shared'],
    ['registrationEndOn', 'shared'],
    ['registrationEndStated', 'flag'],
    ['bankName', 'shared'],
    ['bankAccount', 'text'],
    ['bankCode', 'shared'],
    ['staffing', 'shared'],
    ['remark', 'text'],
    ['monthOnly', 'shared'],
  ],
  suspensions: [
    ['identityNumber', 'text'],
    ['name', 'shared'],
    ['fromMonth', 'shared'],
    ['toMonth', 'shared'],
    ['reason', 'text'],
  ],
  revocations: [
    ['identityNumber', 'text'],
    ['name', 'shared'],
    ['level', 'shared'],
    ['revokedOn', 'shared'],
    ['void', 'flag'],
    ['reason', 'text'],
  ],
  historicalPayments: [
    ['identityNumber', 'text'],
    ['name', 'shared'],
    ['kind', 'shared'],
    ['level', 'shared'],
    ['month', 'shared'],
    ['amountFen', 'number'],
    ['paidOn', 'shared'],
  ],
};

/** What a row must hold to be taken over; the row's own checks have told of what is missing. */
const NEEDED: { readonly [Kind in RosterSheetKind]: readonly (keyof DraftOf[Kind])[] } = {
  // Whether the employer may be left out, the plan knows.
  roster: ['name', 'identityNumber'],
  suspensions: ['identityNumber', 'fromMonth'],
  revocations: ['identityNumber', 'level', 'revokedOn'],
  historicalPayments: ['identityNumber', 'kind', 'amountFen', 'paidOn'],
};

/** Which row of which sheet; rows are numbered through all sheets in the order in which they were read. */
export interface Entry {
  kind: RosterSheetKind;
  index: number;
}

/** All rows of a workbook, packed, with what the checks of rows beside each other need of each. */
export class RosterDrafts {
  readonly shared = new SharedTexts();
  readonly columns = new RosterColumns();
  private readonly sheets = new Map<RosterSheetKind, { rows: PackedRows<DraftOf[RosterSheetKind]>; first: number }>();
  private readonly whole = new RowSet();
  /** An identity number in two ({@link numbersOf}). */
  private readonly areaAndYear = new NumberList();
  private readonly rest = new NumberList();

  open(kind: RosterSheetKind, sheet: string): void {
    const rows = new PackedRows<DraftOf[RosterSheetKind]>(sheet, PACKINGS[kind] as never, this.shared);
    this.sheets.set(kind, { rows, first: this.areaAndYear.length });
  }

  add<Kind extends RosterSheetKind>(kind: Kind, draft: DraftOf[Kind]): void {
    const { identityNumber } = draft;
    if (NEEDED[kind].every((field) => draft[field] !== null)) this.whole.add(this.areaAndYear.length);
    const [first, second] = identityNumber === null ? [0, 0] : numbersOf(identityNumber);
    this.areaAndYear.push(first);
    this.rest.push(second);
    this.sheets.get(kind)?.rows.push(draft);
    if (kind === 'roster') this.columns.add(draft as RosterDraft);
  }

  count(kind: RosterSheetKind): number {
    return this.sheets.get(kind)?.rows.length ?? 0;
  }

  entryOf(number: number): Entry {
    const found = [...this.sheets].findLast(([, { first }]) => number >= first);
    if (!found) throw new Error(`no row ${number}`);
    return { kind: found[0], index: number - found[1].first };
  }

  at<Kind extends RosterSheetKind>(kind: Kind, index: number): DraftOf[Kind] {
    return this.rowsOf(kind).at(index) as DraftOf[Kind];
  }

  placeOf(kind: RosterSheetKind, index: number): RowPlace {
    return this.rowsOf(kind).placeOf(index);
  }

  line(kind: RosterSheetKind, index: number): string {
    return this.rowsOf(kind).line(index);
  }

  replace<Kind extends RosterSheetKind>(kind: Kind, index: number, draft: DraftOf[Kind]): void {
    this.rowsOf(kind).replace(index, draft);
  }

  /** Whether a row holds all that it must. */
  isWhole(number: number): boolean {
    return this.whole.has(number);
  }

  /** Rows of all sheets by identity number; one without a readable number belongs to nobody. */
  byPerson(): RowGroups {
    const { areaAndYear, rest } = this;
    return new RowGroups(
      areaAndYear.length,
      (row) => (areaAndYear.at(row) === 0 ? 0 : mixed(areaAndYear.at(row), rest.at(row))),
      (a, b) => areaAndYear.at(a) === areaAndYear.at(b) && rest.at(a) === rest.at(b),
    );
  }

  private rowsOf(kind: RosterSheetKind): PackedRows<DraftOf[RosterSheetKind]> {
    const sheet = this.sheets.get(kind);
    if (!sheet) throw new Error(`no sheet for ${kind}`);
    return sheet.rows;
  }
}

function mixed(a: number, b: number): number {
  let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
  hash ^= hash >>> 15;
  return hash >>> 0 || 1;
}

/** Of each row of the roster: hashes of what may stand only once, and what rows of one employer must agree on. */
export class RosterColumns {
  readonly birth = new NumberList();
  readonly account = new NumberList();
  readonly phone = new NumberList();
  /** Of rows that say whose certificate it is. */
  readonly certificateNo = new NumberList();
  /** By {@link organizations}; 0 without employer or county. */
  readonly organization = new NumberList();
  readonly organizationKind = new NumberList();
  readonly registrarCode = new NumberList();
  readonly townshipCode = new NumberList();
  private readonly organizations = new Map<string, number>();
  private readonly codes = new Map<string, number>();
  private readonly codeTexts: (string | null)[] = [null];

  add(draft: RosterDraft): void {
    const { name, identityNumber, organizationName, countyCode } = draft;
    const born = name === null || identityNumber === null ? null : bornAs(name, identityNumber);
    this.birth.push(hashed(born));
    this.account.push(hashed(draft.bankAccount));
    this.phone.push(hashed(draft.phone));
    this.certificateNo.push(identityNumber === null || draft.level === null ? 0 : hashed(draft.certificateNo));
    const employer = organizationName === null || countyCode === null ? null : `${countyCode}\n${organizationName}`;
    this.organization.push(employer === null ? 0 : numberIn(this.organizations, employer));
    this.organizationKind.push(this.codeOf(draft.organizationKind));
    this.registrarCode.push(this.codeOf(draft.registrarCode));
    this.townshipCode.push(this.codeOf(draft.townshipCode));
  }

  get organizationCount(): number {
    return this.organizations.size;
  }

  /** The code that stands for a number of `organizationKind`, `registrarCode` or `townshipCode`; null for 0. */
  textOf(code: number): string | null {
    return this.codeTexts[code] ?? null;
  }

  private codeOf(text: string | null): number {
    if (text === null) return 0;
    const code = numberIn(this.codes, text);
    this.codeTexts[code] = text;
    return code;
  }
}

/** Above all numbers of nine digits: where the numbers of papers without a check character begin. */
const PERMITS = 2_000_000_000;
const FOREIGNERS = 3_000_000_000;

/** A number as two below 2^32, others for each: of a resident the seventeen digits, from which the check character follows. */
function numbersOf(identityNumber: string): [number, number] {
  if (identityKindOf(identityNumber) === 'resident') {
    return [Number(identityNumber.slice(0, 9)), Number(identityNumber.slice(9, 17))];
  }
  const letters = identityNumber.replace(/\d+$/, '');
  const digits = identityNumber.slice(letters.length);
  const country = [...letters].reduce((code, letter) => code * 26 + letter.charCodeAt(0) - 64, 0);
  // Of a card's twelve digits four stand with the letters.
  if (digits.length === 12)
    return [FOREIGNERS + country * 10_000 + Number(digits.slice(0, 4)), Number(digits.slice(4))];
  return [PERMITS + country, Number(digits)];
}

/** What two people who may be one have in common; null where the number says no birth date. */
export function bornAs(name: string, identityNumber: string): string | null {
  const bornOn = birthDateOf(identityNumber);
  return bornOn === null ? null : `${name} ${bornOn}`;
}

function hashed(text: string | null): number {
  return text === null ? 0 : hashOf(text);
}

function numberIn(numbers: Map<string, number>, text: string): number {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  numbers.set(text, numbers.size + 1);
  return numbers.size;
}
