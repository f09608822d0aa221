import type { PlanRefusal, RosterPlan, RowOutcome } from './roster-plan.js';
import type { ImportCounts } from './import.entity.js';
import type { RevocationRow, RosterReading, RosterRow } from './roster-rows.js';

export interface RunResult {
  counts: ImportCounts;
  refusals: PlanRefusal[];
}

/**
 * Takes a workbook's rows through the plan in the order in which they rest on each other: revocations of certificates
 * that the register already holds (so that a second one at the level may follow), the roster, then the other sheets.
 */
export function runRoster(reading: RosterReading, plan: RosterPlan): RunResult {
  const counts: ImportCounts = { rows: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 };
  for (const rows of Object.values(reading.rowCounts)) counts.rows += rows;
  const refusals: PlanRefusal[] = [];
  const take = (result: RowOutcome): void => {
    if (typeof result === 'string') counts[result]++;
    else refusals.push(result);
  };
  const isEarly = earlyRevocations(reading, plan);
  for (const row of reading.revocations.filter(isEarly)) take(plan.revocationRow(row));
  for (const row of reading.rows) take(plan.rosterRow(row));
  for (const row of reading.revocations.filter((revocation) => !isEarly(revocation))) take(plan.revocationRow(row));
  for (const row of reading.suspensions) take(plan.suspensionRow(row));
  for (const row of reading.historicalPayments) take(plan.paymentRow(row));
  counts.rejected = counts.rows - counts.created - counts.updated - counts.unchanged;
  return { counts, refusals };
}

/** Tells the revocations that mean a certificate of the register rather than one that this workbook brings. */
function earlyRevocations(reading: RosterReading, plan: RosterPlan): (row: RevocationRow) => boolean {
  if (reading.revocations.length === 0) return () => false;
  const revoked = new Set(reading.revocations.map((row) => row.identityNumber));
  const brought = reading.rows.filter((row) => row.level !== null && revoked.has(row.identityNumber));
  const early = new Set(
    reading.revocations.filter((row) => {
      const known = plan.certificatesOf(row.identityNumber).filter((certificate) => certificate.level === row.level);
      const latestKnown = latest(
        known.map((certificate) => certificate.approvedOn),
        row.revokedOn,
      );
      const isNew = (candidate: RosterRow): boolean =>
        candidate.identityNumber === row.identityNumber &&
        candidate.level === row.level &&
        !known.some((certificate) => certificate.certificateNo === candidate.certificateNo);
      const latestBrought = latest(
        brought.filter(isNew).map((candidate) => candidate.approvedOn ?? ''),
        row.revokedOn,
      );
      return latestKnown !== '' && latestKnown >= latestBrought;
    }),
  );
  return (row) => early.has(row);
}

function latest(dates: string[], onOrBefore: string): string {
  return dates.filter((date) => date <= onOrBefore).reduce((a, b) => (a > b ? a : b), '');
}
