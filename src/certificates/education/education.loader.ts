import type { EntityManager } from 'typeorm';
import type { Credit, RegisteredCertificate } from './education-rules.js';

/** What hours and renewals of one person rest on. */
export interface Education {
  certificates: RegisteredCertificate[];
  credits: Credit[];
}

/** Reads it of many people in two statements, however many they are. */
export async function loadEducation(
  tx: EntityManager,
  workerIds: readonly string[],
): Promise<ReadonlyMap<string, Education>> {
  const education = new Map<string, Education>(workerIds.map((id) => [id, { certificates: [], credits: [] }]));
  const certificates: (RegisteredCertificate & { workerId: string })[] = await tx.query(
    `SELECT c.worker_id AS "workerId", c.id, c.level, c.approved_on AS "approvedOn", c.revoked_on AS "revokedOn", c.void,
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', r.id, 'startOn', r.start_on, 'endOn', r.end_on)
                   ORDER BY r.start_on)
                 FROM registrations r WHERE r.certificate_id = c.id), '[]') AS registrations
     FROM certificates c WHERE c.worker_id = ANY($1::uuid[]) ORDER BY c.approved_on, c.id`,
    [[...workerIds]],
  );
  for (const { workerId, ...certificate } of certificates) education.get(workerId)?.certificates.push(certificate);
  const credits: (Credit & { workerId: string })[] = await tx.query(
    `SELECT worker_id AS "workerId", hours, earned_on AS "earnedOn" FROM education_credits
     WHERE worker_id = ANY($1::uuid[]) ORDER BY earned_on, id`,
    [[...workerIds]],
  );
  for (const { workerId, ...credit } of credits) education.get(workerId)?.credits.push(credit);
  return education;
}
