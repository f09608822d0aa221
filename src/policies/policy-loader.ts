import { type EntityManager, IsNull, Not } from 'typeorm';
import { loadNotices, NO_NOTICES, type NoticesByPolicy } from './claims/notices.loader.js';
import { monthOf } from '../common/values/months.js';
import { Policy, type PolicyCourse, type PolicyKind } from './policy.entity.js';
import {
  awardSettings,
  type AwardPolicyTerms,
  stipendSettings,
  type StipendPolicyTerms,
} from './terms/policy-terms.js';
import { toldRegistration } from './settings/registration.js';
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
  const approved = await loadApproved(tx, 'award');
  const notices = await noticesOf(tx, approved);
  return approved.map((policy) => awardTerms(policy, paths, notices));
}

export async function loadStipendTerms(tx: EntityManager, paths: RegionPaths): Promise<StipendPolicyTerms[]> {
  const approved = await loadApproved(tx, 'stipend');
  const notices = await noticesOf(tx, approved);
  return approved.map((policy) => stipendTerms(policy, paths, notices));
}

/** The approved notices of policies of one kind; none are read where no policy asks for claims. */
export function noticesOf(
  tx: EntityManager,
  policies: readonly Pick<Policy, 'kind' | 'claimBy'>[],
): Promise<NoticesByPolicy> {
  const asking = policies.find(({ claimBy }) => claimBy === 'application');
  return asking ? loadNotices(tx, asking.kind) : Promise.resolve(NO_NOTICES);
}

/** First month of the first stipend policy ever approved, one since withdrawn included: it may have paid. */
export async function firstStipendMonth(tx: EntityManager): Promise<string | null> {
  const [{ first }] = await tx.query<[{ first: string | null }]>(
    `SELECT min(effective_from) AS first FROM policies WHERE kind = 'stipend' AND approved_at IS NOT NULL`,
  );
  return first === null ? null : monthOf(first);
}

/** A policy as far as the rules read it. */
export type PolicyRow = Omit<Policy, PolicyCourse | 'state'>;

function heading(policy: PolicyRow, paths: RegionPaths, notices: NoticesByPolicy) {
  const { id, versionNo, regionCode, title, documentNo, rateGroups, ratesFen } = policy;
  const { eligibleEmployers, excludedStaffing, unknownStaffing, firstRegisteredBetween } = policy;
  const { claimBy, checks } = policy;
  const regionDepth = (paths.get(regionCode)?.length ?? 1) - 1;
  return {
    id,
    versionNo,
    regionCode,
    regionDepth,
    title,
    documentNo,
    rateGroups,
    ratesFen,
    eligibleEmployers,
    excludedStaffing,
    unknownStaffing,
    registration: toldRegistration(policy),
    firstRegisteredBetween,
    claimBy,
    checks,
    notices: notices.get(id) ?? [],
  };
}

export function awardTerms(policy: PolicyRow, paths: RegionPaths, notices: NoticesByPolicy): AwardPolicyTerms {
  const { effectiveFrom, effectiveTo } = policy;
  return { ...heading(policy, paths, notices), effectiveFrom, effectiveTo, ...awardSettings(policy) };
}

export function stipendTerms(policy: PolicyRow, paths: RegionPaths, notices: NoticesByPolicy): StipendPolicyTerms {
  const { effectiveFrom, effectiveTo } = policy;
  return {
    ...heading(policy, paths, notices),
    effectiveFrom: monthOf(effectiveFrom),
    effectiveTo: effectiveTo === null ? null : monthOf(effectiveTo),
    ...stipendSettings(policy),
  };
}
