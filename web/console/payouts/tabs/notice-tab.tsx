import { useState } from 'react';
import { AttachmentsButton } from '../../shared/attachments/attachments';
import { DownloadButton } from '../../shared/download-button';
import { daysBetween, moment, today } from '../../shared/days';
import { yuan } from '../../shared/money';
import { Answered } from '../../shared/page';
import { Badge, Facts } from '../../shared/parts';
import { useGet } from '../../shared/use-query';
import { useMay } from '../../shared/me';
import type { Objection, Payout } from '../payout-types';
import { DecisionDialog } from './decision-dialog';

/** The public notice: until when, the sheet that is posted, who objected and what became of it. */
export function NoticeTab({ payout }: { payout: Payout }) {
  const list = useGet('/api/v1/payouts/{id}/objections', { params: { path: { id: payout.id } } });
  return (
    <>
      <section className="panel">
        <h2>公示期</h2>
        <Facts items={[['公示至', period(payout)], ...(payout.heldCount > 0 ? [held(payout)] : [])]} />
        <div className="buttons">
          <DownloadButton path={`payouts/${payout.id}/notice.xlsx`}>下载公示表</DownloadButton>
        </div>
      </section>
      <section className="panel">
        <h2>异议</h2>
        <Answered query={list}>{(objections) => <Objections payout={payout} objections={objections} />}</Answered>
      </section>
    </>
  );
}

function held({ heldCount, heldFen }: Payout): readonly [string, string] {
  return ['暂缓发放', `${heldCount} 笔 ${yuan(heldFen)} 元，不在合计内`];
}

function period({ noticeTo, state, noticePlan }: Payout): string {
  if (noticeTo !== null) {
    if (state !== 'notice') return `${noticeTo}（含当日）`;
    const left = daysBetween(today(), noticeTo);
    return left < 0
      ? `${noticeTo}，已期满`
      : left === 0
        ? `${noticeTo}（今天是最后一天）`
        : `${noticeTo}（还有 ${left} 天）`;
  }
  if (!noticePlan) return '没有公示';
  return noticePlan.workingDays > 0
    ? `还没有公示；今天公示，则为 ${noticePlan.workingDays} 个工作日，至 ${noticePlan.to}`
    : '政策没有规定公示期';
}

function Objections({ payout, objections }: { payout: Payout; objections: readonly Objection[] }) {
  const [asked, setAsked] = useState<{ objection: Objection; decision: 'upheld' | 'dismissed' } | null>(null);
  const may = useMay();
  const mayDecide = payout.state === 'notice' && may('payouts.review');
  if (objections.length === 0) {
    return (
      <p className="soft">
        {payout.state === 'notice'
          ? `还没有异议。${may('payouts.create') ? '收到异议时，在“人”页中打开这个人，点“登记异议”。' : ''}`
          : payout.noticeTo === null
            ? '还没有公示。'
            : '公示期内没有异议。'}
      </p>
    );
  }
  return (
    <>
      <ul className="entries">
        {objections.map((objection) => (
          <li key={objection.id}>
            <p>
              <strong>{objection.workerName}</strong>{' '}
              {objection.decision === null ? (
                <Badge tone="wait">待处理</Badge>
              ) : (
                <Badge tone="done">
                  {objection.decision === 'upheld' ? '异议成立，已移出' : '异议不成立，恢复发放'}
                </Badge>
              )}
            </p>
            <p>
              {objection.raisedBy}：{objection.text}
            </p>
            <p className="soft">
              {objection.recordedByName}于 {moment(objection.recordedAt)} 登记
              {objection.decidedAt &&
                `；${objection.decidedByName}于 ${moment(objection.decidedAt)} 处理：${objection.decisionReason}`}
            </p>
            <AttachmentsButton
              place={{ objectType: 'objection', objectId: objection.id }}
              of={`${objection.raisedBy}的异议`}
            />
            {objection.decision === null && mayDecide && (
              <div className="buttons">
                <button type="button" className="button" onClick={() => setAsked({ objection, decision: 'dismissed' })}>
                  异议不成立
                </button>
                <button type="button" className="button" onClick={() => setAsked({ objection, decision: 'upheld' })}>
                  异议成立
                </button>
              </div>
            )}
            {objection.decision === null && !mayDecide && <p className="soft">由审核人处理，处理之前不能批准。</p>}
          </li>
        ))}
      </ul>
      {asked && <DecisionDialog payout={payout} {...asked} onClose={() => setAsked(null)} />}
    </>
  );
}
