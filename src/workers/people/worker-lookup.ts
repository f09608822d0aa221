import type { EntityManager } from 'typeorm';
import type { Caller } from '../../auth/access/caller.js';
import { liesWithin } from '../../auth/access/region-scope.js';
import { notFound, Refusal } from '../../common/errors.js';
import { Conditions } from '../../database/statements/conditions.js';
import { workerRowWithin } from './worker-scope.js';
import { Worker } from './worker.entity.js';

/** Finding one person, always within the caller's region. */

/** @throws {Refusal} not-found, in the same words for a person outside the caller's region and one that is not there */
export async function requireWorker(tx: EntityManager, caller: Caller, id: string): Promise<Worker> {
  await requireExists(tx, caller, id);
  return tx.findOneByOrFail(Worker, { id });
}

/**
 * As {@link requireWorker}, and locked: whatever is recorded of one person (posts, certificates, suspensions) is
 * recorded one at a time, so that two entries cannot each miss the other. Not `FOR UPDATE`: that would also stop whoever
 * only refers to the person, such as the lines of a payout that is being made, and fail them in their snapshot.
 */
export async function lockWorker(tx: EntityManager, caller: Caller, id: string): Promise<Worker> {
  await requireExists(tx, caller, id);
  return tx.findOneOrFail(Worker, { where: { id }, lock: { mode: 'for_no_key_update' } });
}

async function requireExists(tx: EntityManager, caller: Caller, id: string): Promise<void> {
  const { regionCode } = caller;
  const conditions = new Conditions().add('w.id = ?', id).add(workerRowWithin('w'), regionCode, regionCode);
  const rows: unknown[] = await tx.query(`SELECT 1 FROM workers w ${conditions.where()}`, conditions.parameters);
  if (rows.length === 0) throw notFound('人员');
}

/**
 * A person's own facts (name, phone, account) are kept where the person is registered or serves today. A region that
 * they have left still sees them, since their past months may be owed there, but no longer changes where others pay.
 */
export async function requireKeeper(tx: EntityManager, caller: Caller, worker: Worker, today: string): Promise<void> {
  if (await liesWithin(tx, worker.regionCode, caller.regionCode)) return;
  const serving: unknown[] = await tx.query(
    `SELECT 1 FROM posts p JOIN organizations o ON o.id = p.organization_id JOIN regions r ON r.code = o.region_code
     WHERE p.worker_id = $1 AND p.start_on <= $2 AND (p.end_on IS NULL OR p.end_on >= $2)
       AND r.path @> ARRAY[$3]::text[] LIMIT 1`,
    [worker.id, today, caller.regionCode],
  );
  if (serving.length === 0) {
    throw new Refusal('refused', 'WORKER_ELSEWHERE', '此人已转往其他地区，其个人资料由现登记地维护，请联系市局办理。');
  }
}
