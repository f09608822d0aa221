import { Link } from '@tanstack/react-router';
import { moment, monthsInWords, today } from '../shared/days';
import { count, yuan } from '../shared/money';
import { ProblemView } from '../shared/problem-view';
import { useAddress } from '../shared/address';
import { useList } from '../shared/use-query';
import { KINDS, PAYOUT_STATES, word } from '../shared/words';
import { Waiting } from '../shared/waiting';
import { turnOf } from './payout-rules';
import type { ListedPayout } from './payout-types';

/** States in which somebody is to do something, then what was settled last; what was cancelled is in the list only. */
const COLUMNS = ['draft', 'submitted', 'notice', 'approved', 'sent', 'settled'] as const;
const SHOWN = 20;

export function Board() {
  return (
    <div className="board">
      {COLUMNS.map((state) => (
        <Column key={state} state={state} />
      ))}
    </div>
  );
}

function Column({ state }: { state: (typeof COLUMNS)[number] }) {
  const { search } = useAddress();
  const list = useList('/api/v1/payouts', ['kind', 'regionCode', 'year', 'noticeEndsBy', 'search'], {
    query: { state: [state], page: 1, pageSize: SHOWN },
  });
  const name = word(PAYOUT_STATES, state);
  const rest = { ...search, view: undefined, state, page: undefined };
  return (
    <section aria-label={name}>
      <h2>
        {name} <span className="soft figures">{list.data ? `${count(list.data.total)} 个` : ''}</span>
      </h2>
      {list.data ? (
        list.data.items.length === 0 ? (
          <p className="soft">没有批次。</p>
        ) : (
          <ul>
            {list.data.items.map((payout) => (
              <Card key={payout.id} payout={payout} />
            ))}
          </ul>
        )
      ) : list.error ? (
        <ProblemView problem={list.error} retry={() => void list.refetch()} />
      ) : (
        <Waiting />
      )}
      {list.data && list.data.total > SHOWN && (
        <p>
          <Link to="/payouts" search={rest}>
            全部 {count(list.data.total)} 个
          </Link>
        </p>
      )}
    </section>
  );
}

function Card({ payout }: { payout: ListedPayout }) {
  const changed = payout.changes.less + payout.changes.more + payout.changes.payee;
  return (
    <li className="panel">
      <p>
        <Link to={`/payouts/${payout.id}`}>
          {payout.regionName} · {word(KINDS, payout.kind)}
        </Link>
      </p>
      <p className="soft">
        {payout.kind === 'stipend' ? monthsInWords(payout.fromMonth, payout.toMonth) : `截至 ${payout.asOf}`}
      </p>
      <p className="soft nowrap">{payout.number}</p>
      <p className="figures card-figures">
        <span>{count(payout.payeeCount)} 人</span>
        <strong>{yuan(payout.netFen)}</strong>
      </p>
      {payout.state !== 'settled' && <p>轮到：{turnOf(payout, today())}</p>}
      {changed > 0 && <p className="error-text">! {changed} 笔有变化</p>}
      <p className="soft">{moment(payout.createdAt).slice(0, 10)} 建立</p>
    </li>
  );
}
