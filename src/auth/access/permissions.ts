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
  'self.use': ['admin', 'officer', 'reviewer', 'finance', 'station_manager', 'auditor', 'leader'],
  /** Long work of one's own; what it does is asked as that. */
  'jobs.use': ['admin', 'officer', 'reviewer', 'finance', 'station_manager', 'auditor', 'leader'],
  /** What is found is what the caller may read: asked of each kind. */
  'search.use': ['admin', 'officer', 'reviewer', 'finance', 'station_manager', 'auditor'],
  /** What waits for the caller, by the other permissions. */
  'inbox.read': ['admin', 'officer', 'reviewer', 'finance', 'station_manager', 'auditor'],
  'regions.read': ['admin', 'officer', 'reviewer', 'finance', 'station_manager', 'auditor', 'leader'],
  'users.manage': ['admin'],
  /** How the service itself is: backups, keys, disk, long work. */
  'operations.read': ['admin'],
  'audit.read': ['admin', 'auditor'],
  'settings.read': ['admin', 'officer', 'reviewer', 'finance', 'auditor'],
  'settings.write': ['admin'],
  /** Of regions: names and phones on sheets at once, what money rests on as a proposal. */
  'settings.regions': ['admin', 'officer'],
  'settings.approve': ['admin', 'reviewer'],
  'workers.read': ['admin', 'officer', 'reviewer', 'finance', 'auditor'],
  'workers.write': ['admin', 'officer'],
  /** The second person's word on a corrected identity number, and on two records that are one person. */
  'workers.confirm': ['admin', 'reviewer'],
  /** What was done about a person, by whom and why. */
  'workers.history': ['admin', 'officer', 'reviewer', 'auditor'],
  'workers.reveal': ['admin', 'officer', 'finance'],
  /**
   * Papers: what may be seen or changed is what of its object may be, asked of each kind of object. A station manager has those of the
   * claims of the own station's staff, and of nothing else: see attachments/attachment-objects.ts.
   */
  'attachments.read': ['admin', 'officer', 'reviewer', 'finance', 'station_manager', 'auditor'],
  'attachments.write': ['admin', 'officer', 'reviewer', 'finance', 'station_manager'],
  'imports.read': ['admin', 'officer', 'reviewer', 'auditor'],
  'imports.run': ['admin', 'officer'],
  'policies.read': ['admin', 'officer', 'reviewer', 'finance', 'auditor'],
  'policies.write': ['admin', 'officer'],
  'policies.approve': ['admin', 'reviewer'],
  /** A station manager reads, enters and completes claims of the own station's staff only: see claims/reading/claim-scope.ts. */
  'claims.read': ['admin', 'officer', 'reviewer', 'finance', 'station_manager', 'auditor'],
  'claims.write': ['admin', 'officer', 'station_manager'],
  /** 受理、补正、不予受理, and what is confirmed of a claim. */
  'claims.decide': ['admin', 'officer'],
  'claimNotices.read': ['admin', 'officer', 'reviewer', 'finance', 'station_manager', 'auditor'],
  'claimNotices.write': ['admin', 'officer'],
  'claimNotices.approve': ['admin', 'reviewer'],
  /** A draft by those who write, one that is approved by those who approve. */
  'claimNotices.withdraw': ['admin', 'officer', 'reviewer'],
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
  /** Who serves at a station: a station manager for the own one, by name and last four. */
  'stations.staff': ['admin', 'officer', 'station_manager'],
  'stations.report': ['admin', 'officer', 'station_manager'],
  /** Figures, what they are counted from (names, nobody's numbers), and the year's papers: all that a leader reads. */
  'reports.read': ['admin', 'officer', 'reviewer', 'finance', 'auditor', 'leader'],
  /** What a year may cost, set beside what was paid. */
  'budgets.write': ['admin', 'officer'],
  'training.read': ['admin', 'officer', 'reviewer', 'finance', 'station_manager', 'auditor'],
  'training.write': ['admin', 'officer'],
  /** Enrolling, and keeping the list of who was there: a station manager for the own station's staff only. */
  'training.enrol': ['admin', 'officer', 'station_manager'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

export function roleMay(role: Role, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly Role[]).includes(role);
}
