import { useEffect, useState } from 'react';
import type { Deed } from '../../shared/use-deed';

export interface CellAt {
  enrolmentId: string;
  /** Empty where the session is one stretch. */
  halfDayId: string;
}

export interface Told<M> extends CellAt {
  mark: M;
}

export interface RollCall<M> {
  tell: (told: Told<M>) => void;
  /** What was told of a cell and is not written down yet. */
  onItsWay: (at: CellAt) => M | null;
}

/**
 * A roll is called faster than a network answers: what is told while something is on its way waits and goes with the next, several people in
 * one request. After a refusal nothing goes by itself; whoever tells the next person goes on with all that waited.
 */
export function useRollCall<M>(deed: Deed<Told<M>[]>): RollCall<M> {
  const [waiting, setWaiting] = useState<readonly Told<M>[]>([]);
  const [sent, setSent] = useState<readonly Told<M>[]>([]);
  const { isRunning, problem, run, forget } = deed;
  useEffect(() => {
    const [first] = waiting;
    if (isRunning || problem || !first) return;
    const now = waiting.filter(({ halfDayId }) => halfDayId === first.halfDayId);
    setWaiting((before) => before.filter((each) => !now.includes(each)));
    setSent(now);
    run(now);
  }, [isRunning, problem, waiting]);
  return {
    tell(told) {
      if (problem) forget();
      setWaiting((before) => [...before.filter((each) => !isSame(each, told)), told]);
    },
    onItsWay(at) {
      const told =
        waiting.find((each) => isSame(each, at)) ?? (isRunning ? sent.find((each) => isSame(each, at)) : null);
      return told?.mark ?? null;
    },
  };
}

function isSame(a: CellAt, b: CellAt): boolean {
  return a.enrolmentId === b.enrolmentId && a.halfDayId === b.halfDayId;
}
