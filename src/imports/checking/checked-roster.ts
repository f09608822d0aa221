import type { IssueLog } from '../../common/issues/issue-log.js';
import type { RowGroups } from '../roster/key-table.js';
import { packRow, unpackRow } from '../roster/packed-rows.js';
import { type DraftOf, type Entry, PACKINGS, type RosterDrafts, SHEET_KINDS } from './roster-drafts.js';
import type {
  HistoricalPaymentRow,
  ImportIssueCode,
  PersonRows,
  RevocationRow,
  RosterRow,
  RosterSheetKind,
  RosterSummary,
  SuspensionRow,
} from '../roster/roster-rows.js';
import { settlePerson } from './roster-settle.js';

/** Some people with their packed rows: an array for each person, each row behind the letter of its sheet. */
export interface PeopleBatch {
  people: string[][];
  /** Texts that rows refer to by number, from the one that was asked for on. */
  texts: string[];
  /** Where the next batch begins; null at the end. */
  next: number | null;
}

/** A workbook that was read and checked: what was found, and the rows without errors, person by person. */
export class CheckedRoster {
  /** By employer: what any of its rows states, 0 for nothing. */
  private readonly townships: Uint32Array;
  private readonly registrars: Uint32Array;

  constructor(
    private readonly drafts: RosterDrafts,
    private readonly people: RowGroups,
    private readonly log: IssueLog<ImportIssueCode>,
    readonly summary: RosterSummary,
  ) {
    const { columns } = drafts;
    this.townships = new Uint32Array(columns.organizationCount + 1);
    this.registrars = new Uint32Array(columns.organizationCount + 1);
    for (let index = 0; index < drafts.count('roster'); index++) {
      const employer = columns.organization.at(index);
      const township = columns.townshipCode.at(index);
      const registrar = columns.registrarCode.at(index);
      const isNews = (township && !this.townships[employer]) || (registrar && !this.registrars[employer]);
      // A row without employer says where a person is registered.
      if (employer === 0 || !isNews || !this.isAccepted(index, { kind: 'roster', index })) continue;
      this.townships[employer] ||= township;
      this.registrars[employer] ||= registrar;
    }
  }

  /**
   * @param from 0, or `next` of the batch before
   * @param rows at the least, unless there are no more: a person's rows stay together
   * @param textsFrom how many texts are known already
   */
  batch(from: number, rows: number, textsFrom: number): PeopleBatch {
    const people: string[][] = [];
    let first = this.people.firstFrom(from);
    for (let taken = 0; first !== null && taken < rows; first = this.people.firstFrom(first + 1)) {
      const lines = this.linesOf(first);
      taken += lines.length;
      if (lines.length > 0) people.push(lines);
    }
    return { people, texts: this.drafts.shared.texts.slice(textsFrom), next: first };
  }

  private linesOf(first: number): string[] {
    const numbers = this.people.isAlone(first) ? [first] : this.people.rowsOf(first);
    const roster: number[] = [];
    const further: string[] = [];
    for (const number of numbers) {
      const entry = this.drafts.entryOf(number);
      if (!this.isAccepted(number, entry)) continue;
      if (entry.kind === 'roster') roster.push(entry.index);
      else further.push(LETTERS[entry.kind] + this.drafts.line(entry.kind, entry.index));
    }
    return [...this.rosterLines(roster), ...further];
  }

  /** What several rows state together goes into each of them. */
  private rosterLines(indexes: readonly number[]): string[] {
    const { drafts } = this;
    if (indexes.length === 1 && !this.takesFromEmployer(indexes[0]!)) {
      return [LETTERS.roster + drafts.line('roster', indexes[0]!)];
    }
    // Accepted rows hold all that a row must.
    const rows = indexes.map((index) => drafts.at('roster', index) as RosterRow);
    settlePerson(rows);
    return rows.map((row, at) => {
      const employer = drafts.columns.organization.at(indexes[at]!);
      row.townshipCode ??= drafts.columns.textOf(this.townships[employer]!);
      row.registrarCode ??= drafts.columns.textOf(this.registrars[employer]!);
      return LETTERS.roster + packRow(PACKINGS.roster, row, drafts.shared);
    });
  }

  private takesFromEmployer(index: number): boolean {
    const { organization, townshipCode, registrarCode } = this.drafts.columns;
    const employer = organization.at(index);
    return (
      (townshipCode.at(index) === 0 && this.townships[employer] !== 0) ||
      (registrarCode.at(index) === 0 && this.registrars[employer] !== 0)
    );
  }

  private isAccepted(number: number, { kind, index }: Entry): boolean {
    return this.drafts.isWhole(number) && !this.log.isRejected(this.drafts.placeOf(kind, index));
  }
}

const LETTERS: Readonly<Record<RosterSheetKind, string>> = {
  roster: 'r',
  suspensions: 's',
  revocations: 'v',
  historicalPayments: 'p',
};

/** Reads the batches of one workbook in their order. */
export class PeopleUnpacking {
  readonly texts: string[] = [];

  /** @param sheets the name of each sheet in the file */
  constructor(private readonly sheets: Readonly<Partial<Record<RosterSheetKind, string>>>) {}

  person(lines: readonly string[]): PersonRows {
    const person: PersonRows = { roster: [], suspensions: [], revocations: [], historicalPayments: [] };
    for (const line of lines) {
      const kind = SHEET_KINDS.find((it) => line.startsWith(LETTERS[it]));
      if (!kind) throw new Error(`no sheet ${line.slice(0, 1)}`);
      const row = unpackRow<DraftOf[RosterSheetKind]>(
        PACKINGS[kind] as never,
        this.sheets[kind] ?? '',
        line.slice(1),
        this.texts,
      );
      if (kind === 'roster') person.roster.push(row as RosterRow);
      else if (kind === 'suspensions') person.suspensions.push(row as SuspensionRow);
      else if (kind === 'revocations') person.revocations.push(row as RevocationRow);
      else person.historicalPayments.push(row as HistoricalPaymentRow);
    }
    return person;
  }
}
