import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import type { UseQueryResult } from '@tanstack/react-query';
import type { components } from '../api/schema';
import { count } from '../shared/money';
import { Answered } from '../shared/page';
import { useGet } from '../shared/use-query';

export type Changes = components['schemas']['ImportChangePage'];
type Group = components['schemas']['ImportChangeGroup'];
type Change = components['schemas']['ImportChangeResponse'];

const SHOWN = [20, 100, 500];

/** How many changes there are of each group. */
export function useChangeGroups(id: string | null): UseQueryResult<Changes> {
  return useGet('/api/v1/imports/{id}/changes', {
    params: { path: { id: id ?? '' }, query: { pageSize: 1 } },
    enabled: id !== null,
  });
}

export function changeCount(changes: Changes | undefined): number | undefined {
  return changes?.groups.reduce((sum, group) => sum + group.count, 0);
}

/** What an import changes, before and after; what moves money first. */
export function ChangesView({ id, isWritten }: { id: string; isWritten: boolean }) {
  const groups = useChangeGroups(id);
  return (
    <Answered query={groups}>
      {(changes) => {
        const some = changes.groups.filter((group) => group.count > 0);
        return some.length === 0 ? (
          <p className="panel empty">没有变化：表中的内容与系统里的一致，或有误的行都不会写入。</p>
        ) : (
          <>
            {some.map((group) => (
              <GroupOfChanges key={group.group} id={id} group={group} isWritten={isWritten} />
            ))}
          </>
        );
      }}
    </Answered>
  );
}

function GroupOfChanges({ id, group, isWritten }: { id: string; group: Group; isWritten: boolean }) {
  const [size, setSize] = useState(SHOWN[0]!);
  const changes = useGet('/api/v1/imports/{id}/changes', {
    params: { path: { id }, query: { group: group.group, pageSize: size } },
  });
  const next = SHOWN.find((each) => each > size);
  return (
    <section className="panel kind">
      <h3>
        {group.name} <span className="soft figures">{count(group.count)} 处</span>
      </h3>
      <Answered query={changes}>
        {({ items }) => (
          <>
            <ChangeTable title={group.name} items={items} isWritten={isWritten} />
            {group.count > items.length && (
              <p className="more">
                {next ? (
                  <button type="button" className="button" onClick={() => setSize(next)}>
                    再显示一些
                  </button>
                ) : (
                  '其余的请看标注好的表中的“变更清单”。'
                )}{' '}
                <span className="soft">
                  已显示 {count(items.length)} 处，共 {count(group.count)} 处
                </span>
              </p>
            )}
          </>
        )}
      </Answered>
    </section>
  );
}

function ChangeTable({ title, items, isWritten }: { title: string; items: readonly Change[]; isWritten: boolean }) {
  return (
    <div className="table-frame">
      <table className="data cards changes" role="table">
        <caption className="unseen">{title}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {['人员', '哪一项', '原来', '改为', '在表中'].map((name) => (
              <th role="columnheader" scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {items.map((change, index) => (
            <tr role="row" key={index}>
              <td role="cell" data-label="人员" className="nowrap">
                {isWritten ? (
                  <Link to="/workers" search={{ search: change.worker }}>
                    {change.worker}
                  </Link>
                ) : (
                  change.worker
                )}
              </td>
              <td role="cell" data-label="哪一项">
                {change.fieldName ?? `新的${change.objectName}`}
              </td>
              <td role="cell" data-label="原来">
                {change.before ?? <span className="soft">{change.field === null ? '没有' : '空'}</span>}
              </td>
              <td role="cell" data-label="改为">
                {change.after ?? <span className="soft">空</span>}
              </td>
              <td role="cell" data-label="在表中" className="soft nowrap">
                {change.sheet} 第 {change.row} 行
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
