import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { components } from '../../api/schema';
import { DataTable, type Column } from '../../shared/data-table';
import { ExportDialog } from '../../shared/export-dialog';
import { Filters, type Filter } from '../../shared/filters';
import { useMay } from '../../shared/me';
import { count, yuan } from '../../shared/money';
import { Page } from '../../shared/page';
import { Badge, Sums } from '../../shared/parts';
import { useCounties } from '../../shared/regions';
import { useList } from '../../shared/use-query';
import { EMPLOYER_KINDS, KINDS, LEVELS, optionsOf, word } from '../../shared/words';
import { monthRuns } from './due-rules';

type Item = components['schemas']['DueItem'];
type Totals = components['schemas']['DueTotals'];

const FILTERS = ['search', 'kind', 'regionCode', 'organizationKind', 'level'] as const;

const COLUMNS: readonly Column<Item>[] = [
  { title: '姓名', render: (item) => <Why item={item} /> },
  { title: '工作单位', render: ({ organizationName }) => organizationName },
  { title: '单位类别', render: ({ organizationKind }) => word(EMPLOYER_KINDS, organizationKind) },
  { title: '县（市、区）', render: ({ countyName }) => countyName },
  { title: '级别', render: ({ level }) => word(LEVELS, level) },
  { title: '类别', render: ({ kind }) => word(KINDS, kind) },
  { title: '月份', render: ({ months }) => monthRuns(months) || '—' },
  { title: '笔数', number: true, render: ({ lineCount }) => count(lineCount) },
  { title: '应发未发（元）', number: true, render: (item) => <Due {...item} /> },
  { title: '由谁发放', render: ({ regionName }) => regionName },
];

/** Leads to the person with the reason of the first of the months open. */
function Why({ item: { workerId, workerName, months, level } }: { item: Item }) {
  const [month] = months;
  return (
    <Link to={`/workers/${workerId}`} search={month ? { month } : { award: level }}>
      {workerName}
    </Link>
  );
}

function Due({ dueFen, waitingFen }: Pick<Item, 'dueFen' | 'waitingFen'>) {
  return (
    // One element: on a phone each of a cell's would stand at a side of its own.
    <span>
      {yuan(dueFen)}
      {waitingFen > 0 && (
        <>
          {' '}
          <Badge tone="wait">
            {waitingFen === dueFen ? '等在途批次办结' : `其中 ${yuan(waitingFen)} 等在途批次办结`}
          </Badge>
        </>
      )}
    </span>
  );
}

/** What is owed today and neither paid nor on its way: what the next payouts would hold. */
export default function EntitlementsPage() {
  const may = useMay();
  const counties = useCounties();
  const [isExporting, setExporting] = useState(false);
  const list = useList('/api/v1/entitlements/due', FILTERS);
  return (
    <Page
      title="应发未发"
      help="到今天为止，按已批准的政策应发、还没有发放也没有列入在办批次的金额。点击姓名可以查看为什么应发；要发放的，请新建批次。"
      actions={
        <>
          {may('payouts.create') && (
            <Link className="button primary" to="/payouts/new">
              新建批次
            </Link>
          )}
          <button type="button" className="button" onClick={() => setExporting(true)}>
            导出清单
          </button>
        </>
      }
    >
      <Filters filters={filtersOf(counties)} />
      {list.data && <Figures sums={list.data.sums} asOf={list.data.asOf} />}
      <DataTable
        caption="应发未发的人员和月份"
        columns={COLUMNS}
        query={list}
        rowKey={({ workerId, kind, level, organizationName, regionCode }) =>
          [workerId, kind, level, organizationName, regionCode].join(' ')
        }
        filters={FILTERS}
        empty={<p>没有应发而未发的金额。多发的在“少发多发与追回”中。</p>}
      />
      {isExporting && (
        <ExportDialog
          title="导出应发未发清单"
          action="导出清单"
          hint="例如：安排资金，核对下一批次。用途记入操作日志。"
          path="entitlements/due.xlsx"
          filters={FILTERS}
          onClose={() => setExporting(false)}
        >
          导出当前筛选的 {count(list.data?.total ?? 0)} 行，写明姓名、单位、月份和金额，不含身份证号和账号。
        </ExportDialog>
      )}
    </Page>
  );
}

function filtersOf(counties: readonly { value: string; label: string }[]): Filter[] {
  return [
    { name: 'search', label: '姓名、单位中的任意一段' },
    { name: 'kind', label: '类别', options: optionsOf(KINDS) },
    ...(counties.length > 0 ? [{ name: 'regionCode', label: '单位所在县（市、区）', options: counties }] : []),
    { name: 'organizationKind', label: '单位类别', options: optionsOf(EMPLOYER_KINDS) },
    { name: 'level', label: '级别', options: optionsOf(LEVELS) },
  ];
}

/** Of everything that the filter finds, not only of this page. */
function Figures({ sums, asOf }: { sums: Totals; asOf: string }) {
  const items: [string, string][] = [
    ['应发未发合计（元）', yuan(sums.dueFen)],
    ['人数', count(sums.payeeCount)],
    ['笔数', count(sums.lineCount)],
    ['核算日期', asOf],
  ];
  if (sums.waitingFen > 0) items.splice(1, 0, ['其中等在途批次办结（元）', yuan(sums.waitingFen)]);
  return (
    <section className="panel" aria-label="合计">
      <Sums items={items} />
    </section>
  );
}
