import type { Tone } from '../../shared/words.js';
import { isWithdrawnWhole, type Policy } from './policy-words.js';

export interface PolicyStateWords {
  name: string;
  tone: Tone;
}

/** Where a policy stands, finer than its state: a draft is being written, waits for approval, or came back. */
export function stateOf(policy: Policy): PolicyStateWords {
  if (policy.state === 'approved') return { name: '已批准', tone: 'done' };
  if (policy.state === 'retired') {
    if (policy.approvedAt === null) return { name: '草稿已撤回', tone: 'plain' };
    return { name: isWithdrawnWhole(policy) ? '已整项撤销' : '已终止', tone: 'plain' };
  }
  if (policy.submittedAt !== null) return { name: '待批准', tone: 'wait' };
  return policy.returnedAt !== null ? { name: '已退回', tone: 'wrong' } : { name: '草稿', tone: 'plain' };
}
