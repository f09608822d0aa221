import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import type { components } from '../api/schema';
import { useAddress } from '../shared/address';
import { moment } from '../shared/days';
import { DataTable, type Column } from '../shared/data-table';
import { Dialog } from '../shared/dialog';
import { Page } from '../shared/page';
import { Facts } from '../shared/parts';
import { useList } from '../shared/use-query';
import { AuditExport } from './audit-export';
import { AUDIT_FILTERS, AuditFilters } from './audit-filters';
import { pageOf } from './audit-rules.js';

type Event = components['schemas']['AuditEventResponse'];

export default function AuditPage() {
  const [open, setOpen] = useState<Event | null>(null);
  const [isExporting, setExporting] = useState(false);
  const list = useList('/api/v1/audit', AUDIT_FILTERS);
  const columns: readonly Column<Event>[] = [
    { title: '时间', render: ({ at }) => <span className="nowrap">{moment(at)}</span> },
    { title: '谁', render: ({ actorName }) => actorName ?? '系统' },
    {
      title: '做了什么',
      render: (event) => (
        <button type="button" className="button plain" onClick={() => setOpen(event)}>
          {event.title}
        </button>
      ),
    },
    { title: '对象', render: ({ objectName }) => objectName },
    { title: '改变', render: changesInShort },
    { title: '原因', render: ({ reason }) => reason ?? '' },
    { title: '网络地址', render: ({ address }) => address ?? '' },
  ];
  return (
    <Page title="操作日志" help="谁在何时对什么做了什么。点击“做了什么”，查看改前改后。日志只能增加，不能修改。">
      <AuditFilters sample={list.data?.items[0]} />
      <div className="buttons">
        <button type="button" className="button" onClick={() => setExporting(true)}>
          导出
        </button>
      </div>
      <DataTable
        caption="操作日志"
        kept={{ list: 'audit', unit: '条' }}
        columns={columns}
        query={list}
        rowKey={({ id }) => id}
        filters={AUDIT_FILTERS}
        empty={<p>还没有日志。</p>}
      />
      {isExporting && <AuditExport total={list.data?.total ?? 0} onClose={() => setExporting(false)} />}
      {open && <EventDialog event={open} onClose={() => setOpen(null)} />}
    </Page>
  );
}

/** The first of what changed; the rest is a click away. */
function changesInShort({ changes }: Event) {
  const [first] = changes;
  if (!first) return '';
  const words = `${first.name}：${[first.before, first.after].filter((each) => each !== null).join(' → ')}`;
  return changes.length > 1 ? `${words} 等 ${changes.length} 项` : words;
}

function EventDialog({ event, onClose }: { event: Event; onClose: () => void }) {
  const { change } = useAddress();
  const { title, at, actorId, actorName, objectType, objectId, objectName, reason, address, changes, facts } = event;
  const page = pageOf(objectType, objectId);
  const narrow = (filter: Record<string, string>): void => {
    onClose();
    change(filter);
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <Facts
        items={[
          ['时间', moment(at)],
          ['谁', actorName ?? '系统'],
          ['对象', page ? <Link to={page}>{objectName}</Link> : objectName],
          ['原因', reason],
          ['网络地址', address],
          ...facts.map(({ name, value }) => [name, value] as const),
        ]}
      />
      {changes.length > 0 ? (
        <div className="table-frame event-changes">
          <table className="data">
            <caption className="unseen">改前改后</caption>
            <thead>
              <tr>
                <th scope="col">哪一项</th>
                <th scope="col">原来</th>
                <th scope="col">改为</th>
              </tr>
            </thead>
            <tbody>
              {changes.map(({ name, before, after }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{before ?? <span className="soft">没有</span>}</td>
                  <td>{after ?? <span className="soft">没有</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <p className="soft event-changes">这项操作没有改变字段。</p>
      )}
      <div className="buttons">
        <button type="button" className="button primary" onClick={onClose}>
          关闭
        </button>
        <button type="button" className="button" onClick={() => narrow({ objectType, objectId })}>
          只看这个对象
        </button>
        {actorId && (
          <button type="button" className="button" onClick={() => narrow({ actorId })}>
            只看这位操作人
          </button>
        )}
      </div>
    </Dialog>
  );
}
