import { Refusal } from '../common/errors.js';

export function claimExists(): Refusal {
  return new Refusal(
    'conflict',
    'CLAIM_EXISTS',
    '此人对同一证书（或同一申报通知）已有未撤回的申报，请打开那一件办理；确需重报的，请先撤回原申报。',
  );
}

export function noClaimPolicy(): Refusal {
  return new Refusal('refused', 'CLAIM_NO_POLICY', '该地区没有已批准的一次性奖励政策，不能申报。请核对政策所属地区。', [
    { field: 'policyRegionCode', code: 'CLAIM_NO_POLICY', message: '请选择有已批准政策的地区' },
  ]);
}

export function noticeNotApproved(): Refusal {
  return new Refusal(
    'refused',
    'CLAIM_NOTICE_NOT_APPROVED',
    '该申报通知尚未批准或已经撤回，不能据此申报。请改选已批准的申报通知，或先请复核人员批准。',
    [{ field: 'noticeId', code: 'CLAIM_NOTICE_NOT_APPROVED', message: '请选择已批准的申报通知' }],
  );
}

export function noStation(): Refusal {
  return new Refusal('forbidden', 'NO_STATION', '您的账号没有绑定社工站，不能办理申报，请联系管理员。');
}

export function notDraft(): Refusal {
  return new Refusal(
    'conflict',
    'CLAIM_NOT_DRAFT',
    '申报提交以后，申报日期不能再改。日期登记有误的，请撤回后重新申报；逾期的，须另行批准补充申报通知。',
  );
}

export function decided(what: string): Refusal {
  return new Refusal(
    'conflict',
    'CLAIM_DECIDED',
    `这件申报已经作出决定或已撤回，不能再${what}。情况有变的，请另行登记一件申报。`,
  );
}

export function notHandedIn(): Refusal {
  return new Refusal('conflict', 'CLAIM_NOT_SUBMITTED', '这件申报还没有提交或已经撤回，不能核实条件。请先提交。');
}

export function certificateVoid(): Refusal {
  return new Refusal('conflict', 'CLAIM_CERTIFICATE_VOID', '所申报的证书已认定自始无效，不能办理。请核对证书登记。');
}

export function claimCountDiffers(expected: number, found: number): Refusal {
  return new Refusal(
    'conflict',
    'COUNT_DIFFERS',
    `申报已有变化：确认时待受理的为${expected}件，现在符合条件的为${found}件。没有受理任何申报，请刷新后重新确认。`,
    [],
    { expectedCount: expected, foundCount: found },
  );
}

export function tooManyAtOnce(most: number): Refusal {
  const message = `一次最多受理${most}件，请按申报通知或县（市、区）筛选后分次受理`;
  return new Refusal('refused', 'CLAIMS_TOO_MANY', `${message}。`, [
    { field: 'filter', code: 'CLAIMS_TOO_MANY', message },
  ]);
}
