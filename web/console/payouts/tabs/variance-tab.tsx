import { useEffect } from 'react';
import { Link } from '@tanstack/react-router';
import type { components } from '../../api/schema';
import { useAddress } from '../../shared/address';
import { DataTable, type Column } from '../../shared/data-table';
import { count, yuan } from '../../shared/money';
import { Answered } from '../../shared/page';
import { Badge } from '../../shared/parts';
import { useList } from '../../shared/use-query';
import { VARIANCE_KINDS, word } from '../../shared/words';
import { keepOpened } from '../opened-variance';
import { identityParts } from '../payout-rules';
import type { Payout } from '../payout-types';

type Variance = components['schemas']['VarianceResponse'];
type Row = components['schemas']['VarianceRowResponse'];

const COLUMNS: readonly Column<Row>[] = [
  { title: '姓名', render: (row) => row.workerName },
  { title: '单位', render: (row) => row.organizationName },
  { title: '县（市、区）', render: (row) => row.countyName },
  { title: '差异', render: ({ kind }) => word(VARIANCE_KINDS, kind) },
  { title: '上批', number: true, render: (row) => yuan(row.previousFen) },
  { title: '本批', number: true, render: (row) => yuan(row.currentFen) },
  { title: '增减', number: true, render: (row) => signed(row.amountFen) },
  { title: '说明', render: (row) => row.note },
];

function signed(fen: number): string {
  return fen > 0 ? `＋${yuan(fen)}` : yuan(fen);
}

/** What differs from the payout before it, first as a sum that adds up, then by person. */
export function VarianceTab({ payout }: { payout: Payout }) {
  const list = useList('/api/v1/payouts/{id}/variance', ['kind'], { path: { id: payout.id } });
  const isRead = list.data !== undefined;
  useEffect(() => {
    if (isRead) keepOpened(payout.id, payout.netFen);
  }, [isRead, payout.id, payout.netFen]);
  return (
    <Answered query={list}>
      {(variance) => (
        <>
          <Identity variance={variance} />
          <DataTable
            caption="与上批的差异，按人"
            kept={{ list: 'variance', unit: '人' }}
            columns={COLUMNS}
            query={list}
            rowKey={(row) => `${row.workerId} ${row.kind}`}
            href={(row) => `/workers/${row.workerId}`}
            filters={['kind']}
            empty={<p>与上批相比没有差异。</p>}
          />
        </>
      )}
    </Answered>
  );
}

function Identity({ variance }: { variance: Variance }) {
  const { previous, totalFen, unexplainedFen } = variance;
  const { search } = useAddress();
  return (
    <section className="panel" aria-label="差异合计">
      {unexplainedFen !== 0 && (
        <p className="box wrong" role="alert">
          <strong>! 有 {yuan(unexplainedFen)} 元说不清原因，不能批准。</strong>请退回重新计算，或移出有疑问的人员。
        </p>
      )}
      <p className="soft">
        {previous ? (
          <>
            上批：<Link to={`/payouts/${previous.id}`}>{previous.number}</Link>
            。金额为实发（已减扣回）。点击一项，下面只列这些人。
          </>
        ) : (
          '这是本县同类的第一个批次，全部为新增。金额为实发（已减扣回）。'
        )}
      </p>
      <ul className="identity">
        <li>
          <span>上批</span>
          <strong className="figures">{yuan(previous?.totalFen ?? 0)}</strong>
        </li>
        {identityParts(variance.categories).map(({ kind, people, amountFen }) => (
          <li key={kind}>
            <Link
              to="."
              search={{ tab: 'variance', ...(search.kind === kind ? {} : { kind }) }}
              aria-current={search.kind === kind ? 'true' : undefined}
              activeProps={{}}
              activeOptions={{ exact: true, includeSearch: true }}
              resetScroll={false}
            >
              {word(VARIANCE_KINDS, kind)} {count(people)} 人
            </Link>
            <strong className="figures">{signed(amountFen)}</strong>
          </li>
        ))}
        {unexplainedFen !== 0 && (
          <li className="wrong">
            <span>未说明</span>
            <strong className="figures">{signed(unexplainedFen)}</strong>
          </li>
        )}
        <li className="total">
          <span>本批</span>
          <strong className="figures">{yuan(totalFen)}</strong>
        </li>
      </ul>
      {unexplainedFen === 0 && (
        <p>
          <Badge tone="done">逐项相加与本批一致</Badge>
        </p>
      )}
    </section>
  );
}
