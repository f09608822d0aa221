import { Link } from '@tanstack/react-router';
import type { components } from '../api/schema';
import { moment } from '../shared/days';
import { DataTable, type Column } from '../shared/data-table';
import { DownloadButton } from '../shared/download-button';
import { Filters, type Filter } from '../shared/filters';
import { count } from '../shared/money';
import { Page } from '../shared/page';
import { Badge } from '../shared/parts';
import { useList } from '../shared/use-query';
import { useMay } from '../shared/me';
import { outcomeOf } from './imports-words.js';
import { canUndo, UndoImport } from './undo-import';

type Import = components['schemas']['ImportSummary'];

const FILTERS: readonly Filter[] = [
  {
    name: 'applied',
    label: '结果',
    options: [
      { value: 'true', label: '写入了数据的' },
      { value: 'false', label: '没有写入的（检查）' },
    ],
  },
];

const COLUMNS: readonly Column<Import>[] = [
  { title: '时间', render: ({ createdAt }) => <span className="nowrap">{moment(createdAt)}</span> },
  { title: '谁', render: ({ createdByName }) => createdByName },
  { title: '文件', render: ({ fileName }) => fileName },
  {
    title: '方式',
    render: (row) => {
      const { tone, word } = outcomeOf(row);
      return <Badge tone={tone}>{word}</Badge>;
    },
  },
  { title: '行', number: true, render: ({ counts }) => count(counts.rows) },
  { title: '新增', number: true, render: ({ counts }) => count(counts.created) },
  { title: '更新', number: true, render: ({ counts }) => count(counts.updated) },
  { title: '不变', number: true, render: ({ counts }) => count(counts.unchanged) },
  { title: '有误', number: true, render: ({ counts }) => count(counts.rejected) },
];

export default function ImportsPage() {
  const may = useMay();
  const list = useList('/api/v1/imports', ['applied']);
  const columns = may('imports.run') ? [...COLUMNS, { title: '办理', deeds: true, render: deeds }] : COLUMNS;
  return (
    <Page
      title="导入记录"
      help="每一次检查和导入都留有记录。点击时间查看要改的地方和变化；写入了数据的可以整批撤销。"
      actions={
        may('imports.run') && (
          <Link className="button primary" to="/imports/new">
            导入花名册
          </Link>
        )
      }
    >
      <Filters filters={FILTERS} />
      <DataTable
        caption="导入记录"
        kept={{ list: 'imports', unit: '次' }}
        columns={columns}
        query={list}
        rowKey={({ id }) => id}
        href={({ id }) => `/imports/${id}`}
        filters={['applied']}
        empty={<p>还没有导入过。点击“导入花名册”，先下载模板填写，再选择文件检查。</p>}
      />
    </Page>
  );
}

function deeds(row: Import) {
  return (
    <span className="row-deeds">
      <DownloadButton path={`imports/${row.id}/annotated.xlsx`}>标注表</DownloadButton>
      <Link className="button" to={`/imports/${row.id}`} search={{ tab: 'changes' }}>
        {row.applied ? '变化' : '会变的'}
      </Link>
      {canUndo(row) && <UndoImport record={row} />}
    </span>
  );
}
