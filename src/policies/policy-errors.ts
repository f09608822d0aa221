import { Refusal } from '../common/errors.js';
import type { Policy, PolicyState } from './policy.entity.js';
import { periodText } from './terms/policy-periods.js';

const STATE_NAMES: Record<PolicyState, string> = { draft: '草稿', approved: '已批准', retired: '已废止' };

/** 《title》(文号) and its period, as a sentence names a policy. */
function words({ title, documentNo, kind, effectiveFrom, effectiveTo }: Policy): string {
  const to = effectiveTo === null ? '长期' : periodText(kind, effectiveTo);
  return `《${title}》（${documentNo ?? '文号待补'}，${periodText(kind, effectiveFrom)}至${to}）`;
}

export function notDraft(policy: Policy, verb: string): Refusal {
  return new Refusal(
    'conflict',
    'POLICY_NOT_DRAFT',
    `只有草稿可以${verb}，《${policy.title}》的状态是${STATE_NAMES[policy.state]}。如需调整，请另拟新版本。`,
  );
}

export function approverIsAuthor(name: string, wrote: string, deed: string): Refusal {
  return new Refusal(
    'refused',
    'APPROVER_IS_AUTHOR',
    `${name}${wrote}了这项政策，不能由同一人${deed}，请由另一位有批准权限的人员办理。`,
  );
}

export function alreadySubmitted({ title }: Policy): Refusal {
  return new Refusal('conflict', 'POLICY_SUBMITTED', `《${title}》已经提交，正在等待批准，无需再次提交。`);
}

export function notSubmitted({ title }: Policy): Refusal {
  return new Refusal(
    'conflict',
    'POLICY_NOT_SUBMITTED',
    `《${title}》没有提交，或已经退回，不能再退回。请刷新后查看。`,
  );
}

/** Null where only the database saw it. */
export function overlap(other: Policy | null): Refusal {
  const named = other ? words(other) : '另一项刚刚批准的政策';
  return new Refusal(
    'conflict',
    'POLICY_OVERLAP',
    `执行期与同一地区同类的${named}重叠。请调整起止时间，或先提前终止该政策。`,
    [],
    other ? { otherPolicyId: other.id } : {},
  );
}

export function alreadyRetired({ title }: Policy): Refusal {
  return new Refusal('conflict', 'POLICY_ALREADY_RETIRED', `《${title}》已经废止，无需再次办理。`);
}

export function draftHasNoEnd(): Refusal {
  return new Refusal('refused', 'POLICY_DRAFT_HAS_NO_END', '草稿未曾执行，撤回时不需要终止日（月），请去掉该项。', [
    { field: 'effectiveTo', code: 'POLICY_DRAFT_HAS_NO_END', message: '草稿撤回时不填' },
  ]);
}

export function endTooEarly(policy: Policy): Refusal {
  const from = periodText(policy.kind, policy.effectiveFrom);
  const message = `最早为生效日（月）${from}的前一日（月），即整项撤销`;
  return new Refusal('refused', 'POLICY_END_TOO_EARLY', `终止日（月）过早：${message}。`, [
    { field: 'effectiveTo', code: 'POLICY_END_TOO_EARLY', message },
  ]);
}

export function endOnlyForward(policy: Policy): Refusal {
  const message = `只能提前，不能晚于现有的${periodText(policy.kind, policy.effectiveTo ?? '')}`;
  return new Refusal('refused', 'POLICY_END_ONLY_FORWARD', `终止日（月）${message}。`, [
    { field: 'effectiveTo', code: 'POLICY_END_ONLY_FORWARD', message },
  ]);
}
