import type { Permission } from '../../auth/access/permissions.js';
import { roleMay } from '../../auth/access/permissions.js';
import type { Role } from '../../auth/access/roles.js';
import { Refusal } from '../../common/errors.js';
import type { ClaimState } from '../claim.entity.js';

export const CLAIM_STEPS = ['submit', 'return', 'accept', 'reject', 'withdraw'] as const;
export type ClaimStep = (typeof CLAIM_STEPS)[number];

interface Transition {
  /** Chinese, as people say it. */
  name: string;
  from: readonly ClaimState[];
  to: ClaimState;
  permission: Permission;
}

/**
 * The life of a claim (domain.md §14); what is not here is refused. A decision may be put right by the other one, with a reason, and
 * what is withdrawn makes room for another claim.
 *
 * ```
 * draft --submit--> submitted --accept--> accepted
 *                   |   ^   \--reject--> rejected      accepted <--accept / reject--> rejected
 *                return submit
 *                   v   |
 *                  returned                            withdraw: from every state
 * ```
 */
export const TRANSITIONS: Record<ClaimStep, Transition> = {
  submit: { name: '提交', from: ['draft', 'returned'], to: 'submitted', permission: 'claims.write' },
  return: { name: '退回补正', from: ['submitted'], to: 'returned', permission: 'claims.decide' },
  accept: { name: '受理', from: ['submitted', 'rejected'], to: 'accepted', permission: 'claims.decide' },
  reject: { name: '不予受理', from: ['submitted', 'accepted'], to: 'rejected', permission: 'claims.decide' },
  withdraw: {
    name: '撤回申报',
    from: ['draft', 'submitted', 'returned', 'accepted', 'rejected'],
    to: 'withdrawn',
    permission: 'claims.write',
  },
};

export const CLAIM_STATE_NAMES: Record<ClaimState, string> = {
  draft: '草稿',
  submitted: '待受理',
  returned: '待补正',
  accepted: '已受理',
  rejected: '不予受理',
  withdrawn: '已撤回',
};

/** Decided: from then on it is the officers' alone. */
const DECIDED: readonly ClaimState[] = ['accepted', 'rejected'];

/** Nobody has decided yet: the unit's opinion may still be written. */
export const UNDECIDED: readonly ClaimState[] = ['draft', 'submitted', 'returned'];

/** What speaks against a step for somebody of this role; null where nothing does. Pure. */
export function againstStep(role: Role, state: ClaimState, step: ClaimStep): Refusal | null {
  const { name, from, permission } = TRANSITIONS[step];
  if (!roleMay(role, permission)) {
    return new Refusal('forbidden', 'FORBIDDEN', `您的角色不能办理“${name}”，请由有此权限的人员办理。`);
  }
  if (!from.includes(state)) {
    const detail = `这件申报的状态是“${CLAIM_STATE_NAMES[state]}”，不能${name}。请刷新后查看。`;
    return new Refusal('conflict', 'CLAIM_STATE', detail);
  }
  if (step === 'withdraw' && DECIDED.includes(state) && !roleMay(role, 'claims.decide')) {
    return new Refusal('conflict', 'CLAIM_DECIDED', '这件申报已经作出决定，不能自行撤回，请联系经办人办理。');
  }
  return null;
}

export interface NextClaimStep {
  step: ClaimStep;
  title: string;
  allowed: boolean;
  code: string | null;
  message: string | null;
}

/** Each step that the state knows, with what somebody of this role would be told. */
export function nextClaimSteps(role: Role, state: ClaimState): NextClaimStep[] {
  return CLAIM_STEPS.filter((step) => TRANSITIONS[step].from.includes(state)).map((step) => {
    const refusal = againstStep(role, state, step);
    const { name: title } = TRANSITIONS[step];
    return { step, title, allowed: refusal === null, code: refusal?.code ?? null, message: refusal?.detail ?? null };
  });
}

/** Whether a step must be explained: whatever is refused, given back or put right. */
export function needsReason(step: ClaimStep, state: ClaimState): boolean {
  if (step === 'return' || step === 'reject') return true;
  return (step === 'accept' && state === 'rejected') || (step === 'withdraw' && state !== 'draft');
}
