import { Refusal } from '../../common/errors.js';
import { type ClaimNotice, NOTICE_STATE_NAMES } from './claim-notice.entity.js';

export function noticeNotDraft({ title, state }: ClaimNotice, verb: string): Refusal {
  return new Refusal(
    'conflict',
    'NOTICE_NOT_DRAFT',
    `只有草稿可以${verb}，《${title}》的状态是${NOTICE_STATE_NAMES[state]}。需要延期受理的，请另拟一份补充通知。`,
  );
}

export function noticeWithdrawn({ title }: ClaimNotice): Refusal {
  return new Refusal('conflict', 'NOTICE_WITHDRAWN', `《${title}》已经撤回，无需再次办理。`);
}

export function noticeInUse({ title }: ClaimNotice, count: number): Refusal {
  return new Refusal(
    'conflict',
    'NOTICE_IN_USE',
    `已有 ${count} 件申报依据《${title}》办理，不能撤回。需要调整的，请另拟一份补充通知。`,
  );
}

export function noticeOverlap(): Refusal {
  return new Refusal(
    'conflict',
    'NOTICE_OVERLAP',
    '同一政策已有一份批准的申报通知包含其中的证书或月份。请调整申报范围，或将本通知改为那一份的补充通知。',
  );
}

export function noticeOfAnotherBureau(): Refusal {
  return new Refusal(
    'forbidden',
    'NOTICE_OF_ANOTHER_BUREAU',
    '该申报通知由上级单位发布，您可以据此办理申报，但不能修改，请联系发布单位。',
  );
}

export function approverWroteNotice(name: string): Refusal {
  return new Refusal(
    'refused',
    'APPROVER_IS_AUTHOR',
    `${name}拟写或修改了这份申报通知，不能由同一人批准，请由另一位有批准权限的人员办理。`,
  );
}

export function policyNotApproved(title: string): Refusal {
  return new Refusal('refused', 'POLICY_NOT_APPROVED', `《${title}》尚未批准，不能发布申报通知。请先批准该政策。`, [
    { field: 'policyId', code: 'POLICY_NOT_APPROVED', message: '请选择已批准的政策' },
  ]);
}

export function policyAsksForNoClaim(title: string): Refusal {
  const detail = `《${title}》规定取得证书即视同申报，不需要申报，不能发布申报通知。`;
  const next = '确需申报的，请先拟定该政策的新版本，将申报方式改为“须经申报并受理”并批准。';
  return new Refusal('refused', 'POLICY_ASKS_FOR_NO_CLAIM', `${detail}${next}`, [
    { field: 'policyId', code: 'POLICY_ASKS_FOR_NO_CLAIM', message: '请选择须经申报并受理的政策' },
  ]);
}
