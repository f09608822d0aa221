import { count, yuan } from '../../shared/money';
import { Answered } from '../../shared/page';
import { Facts } from '../../shared/parts';
import { useGet } from '../../shared/use-query';
import { useMay } from '../../shared/me';
import { ReturnQueue } from '../../shared/returns/return-queue';
import type { Payout } from '../payout-types';
import { AllPaid } from './all-paid';
import { BankFile } from './bank-file';
import { HandOuts } from './hand-outs';
import { ReturnUpload } from './return-upload';

/** To the bank and back: what the bank would refuse, the files, what it answered, and how far it has paid. */
export function BankTab({ payout }: { payout: Payout }) {
  const may = useMay();
  const isOut = payout.state === 'sent' || payout.state === 'settled';
  const maySend = may('payouts.send');
  return (
    <>
      {isOut && <Settlement payout={payout} />}
      {isOut && <ReturnQueue payoutId={payout.id} />}
      {payout.state !== 'cancelled' && <BankFile payout={payout} mayTake={maySend} />}
      <HandOuts payout={payout} />
      {isOut && maySend && <ReturnUpload payout={payout} />}
      {payout.state === 'sent' && maySend && <AllPaid payout={payout} />}
    </>
  );
}

function Settlement({ payout }: { payout: Payout }) {
  const settlement = useGet('/api/v1/payouts/{id}/settlement', { params: { path: { id: payout.id } } });
  const told = ({ payees, lines, fen }: { payees: number; lines: number; fen: number }): string =>
    `${count(payees)} 人 ${count(lines)} 笔 ${yuan(fen)} 元`;
  return (
    <section className="panel">
      <h2>银行办到哪里</h2>
      <Answered query={settlement}>
        {({ paid, returned, open, paidFrom, paidTo }) => (
          <Facts
            items={[
              ['已付', told(paid)],
              ['退回', told(returned)],
              ['银行还没有结果', told(open)],
              ['到账日', paidFrom === null ? '还没有' : paidFrom === paidTo ? paidFrom : `${paidFrom} 至 ${paidTo}`],
            ]}
          />
        )}
      </Answered>
    </section>
  );
}
