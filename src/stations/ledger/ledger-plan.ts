import { changedFields, type ChangedFields } from '../../audit/changed-fields.js';
import { RuleCheck } from '../../common/fields/rule-check.js';
import { IssueLog } from '../../common/issues/issue-log.js';
import type { ImportCounts } from '../../imports/writing/import.entity.js';
import type { RegionLevel } from '../../regions/region.entity.js';
import { LEDGER_FIELDS, LEDGER_SHEETS, type LedgerSheetKind } from './ledger-fields.js';
import {
  type LedgerIssueCode,
  type LedgerWords,
  NAME_DIFFERS,
  OUTSIDE,
  PERSON_UNKNOWN,
  STATION_UNKNOWN,
} from './ledger-issues.js';
import type { ContactDraft, LedgerReading, StationDraft, StayDraft } from './ledger-reader.js';
import { stationCells } from './ledger-sheets.js';
import type { LedgerChange } from './ledger.dto.js';
import { checkContact, checkStation, checkStay, correctedIdentity, STATION_SHOW } from '../station-rules.js';
import type { StationStaff } from '../staff/station-staff.entity.js';
import type { Station } from '../station.entity.js';

/** What reading a ledger would change. Pure: the register as it is comes in, rows to write come out. */

export interface PlanPlace {
  level: RegionLevel;
  /** Whether it lies in the caller's part of the tree. */
  own: boolean;
  /** By the star scheme that holds there; null without one. */
  maxStars: number | null;
}

export interface PlanRegister {
  today: string;
  /** Those of the caller's region. */
  stations: readonly Station[];
  staff: readonly StationStaff[];
  place(regionCode: string): PlanPlace | null;
  /** Why what a station is may be put right; null where nobody says. */
  reason: string | null;
  /** A person of the caller's region by identity number. */
  person(identityNumber: string): { id: string; name: string } | null;
  newStation(facts: Pick<Station, 'kind' | 'regionCode' | 'name'>): Station;
  newStay(facts: Pick<StationStaff, 'stationId' | 'workerId' | 'startOn' | 'endOn'>): StationStaff;
}

type Facts = Omit<Station, 'id' | 'createdAt' | 'version'>;

export class LedgerPlan {
  readonly newStations: Station[] = [];
  readonly changedStations: { station: Station; changes: ChangedFields }[] = [];
  readonly newStays: StationStaff[] = [];
  readonly changedStays: { stay: StationStaff; changes: ChangedFields }[] = [];
  readonly counts: ImportCounts;
  /** What the rows change, in the order of the rows. */
  readonly changes: LedgerChange[] = [];
  /** What the workbook says against itself, and what the register says against it. */
  readonly log = new IssueLog<LedgerIssueCode>();

  private readonly stations = new Map<string, Station>();
  private readonly staff = new Map<string, StationStaff[]>();
  private readonly seenStations = new Map<string, number>();
  private readonly seenContacts = new Map<string, number>();
  private readonly seenStays = new Map<string, number>();
  /** Rows that say when a station closed: asked again once its people are known. */
  private readonly closings: { row: number; station: Station }[] = [];

  constructor(
    private readonly reading: LedgerReading,
    private readonly register: PlanRegister,
  ) {
    for (const station of register.stations) this.stations.set(stationKey(station.regionCode, station.name), station);
    for (const stay of register.staff) this.staffOf(stay.stationId).push(stay);
    for (const issue of reading.issues) this.log.add(issue);
    this.counts = { rows: reading.rows, created: 0, updated: 0, unchanged: 0, rejected: 0 };
    for (const draft of reading.stations) this.stationRow(draft);
    for (const draft of reading.contacts) this.contactRow(draft);
    for (const draft of reading.staff) this.stayRow(draft);
    for (const closing of this.closings) this.closingHolds(closing);
    const { created, updated, unchanged } = this.counts;
    this.counts.rejected = this.counts.rows - created - updated - unchanged;
  }

