import { useEffect } from 'react';
import { useSecondsLeft } from './use-countdown';

/** So long whole numbers are shown. */
const SHOWN_SECONDS = 60;

/** Calls `onEnd` when the time is over. @returns whole seconds until then */
export function useShown(onEnd: () => void): number {
  const left = useSecondsLeft(SHOWN_SECONDS, null);
  useEffect(() => {
    if (left <= 0) onEnd();
  }, [left, onEnd]);
  return left;
}
