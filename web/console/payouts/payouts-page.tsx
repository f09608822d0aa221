import { Link } from '@tanstack/react-router';
import { useAddress } from '../shared/address';
import { DataTable, type Column } from '../shared/data-table';
import { moment, today } from '../shared/days';
import { Filters, type Filter } from '../shared/filters';
import { count, yuan } from '../shared/money';
import { Page } from '../shared/page';
import { Badge } from '../shared/parts';
import { useCounties } from '../shared/regions';
import { useList } from '../shared/use-query';
import { KINDS, optionsOf, PAYOUT_STATES, PAYOUT_TONES, word } from '../shared/words';
import type { Foot } from '../shared/table/column';
import { useMay } from '../shared/me';
import { Views } from '../shared/views';
import { Board } from './board';
import { turnOf } from './payout-rules';
import type { ListedPayout, PayoutPage } from './payout-types';
import { StateFilter } from './state-filter';

const COLUMNS: readonly Column<ListedPayout>[] = [
  {
    title: '批次',
    sort: 'number',
    render: (payout) => (
      <>
        <span className="payout-title">{payout.title}</span>
        <br />
        <span className="soft nowrap">{payout.number}</span>
      </>
    ),
  },
  { title: '县', render: (payout) => <span className="nowrap">{payout.regionName}</span> },
  {
    title: '状态',
    sort: 'state',
    render: ({ state }) => <Badge tone={PAYOUT_TONES[state] ?? 'plain'}>{word(PAYOUT_STATES, state)}</Badge>,
  },
  { title: '下一步（谁）', render: (payout) => turnOf(payout, today()) },
  { title: '人', sort: 'payeeCount', number: true, render: (payout) => count(payout.payeeCount) },
  { title: '笔', number: true, render: (payout) => count(payout.lineCount) },
  { title: '应发', sort: 'totalFen', number: true, render: (payout) => yuan(payout.grossFen) },
  { title: '扣回', number: true, render: (payout) => yuan(payout.nettedFen) },
  { title: '实发', number: true, render: (payout) => yuan(payout.netFen) },
  {
    title: '已付／退回',
    number: true,
    render: (payout) => (
      <>
        {yuan(payout.paidFen)}
        <br />
        {yuan(payout.returnedFen)}
      </>
    ),
  },
  { title: '有变化', render: ({ changes }) => <Changes changes={changes} /> },
  {
    title: '公示至',
    sort: 'noticeTo',
    render: (payout) => <span className="nowrap">{payout.noticeTo ?? '未公示'}</span>,
  },
  { title: '编制人', render: (payout) => payout.createdByName },
  {
    title: '建立日',
    sort: 'createdAt',
    render: (payout) => <span className="nowrap">{moment(payout.createdAt).slice(0, 10)}</span>,
  },
];

function Changes({ changes }: { changes: ListedPayout['changes'] }) {
  const lines = changes.less + changes.more + changes.payee;
  return lines === 0 ? <>无</> : <Badge tone="wrong">{lines} 笔有变化</Badge>;
}

const FILTERS = ['kind', 'regionCode', 'state', 'year', 'noticeEndsBy', 'search'] as const;
const VIEWS = [
  { title: '列表', view: undefined },
  { title: '看板', view: 'board' },
];
const KIND_OPTIONS = optionsOf(KINDS);

export default function PayoutsPage() {
  const may = useMay();
  const { search } = useAddress();
  const isBoard = search.view === 'board';
  return (
    <Page
      title="发放批次"
      help="一个批次从编制到办结：提交、初审、公示、批准、送银行。点击批次可以看到下一步由谁办理。"
      actions={
        may('payouts.create') && (
          <Link className="button primary" to="/payouts/new">
            新建批次
          </Link>
        )
      }
    >
      <Views views={VIEWS} />
      <PayoutFilters isBoard={isBoard} />
      {isBoard ? <Board /> : <List />}
    </Page>
  );
}

function PayoutFilters({ isBoard }: { isBoard: boolean }) {
  const counties = useCounties();
  const year = Number(today().slice(0, 4));
  const years = [0, 1, 2, 3, 4, 5].map((back) => ({ value: String(year - back), label: `${year - back}年` }));
  const filters: Filter[] = [
    { name: 'search', label: '标题或批次号' },
    { name: 'kind', label: '类别', options: KIND_OPTIONS },
    ...(counties.length > 0 ? [{ name: 'regionCode', label: '县（市、区）', options: counties }] : []),
    { name: 'year', label: '核算年度', options: years },
    { name: 'noticeEndsBy', label: '公示', options: [{ value: today(), label: '截止日为今天或更早' }] },
  ];
  return (
    <>
      <Filters filters={filters} />
      {!isBoard && <StateFilter />}
    </>
  );
}

function List() {
  const list = useList('/api/v1/payouts', FILTERS);
  return (
    <DataTable
      caption="发放批次列表"
      columns={COLUMNS}
      query={list}
      rowKey={(payout) => payout.id}
      href={(payout) => `/payouts/${payout.id}`}
      filters={FILTERS}
      empty={<p>还没有批次。政策批准、人员导入之后，可以在这里新建第一个批次。</p>}
      foot={list.data && sumsOf(list.data)}
      kept={{ list: 'payouts', unit: '个批次' }}
    />
  );
}

/** Of everything that the filter matches, not only of this page. */
function sumsOf({ sums }: PayoutPage): Foot {
  return {
    label: `合计（${count(sums.payoutCount)} 个批次，不含已作废）`,
    sums: {
      笔: count(sums.lineCount),
      应发: yuan(sums.grossFen),
      扣回: yuan(sums.nettedFen),
      实发: yuan(sums.netFen),
    },
  };
}
