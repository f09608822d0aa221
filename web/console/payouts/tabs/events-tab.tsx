import type { components } from '../../api/schema';
import { DataTable, type Column } from '../../shared/data-table';
import { moment } from '../../shared/days';
import { count, yuan } from '../../shared/money';
import { useList } from '../../shared/use-query';
import { PAYOUT_STATES, word } from '../../shared/words';
import { actionInWords } from '../payout-rules';
import type { Payout } from '../payout-types';

type Event = components['schemas']['PayoutEventResponse'];

const COLUMNS: readonly Column<Event>[] = [
  { title: '时间', render: (event) => <span className="nowrap">{moment(event.at)}</span> },
  { title: '谁', render: (event) => event.byName },
  {
    title: '做了什么',
    render: (event) => `${actionInWords(event.action)}${event.workerName ? `：${event.workerName}` : ''}`,
  },
  { title: '意见或原因', render: (event) => event.comment ?? '未写' },
  { title: '之后的状态', render: (event) => word(PAYOUT_STATES, event.toState) },
  { title: '之后的人、笔', number: true, render: ({ totals }) => peopleAndLines(totals) },
  { title: '之后的应发', number: true, render: ({ totals }) => yuan(totals.totalFen ?? 0) },
];

function peopleAndLines(totals: Record<string, number>): string {
  return `${count(totals.payeeCount ?? 0)} 人、${count(totals.lineCount ?? 0)} 笔`;
}

/** Everything that happened to it, oldest first. */
export function EventsTab({ payout }: { payout: Payout }) {
  const list = useList('/api/v1/payouts/{id}/events', [], { path: { id: payout.id } });
  return (
    <DataTable
      caption="本批次的办理记录"
      columns={COLUMNS}
      query={list}
      rowKey={(event) => event.id}
      empty={<p>还没有记录。</p>}
    />
  );
}
