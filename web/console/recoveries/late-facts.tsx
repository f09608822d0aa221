import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { DataTable, type Column } from '../shared/data-table';
import { Filters, type Filter } from '../shared/filters';
import { count, yuan } from '../shared/money';
import { Badge } from '../shared/parts';
import { useCounties } from '../shared/regions';
import { useList } from '../shared/use-query';
import { KINDS, LATE_FACT_EFFECTS, optionsOf, subjectInWords, word } from '../shared/words';
import { useMay } from '../shared/me';
import { AcceptDialog } from './accept-dialog';
import { chosenOf, factKey, recoverable } from './late-facts-rules';
import type { LateFact } from './recovery-types';

const COLUMNS: readonly Column<LateFact>[] = [
  { title: '姓名', render: (fact) => <Link to={`/workers/${fact.workerId}`}>{fact.workerName}</Link> },
  { title: '项目', render: (fact) => subjectInWords(fact.subject) },
  { title: '已发', number: true, render: (fact) => yuan(fact.paidFen) },
  { title: '应为', number: true, render: (fact) => yuan(fact.owedFen) },
  { title: '差', number: true, render: (fact) => yuan(fact.dueFen) },
  { title: '情况', render: (fact) => <Effect fact={fact} /> },
  { title: '原因', render: (fact) => fact.cause },
  {
    title: '批次',
    render: (fact) => (
      <Link className="nowrap" to={`/payouts/${fact.payoutId}`}>
        {fact.payoutNumber}
      </Link>
    ),
  },
];

function Effect({ fact }: { fact: LateFact }) {
  const { effect, underRecoveryFen, toRecoverFen } = fact;
  if (effect === 'back-pay') return <Badge tone="wait">{word(LATE_FACT_EFFECTS, effect)}，下一批次自动补发</Badge>;
  if (effect === 'in-flight') return <Badge tone="plain">在途，等银行结果</Badge>;
  return (
    <>
      <Badge tone={toRecoverFen > 0 ? 'wrong' : 'done'}>
        {toRecoverFen > 0 ? `多发，待立追回 ${yuan(toRecoverFen)}` : '多发，已立追回'}
      </Badge>
      {underRecoveryFen > 0 && <span className="soft"> 追回中 {yuan(underRecoveryFen)}</span>}
    </>
  );
}

const KIND_OPTIONS = optionsOf(KINDS);
/** As many as one request of the service takes. */
const AT_ONCE = 200;

/** What was paid and comes to another amount today; for what is too much, recoveries are opened, one or several at once. */
export function LateFacts() {
  const may = useMay();
  const counties = useCounties();
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const [isAsking, setAsking] = useState(false);
  const filters: Filter[] = [
    { name: 'kind', label: '类别', options: KIND_OPTIONS },
    ...(counties.length > 0 ? [{ name: 'regionCode', label: '县（市、区）', options: counties }] : []),
  ];
  const list = useList('/api/v1/payouts/late-facts', ['kind', 'regionCode']);
  const mayOpen = may('recoveries.write');
  const items = list.data?.items ?? [];
  const chosen = chosenOf(items, keys);
  const toggle = (fact: LateFact): void => {
    const next = new Set(keys);
    if (!next.delete(factKey(fact))) next.add(factKey(fact));
    setKeys(next);
  };
  const box: Column<LateFact> = {
    title: '选择',
    deeds: true,
    render: (fact) =>
      fact.toRecoverFen > 0 ? (
        <input
          type="checkbox"
          className="row-choice"
          aria-label={`选择 ${fact.workerName} ${subjectInWords(fact.subject)}`}
          checked={keys.has(factKey(fact))}
          onChange={() => toggle(fact)}
        />
      ) : (
        ''
      ),
  };
  return (
    <>
      <Filters filters={filters} />
      {mayOpen && recoverable(items).length > 0 && (
        <div className="buttons bulk">
          <button
            type="button"
            className="button"
            onClick={() => setKeys(new Set(recoverable(items).slice(0, AT_ONCE).map(factKey)))}
          >
            选择本页全部多发
          </button>
          <button
            type="button"
            className="button primary"
            disabled={chosen.facts.length === 0}
            onClick={() => setAsking(true)}
          >
            立追回 {count(chosen.facts.length)} 笔 {yuan(chosen.fen)} 元
          </button>
          {chosen.facts.length === 0 && <span className="soft">请先选择多发的行。</span>}
        </div>
      )}
      <DataTable
        caption="少发多发"
        columns={mayOpen ? [...COLUMNS, box] : COLUMNS}
        query={list}
        rowKey={factKey}
        filters={['kind', 'regionCode']}
        empty={<p>已发的都与应发一致，没有少发或多发。</p>}
      />
      {isAsking && (
        <AcceptDialog
          facts={chosen.facts}
          fen={chosen.fen}
          onClose={() => {
            setAsking(false);
            setKeys(new Set());
          }}
        />
      )}
    </>
  );
}
