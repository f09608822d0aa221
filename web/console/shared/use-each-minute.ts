import { useEffect, useRef } from 'react';
import { mayAskByItself } from '../api/session';

const MINUTE_MS = 60_000;

/**
 * Calls `ask` each minute, with how many have gone, while somebody may be looking: not behind another window, where coming back asks anew
 * anyhow, and not under a dialog, whose figures must not change while they are confirmed.
 */
export function useEachMinute(ask: (minute: number) => void): void {
  const last = useRef(ask);
  last.current = ask;
  useEffect(() => {
    let minute = 0;
    const timer = setInterval(() => {
      minute++;
      const isSeen = document.visibilityState === 'visible' && document.querySelector('dialog[open]') === null;
      if (isSeen && mayAskByItself()) last.current(minute);
    }, MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
}
