import { useEffect, useState } from 'react';
import type { Problem } from '../api/problem';

/** Whole seconds until the service looks at it again, by the page's own clock; 0 where it asks for no wait. */
export function useCountdown(problem: Problem | null): number {
  const [left, setLeft] = useState(problem?.waitSeconds ?? 0);
  useEffect(() => {
    const seconds = problem?.waitSeconds ?? 0;
    setLeft(seconds);
    if (seconds === 0) return undefined;
    // A tab in the background is woken seldom, so what has passed is measured and not counted.
    const end = performance.now() + seconds * 1000;
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((end - performance.now()) / 1000))), 500);
    return () => clearInterval(timer);
  }, [problem]);
  return left;
}
