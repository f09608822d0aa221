import { type EntityManager, In } from 'typeorm';
import type { AuditService } from '../audit/audit.service.js';
import { staleRow } from '../audit/stale/stale-row.js';
import type { Caller } from '../auth/access/caller.js';
import { findWithin } from '../auth/access/region-scope.js';
import { displayNames } from '../auth/display-names.js';
import { notFound } from '../common/errors.js';
import { Region } from '../regions/region.entity.js';
import { type NamedPolicy, toPolicy } from './policies.dto.js';
import { Policy } from './policy.entity.js';
import { approverIsAuthor } from './policy-errors.js';

/**
 * The policy, locked with all policies of its kind and region: whoever changes a period there waits, in one order.
 *
 * @throws {Refusal} not-found
 */
export async function lockPolicy(tx: EntityManager, caller: Caller, id: string): Promise<Policy> {
  const known = await findWithin(tx, Policy, caller, id);
  if (!known) throw notFound('政策');
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`policy ${known.kind} ${known.regionCode}`]);
  return tx.findOneOrFail(Policy, { where: { id }, lock: { mode: 'pessimistic_write' } });
}

/** @param version the one that was read; null where the client does not say: a step needs none */
export async function requireVersion(tx: EntityManager, policy: Policy, version: number | null): Promise<void> {
  if (version === null || policy.version === version) return;
  throw await staleRow(tx, '政策', { type: 'policy', id: policy.id }, toPolicy(await withName(tx, policy)));
}

const WROTE: Readonly<Record<string, string>> = {
  'policy.create': '拟写',
  'policy.update': '修改',
  'policy.submit': '提交',
};

/**
 * Whoever wrote or submitted any part of the draft neither approves nor returns it (domain rule §3); the log knows who did.
 *
 * @throws {Refusal} APPROVER_IS_AUTHOR
 */
export async function requireOtherPerson(
  tx: EntityManager,
  caller: Caller,
  policy: Policy,
  deed: string,
): Promise<void> {
  const [wrote] = await tx.query<{ action: string }[]>(
    `SELECT action FROM audit_events WHERE object_type = 'policy' AND object_id = $1 AND actor_id = $2
       AND action = ANY($3) ORDER BY at, id LIMIT 1`,
    [policy.id, caller.id, Object.keys(WROTE)],
  );
  const action = policy.createdBy === caller.id ? 'policy.create' : wrote?.action;
  if (action !== undefined) throw approverIsAuthor(caller.displayName, WROTE[action] ?? '拟写', deed);
}

export async function recordPolicy(
  tx: EntityManager,
  audit: AuditService,
  caller: Caller,
  action: string,
  { id, regionCode }: Policy,
  details: Record<string, unknown>,
  reason?: string,
): Promise<void> {
  await audit.record(tx, caller, {
    action,
    objectType: 'policy',
    objectId: id,
    regionCode,
    details,
    reason: reason ?? null,
  });
}

export async function withNames(tx: EntityManager, policies: Policy[]): Promise<NamedPolicy[]> {
  const ids = policies.flatMap(({ createdBy, submittedBy, returnedBy, approvedBy }) => [
    createdBy,
    submittedBy,
    returnedBy,
    approvedBy,
  ]);
  const names = await displayNames(tx, ids);
  const codes = [...new Set(policies.map(({ regionCode }) => regionCode))];
  const regions = await tx.find(Region, { where: { code: In(codes) }, select: { code: true, name: true } });
  const regionNames = new Map(regions.map(({ code, name }) => [code, name]));
  return policies.map((policy) => ({ policy, names, regionName: regionNames.get(policy.regionCode) ?? '' }));
}

export async function withName(tx: EntityManager, policy: Policy): Promise<NamedPolicy> {
  return (await withNames(tx, [policy]))[0]!;
}
