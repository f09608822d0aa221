import { Link } from '@tanstack/react-router';
import type { components } from '../../api/schema';
import type { Column } from '../../shared/data-table';
import { monthInWords } from '../../shared/days';
import { Yuan } from '../../shared/parts';
import { RowsTable } from '../../shared/rows-table';
import { KINDS, LEVELS, LINE_STATES, word } from '../../shared/words';
import { subjectOf } from '../worker-rules';
import { paymentsInOrder } from './payment-rules';

type Payment = components['schemas']['PaymentDetail'];

const COLUMNS: readonly Column<Payment>[] = [
  { title: '到账日', render: ({ paidOn }) => <span className="nowrap">{paidOn ?? '未到账'}</span> },
  { title: '项目', render: (payment) => <span className="nowrap">{subjectWords(payment.subject)}</span> },
  { title: '批次', render: (payment) => <Batch payment={payment} /> },
  { title: '应发（元）', number: true, render: ({ amountFen }) => <Yuan fen={amountFen} /> },
  { title: '抵扣（元）', number: true, render: ({ nettedFen }) => <Yuan fen={nettedFen} /> },
  { title: '实发（元）', number: true, render: ({ transferFen }) => <Yuan fen={transferFen} /> },
  { title: '账户尾号', render: ({ accountTail }) => accountTail ?? '' },
  { title: '银行结果', render: outcomeWords },
];

/** Every line of a payout about the person, and what was paid before the system; latest first. */
export function Payments({ payments }: { payments: readonly Payment[] }) {
  return (
    <section className="section" aria-labelledby="payments">
      <h2 id="payments">发放记录</h2>
      {payments.length === 0 ? (
        <p className="panel empty">还没有发放记录。列入发放批次之后，这里会列出每一笔。</p>
      ) : (
        <RowsTable
          caption="发放记录，最近的在前"
          columns={COLUMNS}
          rows={paymentsInOrder(payments)}
          rowKey={({ payoutId, subject, paidOn, outcome }) => [payoutId, subject, paidOn, outcome].join(' ')}
        />
      )}
    </section>
  );
}

function subjectWords(subject: string): string {
  const { kind, what } = subjectOf(subject);
  return kind === 'award' ? `${word(LEVELS, what)}${KINDS.award}` : `${monthInWords(what)}${KINDS.stipend}`;
}

function Batch({ payment: { payoutId, payoutNumber, source } }: { payment: Payment }) {
  if (source === 'history' || !payoutId) return <>系统启用前已发</>;
  return (
    <Link className="nowrap" to={`/payouts/${payoutId}`}>
      {payoutNumber}
    </Link>
  );
}

/** What the bank said, or how far the line is. */
function outcomeWords({ outcome, outcomeReason, source, payoutState }: Payment): string {
  if (source === 'history') return '已发放';
  if (outcome === null) return payoutState === 'sent' ? '已送银行，等待结果' : '在途';
  const result = word(LINE_STATES, outcome);
  return outcomeReason ? `${result}：${outcomeReason}` : result;
}
