import { Link } from '@tanstack/react-router';
import { monthInWords } from '../../shared/days';
import { type Axis, type Bar, type Lane, percent, type Span } from './timeline-rules';
import { stateOf } from '../words/policy-state';
import { periodInWords } from '../words/policy-words';

/** The versions of each region under one axis of years; what is not in force yet lies below. The table under it says the same. */
export function Timeline({
  lanes,
  axis,
  now,
  kind,
}: {
  lanes: readonly Lane[];
  axis: Axis;
  now: number;
  kind: string;
}) {
  return (
    <div className="timeline" role="group" aria-label={`${kind}各版本的执行期`}>
      <div className="timeline-row">
        <span className="timeline-name" />
        <svg className="timeline-years" width="100%" height="22" aria-hidden="true">
          {axis.years.map((year) => (
            <text key={year} x={percent(year * 12 - axis.from, axis)} dx="4" y="16">
              {year}
            </text>
          ))}
        </svg>
      </div>
      {lanes.map((lane) => (
        <div className="timeline-row" key={lane.regionCode}>
          <span className="timeline-name">{lane.regionName}</span>
          <LaneDrawing lane={lane} axis={axis} now={now} />
        </div>
      ))}
    </div>
  );
}

const LANE = 36;

function LaneDrawing({ lane, axis, now }: { lane: Lane; axis: Axis; now: number }) {
  const height = LANE * (1 + lane.drafts.length);
  return (
    <svg className="timeline-lane" width="100%" height={height}>
      {axis.years.map((year) => (
        <line
          key={year}
          className="year"
          x1={percent(year * 12 - axis.from, axis)}
          x2={percent(year * 12 - axis.from, axis)}
          y1="0"
          y2={height}
        />
      ))}
      {lane.gaps.map((gap) => (
        <Gap key={gap.from} gap={gap} axis={axis} />
      ))}
      {lane.bars.map((bar) => (
        <BarDrawing key={bar.policy.id} bar={bar} axis={axis} y={0} />
      ))}
      {lane.drafts.map((bar, index) => (
        <BarDrawing key={bar.policy.id} bar={bar} axis={axis} y={LANE * (index + 1)} />
      ))}
      <line
        className="now"
        x1={percent(now - axis.from, axis)}
        x2={percent(now - axis.from, axis)}
        y1="0"
        y2={height}
      />
    </svg>
  );
}

function BarDrawing({ bar, axis, y }: { bar: Bar; axis: Axis; y: number }) {
  const { policy } = bar;
  const state = stateOf(policy);
  const version = policy.versionNo > 0 ? `第 ${policy.versionNo} 版` : state.name;
  const shown = `${version} ${policy.documentNo ?? '文号待补'}`;
  const name = `${shown}，${policy.title}，${state.name}，${periodInWords(policy)}`;
  return (
    <Link to={`/policies/${policy.id}`} aria-label={name}>
      <svg
        className={policy.approvedAt === null ? 'bar draft' : 'bar'}
        x={percent(bar.from - axis.from, axis)}
        width={percent(bar.to - bar.from, axis)}
        y={y + 3}
        height={LANE - 6}
      >
        <title>{name}</title>
        <rect width="100%" height="100%" rx="3" />
        <text x="8" y="20">
          {shown}
        </text>
      </svg>
    </Link>
  );
}

/** Hatched, and named: money is owed to nobody there. */
function Gap({ gap, axis }: { gap: Span; axis: Axis }) {
  const until = gap.to === axis.to ? '起' : `至 ${monthInWords(monthText(gap.to - 1))}`;
  return (
    <svg
      className="gap"
      x={percent(gap.from - axis.from, axis)}
      width={percent(gap.to - gap.from, axis)}
      y="3"
      height={LANE - 6}
      role="img"
      aria-label={`${monthInWords(monthText(gap.from))}${until}无政策`}
    >
      <path d={HATCH} />
      <text x="8" y="20">
        无政策
      </text>
    </svg>
  );
}

/** Slanted lines over more than any screen's width; what is beside the gap is cut off. */
const HATCH = Array.from({ length: 240 }, (_, index) => `M${index * 10} 30L${index * 10 + 30} 0`).join('');

function monthText(number: number): string {
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
}
