import type { PlanRefusal, RosterPlan, RowOutcome } from './roster-plan.js';
import type { ImportCounts } from './import.entity.js';
import type { RevocationRow, RosterReading, RosterRow } from './roster-rows.js';
import { settleRows } from './roster-settle.js';

export interface RunResult {
  counts: ImportCounts;
  refusals: PlanRefusal[];
}

/**
 * Takes a workbook's rows through the plan in the order in which they rest on each other: the roster, with each
 * revocation before the certificate that it makes room for; then the other revocations and the other sheets.
 */
export function runRoster(reading: RosterReading, plan: RosterPlan): RunResult {
  const counts: ImportCounts = { rows: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 };
  for (const rows of Object.values(reading.rowCounts)) counts.rows += rows;
  const refusals: PlanRefusal[] = [];
  const take = (result: RowOutcome): void => {
    if (typeof result === 'string') counts[result]++;
    else refusals.push(result);
  };
  const waiting = new Set(reading.revocations);
  const takeRevocation = (row: RevocationRow): void => {
    waiting.delete(row);
    take(plan.revocationRow(row));
  };
  for (const row of bySuccession(settleRows(reading.rows), reading.revocations)) {
    revocationsBefore(row, waiting, plan).forEach(takeRevocation);
    take(plan.rosterRow(row));
  }
  reading.revocations.filter((row) => waiting.has(row)).forEach(takeRevocation);
  for (const row of reading.suspensions) take(plan.suspensionRow(row));
  for (const row of reading.historicalPayments) take(plan.paymentRow(row));
  counts.rejected = counts.rows - counts.created - counts.updated - counts.unchanged;
  return { counts, refusals };
}

/** The rows in their order, but those of a person with a revocation by the day of approval: the earlier certificate first. */
function bySuccession(rows: readonly RosterRow[], revocations: readonly RevocationRow[]): readonly RosterRow[] {
  if (revocations.length === 0) return rows;
  const revoked = new Set(revocations.map((row) => row.identityNumber));
  const inOrder = rows
    .filter((row) => revoked.has(row.identityNumber))
    .sort((a, b) => (a.approvedOn ?? '').localeCompare(b.approvedOn ?? ''));
  return [...rows.filter((row) => !revoked.has(row.identityNumber)), ...inOrder];
}

/** Revocations not later than a new certificate's approval, where one of the level is in force that they can mean. */
function revocationsBefore(row: RosterRow, waiting: ReadonlySet<RevocationRow>, plan: RosterPlan): RevocationRow[] {
  const { identityNumber, level, approvedOn } = row;
  if (waiting.size === 0 || level === null || approvedOn === null) return [];
  const known = plan.certificatesOf(identityNumber).filter((certificate) => certificate.level === level);
  if (known.some((certificate) => certificate.certificateNo === row.certificateNo)) return [];
  const inForce = known.find((certificate) => certificate.revokedOn === null);
  if (!inForce) return [];
  return [...waiting].filter(
    (revocation) =>
      revocation.identityNumber === identityNumber &&
      revocation.level === level &&
      inForce.approvedOn <= revocation.revokedOn &&
      revocation.revokedOn <= approvedOn,
  );
}
