import type { Permission } from '../auth/access/permissions.js';
import type { PayoutState } from '../ledger/payouts/payout.entity.js';

export type PayoutStep = 'submit' | 'return' | 'accept' | 'publish' | 'approve' | 'send' | 'settle' | 'cancel';

export interface Transition {
  /** Chinese, as people say it. */
  name: string;
  from: readonly PayoutState[];
  to: PayoutState;
  permission: Permission;
}

/**
 * The life of a payout (domain rule §7); what is not here is refused. `accept` is the reviewer's first look and leaves the
 * state as it is; `settle` is taken by the bank's returns, when every line has its answer.
 *
 * ```
 * draft --submit--> submitted --accept--> submitted --publish--> notice --approve--> approved --send--> sent --settle--> settled
 *   ^                   |                                           |
 *   +------return-------+-------------------return------------------+        cancel: from every state before sent
 * ```
 */
export const TRANSITIONS: Record<PayoutStep, Transition> = {
  submit: { name: '提交', from: ['draft'], to: 'submitted', permission: 'payouts.create' },
  return: { name: '退回', from: ['submitted', 'notice'], to: 'draft', permission: 'payouts.review' },
  accept: { name: '初审通过', from: ['submitted'], to: 'submitted', permission: 'payouts.review' },
  publish: { name: '公示', from: ['submitted'], to: 'notice', permission: 'payouts.create' },
  approve: { name: '批准', from: ['notice'], to: 'approved', permission: 'payouts.review' },
  send: { name: '送银行', from: ['approved'], to: 'sent', permission: 'payouts.send' },
  settle: { name: '办结', from: ['sent'], to: 'settled', permission: 'payouts.send' },
  cancel: {
    name: '作废',
    from: ['draft', 'submitted', 'notice', 'approved'],
    to: 'cancelled',
    permission: 'payouts.cancel',
  },
};

export const STATE_NAMES: Record<PayoutState, string> = {
  draft: '草稿',
  submitted: '已提交',
  notice: '公示中',
  approved: '已批准',
  sent: '已送银行',
  settled: '已办结',
  cancelled: '已作废',
};

/** Before these the lines are asked again; what is paid too much, or to somebody else, stops them (domain rule §12). */
export const GATED: ReadonlySet<PayoutStep> = new Set(['submit', 'accept', 'publish', 'approve', 'send']);

/** Before a payout is sent its lines may be taken out. */
export const BEFORE_SENT: readonly PayoutState[] = ['draft', 'submitted', 'notice', 'approved'];

/** The steps that may be taken next, in the order of the table. */
export function stepsFrom(state: PayoutState): PayoutStep[] {
  return (Object.keys(TRANSITIONS) as PayoutStep[]).filter((step) => TRANSITIONS[step].from.includes(state));
}
