import { DataTable, type Column } from '../shared/data-table';
import { moment } from '../shared/days';
import { Filters, type Filter } from '../shared/filters';
import { yuan } from '../shared/money';
import { Badge } from '../shared/parts';
import { useCounties } from '../shared/regions';
import { useList } from '../shared/use-query';
import { subjectInWords } from '../shared/words';
import type { Recovery } from './recovery-types';

const COLUMNS: readonly Column<Recovery>[] = [
  { title: '姓名', render: (recovery) => recovery.workerName },
  { title: '项目', render: (recovery) => subjectInWords(recovery.subject) },
  { title: '应追回', number: true, render: (recovery) => yuan(recovery.amountFen) },
  { title: '已收已扣', number: true, render: (recovery) => yuan(recovery.settledFen) },
  { title: '待扣', number: true, render: (recovery) => yuan(recovery.reservedFen) },
  { title: '余额', number: true, render: (recovery) => yuan(recovery.leftFen) },
  {
    title: '状态',
    render: ({ leftFen }) => (leftFen === 0 ? <Badge tone="done">已结清</Badge> : <Badge tone="wait">追回中</Badge>),
  },
  { title: '方式', render: ({ nettingAllowed }) => (nettingAllowed ? '可从津贴中抵扣' : '只由本人退款') },
  { title: '每月至少留', number: true, render: (recovery) => yuan(recovery.monthlyFloorFen) },
  { title: '原因', render: (recovery) => recovery.cause },
  { title: '立追回日', render: ({ createdAt }) => <span className="nowrap">{moment(createdAt).slice(0, 10)}</span> },
];

export function RecoveryList() {
  const counties = useCounties();
  const filters: Filter[] = [
    ...(counties.length > 0 ? [{ name: 'regionCode', label: '县（市、区）', options: counties }] : []),
    {
      name: 'open',
      label: '状态',
      options: [
        { value: 'true', label: '追回中' },
        { value: 'false', label: '已结清' },
      ],
    },
  ];
  const list = useList('/api/v1/recoveries', ['regionCode', 'open']);
  return (
    <>
      <Filters filters={filters} />
      <DataTable
        caption="追回"
        kept={{ list: 'recoveries', unit: '笔' }}
        columns={COLUMNS}
        query={list}
        rowKey={({ id }) => id}
        href={({ id }) => `/recoveries/${id}`}
        filters={['regionCode', 'open']}
        empty={<p>还没有追回。多发的款项在“少发多发”中立追回。</p>}
      />
    </>
  );
}
