import type { EntityManager } from 'typeorm';
import type { Caller } from '../auth/access/caller.js';
import { notFound } from '../common/errors.js';
import { Conditions } from '../database/statements/conditions.js';
import { lockWorker } from '../workers/people/worker-lookup.js';
import { workerRowWithin } from '../workers/people/worker-scope.js';
import type { Worker } from '../workers/people/worker.entity.js';

/**
 * Locks the holder of a certificate; a certificate exists for those for whom its holder exists. One statement for a
 * certificate of a person elsewhere and for none: neither words nor time tell the two apart.
 *
 * @throws {Refusal} not-found
 */
export async function lockHolder(tx: EntityManager, caller: Caller, certificateId: string): Promise<Worker> {
  const { regionCode } = caller;
  const conditions = new Conditions().add('c.id = ?', certificateId).add(workerRowWithin('w'), regionCode, regionCode);
  const [holder]: { id: string }[] = await tx.query(
    `SELECT w.id FROM certificates c JOIN workers w ON w.id = c.worker_id ${conditions.where()}`,
    conditions.parameters,
  );
  if (!holder) throw notFound('证书');
  return lockWorker(tx, caller, holder.id);
}
