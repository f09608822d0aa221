import { moment } from '../../shared/days';
import type { Policy } from '../words/policy-words';

/** What was asked at the last return, until the policy is in force. */
export function ReturnedBox({ policy }: { policy: Policy }) {
  if (policy.state !== 'draft' || policy.returnedAt === null) return null;
  const again = policy.submittedAt !== null;
  return (
    <div className={again ? 'box' : 'box wrong'}>
      <p>
        <strong>
          {again ? '此前曾被退回' : '! 已退回，请按意见修改后重新提交'}（{policy.returnedByName}，
          {moment(policy.returnedAt)}）
        </strong>
      </p>
      <p>退回意见：{policy.returnComment}</p>
    </div>
  );
}