  private stationRow(draft: StationDraft): void {
    const { regionCode, name, kind } = draft;
    const key = stationKey(regionCode, name);
    const place = this.register.place(regionCode);
    if (!place?.own) return this.refuse('stations', draft.row, 'countyCode', OUTSIDE);
    if (this.repeated('stations', this.seenStations, key, draft.row, 'name')) return;
    const known = this.stations.get(key);
    const station = known ?? this.register.newStation({ kind, regionCode, name });
    const before = factsOf(station);
    Object.assign(station, { kind }, stated(draft, STATED));
    if (station.grade === 'none' && draft.gradedOn === null) station.gradedOn = null;
    // A name that is stated anew no longer stands for the organization that was linked.
    if (station.hostName !== before.hostName) station.hostOrganizationId = null;
    if (station.operatorName !== before.operatorName) station.operatorOrganizationId = null;
    const rules = new RuleCheck('LEDGER');
    checkStation(rules, station, place, place.maxStars, this.register.today);
    for (const field of known ? correctedIdentity(before, station) : []) {
      rules.that(
        this.register.reason !== null,
        field,
        'reason-missing',
        '更正已登记的内容须说明原因，请写明原因后上传',
      );
    }
    if (rules.errors.length > 0) {
      if (known) Object.assign(station, before);
      return this.refuseStation('stations', draft.row, rules);
    }
    this.stations.set(key, station);
    if (station.closedOn !== null && station.closedOn !== before.closedOn) {
      this.closings.push({ row: draft.row, station });
    }
    const changes = changedFields(before, factsOf(station), STATION_SHOW);
    if (!known) {
      this.newStations.push(station);
      this.tell('stations', draft.row, 'name', null, name);
      this.counts.created++;
    } else if (changes) {
      const [was, is] = [stationCells(before), stationCells(station)];
      for (const field of Object.keys(changes.after)) this.tell('stations', draft.row, field, was[field], is[field]);
      this.changedStations.push({ station, changes });
      this.counts.updated++;
    } else this.counts.unchanged++;
  }

  /** What the sheet of contacts adds to a station of the register or of this workbook. */
  private contactRow(draft: ContactDraft): void {
    const { row, regionCode, name } = draft;
    const key = stationKey(regionCode, name);
    const station = this.stations.get(key);
    if (!station) return this.refuse('contacts', row, 'name', { ...STATION_UNKNOWN, value: name });
    if (this.repeated('contacts', this.seenContacts, key, row, 'name')) return;
    const before = factsOf(station);
    Object.assign(station, stated(draft, CONTACT));
    const rules = new RuleCheck('LEDGER');
    checkContact(rules, station);
    if (rules.errors.length > 0) {
      Object.assign(station, before);
      return this.refuseStation('contacts', row, rules);
    }
    const changes = changedFields(before, factsOf(station), STATION_SHOW);
    if (!changes) {
      this.counts.unchanged++;
      return;
    }
    for (const field of CONTACT) {
      if (before[field] !== station[field]) this.tell('contacts', row, field, before[field], station[field]);
    }
    this.counts.updated++;
    if (this.newStations.includes(station)) return;
    const earlier = this.changedStations.find((it) => it.station === station);
    if (!earlier) this.changedStations.push({ station, changes });
    else {
      Object.assign(earlier.changes.before, changes.before);
      Object.assign(earlier.changes.after, changes.after);
    }
  }

  private refuseStation(sheet: LedgerSheetKind, row: number, rules: RuleCheck): void {
    for (const { field, message } of rules.errors) {
      const suggestion = '请核对后改正此单元格，再重新上传。';
      this.refuse(sheet, row, field, { code: 'station-refused', message: `${message}。`, suggestion });
    }
  }

