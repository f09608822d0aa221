import type { EntityManager } from 'typeorm';
import {
  HOURS_REQUIRED,
  hoursByRegistration,
  type Credit,
  type RegisteredCertificate,
} from '../../certificates/education/education-rules.js';
import { levelRank } from '../../certificates/level.js';

/**
 * Hours of continuing education that people still miss for the registration they are in on a day (domain.md §10). Who
 * holds several registered certificates is asked for the highest; who is registered by none misses nothing.
 *
 * @returns by worker id; only those who miss something
 */
export async function hoursMissing(
  tx: EntityManager,
  workerIds: readonly string[],
  day: string,
): Promise<Map<string, number>> {
  if (workerIds.length === 0) return new Map();
  const rows: { workerId: string; certificates: RegisteredCertificate[]; credits: Credit[] }[] = await tx.query(
    `SELECT w.id AS "workerId",
       (SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'level', c.level, 'approvedOn', c.approved_on,
          'revokedOn', c.revoked_on, 'void', c.void, 'registrations',
          (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'startOn', r.start_on, 'endOn', r.end_on)), '[]')
           FROM registrations r WHERE r.certificate_id = c.id))), '[]')
        FROM certificates c WHERE c.worker_id = w.id) AS certificates,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('hours', e.hours, 'earnedOn', e.earned_on)), '[]')
        FROM education_credits e WHERE e.worker_id = w.id AND e.earned_on <= $2::date) AS credits
     FROM workers w WHERE w.id = ANY($1::uuid[])`,
    [workerIds, day],
  );
  const missing = new Map<string, number>();
  for (const { workerId, certificates, credits } of rows) {
    const hours = missingOf(certificates, credits, day);
    if (hours > 0) missing.set(workerId, hours);
  }
  return missing;
}

function missingOf(certificates: readonly RegisteredCertificate[], credits: readonly Credit[], day: string): number {
  const current = certificates
    .filter((it) => !it.void && (it.revokedOn === null || it.revokedOn > day))
    .flatMap(({ level, registrations }) => registrations.map((registration) => ({ level, registration })))
    .filter(({ registration }) => registration.startOn <= day && day <= registration.endOn)
    .sort(
      (a, b) => levelRank(b.level) - levelRank(a.level) || (a.registration.startOn < b.registration.startOn ? 1 : -1),
    )
    .at(0);
  if (!current) return 0;
  const earned = hoursByRegistration(certificates, credits).get(current.registration.id) ?? 0;
  return Math.max(0, HOURS_REQUIRED[current.level] - earned);
}
