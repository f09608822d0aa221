import { useNavigate } from '@tanstack/react-router';
import { api } from '../../api/client';
import { Confirm } from '../../shared/dialog';
import { useDeed } from '../../shared/use-deed';
import type { Person } from '../worker-types';

/** A person who was entered by mistake; what stands in the way is said by the service, with what to do first. */
export function PersonWithdrawal({ person, onClose }: { person: Person; onClose: () => void }) {
  const navigate = useNavigate();
  const deed = useDeed(async (reason: string, key: string) => {
    const params = { path: { id: person.id }, header: { 'Idempotency-Key': key } };
    await api.POST('/api/v1/workers/{id}/withdrawal', { params, body: { reason } });
    // Away before what is shown is asked for again: of this person there is nothing any more.
    await navigate({ to: '/workers' });
  });
  return (
    <Confirm
      title="作废误录的人员"
      action={`作废 ${person.name}`}
      danger
      reason={{ label: '作废的原因', hint: '请勿填写身份证号等个人号码。' }}
      deed={deed}
      onClose={onClose}
    >
      <p>
        <strong>
          {person.name}，{person.identityNumber}
        </strong>
      </p>
      <p>
        作废表示此人当初就不该录入：其任职、证书、登记、停发和银行账户一并作废，不能恢复，名单、花名册和统计中不再有此人。
      </p>
      <p className="box follows">
        已经领过钱、在办批次中、有历史发放、放弃声明、驻站、培训或学时的人员不能作废，须先逐项处理；与另一条记录是同一人的，请用“合并重复的人员”。
      </p>
    </Confirm>
  );
}
