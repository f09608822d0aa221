import { newId } from '../common/values/ids.js';
import { dayAfter } from '../common/values/months.js';
import type { PolicyRow } from '../policies/policy-loader.js';
import { closingDay, placeAmong } from '../policies/terms/policy-periods.js';
import type { PolicyContent } from '../policies/policy-terms-check.js';
import { EMPLOYER_CHECK, UNCLAIMED } from '../policies/terms/policy-terms.js';

export interface Trial {
  /** The approved policies as they would stand, the trial among them. */
  policies: PolicyRow[];
  predecessorId: string | null;
  conflictIds: string[];
  /** Whole sentences: what the trial takes for granted, since nobody can have claimed by it yet. */
  notes: string[];
}

/**
 * Treats a policy as approved now: it closes its predecessor as an approval would. What an approval would be refused
 * for gives way too, so that another rate for a policy in force can be tried before that is ended; it is named. Where the policy asks
 * for claims everybody is taken to have made theirs, with all that is checked: there is no notice of it yet.
 */
export function withTrial(content: PolicyContent, approved: readonly PolicyRow[]): Trial {
  const same = approved.filter(({ regionCode }) => regionCode === content.regionCode);
  const { predecessor, conflicts } = placeAmong(content, same);
  const others = approved.filter((policy) => policy !== predecessor && !conflicts.includes(policy));
  const versionNo = Math.max(0, ...same.map((policy) => policy.versionNo)) + 1;
  const trial = { ...content, ...UNCLAIMED, id: newId(), versionNo, predecessorId: predecessor?.id ?? null };
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
    notes: notesOn(content),
  };
}

function notesOn({ claimBy, checks, service }: PolicyContent): string[] {
  if (claimBy === 'certificate') return [];
  const checked = checks.length > 0 ? '、各项核对都符合' : '';
  const mayLackPost = service?.on.includes('none') === true || checks.some(({ code }) => code === EMPLOYER_CHECK);
  return [
    `这项政策须经申报发放，现在还没有申报，试算按人人都按期申报并受理${checked}计算；实际发放以受理的申报为准。`,
    ...(mayLackPost ? ['不凭任职单位、凭别的条件申报的人员事先无从知道，试算只包括在发放对象单位任职的人员。'] : []),
  ];
}
