import { useEffect, useState } from 'react';
import type { Problem } from '../api/problem';

/** Whole seconds until the service looks at it again; 0 where it asks for no wait. */
export function useCountdown(problem: Problem | null): number {
  return useSecondsLeft(problem?.waitSeconds ?? 0, problem);
}

/** What is left of so many seconds, by the page's own clock. @param of what they belong to: for another they begin anew */
export function useSecondsLeft(seconds: number, of: unknown): number {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    setLeft(seconds);
    if (seconds === 0) return undefined;
    // A tab in the background is woken seldom, so what has passed is measured and not counted.
    const end = performance.now() + seconds * 1000;
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((end - performance.now()) / 1000))), 500);
    return () => clearInterval(timer);
  }, [seconds, of]);
  return left;
}
