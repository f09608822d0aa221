import { Refusal } from '../../common/errors.js';
import type { ChangeState } from './region-setting-change.entity.js';

const STATE_WORDS: Record<ChangeState, string> = { proposed: '待批准', approved: '已批准', withdrawn: '已撤回' };

export function bandTurnedRound(): Refusal {
  const message = '下限不能高于上限';
  return new Refusal('refused', 'SETTING_BAND', `补贴标准范围的${message}，请核对后重新提交。`, [
    { field: 'stipendBandFen', code: 'SETTING_BAND', message },
  ]);
}

export function bandOutside(above: string): Refusal {
  const message = `须在上级规定的范围（${above}）之内`;
  return new Refusal('refused', 'SETTING_OUTSIDE_BAND', `补贴标准范围${message}，请调整后重新提交。`, [
    { field: 'stipendBandFen', code: 'SETTING_OUTSIDE_BAND', message },
  ]);
}

/** What money rests on begins on a day and has its reason, for whoever approves it and for whoever looks later. */
export function needsDayAndReason(field: 'effectiveFrom' | 'reason'): Refusal {
  const what = field === 'reason' ? '理由' : '起始日期';
  return new Refusal(
    'refused',
    'SETTING_NEEDS_REASON',
    `补贴标准范围和每月保留金额关系到发放金额，修改须写明${what}，并由另一人批准。`,
    [{ field, code: 'SETTING_NEEDS_REASON', message: '必填' }],
  );
}

export function notProposed(state: ChangeState): Refusal {
  const detail = `这项修改${STATE_WORDS[state]}，不能再办理。如需调整，请另行提出。`;
  return new Refusal('conflict', 'SETTING_DECIDED', detail);
}

export function approverIsProposer(name: string): Refusal {
  const detail = `这项修改由${name}提出，不能由同一人批准，请由另一位有批准权限的人员办理。`;
  return new Refusal('refused', 'APPROVER_IS_AUTHOR', detail);
}

export function sharesRefused(message: string): Refusal {
  return new Refusal('refused', 'SETTING_SHARES', `${message}。`, [
    { field: 'fundingShares', code: 'SETTING_SHARES', message },
  ]);
}
