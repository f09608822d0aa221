import { api, data } from '../../api/client';
import { Confirm } from '../../shared/dialog';
import { count, yuan } from '../../shared/money';
import { Facts } from '../../shared/parts';
import { useDeed } from '../../shared/use-deed';
import type { Payee, Payout } from '../payout-types';

export type PayeeStep = 'hold' | 'release' | 'remove';

const WORDS: Record<PayeeStep, { title: string; follows: string; hint: string }> = {
  hold: {
    title: '暂缓发放',
    follows: '这个人留在批次中，但不计入合计、不送银行，直到恢复发放。',
    hint: '例如：材料待补、账户待核实。',
  },
  release: { title: '恢复发放', follows: '这个人重新计入合计，随批次发放。', hint: '例如：材料已补齐。' },
  remove: {
    title: '移出本批次',
    follows: '这个人本次不发；仍符合条件的，以后的批次会重新列入。',
    hint: '例如：本人申请延后发放。',
  },
};

/** Holds back, takes up again or takes out all that a draft has for one person. */
export function PayeeDialog({
  payout,
  payee,
  step,
  onClose,
}: {
  payout: Payout;
  payee: Payee;
  step: PayeeStep;
  onClose: () => void;
}) {
  const { title, follows, hint } = WORDS[step];
  const deed = useDeed(
    async (reason: string, key) =>
      data(
        await api.POST(
          `/api/v1/payouts/{id}/payees/{workerId}/${step}` as '/api/v1/payouts/{id}/payees/{workerId}/hold',
          {
            params: {
              path: { id: payout.id, workerId: payee.workerId },
              header: { 'Idempotency-Key': key, 'If-Match': `"${payout.version}"` },
            } as never,
            body: { reason },
          },
        ),
      ),
    onClose,
  );
  return (
    <Confirm
      title={`${title}：${payee.workerName}`}
      action={`${title} ${payee.workerName} ${yuan(payee.netFen)} 元`}
      reason={{ label: '原因', hint }}
      deed={deed}
      onClose={onClose}
    >
      <Facts
        items={[
          ['姓名', payee.workerName],
          ['单位', payee.organizationName],
          ['笔', count(payee.lines.length)],
          ['应发（元）', yuan(payee.amountFen)],
          ['扣回（元）', yuan(payee.nettedFen)],
          ['实发（元）', yuan(payee.netFen)],
        ]}
      />
      <p className="box follows">{follows}</p>
    </Confirm>
  );
}
