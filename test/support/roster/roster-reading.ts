import { PeopleUnpacking } from '../../../src/imports/checking/checked-roster.js';
import { readRoster } from '../../../src/imports/checking/roster-check.js';
import type {
  PersonRows,
  RosterContext,
  RosterSheetKind,
  RosterSummary,
} from '../../../src/imports/roster/roster-rows.js';
import type { WorkbookSource } from '../../../src/workbooks/workbook-archive.js';

export interface RosterReading extends RosterSummary, Omit<PersonRows, 'roster'> {
  rows: PersonRows['roster'];
}

/** What reading a workbook finds, and every accepted row, read batch by batch as an import does. */
export async function readWhole(source: WorkbookSource, context: RosterContext): Promise<RosterReading> {
  const roster = await readRoster(source, context);
  const { summary } = roster;
  const sheets: Partial<Record<RosterSheetKind, string>> = {};
  for (const { kind, sheet } of summary.layouts) sheets[kind] = sheet;
  const unpacking = new PeopleUnpacking(sheets);
  const reading: RosterReading = { ...summary, rows: [], suspensions: [], revocations: [], historicalPayments: [] };
  for (let from: number | null = 0; from !== null;) {
    const batch = roster.batch(from, 100, unpacking.texts.length);
    unpacking.texts.push(...batch.texts);
    for (const lines of batch.people) {
      const person = unpacking.person(lines);
      reading.rows.push(...person.roster);
      reading.suspensions.push(...person.suspensions);
      reading.revocations.push(...person.revocations);
      reading.historicalPayments.push(...person.historicalPayments);
    }
    from = batch.next;
  }
  return reading;
}
