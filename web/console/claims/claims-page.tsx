import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAddress } from '../shared/address';
import { type Column, DataTable } from '../shared/data-table';
import { DownloadButton } from '../shared/download-button';
import { type Filter, Filters } from '../shared/filters';
import { useMay } from '../shared/me';
import { count } from '../shared/money';
import { Page } from '../shared/page';
import { Badge } from '../shared/parts';
import { useCounties } from '../shared/regions';
import { useGet, useList } from '../shared/use-query';
import { KINDS, optionsOf, word } from '../shared/words';
import { AcceptanceDialog, type ToAccept } from './acceptance-dialog';
import { CLAIM_STATES, CLAIM_TONES, type Claim, claimInWords, windowInWords } from './claims-words';
import { SummaryExport } from './summary-export';

const FILTERS = ['regionCode', 'state', 'kind', 'noticeId', 'search'] as const;

const COLUMNS: readonly Column<Claim>[] = [
  { title: '姓名', render: ({ workerName }) => workerName },
  { title: '申报项目', render: claimInWords },
  { title: '政策地区', render: ({ policyRegionName }) => policyRegionName },
  { title: '申报通知', render: ({ notice }) => notice?.noticeNo ?? '没有对应的通知' },
  {
    title: '申报日期',
    sort: 'receivedOn',
    render: ({ receivedOn }) => <span className="nowrap">{receivedOn ?? '未提交'}</span>,
  },
  { title: '申报期', render: (claim) => windowInWords(claim) ?? '在申报期内' },
  { title: '工作单位', render: ({ stated }) => stated?.organizationName ?? '' },
  {
    title: '状态',
    sort: 'state',
    render: ({ state }) => <Badge tone={CLAIM_TONES[state] ?? 'plain'}>{word(CLAIM_STATES, state)}</Badge>,
  },
];

const NONE_OF_STATION = (
  <p>
    本站人员还没有申报。<Link to="/claims/new">登记申报</Link>
  </p>
);

/** Who applied for what, and what is to be done about it. */
export default function ClaimsPage() {
  const may = useMay();
  const isClaimant = may('claims.write') && !may('claims.decide');
  const [isExporting, setExporting] = useState(false);
  const [toAccept, setToAccept] = useState<ToAccept | null>(null);
  const list = useList('/api/v1/claims', [...FILTERS]);
  const filters = useClaimFilters(list.data?.states ?? {});
  return (
    <Page
      title="申报"
      help={
        isClaimant
          ? '本站人员的申报和办理情况。点击“登记申报”为在站人员申报；退回补正的，打开后补齐材料再提交。'
          : '本人申请一次性奖励或职业津贴的登记：核对材料后受理、退回补正或不予受理。新的申报在人员页面的“账户、申报与附件”中登记，也可以用表格成批导入。'
      }
      actions={
        <Actions
          submitted={list.data?.states.submitted ?? 0}
          onAccept={setToAccept}
          onExport={() => setExporting(true)}
        />
      }
    >
      <Filters filters={filters} />
      <DataTable
        caption="申报"
        kept={{ list: 'claims', unit: '件' }}
        {...(may('claims.decide') && {
          chosen: (keys: ReadonlySet<string>) => (
            <button type="button" className="button primary" onClick={() => setToAccept({ claimIds: [...keys] })}>
              受理所选
            </button>
          ),
        })}
        columns={COLUMNS}
        query={list}
        rowKey={({ id }) => id}
        href={({ id }) => `/claims/${id}`}
        filters={FILTERS}
        empty={isClaimant ? NONE_OF_STATION : <p>还没有申报。先发布申报通知，再在人员页面登记本人的申报。</p>}
      />
      {toAccept && <AcceptanceDialog toAccept={toAccept} onClose={() => setToAccept(null)} />}
      {isExporting && (
        <SummaryExport filters={FILTERS} total={list.data?.total ?? 0} onClose={() => setExporting(false)} />
      )}
    </Page>
  );
}

/** @param states how many there are of each */
function useClaimFilters(states: Readonly<Record<string, number>>): Filter[] {
  const counties = useCounties();
  const notices = useGet('/api/v1/claim-notices', { params: { query: { state: 'approved', pageSize: 100 } } });
  return [
    ...(counties.length > 0 ? [{ name: 'regionCode', label: '县（市、区）', options: counties }] : []),
    {
      name: 'state',
      label: '状态',
      options: optionsOf(CLAIM_STATES).map(({ value, label }) => ({
        value,
        label: `${label}（${states[value] ?? 0}）`,
      })),
    },
    { name: 'kind', label: '项目', options: optionsOf(KINDS) },
    {
      name: 'noticeId',
      label: '申报通知',
      options: (notices.data?.items ?? []).map(({ id, noticeNo }) => ({ value: id, label: noticeNo })),
    },
    { name: 'search', label: '姓名或证书管理号' },
  ];
}

/** Of the whole list: whoever claims begins one, whoever decides takes many at once. */
function Actions({
  submitted,
  onAccept,
  onExport,
}: {
  submitted: number;
  onAccept: (toAccept: ToAccept) => void;
  onExport: () => void;
}) {
  const may = useMay();
  const { search } = useAddress();
  const isDecider = may('claims.decide');
  return (
    <>
      {may('claims.write') && !isDecider && (
        <Link className="button primary" to="/claims/new">
          登记申报
        </Link>
      )}
      {isDecider && submitted > 0 && (
        <button
          type="button"
          className="button"
          onClick={() => onAccept({ filter: filterOf(search), expectedCount: submitted })}
        >
          受理全部待受理的 {count(submitted)} 件
        </button>
      )}
      {isDecider && (
        <Link className="button" to="/claims/import">
          导入申报登记
        </Link>
      )}
      {may('workers.reveal') ? (
        <button type="button" className="button" onClick={onExport}>
          导出申报汇总表
        </button>
      ) : (
        <DownloadButton path={maskedPath(search)}>导出申报汇总表</DownloadButton>
      )}
    </>
  );
}

/** As the list is filtered, its state left aside: what is accepted was submitted. */
function filterOf({ regionCode, kind, noticeId, search }: Record<string, string | undefined>) {
  return {
    ...(regionCode && { regionCode }),
    ...(kind && { kind: kind as 'award' | 'stipend' }),
    ...(noticeId && { noticeId }),
    ...(search && { search }),
  };
}

/** Without a reason numbers are masked. */
function maskedPath(search: Record<string, string | undefined>): string {
  const query = new URLSearchParams();
  for (const name of FILTERS) if (search[name]) query.set(name, search[name]);
  return `claims/summary.xlsx?${query.toString()}`;
}
