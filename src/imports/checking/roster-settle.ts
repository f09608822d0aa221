import { grouped } from './roster-cross-check.js';
import type { RosterRow } from '../roster/roster-rows.js';

/**
 * What several rows state of one person, put together before any of them is taken over, so that neither the order of the
 * rows nor a second import of the same file changes the outcome: an empty cell takes what another row says of the same
 * certificate, and where a person's rows differ in a note (which only warns) the last one holds. Changes the rows.
 */
export function settlePerson(rows: readonly RosterRow[]): void {
  if (rows.length < 2) return;
  lastHolds(rows, 'remark');
  lastHolds(rows, 'bankName');
  for (const ofLevel of grouped(rows, (row) => row.level)) settleCertificates(ofLevel);
}

function settleCertificates(rows: readonly RosterRow[]): void {
  const numbers = new Set(rows.flatMap((row) => row.certificateNo ?? []));
  if (numbers.size === 1) fill(rows, 'certificateNo');
  for (const certificate of grouped(rows, (row) => row.certificateNo)) {
    fill(certificate, 'approvedOn');
    fill(certificate, 'declaredOn');
  }
}

function fill(rows: readonly RosterRow[], field: 'certificateNo' | 'approvedOn' | 'declaredOn'): void {
  const stated = rows.find((row) => row[field] !== null)?.[field] ?? null;
  if (stated !== null) for (const row of rows) row[field] ??= stated;
}

function lastHolds(rows: readonly RosterRow[], field: 'remark' | 'bankName'): void {
  const last = rows.findLast((row) => row[field] !== null)?.[field] ?? null;
  for (const row of rows) if (row[field] !== null) row[field] = last;
}
