import { useEffect, useState } from 'react';
import { Link } from '@tanstack/react-router';
import { today } from '../../shared/days';
import { count, yuan } from '../../shared/money';
import { useMay } from '../../shared/me';
import { WorkPanel } from '../../shared/job-progress';
import { ProblemView } from '../../shared/problem-view';
import { forwardStep, turnOf } from '../payout-rules';
import type { Payout } from '../payout-types';
import { StepConfirm, StepDialog, type StepName } from './step-dialog';
import { useRecompute } from './use-recompute';

/** The one step that comes next, as the caller's only primary button, or whose turn it is; beside it what else may be done. */
export function Steps({ payout }: { payout: Payout }) {
  const [asked, setAsked] = useState<StepName | null>(null);
  const may = useMay();
  const recompute = useRecompute(payout, () => setAsked(null));
  const forward = forwardStep(payout) as StepName | null;
  const next = payout.nextSteps.find(({ step }) => step === forward);
  const others = payout.nextSteps.filter(({ step, allowed }) => allowed && (step === 'return' || step === 'cancel'));
  const mayRecompute = payout.state === 'draft' && may('payouts.create');
  // From then on the page shows how far it is.
  const { isSlow } = recompute;
  useEffect(() => {
    if (isSlow) setAsked(null);
  }, [isSlow]);
  const isInDialog = asked === 'recompute';
  if (recompute.job && !isInDialog) return <WorkPanel job={recompute.job} name="正在重新计算" />;
  if (payout.state === 'settled' || payout.state === 'cancelled') return null;
  return (
    <section className="panel next-step" aria-label="下一步">
      {payout.state === 'sent' ? (
        <AtTheBank isMine={may('payouts.send')} />
      ) : next && next.code === 'FORBIDDEN' ? (
        <p>下一步：{turnOf(payout, today())}。</p>
      ) : next && forward ? (
        <>
          <button
            type="button"
            className="button primary"
            disabled={!next.allowed}
            aria-describedby={next.allowed ? undefined : 'step-reason'}
            onClick={() => setAsked(forward)}
          >
            {stepLabel(forward, payout)}
          </button>
          {!next.allowed && <p id="step-reason">暂时不能办理：{next.message}</p>}
        </>
      ) : null}
      {(mayRecompute || others.length > 0) && (
        <span className="buttons">
          {mayRecompute && (
            <button type="button" className="button" onClick={() => setAsked('recompute')}>
              按最新资料重新计算
            </button>
          )}
          {others.map(({ step }) => (
            <button type="button" key={step} className="button" onClick={() => setAsked(step as StepName)}>
              {step === 'return' ? '退回经办人' : '作废批次'}
            </button>
          ))}
        </span>
      )}
      {!isInDialog && <ProblemView problem={recompute.problem} again={recompute.again} />}
      {isInDialog && <StepConfirm payout={payout} step="recompute" deed={recompute} onClose={() => setAsked(null)} />}
      {asked && asked !== 'recompute' && (
        <StepDialog key={asked} payout={payout} step={asked} onClose={() => setAsked(null)} />
      )}
    </section>
  );
}

function AtTheBank({ isMine }: { isMine: boolean }) {
  if (!isMine) return <p>下一步：财务登记银行结果。</p>;
  return (
    <>
      <Link className="button primary" to="." search={{ tab: 'bank' }}>
        取代发文件、登记银行结果
      </Link>
      <p>先取代发文件交银行，银行办完后上传回单；每一笔都有结果后自动办结。</p>
    </>
  );
}

/** Named with its result. */
function stepLabel(step: StepName, { payeeCount, netFen }: Payout): string {
  const figures = `${count(payeeCount)} 人 ${yuan(netFen)} 元`;
  const labels: Partial<Record<StepName, string>> = {
    submit: `提交审核 ${figures}`,
    accept: `初审通过 ${figures}`,
    publish: `开始公示 ${figures}`,
    approve: `批准发放 ${figures}`,
    send: `送银行 ${figures}`,
  };
  return labels[step] ?? '';
}
