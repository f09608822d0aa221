import { dateInWords, rowsOf, type CellValue, type Sheet, type SheetRow } from '../../exports/sheet.js';
import { LEDGER_FIELDS, LEDGER_SHEETS, type LedgerField, MASKED_STAFF_SHEET } from './ledger-fields.js';
import { STATION_GRADE_NAMES, STATION_KIND_NAMES, type Station } from '../station.entity.js';

/** 社工站台账 as plain rows. Pure. */

export interface LedgerStation extends Pick<
  Station,
  | 'kind'
  | 'name'
  | 'foundedOn'
  | 'hostName'
  | 'operatorName'
  | 'premisesSqm'
  | 'sign'
  | 'grade'
  | 'gradedOn'
  | 'stars'
  | 'closedOn'
  | 'remark'
  | 'address'
  | 'contactPhone'
  | 'populationServed'
> {
  countyName: string;
  townshipName: string | null;
  managerName: string | null;
}

export interface LedgerStay {
  countyName: string;
  townshipName: string | null;
  stationName: string;
  workerName: string;
  /** Whole or masked, as the sheet's name says. */
  identityNumber: string;
  startOn: string;
  endOn: string | null;
}

export interface LedgerInput {
  regionName: string;
  departmentName: string;
  /** `YYYY-MM-DD` */
  preparedOn: string;
  stations: readonly LedgerStation[];
  staff: readonly LedgerStay[];
  masked: boolean;
}

export function ledgerSheets(input: LedgerInput): Sheet[] {
  const staffName = input.masked ? MASKED_STAFF_SHEET : LEDGER_SHEETS.staff;
  return [
    sheetOf(input, LEDGER_SHEETS.stations, LEDGER_FIELDS.stations, input.stations.map(stationRow)),
    sheetOf(input, staffName, LEDGER_FIELDS.staff, input.staff.map(stayCells)),
    sheetOf(input, LEDGER_SHEETS.contacts, LEDGER_FIELDS.contacts, input.stations.map(stationRow)),
  ];
}

/** One sheet of a ledger, written from the table of its columns. */
export function sheetOf(
  { regionName, departmentName, preparedOn }: Pick<LedgerInput, 'regionName' | 'departmentName' | 'preparedOn'>,
  name: string,
  fields: readonly LedgerField[],
  lines: readonly Record<string, CellValue>[],
): Sheet {
  async function* rows(): AsyncGenerator<SheetRow> {
    for (const [index, line] of lines.entries()) {
      yield {
        kind: 'line',
        cells: fields.map(({ field }) => (field === 'serial' ? index + 1 : (line[field] ?? null))),
      };
    }
  }
  return {
    name,
    title: `${regionName}${name}`,
    info: [`填报单位：${departmentName}`, `填报日期：${dateInWords(preparedOn)}`],
    columns: fields.map(({ header, kind, width, center }) => ({
      title: header,
      kind,
      width,
      ...((center || kind === 'date') && { align: 'center' as const }),
    })),
    rows: rowsOf(rows),
    footer: name,
  };
}

/** What a station is, as the cells of its row say it; where it lies is not among them. */
export function stationCells<T extends Pick<LedgerStation, 'kind' | 'grade' | 'premisesSqm'>>(
  station: T,
): Omit<T, 'kind' | 'grade' | 'premisesSqm'> & Record<string, unknown> {
  const { kind, grade, premisesSqm, ...cells } = station;
  return {
    ...cells,
    kind: STATION_KIND_NAMES[kind],
    // As text, because a number is shown without its decimals.
    premisesSqm: premisesSqm === null ? null : String(premisesSqm),
    grade: grade === 'none' ? null : STATION_GRADE_NAMES[grade],
  };
}

function stationRow({ countyName, townshipName, ...station }: LedgerStation): Record<string, CellValue> {
  return { ...stationCells(station), countyCode: countyName, townshipCode: townshipName };
}

function stayCells(stay: LedgerStay): Record<string, CellValue> {
  const { countyName, townshipName, stationName, ...cells } = stay;
  return { ...cells, countyCode: countyName, townshipCode: townshipName, name: stationName };
}
