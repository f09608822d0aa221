import { api, data } from '../../api/client';
import { Confirm } from '../../shared/dialog';
import { useDeed } from '../../shared/use-deed';
import type { Objection, Payout } from '../payout-types';

/** The reviewer's decision about an objection, which stands. */
export function DecisionDialog({
  payout,
  objection,
  decision,
  onClose,
}: {
  payout: Payout;
  objection: Objection;
  decision: 'upheld' | 'dismissed';
  onClose: () => void;
}) {
  const deed = useDeed(
    async (reason: string, key) =>
      data(
        await api.POST('/api/v1/payouts/{id}/objections/{oid}/decide', {
          params: { path: { id: payout.id, oid: objection.id }, header: { 'Idempotency-Key': key } } as never,
          body: { decision, reason },
        }),
      ),
    onClose,
  );
  const isUpheld = decision === 'upheld';
  return (
    <Confirm
      title={`${isUpheld ? '异议成立' : '异议不成立'}：${objection.workerName}`}
      action={isUpheld ? '异议成立，移出本批次' : '异议不成立，恢复发放'}
      reason={{ label: '处理理由', hint: '写明核实的情况。' }}
      deed={deed}
      onClose={onClose}
    >
      <p>
        {objection.raisedBy}：{objection.text}
      </p>
      <p className="box follows">
        {isUpheld ? '本批次中这个人被提出异议的款项移出，本次不发。' : '这个人的款项恢复发放，随批次办理。'}
        处理结果不能更改。
      </p>
    </Confirm>
  );
}
