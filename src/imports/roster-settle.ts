import { grouped } from './roster-cross-check.js';
import type { RosterRow } from './roster-rows.js';

/**
 * What several rows state of one thing, put together before any of them is taken over, so that neither the order of the
 * rows nor a second import of the same file changes the outcome: an empty cell takes what another row says of the same
 * certificate or employer, and where a person's rows differ in a note (which only warns) the last one holds.
 */
export function settleRows(rows: readonly RosterRow[]): RosterRow[] {
  const settled = rows.map((row) => ({ ...row }));
  for (const own of grouped(settled, (row) => row.identityNumber)) {
    if (own.length === 1) continue;
    lastHolds(own, 'remark');
    lastHolds(own, 'bankName');
    for (const ofLevel of grouped(own, (row) => row.level)) settleCertificates(ofLevel);
  }
  for (const staff of grouped(settled, (row) => `${row.countyCode} ${row.organizationName}`)) {
    fill(staff, 'townshipCode');
    fill(staff, 'registrarCode');
  }
  return settled;
}

function settleCertificates(rows: RosterRow[]): void {
  const numbers = new Set(rows.flatMap((row) => row.certificateNo ?? []));
  if (numbers.size === 1) fill(rows, 'certificateNo');
  for (const certificate of grouped(rows, (row) => row.certificateNo)) {
    fill(certificate, 'approvedOn');
    fill(certificate, 'declaredOn');
  }
}

type OptionalField =
  'remark' | 'bankName' | 'certificateNo' | 'approvedOn' | 'declaredOn' | 'townshipCode' | 'registrarCode';

function fill(rows: RosterRow[], field: OptionalField): void {
  const stated = rows.find((row) => row[field] !== null)?.[field] ?? null;
  if (stated !== null) for (const row of rows) row[field] ??= stated;
}

function lastHolds(rows: RosterRow[], field: OptionalField): void {
  const last = rows.findLast((row) => row[field] !== null)?.[field] ?? null;
  for (const row of rows) if (row[field] !== null) row[field] = last;
}
