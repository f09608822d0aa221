import { Answered } from '../shared/page';
import { ProblemView } from '../shared/problem-view';
import type { Deed } from '../shared/use-deed';
import { useGet } from '../shared/use-query';
import { LEVELS, word } from '../shared/words';

interface OwnStaffProps {
  stationId: string;
  /** Who needs nothing any more. */
  taken: ReadonlySet<string>;
  /** Of the button, with the person's name. */
  label: (name: string) => string;
  /** Where nobody is left. */
  none: string;
  deed: Deed<string>;
}

/** Who is at the station today, each with one touch: a manager neither looks for people nor sees others. */
export function OwnStaff({ stationId, taken, label, none, deed }: OwnStaffProps) {
  const staff = useGet('/api/v1/stations/{id}/staff', {
    params: { path: { id: stationId }, query: { onSite: true, pageSize: 100 } },
  });
  return (
    <section className="panel" aria-labelledby="own-staff">
      <h2 id="own-staff">本站人员</h2>
      <Answered query={staff}>
        {({ items }) => {
          const free = items.filter(({ workerId }) => !taken.has(workerId));
          if (items.length === 0) return <p>本站现在没有驻站人员。</p>;
          if (free.length === 0) return <p>{none}</p>;
          return (
            <ul className="plain-list">
              {free.map(({ workerId, workerName, level }) => (
                <li key={workerId}>
                  <button type="button" className="button" disabled={deed.isRunning} onClick={() => deed.run(workerId)}>
                    {label(workerName)}
                  </button>{' '}
                  <span className="soft">{word(LEVELS, level) || '无证书'}</span>
                </li>
              ))}
            </ul>
          );
        }}
      </Answered>
      <ProblemView problem={deed.problem} again={deed.again} />
    </section>
  );
}
