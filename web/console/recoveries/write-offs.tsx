import { useState } from 'react';
import { api, data } from '../api/client';
import { moment } from '../shared/days';
import { Confirm } from '../shared/dialog';
import { yuan } from '../shared/money';
import { Badge } from '../shared/parts';
import { useDeed } from '../shared/use-deed';
import { useMay } from '../shared/me';
import type { RecoveryDetail, WriteOff } from './recovery-types';

type Decision = 'approved' | 'refused';

/** Requests to give up a part, and the reviewer's decisions. */
export function WriteOffs({ recovery }: { recovery: RecoveryDetail }) {
  const may = useMay();
  const [asked, setAsked] = useState<Decision | null>(null);
  const open = recovery.writeOffs.find(({ decision }) => decision === null);
  if (recovery.writeOffs.length === 0) return null;
  return (
    <section className="panel">
      <h2>核销申请</h2>
      <ul className="entries">
        {recovery.writeOffs.map((request) => (
          <li key={request.id}>
            <p>
              <strong className="figures">{yuan(request.amountFen)} 元</strong> <Outcome request={request} />
            </p>
            <p>{request.reason}</p>
            <p className="soft">
              {request.requestedByName}于 {moment(request.requestedAt)} 申请
              {request.decidedAt && `，${request.decidedByName}于 ${moment(request.decidedAt)} 决定`}
            </p>
          </li>
        ))}
      </ul>
      {open &&
        (may('payouts.review') ? (
          <div className="buttons">
            <button type="button" className="button primary" onClick={() => setAsked('approved')}>
              批准核销 {yuan(open.amountFen)} 元
            </button>
            <button type="button" className="button" onClick={() => setAsked('refused')}>
              不批准
            </button>
          </div>
        ) : (
          <p className="soft">由审核人决定。</p>
        ))}
      {asked && open && <Decide recovery={recovery} request={open} decision={asked} onClose={() => setAsked(null)} />}
    </section>
  );
}

function Outcome({ request }: { request: WriteOff }) {
  if (request.decision === null) return <Badge tone="wait">待决定</Badge>;
  return request.decision === 'approved' ? <Badge tone="done">已核销</Badge> : <Badge tone="plain">未批准</Badge>;
}

function Decide({
  recovery,
  request,
  decision,
  onClose,
}: {
  recovery: RecoveryDetail;
  request: WriteOff;
  decision: Decision;
  onClose: () => void;
}) {
  const deed = useDeed(
    async (_: string, key) =>
      data(
        await api.POST('/api/v1/recoveries/{id}/write-off/decide', {
          params: { path: { id: recovery.id }, header: { 'Idempotency-Key': key } } as never,
          body: { decision },
        }),
      ),
    onClose,
  );
  const isApproval = decision === 'approved';
  return (
    <Confirm
      title={isApproval ? '批准核销' : '不批准核销'}
      action={isApproval ? `批准核销 ${yuan(request.amountFen)} 元` : '不批准'}
      {...(isApproval ? { typedFen: request.amountFen, typedLabel: '核销金额' } : {})}
      deed={deed}
      onClose={onClose}
    >
      <p>
        {recovery.workerName}，{request.requestedByName}申请核销 {yuan(request.amountFen)} 元，理由：{request.reason}
      </p>
      <p className="box follows">
        {isApproval ? '核销后这笔钱不再追回，不能撤销。' : '不批准后继续追回，经办人可以另行申请。'}
      </p>
    </Confirm>
  );
}
