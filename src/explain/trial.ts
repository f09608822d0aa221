import { newId } from '../common/values/ids.js';
import { dayAfter } from '../common/values/months.js';
import type { PolicyRow } from '../policies/policy-loader.js';
import { closingDay, placeAmong } from '../policies/policy-periods.js';
import type { PolicyContent } from '../policies/policy-terms-check.js';

export interface Trial {
  /** The approved policies as they would stand, the trial among them. */
  policies: PolicyRow[];
  predecessorId: string | null;
  conflictIds: string[];
}

/**
 * Treats a policy as approved now: it closes its predecessor as an approval would. What an approval would be refused
 * for gives way too, so that another rate for a policy in force can be tried before that is ended; it is named.
 */
export function withTrial(content: PolicyContent, approved: readonly PolicyRow[]): Trial {
  const same = approved.filter(({ regionCode }) => regionCode === content.regionCode);
  const { predecessor, conflicts } = placeAmong(content, same);
  const others = approved.filter((policy) => policy !== predecessor && !conflicts.includes(policy));
  const versionNo = Math.max(0, ...same.map((policy) => policy.versionNo)) + 1;
  const trial = { ...content, id: newId(), versionNo, predecessorId: predecessor?.id ?? null };
  const rest = conflicts.flatMap((policy) => {
    const { effectiveTo } = content;
    const reachesBeyond = effectiveTo !== null && (policy.effectiveTo === null || policy.effectiveTo > effectiveTo);
    return reachesBeyond ? [{ ...policy, effectiveFrom: dayAfter(effectiveTo) }] : [];
  });
  const closed = predecessor ? [{ ...predecessor, effectiveTo: closingDay(content) }] : [];
  return {
    policies: [...others, ...closed, ...rest, trial],
    predecessorId: predecessor?.id ?? null,
    conflictIds: conflicts.map(({ id }) => id),
  };
}
