import { useState } from 'react';
import { type Column, DataTable } from '../shared/data-table';
import { type Filter, Filters } from '../shared/filters';
import { useMay } from '../shared/me';
import { Page } from '../shared/page';
import { Badge } from '../shared/parts';
import { useList } from '../shared/use-query';
import { KINDS, optionsOf, word } from '../shared/words';
import { NOTICE_STATES, NOTICE_TONES, type Notice, noticeFor } from './claims-words';
import { NoticeDialog } from './notice-dialog';

const FILTERS = ['kind', 'state', 'open'] as const;

const COLUMNS: readonly Column<Notice>[] = [
  { title: '通知', render: ({ title }) => title },
  { title: '文号', render: ({ noticeNo }) => noticeNo },
  { title: '政策', render: ({ policyTitle, regionName }) => `${regionName}《${policyTitle}》` },
  { title: '项目', render: ({ kind }) => word(KINDS, kind) },
  { title: '申报范围', render: noticeFor },
  {
    title: '申报期',
    sort: 'opensOn',
    render: ({ opensOn, closesOn }) => (
      <span className="nowrap">
        {opensOn} 至 {closesOn}
      </span>
    ),
  },
  { title: '补充', render: ({ supplementsNo }) => (supplementsNo ? `补充 ${supplementsNo}` : '') },
  { title: '申报数', number: true, render: ({ claimCount }) => claimCount },
  {
    title: '状态',
    render: ({ state }) => <Badge tone={NOTICE_TONES[state] ?? 'plain'}>{word(NOTICE_STATES, state)}</Badge>,
  },
];

const SHOWN: Filter[] = [
  { name: 'kind', label: '项目', options: optionsOf(KINDS) },
  { name: 'state', label: '状态', options: optionsOf(NOTICE_STATES) },
  {
    name: 'open',
    label: '今天',
    options: [
      { value: 'true', label: '在申报期内' },
      { value: 'false', label: '不在申报期内' },
    ],
  },
];

/** When one may apply, and for what. */
export default function NoticesPage() {
  const may = useMay();
  const [isNew, setNew] = useState(false);
  const list = useList('/api/v1/claim-notices', [...FILTERS]);
  return (
    <Page
      title="申报通知"
      help="每一份通知说明按哪项政策、就哪些证书或月份、在哪段时间内申报。由一人拟写，另一人批准；批准以后不再修改，逾期需要受理的另拟补充通知。"
      actions={
        may('claimNotices.write') && (
          <button type="button" className="button" onClick={() => setNew(true)}>
            拟写申报通知
          </button>
        )
      }
    >
      <Filters filters={SHOWN} />
      <DataTable
        caption="申报通知"
        kept={{ list: 'claim-notices', unit: '份' }}
        columns={COLUMNS}
        query={list}
        rowKey={({ id }) => id}
        href={({ id }) => `/claims/notices/${id}`}
        filters={FILTERS}
        empty={<p>还没有申报通知。政策批准以后，点击“拟写申报通知”。</p>}
      />
      {isNew && <NoticeDialog onClose={() => setNew(false)} />}
    </Page>
  );
}
