import { type EntityManager, IsNull, Not } from 'typeorm';
import { monthOf } from '../common/values/months.js';
import { Policy, type PolicyKind } from './policy.entity.js';
import {
  awardSettings,
  type AwardPolicyTerms,
  stipendSettings,
  type StipendPolicyTerms,
} from './terms/policy-terms.js';
import type { RegionPaths } from './facts/region-view.js';

/**
 * Every policy of a kind that was approved, whatever its state today: a retired one still counts inside its period. One
 * that was withdrawn whole has no day in it and is left out.
 */
export async function loadApproved(tx: EntityManager, kind: PolicyKind): Promise<Policy[]> {
  const approved = await tx.find(Policy, {
    where: { kind, approvedAt: Not(IsNull()) },
    order: { regionCode: 'ASC', effectiveFrom: 'ASC', id: 'ASC' },
  });
  return approved.filter(({ effectiveFrom, effectiveTo }) => effectiveTo === null || effectiveFrom <= effectiveTo);
}

export async function loadAwardTerms(tx: EntityManager, paths: RegionPaths): Promise<AwardPolicyTerms[]> {
  return (await loadApproved(tx, 'award')).map((policy) => awardTerms(policy, paths));
}

export async function loadStipendTerms(tx: EntityManager, paths: RegionPaths): Promise<StipendPolicyTerms[]> {
  return (await loadApproved(tx, 'stipend')).map((policy) => stipendTerms(policy, paths));
}

/** First month of the first stipend policy ever approved, one since withdrawn included: it may have paid. */
export async function firstStipendMonth(tx: EntityManager): Promise<string | null> {
  const [{ first }] = await tx.query<[{ first: string | null }]>(
    `SELECT min(effective_from) AS first FROM policies WHERE kind = 'stipend' AND approved_at IS NOT NULL`,
  );
  return first === null ? null : monthOf(first);
}

/** A policy as far as the rules read it. */
export type PolicyRow = Omit<Policy, 'createdBy' | 'createdAt' | 'approvedBy' | 'approvedAt' | 'version' | 'state'>;

function heading(policy: PolicyRow, paths: RegionPaths) {
  const { id, versionNo, regionCode, title, documentNo, ratesFen, eligibleEmployers, requiresRegistration } = policy;
  const regionDepth = (paths.get(regionCode)?.length ?? 1) - 1;
  return {
    id,
    versionNo,
    regionCode,
    regionDepth,
    title,
    documentNo,
    ratesFen,
    eligibleEmployers,
    requiresRegistration,
  };
}

export function awardTerms(policy: PolicyRow, paths: RegionPaths): AwardPolicyTerms {
  const { effectiveFrom, effectiveTo } = policy;
  return { ...heading(policy, paths), effectiveFrom, effectiveTo, ...awardSettings(policy) };
}

export function stipendTerms(policy: PolicyRow, paths: RegionPaths): StipendPolicyTerms {
  const { effectiveFrom, effectiveTo } = policy;
  return {
    ...heading(policy, paths),
    effectiveFrom: monthOf(effectiveFrom),
    effectiveTo: effectiveTo === null ? null : monthOf(effectiveTo),
    ...stipendSettings(policy),
  };
}
