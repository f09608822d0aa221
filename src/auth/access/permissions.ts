import type { Role } from './roles.js';

/**
 * The matrix of who may do what; where (the caller's region) is the scope's matter. Every route names one of these, or
 * says that it is public; a route that names nothing answers nobody.
 *
 * admin also does what an officer does, since the smallest bureaux have one person for both; that never breaks the
 * separation of duties, which is held by person and not by role: whoever wrote a policy or made a payout does not
 * approve it.
 */
export const PERMISSIONS = {
  'self.use': ['admin', 'officer', 'reviewer', 'finance', 'station_manager', 'auditor'],
  'regions.read': ['admin', 'officer', 'reviewer', 'finance', 'station_manager', 'auditor'],
  'users.manage': ['admin'],
  'audit.read': ['admin', 'auditor'],
  'settings.read': ['admin', 'officer', 'reviewer', 'finance', 'auditor'],
  'settings.write': ['admin'],
  /** Of regions: names and phones on sheets at once, what money rests on as a proposal. */
  'settings.regions': ['admin', 'officer'],
  'settings.approve': ['admin', 'reviewer'],
  'workers.read': ['admin', 'officer', 'reviewer', 'finance', 'auditor'],
  'workers.write': ['admin', 'officer'],
  /** What was done about a person, by whom and why. */
  'workers.history': ['admin', 'officer', 'reviewer', 'auditor'],
  'workers.reveal': ['admin', 'officer', 'finance'],
  'imports.read': ['admin', 'officer', 'reviewer', 'auditor'],
  'imports.run': ['admin', 'officer'],
  'policies.read': ['admin', 'officer', 'reviewer', 'finance', 'auditor'],
  'policies.write': ['admin', 'officer'],
  'policies.approve': ['admin', 'reviewer'],
  'entitlements.read': ['admin', 'officer', 'reviewer', 'finance', 'auditor'],
  'payouts.read': ['admin', 'officer', 'reviewer', 'finance', 'auditor'],
  'payouts.create': ['admin', 'officer'],
  /** First look, return, approval. */
  'payouts.review': ['admin', 'reviewer'],
  'payouts.cancel': ['admin', 'officer', 'reviewer'],
  /** To the bank and back. */
  'payouts.send': ['admin', 'finance'],
  /** The sheet with whole identity numbers and accounts. */
  'payouts.workbook': ['admin', 'officer', 'reviewer', 'finance'],
  /** Everything a payout rests on, in one archive, with whole identity numbers and accounts. */
  'payouts.auditPack': ['admin', 'reviewer', 'finance', 'auditor'],
  'integrity.read': ['admin', 'reviewer', 'auditor'],
  'recoveries.read': ['admin', 'officer', 'reviewer', 'finance', 'auditor'],
  /** Opening, settings, asking for a write-off; deciding on one is a reviewer's. */
  'recoveries.write': ['admin', 'officer'],
  /** Money paid back by hand comes in where money goes out. */
  'recoveries.receive': ['admin', 'officer', 'finance'],
  /** A station manager sees and reports for their own station only: see stations/station-scope.ts. */
  'stations.read': ['admin', 'officer', 'reviewer', 'finance', 'station_manager', 'auditor'],
  'stations.write': ['admin', 'officer'],
  'stations.report': ['admin', 'officer', 'station_manager'],
  'reports.read': ['admin', 'officer', 'reviewer', 'finance', 'auditor'],
  'training.read': ['admin', 'officer', 'reviewer', 'finance', 'station_manager', 'auditor'],
  'training.write': ['admin', 'officer'],
  /** Enrolling, and keeping the list of who was there: a station manager for the own station's staff only. */
  'training.enrol': ['admin', 'officer', 'station_manager'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

export function roleMay(role: Role, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly Role[]).includes(role);
}
