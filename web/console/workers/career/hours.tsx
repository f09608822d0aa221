import type { components } from '../../api/schema';
import type { Column } from '../../shared/data-table';
import { Answered } from '../../shared/page';
import { Badge } from '../../shared/parts';
import { RowsTable } from '../../shared/rows-table';
import { useGet } from '../../shared/use-query';
import { LEVELS, word } from '../../shared/words';
import type { Person } from '../worker-types';

type Period = components['schemas']['PeriodHours'];

const COLUMNS: readonly Column<Period>[] = [
  { title: '证书', render: ({ level }) => word(LEVELS, level) },
  { title: '登记有效期', render: ({ startOn, endOn }) => <span className="nowrap">{`${startOn} 至 ${endOn}`}</span> },
  { title: '需要学时', number: true, render: ({ hoursRequired }) => hoursRequired },
  { title: '已有学时', number: true, render: ({ hours }) => hours },
  {
    title: '情况',
    render: ({ hoursMissing }) =>
      hoursMissing === 0 ? <Badge tone="done">已够</Badge> : <Badge tone="wait">缺 {hoursMissing} 学时</Badge>,
  },
  { title: '可办理再登记', render: ({ renewalOpensOn }) => <span className="nowrap">{renewalOpensOn} 起</span> },
];

/** The hours of continuing education that count for each registration. */
export function Hours({ person }: { person: Person }) {
  const credits = useGet('/api/v1/workers/{id}/credits', { params: { path: { id: person.id } } });
  return (
    <section className="section" aria-labelledby="hours">
      <h2 id="hours">继续教育学时</h2>
      <Answered query={credits}>
        {({ periods }) =>
          periods.length === 0 ? (
            <p className="panel empty">还没有登记，学时从首次登记起计算。</p>
          ) : (
            <RowsTable
              caption="每次登记有效期内的学时"
              columns={COLUMNS}
              rows={[...periods].sort((a, b) => (a.startOn < b.startOn ? 1 : -1))}
              rowKey={({ registrationId }) => registrationId}
            />
          )
        }
      </Answered>
    </section>
  );
}
