import type { EntityManager } from 'typeorm';
import { newId } from '../common/values/ids.js';
import type { Worker } from '../workers/people/worker.entity.js';
import type { Unmoved } from './merge-rules.js';
import type { MovedRows } from './worker-merge.entity.js';

/**
 * Tables whose rows go to the survivor. What is append-only (lines of payouts, their endings, events) keeps the record that it was made
 * for; the ledger reads it as the survivor's by `workers.merged_into`.
 */
const TABLES = [
  'posts',
  'certificates',
  'suspensions',
  'bank_accounts',
  'historical_payments',
  'waivers',
  'claims',
  'recoveries',
  'education_credits',
  'station_staff',
  'training_enrolments',
  'training_attendances',
  'training_candidates',
] as const;

/** Those of whose rows one may be the same as the survivor's. */
const JOINED = ['posts', 'suspensions', 'station_staff', 'historical_payments'] as const;

export interface MergeWork {
  survivor: Worker;
  duplicate: Worker;
  unmoved: Unmoved;
  now: Date;
  actorId: string;
}

/** Moves everything of the duplicate to the survivor and leaves a stub behind. Both are locked. */
export async function mergeRows(tx: EntityManager, work: MergeWork): Promise<MovedRows> {
  const { survivor, duplicate, unmoved, now, actorId } = work;
  const paid = await paidBefore(tx, survivor.id, duplicate.id);
  const joined = [...unmoved.joined, ...(await addUpPayments(tx, work))];
  for (const table of JOINED) {
    await tx.query(`DELETE FROM ${table} WHERE worker_id = $1 AND id = ANY($2::uuid[])`, [duplicate.id, joined]);
  }
  await tx.query(
    `UPDATE training_enrolments SET state = 'cancelled', cancelled_at = $2, cancelled_by = $3, cancel_reason = '与合并后的记录重复',
       version = version + 1 WHERE id = ANY($1::uuid[])`,
    [unmoved.cancelled, now, actorId],
  );
  // The survivor is paid where they were; only where nothing is known of that, the duplicate's account is theirs.
  await tx.query(
    `UPDATE bank_accounts SET replaced_at = $3, version = version + 1 WHERE worker_id = $2 AND replaced_at IS NULL
       AND EXISTS (SELECT 1 FROM bank_accounts o WHERE o.worker_id = $1 AND o.replaced_at IS NULL)`,
    [survivor.id, duplicate.id, now],
  );
  const moved: Record<string, number> = {};
  for (const table of TABLES) {
    const [, rows]: [unknown, number] = await tx.query(
      `UPDATE ${table} SET worker_id = $1, version = version + 1 WHERE worker_id = $2 AND NOT (id = ANY($3::uuid[]))`,
      [survivor.id, duplicate.id, unmoved.left],
    );
    if (rows > 0) moved[table] = rows;
  }
  await movePapers(tx, survivor.id, duplicate.id);
  await leaveStub(tx, survivor, duplicate);
  return { moved, joined, left: unmoved.left, paid };
}

/** Of a paper that both have, the survivor keeps theirs. */
async function movePapers(tx: EntityManager, survivorId: string, duplicateId: string): Promise<void> {
  await tx.query(
    `UPDATE attachments a SET worker_id = $1, object_id = CASE a.object_type WHEN 'worker' THEN $1 ELSE a.object_id END
     WHERE a.worker_id = $2 AND NOT (a.object_type = 'worker' AND EXISTS (
       SELECT 1 FROM attachments k WHERE k.object_type = 'worker' AND k.object_id = $1 AND k.sha256 = a.sha256
         AND k.removed_at IS NULL))`,
    [survivorId, duplicateId],
  );
}

/**
 * What was paid for one subject on one day under both records is one row with the sum: history knows a day once. A row of the past never
 * changes its amount, so the survivor's is withdrawn and another one stands for it.
 *
 * @returns the duplicate's rows, which the sums hold
 */
async function addUpPayments(tx: EntityManager, { survivor, duplicate, now, actorId }: MergeWork): Promise<string[]> {
  const rows: { kept: string; joined: string; subject: string; amountFen: number; paidOn: string }[] = await tx.query(
    `SELECT s.id AS kept, d.id AS joined, s.subject, s.amount_fen + d.amount_fen AS "amountFen", s.paid_on::text AS "paidOn"
     FROM historical_payments s JOIN historical_payments d ON d.subject = s.subject AND d.paid_on = s.paid_on
     WHERE s.worker_id = $1 AND d.worker_id = $2 AND s.withdrawn_at IS NULL AND d.withdrawn_at IS NULL ORDER BY s.id`,
    [survivor.id, duplicate.id],
  );
  await tx.query(
    `UPDATE historical_payments SET withdrawn_at = $2, withdrawn_by = $3, withdrawal_reason = '与合并的记录同日同项，相加后另记一笔',
       version = version + 1 WHERE id = ANY($1::uuid[])`,
    [rows.map(({ kept }) => kept), now, actorId],
  );
  await tx.query(
    `INSERT INTO historical_payments (id, worker_id, subject, amount_fen, paid_on, corrects_id, version)
     SELECT r.id, $1, r.subject, r.amount_fen, r.paid_on, r.corrects_id, 1
     FROM unnest($2::uuid[], $3::text[], $4::int[], $5::date[], $6::uuid[]) AS r(id, subject, amount_fen, paid_on, corrects_id)`,
    [
      survivor.id,
      rows.map(() => newId()),
      rows.map(({ subject }) => subject),
      rows.map(({ amountFen }) => amountFen),
      rows.map(({ paidOn }) => paidOn),
      rows.map(({ kept }) => kept),
    ],
  );
  return rows.map(({ joined }) => joined);
}

/** Lines paid under the duplicate (and what was merged into it before), and those of the survivor for the same subjects. */
async function paidBefore(tx: EntityManager, survivorId: string, duplicateId: string): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `WITH theirs AS (
       SELECT e.line_id, e.subject FROM line_endings e WHERE e.outcome = 'paid'
         AND e.worker_id = ANY(ARRAY(SELECT id FROM workers WHERE id = $2 OR merged_into = $2)))
     SELECT line_id AS id FROM theirs
     UNION SELECT e.line_id FROM line_endings e WHERE e.outcome = 'paid' AND e.subject IN (SELECT subject FROM theirs)
       AND e.worker_id = ANY(ARRAY(SELECT id FROM workers WHERE id = $1 OR merged_into = $1))
     ORDER BY 1`,
    [survivorId, duplicateId],
  );
  return rows.map(({ id }) => id);
}

/** Phone and remark are kept where the survivor has none; registered is the person where they came to last. */
async function leaveStub(tx: EntityManager, survivor: Worker, duplicate: Worker): Promise<void> {
  await tx.query(
    `UPDATE workers s SET phone_cipher = coalesce(s.phone_cipher, d.phone_cipher), phone_hash = coalesce(s.phone_hash, d.phone_hash),
       remark = coalesce(s.remark, d.remark), region_code = coalesce((
         SELECT o.region_code FROM posts p JOIN organizations o ON o.id = p.organization_id
         WHERE p.worker_id = s.id ORDER BY p.start_on DESC, p.id DESC LIMIT 1), s.region_code), version = s.version + 1
     FROM workers d WHERE s.id = $1 AND d.id = $2`,
    [survivor.id, duplicate.id],
  );
  const stubs = 'UPDATE workers SET merged_into = $1, version = version + 1 WHERE';
  await tx.query(`${stubs} merged_into = $2`, [survivor.id, duplicate.id]);
  await tx.query(`${stubs} id = $2`, [survivor.id, duplicate.id]);
}