  private stayRow(draft: StayDraft): void {
    const { row, regionCode, stationName, identityNumber, startOn, endOn } = draft;
    const station = this.stations.get(stationKey(regionCode, stationName));
    if (!station) return this.refuse('staff', row, 'name', { ...STATION_UNKNOWN, value: stationName });
    const person = this.register.person(identityNumber);
    if (!person) return this.refuse('staff', row, 'identityNumber', { ...PERSON_UNKNOWN, value: identityNumber });
    if (person.name !== draft.workerName) {
      return this.refuse('staff', row, 'workerName', { ...NAME_DIFFERS, value: draft.workerName });
    }
    if (this.repeated('staff', this.seenStays, `${station.id} ${person.id} ${startOn}`, row, 'identityNumber')) return;
    const own = this.staffOf(station.id).filter((stay) => stay.workerId === person.id);
    const known = own.find((stay) => stay.startOn === startOn);
    // An empty cell states nothing: whoever has left stays so.
    const last = endOn ?? known?.endOn ?? null;
    const others = own.filter((stay) => stay !== known);
    const rules = new RuleCheck('LEDGER');
    checkStay(rules, { startOn, endOn: last }, station, others, this.register.today);
    if (known?.endOn === last) {
      this.counts.unchanged++;
      return;
    }
    if (rules.errors.length > 0) {
      for (const { field, message } of rules.errors) {
        const suggestion = '请核对驻站、离站日期后重新上传。';
        this.refuse('staff', row, field, { code: 'staff-refused', message: `${message}。`, suggestion });
      }
      return;
    }
    if (known) {
      const changes = changedFields({ endOn: known.endOn }, { endOn: last });
      this.tell('staff', row, 'endOn', known.endOn, last);
      known.endOn = last;
      if (changes) this.changedStays.push({ stay: known, changes });
      this.counts.updated++;
      return;
    }
    const stay = this.register.newStay({ stationId: station.id, workerId: person.id, startOn, endOn: last });
    this.staffOf(station.id).push(stay);
    this.newStays.push(stay);
    this.tell('staff', row, 'startOn', null, startOn);
    this.counts.created++;
  }

  private closingHolds({ row, station }: { row: number; station: Station }): void {
    const closedOn = station.closedOn ?? '';
    if (this.staffOf(station.id).every((stay) => stay.endOn !== null && stay.endOn <= closedOn)) return;
    const isNew = this.newStations.includes(station);
    // A row that is refused changes nothing.
    const others = this.changes.filter((it) => it.row !== row || it.sheet !== LEDGER_SHEETS.stations);
    this.changes.splice(0, this.changes.length, ...others);
    this.counts[isNew ? 'created' : 'updated']--;
    this.refuse('stations', row, 'closedOn', {
      code: 'station-refused',
      message: '该站还有驻站人员，不能撤销。',
      suggestion: '请在“驻站社工”表中填写其离站日期（不晚于撤销日期），或先在系统中登记离站。',
      value: closedOn,
    });
  }

  private repeated(
    sheet: LedgerSheetKind,
    seen: Map<string, number>,
    key: string,
    row: number,
    field: string,
  ): boolean {
    const first = seen.get(key);
    seen.set(key, first ?? row);
    if (first === undefined) return false;
    this.refuse(sheet, row, field, {
      code: 'row-repeated',
      message: `与第 ${first} 行重复。`,
      suggestion: '请只保留其中一行。',
    });
    return true;
  }

  /** In the words of the ledger; what it has no column for goes with a column that it has. */
  private tell(sheet: LedgerSheetKind, row: number, field: string, before: unknown, after: unknown): void {
    const header = LEDGER_FIELDS[sheet].find((it) => it.field === field)?.header;
    if (header === undefined) return;
    const shown = (value: unknown): string | null =>
      typeof value === 'string' || typeof value === 'number' ? String(value) : null;
    this.changes.push({ sheet: LEDGER_SHEETS[sheet], row, field: header, before: shown(before), after: shown(after) });
  }

  private refuse(sheet: LedgerSheetKind, row: number, field: string, words: LedgerWords): void {
    this.log.at(this.reading.layouts[sheet]!, row, field, words);
  }

  private staffOf(stationId: string): StationStaff[] {
    const known = this.staff.get(stationId) ?? [];
    this.staff.set(stationId, known);
    return known;
  }
}

const STATED = [
  'foundedOn',
  'hostName',
  'operatorName',
  'premisesSqm',
  'sign',
  'grade',
  'gradedOn',
  'stars',
  'closedOn',
  'remark',
] as const;

const CONTACT = ['address', 'contactPhone', 'populationServed'] as const;

/** The fields of a draft that its row fills. */
function stated<Draft, Field extends keyof Draft>(draft: Draft, fields: readonly Field[]): Partial<Draft> {
  const found: Partial<Draft> = {};
  for (const field of fields) if (draft[field] !== null) found[field] = draft[field];
  return found;
}

function stationKey(regionCode: string, name: string): string {
  return `${regionCode} ${name}`;
}

function factsOf({ id: _id, createdAt: _createdAt, version: _version, ...facts }: Station): Facts {
  return facts;
}
