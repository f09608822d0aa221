import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { api, data } from '../../api/client';
import { monthsInWords } from '../../shared/days';
import { Confirm, Dialog } from '../../shared/dialog';
import { count, yuan } from '../../shared/money';
import { Facts } from '../../shared/parts';
import { type Deed, useDeed } from '../../shared/use-deed';
import { KINDS, word } from '../../shared/words';
import { wasOpened } from '../opened-variance';
import type { Payout } from '../payout-types';
import { ChangedFigures } from './changed-figures';

export type StepName = 'submit' | 'return' | 'accept' | 'publish' | 'approve' | 'send' | 'cancel' | 'recompute';

interface Wording {
  title: string;
  action: string;
  /** What follows from it, and whether it can be undone. */
  follows: (payout: Payout) => ReactNode;
  reason: { label: string; optional?: boolean; hint?: string };
  typed?: boolean;
  danger?: boolean;
}

const COMMENT = { label: '意见', optional: true };

const WORDINGS: Record<StepName, Wording> = {
  submit: {
    title: '提交审核',
    action: '提交审核',
    follows: () => '提交后由审核人初审，明细不能再改；审核人退回后可以修改。',
    reason: COMMENT,
  },
  accept: {
    title: '初审通过',
    action: '初审通过',
    follows: () => '通过后由经办人公示。公示期满、异议处理完毕后，还要由审核人批准。',
    reason: COMMENT,
  },
  publish: {
    title: '开始公示',
    action: '开始公示',
    follows: ({ noticePlan }) =>
      noticePlan && noticePlan.workingDays > 0
        ? `公示 ${noticePlan.workingDays} 个工作日，从明天起算，至 ${noticePlan.to}（含当日）。公示表写明姓名、单位、级别和金额，身份证号只露前六位和后四位，不写账号和电话。`
        : '政策没有规定公示期，公示后即可批准。',
    reason: COMMENT,
  },
  approve: {
    title: '批准发放',
    action: '批准发放',
    follows: () => '批准后由财务送银行。送银行之前还可以作废。',
    reason: COMMENT,
    typed: true,
  },
  send: {
    title: '送银行',
    action: '送银行',
    follows: () => '送银行后明细封存，不能撤回、不能作废，只能按银行的结果办结。',
    reason: COMMENT,
    typed: true,
  },
  return: {
    title: '退回经办人',
    action: '退回经办人',
    follows: ({ state }) =>
      state === 'notice'
        ? '退回后回到草稿，公示作废，修改后要重新提交、初审和公示。'
        : '退回后回到草稿，由经办人修改后重新提交。',
    reason: { label: '退回意见', hint: '写明哪里要改，经办人在进度中看到。' },
  },
  cancel: {
    title: '作废批次',
    action: '作废批次',
    follows: ({ grossFen, payeeCount, heldFen }) =>
      `作废后本批次不再发放，不能恢复。${count(payeeCount)} 人 ${yuan(grossFen + heldFen)} 元重新成为应发，可以列入新的批次。`,
    reason: { label: '作废原因' },
    danger: true,
  },
  recompute: {
    title: '按最新资料重新计算',
    action: '重新计算',
    follows: () => '按今天的资料和政策重新列出全部明细；已登记的暂缓原因保留，已移出的人员如仍应发会重新列入。',
    reason: COMMENT,
  },
};

interface StepProps {
  payout: Payout;
  step: StepName;
  onClose: () => void;
}

/** A step is confirmed with the figures that it is about; it carries the version that was on the screen. */
export function StepDialog({ payout, step, onClose }: StepProps) {
  const deed = useDeed(
    async (comment: string, key) =>
      data(
        await api.POST(`/api/v1/payouts/{id}/${step}` as '/api/v1/payouts/{id}/submit', {
          params: {
            path: { id: payout.id },
            header: { 'Idempotency-Key': key, 'If-Match': `"${payout.version}"` },
          } as never,
          body: { comment: comment || null },
        }),
      ),
    onClose,
  );
  if (step === 'accept' && !wasOpened(payout.id, payout.netFen)) return <ReadFirst onClose={onClose} />;
  return <StepConfirm payout={payout} step={step} deed={deed} onClose={onClose} />;
}

export function StepConfirm({ payout, step, deed, onClose }: StepProps & { deed: Deed<string> }) {
  const wording = WORDINGS[step];
  return (
    <Confirm
      title={wording.title}
      action={`${wording.action} ${count(payout.payeeCount)} 人 ${yuan(payout.netFen)} 元`}
      reason={wording.reason}
      {...(wording.typed ? { typedFen: payout.netFen } : {})}
      {...(wording.danger ? { danger: true } : {})}
      compare={<ChangedFigures seen={payout} />}
      deed={deed}
      onClose={onClose}
    >
      <Facts items={figuresOf(payout)} />
      <p className="box follows">{wording.follows(payout)}</p>
    </Confirm>
  );
}

function figuresOf(payout: Payout): readonly (readonly [string, ReactNode])[] {
  const { kind, fromMonth, toMonth, asOf } = payout;
  return [
    ['批次', payout.number],
    ['县（市、区）', payout.regionName],
    ['类别', word(KINDS, kind)],
    ['期间', kind === 'stipend' ? monthsInWords(fromMonth, toMonth) : `截至 ${asOf}`],
    ['人', count(payout.payeeCount)],
    ['笔', count(payout.lineCount)],
    ['应发（元）', yuan(payout.grossFen)],
    ['扣回（元）', yuan(payout.nettedFen)],
    ['实发（元）', <strong key="net">{yuan(payout.netFen)}</strong>],
    ...(payout.heldCount > 0
      ? ([['暂缓，不在内', `${count(payout.heldCount)} 笔 ${yuan(payout.heldFen)} 元`]] as const)
      : []),
  ];
}

/** Whoever looks first says that they have seen what differs from last time. */
function ReadFirst({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="请先核对与上批差异" onClose={onClose}>
      <p>初审之前请打开“与上批差异”，核对新增、退出和金额变化的人员，再回来办理初审。</p>
      <div className="buttons">
        <Link className="button primary" to="." search={{ tab: 'variance' }} onClick={onClose}>
          打开与上批差异
        </Link>
        <button type="button" className="button" onClick={onClose}>
          返回，不办理
        </button>
      </div>
    </Dialog>
  );
}
