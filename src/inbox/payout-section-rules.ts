import type { Permission } from '../auth/access/permissions.js';
import { groupedYuan } from '../common/values/money.js';
import { addDays } from '../common/values/months.js';
import type { PayoutState } from '../ledger/payouts/payout.entity.js';
import type { Blocked, InboxItem } from './inbox.dto.js';

/** A payout on its way, with what decides whose turn it is. */
export interface WaitingPayout {
  id: string;
  number: string;
  title: string;
  state: PayoutState;
  /** Whether the reviewer's first look found it fit for the notice. */
  accepted: boolean;
  noticeTo: string | null;
  payeeCount: number;
  netFen: number;
  heldCount: number;
  openObjections: number;
  /** Lines that are paid too much, or to somebody else, by what is known today. */
  stoppingLines: number;
  /** The last step of the payout itself: who, when, what was said. */
  step: { action: string; comment: string | null; byName: string; on: string };
  /** Lines with the bank, unanswered. */
  sentLines: number;
}

/** Banks answer within some days; what takes longer is asked about. */
export const ANSWER_DAYS = 5;

export interface PayoutSection {
  code: string;
  title: string;
  /** Who takes the step. */
  permission: Permission;
  /** The step, as the button says it. */
  step: string;
  holds(payout: WaitingPayout, today: string): boolean;
  detail(payout: WaitingPayout): string;
  dueOn?(payout: WaitingPayout): string | null;
  blocked?(payout: WaitingPayout): Blocked | null;
}

const sums = ({ payeeCount, netFen }: WaitingPayout): string => `${payeeCount}人，实发${groupedYuan(netFen)}元`;
const said = ({ step }: WaitingPayout): string => (step.comment ? `，意见：${step.comment}` : '');

/** Each says of a payout that it waits for a step, and why it cannot be taken yet; in the order in which they are listed. Pure. */
export const PAYOUT_SECTIONS: readonly PayoutSection[] = [
  {
    code: 'payouts-returned',
    title: '退回修改的批次',
    permission: 'payouts.create',
    step: '修改后再提交',
    holds: ({ state, step }) => state === 'draft' && step.action === 'return',
    detail: (payout) => `${payout.step.byName}退回${said(payout)}`,
  },
  {
    code: 'payouts-to-submit',
    title: '待提交的草稿',
    permission: 'payouts.create',
    step: '核对并提交',
    holds: ({ state, step }) => state === 'draft' && step.action !== 'return',
    detail: sums,
  },
  {
    code: 'payouts-changed',
    title: '人员情况有变化的批次',
    permission: 'payouts.create',
    step: '查看变化',
    holds: ({ state, stoppingLines }) => state !== 'sent' && stoppingLines > 0,
    detail: ({ stoppingLines }) => `${stoppingLines}笔因事实变化应减少或改变收款人，移出后才能继续办理`,
  },
  {
    code: 'payouts-to-review',
    title: '待初审的批次',
    permission: 'payouts.review',
    step: '初审',
    holds: ({ state, accepted }) => state === 'submitted' && !accepted,
    detail: (payout) => `${sums(payout)}，${payout.step.byName}提交${said(payout)}`,
  },
  {
    code: 'notices-to-post',
    title: '待公示的批次',
    permission: 'payouts.create',
    step: '公示',
    holds: ({ state, accepted }) => state === 'submitted' && accepted,
    detail: (payout) => `初审已通过${said(payout)}`,
  },
  {
    code: 'notices-ending',
    title: '今日公示期满',
    permission: 'payouts.create',
    step: '查看公示',
    holds: ({ state, noticeTo }, today) => state === 'notice' && noticeTo === today,
    detail: ({ openObjections }) => (openObjections > 0 ? `尚有${openObjections}件异议未处理` : '没有未处理的异议'),
    dueOn: ({ noticeTo }) => noticeTo,
  },
  {
    code: 'objections',
    title: '待处理的异议',
    permission: 'payouts.review',
    step: '处理异议',
    holds: ({ state, openObjections }) => state === 'notice' && openObjections > 0,
    detail: ({ openObjections, heldCount }) => `${openObjections}件异议，暂缓${heldCount}笔`,
    dueOn: ({ noticeTo }) => noticeTo,
  },
  {
    code: 'payouts-to-approve',
    title: '公示期满待批准的批次',
    permission: 'payouts.review',
    step: '批准',
    holds: ({ state, noticeTo }, today) => state === 'notice' && noticeTo !== null && noticeTo < today,
    detail: sums,
    blocked: ({ openObjections, stoppingLines }) => {
      if (openObjections > 0) {
        return { code: 'OBJECTIONS_OPEN', message: `还有${openObjections}件异议未处理，处理完毕后才能批准。` };
      }
      if (stoppingLines === 0) return null;
      return { code: 'FACTS_CHANGED', message: `${stoppingLines}笔因事实变化应减少或改变收款人，请经办人先移出。` };
    },
  },
  {
    code: 'payouts-to-send',
    title: '已批准待送银行的批次',
    permission: 'payouts.send',
    step: '送银行',
    holds: ({ state }) => state === 'approved',
    detail: (payout) => `${sums(payout)}，${payout.step.byName}批准${said(payout)}`,
  },
  {
    code: 'payouts-unanswered',
    title: '银行尚未回单的批次',
    permission: 'payouts.send',
    step: '上传回单',
    holds: ({ state, step, sentLines }, today) =>
      state === 'sent' && sentLines > 0 && addDays(step.on, ANSWER_DAYS) <= today,
    detail: ({ sentLines }) => `${sentLines}笔没有结果`,
  },
];

/** Of a payout in a section; whoever may not take the step is told whose it is. */
export function payoutItem(section: PayoutSection, payout: WaitingPayout, mayStep: boolean): InboxItem {
  return {
    type: 'payout',
    id: payout.id,
    title: `${payout.title}（${payout.number}）`,
    detail: section.detail(payout),
    since: payout.step.on,
    dueOn: section.dueOn?.(payout) ?? null,
    step: section.step,
    href: `/payouts/${payout.id}`,
    blocked: mayStep ? (section.blocked?.(payout) ?? null) : (NOT_YOURS[section.permission] ?? null),
  };
}

const NOT_YOURS: Partial<Record<Permission, Blocked>> = {
  'payouts.create': { code: 'FORBIDDEN', message: '由经办人办理。' },
  'payouts.review': { code: 'FORBIDDEN', message: '由审核人办理。' },
  'payouts.send': { code: 'FORBIDDEN', message: '由财务人员办理。' },
};
