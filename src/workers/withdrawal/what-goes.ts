import type { EntityManager } from 'typeorm';

/** What was recorded of a person and goes with them, as the log keeps it; numbers of people are in none of it. */
export interface GoneRows {
  posts: object[];
  certificates: object[];
  registrations: object[];
  suspensions: object[];
  /** The ids of all rows that are gone: by them the log tells what an import had made. */
  removed: string[];
}

/**
 * Takes away posts, suspensions, certificates with their registrations, and accounts. A certificate that a line names which was never
 * paid stays, void from the start: the line says for good what it rested on.
 */
export async function removeWhatIsOf(tx: EntityManager, workerId: string, reason: string): Promise<GoneRows> {
  const told = async (sql: string): Promise<({ id: string } & object)[]> => tx.query(sql, [workerId]);
  const posts = await told(
    `SELECT p.id, o.name AS "organizationName", p.start_on AS "startOn", p.end_on AS "endOn", p.staffing
     FROM posts p JOIN organizations o ON o.id = p.organization_id WHERE p.worker_id = $1 ORDER BY p.start_on, p.id`,
  );
  const certificates = await told(
    `SELECT id, level, certificate_no AS "certificateNo", approved_on AS "approvedOn" FROM certificates
     WHERE worker_id = $1 ORDER BY approved_on, id`,
  );
  const registrations = await told(
    `SELECT g.id, g.certificate_id AS "certificateId", g.start_on AS "startOn", g.end_on AS "endOn"
     FROM registrations g JOIN certificates c ON c.id = g.certificate_id WHERE c.worker_id = $1 ORDER BY g.start_on, g.id`,
  );
  const suspensions = await told(
    `SELECT id, from_month AS "fromMonth", to_month AS "toMonth" FROM suspensions WHERE worker_id = $1 ORDER BY from_month`,
  );
  await tx.query(
    `UPDATE certificates SET void = true, revoked_on = coalesce(revoked_on, approved_on), revocation_reason = $2, version = version + 1
     WHERE worker_id = $1 AND EXISTS (SELECT 1 FROM payout_lines l WHERE l.certificate_id = certificates.id)`,
    [workerId, reason],
  );
  const removed: string[] = [];
  for (const sql of REMOVALS) {
    const gone: { id: string }[] = await tx.query(`WITH gone AS (${sql}) SELECT id FROM gone`, [workerId]);
    removed.push(...gone.map(({ id }) => id));
  }
  return { posts, certificates, registrations, suspensions, removed };
}

const OF_NO_LINE = `SELECT c.id FROM certificates c WHERE c.worker_id = $1
  AND NOT EXISTS (SELECT 1 FROM payout_lines l WHERE l.certificate_id = c.id)`;

/** Those that rest on others first. */
const REMOVALS = [
  `DELETE FROM registration_renewals WHERE certificate_id IN (${OF_NO_LINE}) RETURNING id`,
  `DELETE FROM registrations WHERE certificate_id IN (${OF_NO_LINE}) RETURNING id`,
  `DELETE FROM certificates WHERE id IN (${OF_NO_LINE}) RETURNING id`,
  'DELETE FROM suspensions WHERE worker_id = $1 RETURNING id',
  'DELETE FROM bank_accounts WHERE worker_id = $1 RETURNING id',
  'DELETE FROM posts WHERE worker_id = $1 RETURNING id',
];
