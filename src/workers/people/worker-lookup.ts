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
  const worker = await tx.findOneOrFail(Worker, { where: { id }, lock: { mode: 'for_no_key_update' } });
  // Merged or withdrawn while this waited for the lock.
  if (worker.mergedInto !== null || worker.withdrawnAt !== null) throw await notThere(tx, caller, id);
  return worker;
}

async function requireExists(tx: EntityManager, caller: Caller, id: string): Promise<void> {
  const { regionCode } = caller;
  const conditions = new Conditions().add('w.id = ?', id).add(workerRowWithin('w'), regionCode, regionCode);
  const rows: unknown[] = await tx.query(`SELECT 1 FROM workers w ${conditions.where()}`, conditions.parameters);
  if (rows.length === 0) throw await notThere(tx, caller, id);
}

/**
 * A record that was merged says where it went, to those for whom the survivor exists, and one that was withdrawn that it was, in its region;
 * for all others it is one that is not there.
 */
export async function notThere(tx: EntityManager, caller: Pick<Caller, 'regionCode'>, id: string): Promise<Refusal> {
  const { regionCode } = caller;
  const conditions = new Conditions().add('d.id = ?', id).add(workerRowWithin('w'), regionCode, regionCode);
  const [survivor]: { id: string; name: string }[] = await tx.query(
    `SELECT w.id, w.name FROM workers d JOIN workers w ON w.id = d.merged_into ${conditions.where()}`,
    conditions.parameters,
  );
  if (!survivor) return (await isWithdrawn(tx, caller, id)) ? withdrawn() : notFound('人员');
  const detail = `该人员记录已并入“${survivor.name}”的记录，请打开合并后的记录。`;
  return new Refusal('not-found', 'WORKER_MERGED', detail, [], { mergedInto: survivor.id });
}

/** Whether it is a record that was taken back in the caller's region. */
export async function isWithdrawn(tx: EntityManager, caller: Pick<Caller, 'regionCode'>, id: string): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `SELECT 1 FROM workers w JOIN regions r ON r.code = w.region_code
     WHERE w.id = $1 AND w.withdrawn_at IS NOT NULL AND r.path @> ARRAY[$2]::text[]`,
    [id, caller.regionCode],
  );
  return rows.length > 0;
}

function withdrawn(): Refusal {
  const detail = '该人员记录已作为误录作废，经过请在操作日志中查看；此人确有其人的，请重新登记。';
  return new Refusal('not-found', 'WORKER_WITHDRAWN', detail);
}

/** The records that were merged into each of these people, as the ledger keeps their rows for good. */
export interface MergedRecord {
  id: string;
  survivorId: string;
}

export function mergedInto(tx: EntityManager, workerIds: readonly string[]): Promise<MergedRecord[]> {
  return tx.query(
    'SELECT id, merged_into AS "survivorId" FROM workers WHERE merged_into = ANY($1::uuid[]) ORDER BY id',
    [workerIds],
  );
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
