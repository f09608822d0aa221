import { Link } from '@tanstack/react-router';
import { monthsInWords } from '../../shared/days';
import { count, yuan } from '../../shared/money';
import { ProblemView } from '../../shared/problem-view';
import { LEVELS, word } from '../../shared/words';
import { MonthBars } from './month-bars';
import type { Simulation, Tried } from './use-simulation';

/** What the policy would pay, beside it what is owed today; greyed while it belongs to what was typed before. */
export function SimulationPanel({ tried, missing }: { tried: Tried; missing: string | null }) {
  const { answer } = tried;
  return (
    <section className="panel simulation" aria-label="试算">
      <h2>试算</h2>
      <p className="soft" role="status">
        {missing ?? (tried.isAsking ? '正在试算……' : answer ? periodOf(answer) : '')}
      </p>
      <ProblemView problem={tried.problem} />
      {answer && (
        <div className={tried.isOld ? 'stale' : undefined} aria-busy={tried.isAsking}>
          <Figures answer={answer} />
        </div>
      )}
    </section>
  );
}

function periodOf(answer: Simulation): string {
  if (answer.kind === 'award') return `按截至 ${answer.asOf} 已申报的全部证书试算。`;
  return `按${monthsInWords(answer.fromMonth, answer.toMonth)}试算。`;
}

function Figures({ answer }: { answer: Simulation }) {
  const isAward = answer.kind === 'award';
  return (
    <>
      <dl className="sums">
        <div className="leading">
          <dt>试算金额（元）</dt>
          <dd data-figure="simulated">{yuan(answer.simulated.owedFen)}</dd>
        </div>
        <div>
          <dt>与现行相差（元）</dt>
          <dd data-figure="difference">{signed(answer.differenceFen)}</dd>
        </div>
        <div>
          <dt>人数</dt>
          <dd>
            {count(answer.simulated.people)}
            <span className="soft aside">现行 {count(answer.today.people)}</span>
          </dd>
        </div>
      </dl>
      {answer.notes.map((note) => (
        <p className="hint" key={note}>
          {note}
        </p>
      ))}
      <LevelTable answer={answer} />
      <People title="新增" group={answer.gained} what="按现行政策不发，按这一版发放" />
      <People title="失去" group={answer.lost} what="按现行政策发放，按这一版不发" />
      <People title="金额有变" group={answer.changed} what="两版都发放，金额不同" />
      {!isAward && answer.byMonth.length > 0 && <MonthBars months={answer.byMonth} />}
      {answer.conflictIds.length > 0 && (
        <p className="error-text">
          ✕ 执行期与已批准的
          <Link to={`/policies/${answer.conflictIds[0]}`}>另一版政策</Link>
          重叠，批准时会被拒绝。请调整生效时间，或先终止那一版。
        </p>
      )}
    </>
  );
}

function LevelTable({ answer }: { answer: Simulation }) {
  return (
    <table className="data compact">
      <caption className="unseen">各级别的金额，单位为元</caption>
      <thead>
        <tr>
          <th scope="col">级别</th>
          <th scope="col" className="number">
            现行（元）
          </th>
          <th scope="col" className="number">
            试算（元）
          </th>
          <th scope="col" className="number">
            相差（元）
          </th>
        </tr>
      </thead>
      <tbody>
        {answer.byLevel.map(({ level, todayFen, simulatedFen }) => (
          <tr key={level}>
            <th scope="row">{word(LEVELS, level)}</th>
            <td className="number">{yuan(todayFen)}</td>
            <td className="number">{yuan(simulatedFen)}</td>
            <td className="number">{signed(simulatedFen - todayFen)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">合计</th>
          <td className="number">{yuan(answer.today.owedFen)}</td>
          <td className="number">{yuan(answer.simulated.owedFen)}</td>
          <td className="number">{signed(answer.differenceFen)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

function People({ title, group, what }: { title: string; group: Simulation['gained']; what: string }) {
  if (group.people === 0) return <p className="soft">{title} 0 人。</p>;
  return (
    <details>
      <summary>
        {title} {count(group.people)} 人
      </summary>
      <p className="soft">{what}。</p>
      <ul>
        {group.examples.map((person) => (
          <li key={person.workerId}>
            <Link to={`/workers/${person.workerId}`}>{person.workerName}</Link>{' '}
            <span className="figures">
              {yuan(person.todayFen)} → {yuan(person.simulatedFen)} 元
            </span>
          </li>
        ))}
      </ul>
      {group.people > group.examples.length && <p className="soft">这里列出前 {group.examples.length} 人。</p>}
    </details>
  );
}

export function signed(fen: number): string {
  return fen > 0 ? `+${yuan(fen)}` : yuan(fen);
}

/** The figures of a policy in one sentence, as a confirmation restates them. */
export function figuresInWords(answer: Simulation): string {
  const period = answer.kind === 'award' ? '已申报的全部证书' : monthsInWords(answer.fromMonth, answer.toMonth);
  const difference =
    answer.differenceFen === 0
      ? '与现行相同'
      : `比现行${answer.differenceFen > 0 ? '多' : '少'} ${yuan(Math.abs(answer.differenceFen))} 元`;
  return `按${period}试算：${count(answer.simulated.people)} 人，${yuan(answer.simulated.owedFen)} 元，${difference}；新增 ${count(answer.gained.people)} 人，失去 ${count(answer.lost.people)} 人，金额有变 ${count(answer.changed.people)} 人。`;
}
