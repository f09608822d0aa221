import { useEffect, useRef } from 'react';
import type { Problem } from '../api/problem';
import { secondsInWords } from './days';
import { useCountdown } from './use-countdown';

/** So short that nobody has turned to something else, and that it may go on by itself. */
const BY_ITSELF_SECONDS = 30;

/** Waits as long as the service says, in front of everybody's eyes; what was short goes on by itself, else the button comes. */
export function WaitOut({ problem, repeat }: { problem: Problem; repeat: (() => void) | undefined }) {
  const left = useCountdown(problem);
  const isShort = problem.waitSeconds <= BY_ITSELF_SECONDS;
  const repeated = useRef<Problem | null>(null);
  const isOver = left === 0;
  useEffect(() => {
    if (!isOver || !isShort || !repeat || repeated.current === problem) return;
    repeated.current = problem;
    repeat();
  }, [isOver, isShort, repeat, problem]);
  // Read out once by the alert around it, and not each second.
  return (
    <p aria-live="off">
      {left > 0 ? (
        <span className="figures">
          还要等待 {secondsInWords(left)}
          {isShort && repeat ? '，到时自动继续，不用再点。' : '，到时可以再试。'}
        </span>
      ) : (
        repeat &&
        !isShort && (
          <button type="button" className="button" onClick={repeat}>
            可以了，再试一次
          </button>
        )
      )}
    </p>
  );
}
