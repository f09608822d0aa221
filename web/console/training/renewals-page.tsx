import { Link } from '@tanstack/react-router';
import type { components } from '../api/schema';
import { useAddress } from '../shared/address';
import { CountyFilter } from '../shared/county-filter';
import { DataTable, type Column } from '../shared/data-table';
import { moment } from '../shared/days';
import { Select } from '../shared/forms';
import { useMay } from '../shared/me';
import { count } from '../shared/money';
import { Page } from '../shared/page';
import { Badge, Yuan } from '../shared/parts';
import { useKnownChoice } from '../shared/ignored-filters';
import { useGet, useList } from '../shared/use-query';
import { LEVELS, word } from '../shared/words';
import { daysLeftInWords } from './training-rules';

type Lapse = components['schemas']['LapseResponse'];

const CRUMBS = [{ title: '培训', to: '/training' }];
const WITHIN = [30, 90, 180, 365].map((days) => ({ value: String(days), label: `${days} 天内到期` }));
const LAPSED = [
  { value: '0', label: '不看已过期的' },
  ...[90, 365, 1_100].map((days) => ({ value: String(days), label: `过期 ${days} 天以内的也看` })),
];

const daysOf = (choices: readonly { value: string }[], asked: string | undefined, otherwise: number): number =>
  choices.some(({ value }) => value === asked) ? Number(asked) : otherwise;

/** Whose registration lapses, what hours it still needs, which sessions give them, and what the stipend would lose. */
export default function RenewalsPage() {
  const may = useMay();
  const { search, change } = useAddress();
  useKnownChoice('within', WITHIN);
  useKnownChoice('lapsed', LAPSED);
  const list = useList('/api/v1/training/renewals', ['regionCode'], {
    query: {
      withinDays: daysOf(WITHIN, search.within, 90),
      lapsedWithinDays: daysOf(LAPSED, search.lapsed, 0),
    },
  });
  const columns: Column<Lapse>[] = [
    {
      title: '姓名',
      render: ({ workerId, workerName }) =>
        may('workers.read') ? <Link to={`/workers/${workerId}`}>{workerName}</Link> : workerName,
    },
    { title: '级别', render: ({ level }) => word(LEVELS, level) },
    { title: '登记有效期至', render: ({ endOn }) => <span className="nowrap">{endOn}</span> },
    {
      title: '还有多久',
      render: ({ daysLeft }) => <Badge tone={daysLeft < 0 ? 'wrong' : 'wait'}>{daysLeftInWords(daysLeft)}</Badge>,
    },
    {
      title: '学时（有 / 需）',
      number: true,
      render: ({ hours, hoursRequired }) => `${hours} / ${hoursRequired}`,
    },
    { title: '还缺（学时）', number: true, render: ({ hoursMissing }) => hoursMissing },
    { title: '已报将得（学时）', number: true, render: ({ hoursPlanned }) => hoursPlanned },
    { title: '能补上的期次', render: Curing },
    ...(may('entitlements.read')
      ? [
          {
            title: '到期后首月会少的津贴（元）',
            number: true,
            render: ({ stipendAtStakeFen }: Lapse) =>
              stipendAtStakeFen === null ? '' : <Yuan fen={stipendAtStakeFen} />,
          },
          {
            title: '按年发的会少（元）',
            number: true,
            render: ({ yearStipendAtStakeFen }: Lapse) =>
              yearStipendAtStakeFen ? <Yuan fen={yearStipendAtStakeFen} /> : '',
          },
        ]
      : []),
  ];
  return (
    <Page
      title="登记到期提醒"
      crumbs={CRUMBS}
      help="证书登记快要到期或已经到期的人员：还缺多少继续教育学时、哪些期次能补上。登记过期的月份可能不发津贴。"
      actions={
        <>
          {may('workers.read') && <Unregistered regionCode={search.regionCode} />}
          <button type="button" className="button" onClick={() => window.print()}>
            打印通知名单
          </button>
        </>
      }
    >
      <form className="filters" role="search" aria-label="筛选" onSubmit={(event) => event.preventDefault()}>
        <CountyFilter />
        <Select
          label="到期"
          name="within"
          value={search.within ?? '90'}
          onChange={(within) => change({ within })}
          options={WITHIN}
        />
        <Select
          label="已过期的"
          name="lapsed"
          value={search.lapsed ?? '0'}
          onChange={(lapsed) => change({ lapsed })}
          options={LAPSED}
        />
      </form>
      <DataTable
        caption="登记到期的人员"
        columns={columns}
        query={list}
        rowKey={({ registrationId }) => registrationId}
        kept={{ list: 'renewals', unit: '人' }}
        empty={<p>这段时间没有到期的登记。</p>}
      />
    </Page>
  );
}

/** Who holds a certificate and never registered it: no list of lapses tells of them. */
function Unregistered({ regionCode }: { regionCode: string | undefined }) {
  const query = { registration: ['none' as const], pageSize: 1, ...(regionCode ? { regionCode } : {}) };
  const found = useGet('/api/v1/workers', { params: { query } });
  const address = regionCode ? `/workers?registration=none&regionCode=${regionCode}` : '/workers?registration=none';
  return (
    <Link className="button" to={address}>
      持证未登记{found.data ? ` ${count(found.data.total)} 人` : ''}
    </Link>
  );
}

function Curing({ sessions, hoursMissing, curable }: Lapse) {
  if (hoursMissing === 0) return '学时已够，可以办理再登记';
  if (sessions.length === 0) return '现在没有可报的期次';
  return (
    <>
      {sessions.map(({ id, programmeTitle, title, startsAt, hours, seatsLeft }) => (
        <span className="block" key={id}>
          <Link to={`/training/${id}`}>
            {programmeTitle} {title}
          </Link>{' '}
          <span className="soft">
            {moment(startsAt)}，{hours} 学时，余 {seatsLeft} 人
          </span>
        </span>
      ))}
      {!curable && <span className="soft">这些期次加起来仍不够。</span>}
    </>
  );
}
