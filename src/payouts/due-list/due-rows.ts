import type { Level } from '../../certificates/level.js';
import type { DueSubject } from '../../policies/entitlements/entitlements.js';
import { type PayKind, periodOf } from '../../ledger/subject.js';
import type { OrganizationKind } from '../../workers/organizations/organization-kind.js';
import { payingEmployer } from '../lines/paying-employer.js';

/** What is owed and was not paid, a row a person, kind, level, employer and payer. Pure. */

export interface DueRow {
  workerId: string;
  workerName: string;
  kind: PayKind;
  level: Level;
  organizationName: string;
  organizationKind: OrganizationKind;
  /** Codes from the root of the tree down to the employer's own region. */
  employerPath: readonly string[];
  /** Of the policy that pays. */
  regionCode: string;
  /** `YYYY-MM` in order, then whole years `Y2023`; none for an award. */
  months: string[];
  lineCount: number;
  dueFen: number;
  /** Of it, what goes on no payout before the one that it is on has ended. */
  waitingFen: number;
}

/** Which of the rows are wanted; what is not stated is not asked. */
export interface DueFilter {
  level?: readonly Level[];
  organizationKind?: readonly OrganizationKind[];
  /** Only employers of this region and those below it. */
  employerRegion?: string;
  /** Part of a person's or an employer's name. */
  search?: string;
}

/** @param due subjects above zero, all of a person's next to each other */
export function* dueRows(kind: PayKind, due: readonly DueSubject[], filter: DueFilter): Generator<DueRow> {
  let first = 0;
  while (first < due.length) {
    let end = first + 1;
    while (end < due.length && due[end]!.person.id === due[first]!.person.id) end++;
    yield* rowsOfPerson(kind, due.slice(first, end)).filter((row) => isWanted(row, filter));
    first = end;
  }
}

function rowsOfPerson(kind: PayKind, due: readonly DueSubject[]): DueRow[] {
  const rows = new Map<string, DueRow>();
  for (const item of due) {
    const { person, subject, decision, policy, dueFen, inFlightFen } = item;
    const certificate = person.facts.certificates.find(({ id }) => id === decision.certificateId);
    // What is owed has a policy, a certificate and an employer that it names: a payout could not be made otherwise.
    if (policy === null || decision.level === null || certificate === undefined) {
      throw new Error(`${subject} of ${person.id} is due without a policy or certificate`);
    }
    const employer = payingEmployer(item);
    const key = [decision.level, employer.organizationId, policy.regionCode].join(' ');
    let row = rows.get(key);
    if (!row) {
      row = {
        workerId: person.id,
        workerName: person.name,
        kind,
        level: decision.level,
        organizationName: employer.organizationName,
        organizationKind: employer.kind,
        employerPath: employer.regionPath,
        regionCode: policy.regionCode,
        months: [],
        lineCount: 0,
        dueFen: 0,
        waitingFen: 0,
      };
      rows.set(key, row);
    }
    const period = periodOf(subject);
    if (period !== null) row.months.push(period);
    row.lineCount++;
    row.dueFen += dueFen;
    if (inFlightFen > 0) row.waitingFen += dueFen;
  }
  return [...rows.values()];
}

function isWanted(row: DueRow, { level, organizationKind, employerRegion, search }: DueFilter): boolean {
  if (level && !level.includes(row.level)) return false;
  if (organizationKind && !organizationKind.includes(row.organizationKind)) return false;
  if (employerRegion !== undefined && !row.employerPath.includes(employerRegion)) return false;
  return !search || row.workerName.includes(search) || row.organizationName.includes(search);
}

/** Sums of all rows that a filter finds, of which each person is counted once. */
export class DueSums {
  rowCount = 0;
  lineCount = 0;
  dueFen = 0;
  waitingFen = 0;
  private readonly people = new Set<string>();

  add(row: DueRow): void {
    this.rowCount++;
    this.lineCount += row.lineCount;
    this.dueFen += row.dueFen;
    this.waitingFen += row.waitingFen;
    this.people.add(row.workerId);
  }

  get payeeCount(): number {
    return this.people.size;
  }
}
