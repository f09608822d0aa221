import { moment } from './days';
import { isToWait, isUnknown, NoAnswer, Problem } from '../api/problem';
import { WaitOut } from './wait-out';

interface ProblemViewProps {
  problem: Error | null;
  /** Asks anew for what was to be read. */
  retry?: (() => void) | undefined;
  /** Repeats the same intention with the same key; offered where nobody knows what became of it, or where it is to wait. */
  again?: (() => void) | undefined;
}

/** A failure where it is mended; it never vanishes by itself. */
export function ProblemView({ problem, retry, again }: ProblemViewProps) {
  if (!problem) return null;
  const isProblem = problem instanceof Problem;
  const known = isProblem || problem instanceof NoAnswer;
  const repeat = retry ?? (isUnknown(problem) || isToWait(problem) ? again : undefined);
  return (
    <div className="box wrong" role="alert">
      <p>
        <strong>{known ? problem.message : '页面出现意外错误，请刷新后再试；多次出现时请把情况告诉管理员。'}</strong>
      </p>
      {isProblem && problem.status === 412 && <Conflict problem={problem} />}
      {isProblem && problem.errors.length > 0 && (
        <ul>
          {problem.errors.slice(0, 20).map((each) => (
            <li key={`${each.field} ${each.code} ${each.message}`}>{each.message}</li>
          ))}
        </ul>
      )}
      {isProblem && problem.requestId && <p className="soft">请求编号：{problem.requestId}</p>}
      {isToWait(problem) ? (
        <WaitOut problem={problem} repeat={repeat} />
      ) : (
        repeat && (
          <p>
            <button type="button" className="button" onClick={repeat}>
              再查一次
            </button>
          </p>
        )
      )}
    </div>
  );
}

/** Somebody else saved first: who and when; what is there now is what the page shows once it is loaded again. */
function Conflict({ problem }: { problem: Problem }) {
  const { changedBy, changedAt } = problem.body;
  return (
    <p>
      {changedBy ? `${changedBy}已在` : '其他人已在'}
      {changedAt ? moment(changedAt) : '此前'}
      修改过这条记录。请先查看现在的内容，再决定是否继续。
    </p>
  );
}
