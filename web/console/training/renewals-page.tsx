import { Link } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useAddress } from '../shared/address';
import { CountyFilter } from '../shared/county-filter';
import { DataTable, type Column } from '../shared/data-table';
import { Select } from '../shared/forms';
import { useMay } from '../shared/me';
import { count } from '../shared/money';
import { Page } from '../shared/page';
import { Badge, Yuan } from '../shared/parts';
import { useKnownChoice } from '../shared/ignored-filters';
import { ProblemView } from '../shared/problem-view';
import type { Deed } from '../shared/use-deed';
import { useGet, useList } from '../shared/use-query';
import { LEVELS, word } from '../shared/words';
import { AtStake } from './renewals/at-stake';
import { Curing, enrolledInWords, type Enrolling, type Lapse, useEnrolling } from './renewals/curing';
import { type Phone, Phones, PhonesDialog } from './renewals/phones';
import { LAPSED, renewalsAsked, WITHIN } from './renewals/renewals-asked';
import { daysLeftInWords } from './training-rules';

const CRUMBS = [{ title: '培训', to: '/training' }];
/** Whose registration lapses, what hours it still needs, which sessions give them, and what the stipend would lose. */
export default function RenewalsPage() {
  const may = useMay();
  const { search, change } = useAddress();
  useKnownChoice('within', WITHIN);
  useKnownChoice('lapsed', LAPSED);
  const [revealing, setRevealing] = useState<readonly Lapse[] | null>(null);
  const [phones, setPhones] = useState<readonly Phone[] | null>(null);
  const [enrolled, setEnrolled] = useState('');
  const asked = renewalsAsked(search);
  const list = useList('/api/v1/training/renewals', [], { query: asked });
  const enrol = useEnrolling((done) => setEnrolled(enrolledInWords(done)));
  const hide = useCallback(() => setPhones(null), []);
  const columns = columnsOf(may, enrol);
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
      {may('entitlements.read') && <AtStake asked={asked} />}
      <div role="status">{enrolled && <p className="box done">{enrolled}</p>}</div>
      <ProblemView problem={enrol.problem} again={enrol.again} />
      {phones && <Phones phones={phones} onEnd={hide} />}
      <DataTable
        caption="登记到期的人员"
        columns={columns}
        query={list}
        rowKey={({ registrationId }) => registrationId}
        kept={{ list: 'renewals', unit: '人' }}
        {...(may('workers.reveal') && {
          chosen: (keys) => (
            <button type="button" className="button" onClick={() => setRevealing(chosenOf(list.data?.items, keys))}>
              显示并复制手机号
            </button>
          ),
        })}
        empty={<p>这段时间没有到期的登记。</p>}
      />
      {revealing && (
        <PhonesDialog
          people={revealing}
          onShown={(shown) => {
            setPhones(shown);
            setRevealing(null);
          }}
          onClose={() => setRevealing(null)}
        />
      )}
    </Page>
  );
}

/** Each person once, whichever of their registrations were ticked. */
function chosenOf(rows: readonly Lapse[] = [], keys: ReadonlySet<string>): Lapse[] {
  const ticked = rows.filter(({ registrationId }) => keys.has(registrationId));
  return [...new Map(ticked.map((row) => [row.workerId, row])).values()];
}

function columnsOf(may: ReturnType<typeof useMay>, enrol: Deed<Enrolling>): Column<Lapse>[] {
  return [
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
    { title: '能补上的期次', render: (lapse) => <Curing lapse={lapse} enrol={enrol} /> },
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
