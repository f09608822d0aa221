import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAddress } from '../../shared/address';
import { useMay, useMe } from '../../shared/me';
import type { Tried } from '../simulation/use-simulation';
import { isWithdrawnWhole, type Policy } from '../words/policy-words';
import { ApproveDialog, RetireDialog, ReturnDialog, SubmitDialog } from './step-dialogs';

export interface StepProps {
  policy: Policy;
  simulation: Tried;
  former: Policy | null;
}

type Step = 'submit' | 'approve' | 'return' | 'retire';

/** The next step, by who looks: one primary button, or in words why there is none. */
export function PolicySteps(props: StepProps) {
  const { policy } = props;
  const { search, change } = useAddress();
  const may = useMay();
  const [open, setOpen] = useState<Step | null>(null);
  const isDraft = policy.state === 'draft';
  const asked = isDraft && policy.submittedAt === null && may('policies.write') && search.step === 'submit';
  const step = open ?? (asked ? 'submit' : null);
  const close = (): void => {
    setOpen(null);
    if (search.step) change({ step: undefined }, 'replace');
  };
  return (
    <>
      {isDraft ? <DraftSteps policy={policy} onStep={setOpen} /> : <StandingSteps policy={policy} onStep={setOpen} />}
      {step === 'submit' && <SubmitDialog {...props} onClose={close} />}
      {step === 'approve' && <ApproveDialog {...props} onClose={close} />}
      {step === 'return' && <ReturnDialog {...props} onClose={close} />}
      {step === 'retire' && <RetireDialog {...props} onClose={close} />}
    </>
  );
}

function DraftSteps({ policy, onStep }: { policy: Policy; onStep: (step: Step) => void }) {
  const may = useMay();
  const me = useMe();
  const isMine = me !== null && (policy.createdBy.id === me.id || policy.submittedBy === me.id);
  const isSubmitted = policy.submittedAt !== null;
  const mayApprove = may('policies.approve') && isSubmitted && !isMine;
  return (
    <div className="buttons step-row">
      {may('policies.write') && !isSubmitted && (
        <button type="button" className="button primary" onClick={() => onStep('submit')}>
          提交批准
        </button>
      )}
      {mayApprove && (
        <>
          <button type="button" className="button primary" onClick={() => onStep('approve')}>
            批准
          </button>
          <button type="button" className="button" onClick={() => onStep('return')}>
            退回
          </button>
        </>
      )}
      {may('policies.write') && (
        <>
          <Link className="button" to={`/policies/${policy.id}/edit`}>
            修改
          </Link>
          <button type="button" className="button" onClick={() => onStep('retire')}>
            撤回草稿
          </button>
        </>
      )}
      <PrintButton />
      <span className="soft">{whoseTurn(isSubmitted, isMine, may('policies.approve'))}</span>
    </div>
  );
}

function whoseTurn(isSubmitted: boolean, isMine: boolean, mayApprove: boolean): string {
  if (!isSubmitted) return mayApprove ? '还没有提交，由拟写人提交后再批准。' : '';
  if (isMine) return '已提交，等待另一位有批准权限的人员批准；拟写和提交的人不能自己批准。';
  return mayApprove ? '' : '已提交，等待审核人批准。';
}

function StandingSteps({ policy, onStep }: { policy: Policy; onStep: (step: Step) => void }) {
  const may = useMay();
  const wasInForce = policy.approvedAt !== null;
  return (
    <div className="buttons step-row">
      {wasInForce && may('policies.write') && (
        <Link className="button primary" to="/policies/new" search={{ from: policy.id }}>
          从这一版续写
        </Link>
      )}
      {policy.state === 'approved' && may('policies.approve') && !isWithdrawnWhole(policy) && (
        <button type="button" className="button" onClick={() => onStep('retire')}>
          终止
        </button>
      )}
      <PrintButton />
      {wasInForce && <span className="soft">批准后的政策不可修改，只能另立新版或提前终止。</span>}
    </div>
  );
}

function PrintButton() {
  return (
    <button type="button" className="button" onClick={() => window.print()}>
      打印
    </button>
  );
}
