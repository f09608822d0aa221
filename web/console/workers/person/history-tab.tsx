import { DataTable, type Column } from '../../shared/data-table';
import type { components } from '../../api/schema';
import { moment } from '../../shared/days';
import { useList } from '../../shared/use-query';

type Event = components['schemas']['HistoryEvent'];

const COLUMNS: readonly Column<Event>[] = [
  { title: '时间', render: (event) => <span className="nowrap">{moment(event.at)}</span> },
  { title: '办理人', render: (event) => event.actorName ?? '系统' },
  { title: '事项', render: (event) => event.title },
  { title: '内容', render: (event) => event.detail },
  { title: '原因', render: (event) => event.reason ?? '' },
];

/** What was done about the person, by whom and why, latest first. */
export function HistoryTab({ id }: { id: string }) {
  const list = useList('/api/v1/workers/{id}/history', [], { path: { id } });
  return (
    <DataTable
      caption="更正记录"
      columns={COLUMNS}
      query={list}
      rowKey={(event) => event.id}
      empty={<p>还没有记录。此后每一次登记、更正和作废都会列在这里。</p>}
    />
  );
}
