import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { components } from '../../api/schema';
import { WORDS } from '../../api/words';
import type { Column } from '../../shared/data-table';
import { useMay } from '../../shared/me';
import { Answered } from '../../shared/page';
import { RowsTable } from '../../shared/rows-table';
import { useGet } from '../../shared/use-query';
import { KINDS, LEVELS, word } from '../../shared/words';
import type { Person } from '../worker-types';
import { ClaimDialog } from './claim-dialog';

type Claim = components['schemas']['ClaimResponse'];
const STATES: Record<string, string> = WORDS.ClaimState;

const COLUMNS: readonly Column<Claim>[] = [
  {
    title: '申报项目',
    render: ({ id, level, kind }) => (
      <Link to={`/claims/${id}`}>
        {word(LEVELS, level)}
        {word(KINDS, kind)}
      </Link>
    ),
  },
  { title: '政策地区', render: ({ policyRegionName }) => policyRegionName },
  { title: '申报通知', render: ({ notice }) => notice?.noticeNo ?? '没有对应的通知' },
  { title: '申报日期', render: ({ receivedOn }) => receivedOn ?? '未提交' },
  { title: '状态', render: ({ state }) => word(STATES, state) },
];

/** What the person applied for, and a new claim. */
export function ClaimsPanel({ person }: { person: Person }) {
  const may = useMay();
  const [isAdding, setAdding] = useState(false);
  const claims = useGet('/api/v1/claims', { params: { query: { workerId: person.id, pageSize: 100 } } });
  return (
    <section className="section" aria-labelledby="claims">
      <h2 id="claims">申报</h2>
      <Answered query={claims}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="panel empty">没有登记过申报。政策要求申报的，本人申请后在这里登记。</p>
          ) : (
            <RowsTable caption="申报" columns={COLUMNS} rows={items} rowKey={({ id }) => id} />
          )
        }
      </Answered>
      {may('claims.write') && (
        <div className="buttons below">
          <button type="button" className="button" onClick={() => setAdding(true)}>
            登记申报
          </button>
        </div>
      )}
      {isAdding && <ClaimDialog person={person} onClose={() => setAdding(false)} />}
    </section>
  );
}
