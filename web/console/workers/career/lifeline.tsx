import { LEVELS, word } from '../../shared/words';
import type { Person } from '../worker-types';
import { type Entry, type Lifeline, lifelineOf } from './career-rules';

interface LifelineViewProps {
  entries: Entry<Person>[];
  today: string;
}

const ROW = 26;
const LEFT = 72;
const WIDTH = 1000;
const HEAD = 22;
const MOST_LABELS = 12;

/** Posts, registrations and suspensions as bars over years: a gap is seen at once. The list below says the same in words. */
export function LifelineView({ entries, today }: LifelineViewProps) {
  const line = lifelineOf(entries, today);
  if (!line) return null;
  const lanes = lanesOf(entries).filter(({ lane }) => line.bars.some((bar) => bar.lane === lane));
  const height = HEAD + lanes.length * ROW + 4;
  return (
    <div className="lifeline" aria-hidden="true">
      <svg viewBox={`0 0 ${LEFT + WIDTH} ${height}`} role="presentation">
        <Years line={line} height={height} />
        {lanes.map(({ lane, name }, index) => (
          <g key={lane}>
            <text x={0} y={HEAD + index * ROW + 18}>
              {name}
            </text>
            {line.bars
              .filter((bar) => bar.lane === lane)
              .map(({ id, kind, left, width }) => (
                <rect
                  key={id}
                  className={kind}
                  x={LEFT + left}
                  width={width}
                  y={HEAD + index * ROW + 5}
                  height={ROW - 10}
                />
              ))}
          </g>
        ))}
        <line className="now" x1={LEFT + line.now} x2={LEFT + line.now} y1={HEAD - 4} y2={height} />
      </svg>
    </div>
  );
}

function Years({ line, height }: { line: Lifeline; height: number }) {
  const every = Math.ceil(line.years.length / MOST_LABELS);
  return (
    <>
      {line.years.map(({ year, left }, index) => (
        <g key={year}>
          <line className="year" x1={LEFT + left} x2={LEFT + left} y1={HEAD - 4} y2={height} />
          {index % every === 0 && (
            <text x={LEFT + left + 4} y={14}>
              {year}
            </text>
          )}
        </g>
      ))}
    </>
  );
}

function lanesOf(entries: Entry<Person>[]): { lane: string; name: string }[] {
  const certificates = entries.flatMap((entry) => (entry.kind === 'certificate' ? [entry.fact] : []));
  return [
    { lane: 'post', name: '任职' },
    ...certificates.map(({ id, level }) => ({ lane: id, name: `${word(LEVELS, level)}登记` })).reverse(),
    { lane: 'suspension', name: '停发' },
  ];
}
