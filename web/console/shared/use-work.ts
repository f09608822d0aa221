import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api, data } from '../api/client';
import { NoAnswer, Problem } from '../api/problem';
import { isLive, type Job, putAway, tellOfJobs, useJob } from './jobs';
import { type Deed, useDeed } from './use-deed';

export interface Work<In> extends Deed<In> {
  /** Null before the service has taken it on. */
  job: Job | null;
  /** It takes longer than a moment: the page shows how far it is, and may be left. */
  isSlow: boolean;
}

/** What ends sooner needs no word about how far it is. */
const MOMENT_MS = 1_000;

/**
 * A deed that the service works on by itself: sent once however often it is asked for, followed to its end, found again after a reload, and
 * left to the tray by whoever goes to another page.
 *
 * @param page what it is about, by which this tab remembers it
 * @param start is given the key to send along
 * @param after is called with the result, if the page is still open then
 * @param intentionOf see `useDeed`
 */
export function useWork<In, Out>(
  page: string,
  start: (input: In, key: string) => Promise<Job>,
  after: (out: Out) => void,
  { intentionOf }: { intentionOf?: (input: In) => string } = {},
): Work<In> {
  const client = useQueryClient();
  const [id, setId] = useState<string | null>(null);
  const deed = useDeed<In, Job>(
    (input, key) => {
      intention.keep(page, key);
      return start(input, key);
    },
    (job) => {
      tellOfJobs(client);
      setId(job.id);
    },
    { isLater: true, ...(intentionOf && { intentionOf }) },
  );
  useFoundAgain(page, setId);
  const { job, result, problem: failure } = useJob<Out>(id);
  const then = useRef(after);
  then.current = after;
  useEffect(() => {
    if (!result) return;
    intention.forget(page);
    setId(null);
    then.current(result);
  }, [page, result]);
  const hasFailed = failure !== null && !(failure instanceof NoAnswer);
  useEffect(() => {
    if (hasFailed) intention.forget(page);
  }, [page, hasFailed]);
  const isWorking = id !== null && !hasFailed;
  const isSlow = useLongerThan(MOMENT_MS, isWorking);
  const { run, again, forget, problem } = deed;
  // Where it was kept and is there no more, there is nothing to be said of it.
  const isGone = failure instanceof Problem && failure.code === 'NOT_FOUND';
  const isRunning = deed.isRunning || isWorking;
  return {
    run: useCallback(
      (input) => {
        if (isRunning) return;
        setId(null);
        run(input);
      },
      [isRunning, run],
    ),
    isRunning,
    problem: problem ?? (isGone ? null : failure),
    again,
    forget: () => {
      setId(null);
      forget();
    },
    job: isWorking ? job : null,
    isSlow,
  };
}

/** After a reload: what this page had asked for, also where no answer had come yet. What ended after the page was left is the tray's. */
function useFoundAgain(page: string, found: (id: string) => void): void {
  const take = useRef(found);
  take.current = found;
  useEffect(() => {
    const kept = intention.get(page);
    let isHere = true;
    const lookFor = async ({ key, wasLeft }: Intention): Promise<void> => {
      const job = await jobOfKey(key);
      if (!isHere) return;
      const isOurs = job && (isLive(job) || (!wasLeft && !putAway.all().includes(job.id)));
      if (!isOurs) return intention.forget(page);
      intention.keep(page, key);
      take.current(job.id);
    };
    if (kept) void lookFor(kept);
    return () => {
      isHere = false;
      intention.leave(page);
    };
  }, [page]);
}

const LOOKS = 3;

/** Null where the service does not know of it: the request may have been on its way still, so it is looked for more than once. */
async function jobOfKey(key: string): Promise<Job | null> {
  for (let look = 0; look < LOOKS; look++) {
    if (look > 0) await new Promise((later) => setTimeout(later, MOMENT_MS));
    try {
      const { items } = data(await api.GET('/api/v1/jobs'));
      const job = items.find((each) => each.key === key);
      if (job) return job;
    } catch (error) {
      if (!(error instanceof NoAnswer)) return null;
      // Without a network it is as unknown as before.
      look--;
    }
  }
  return null;
}

interface Intention {
  key: string;
  /** By way of another page: what came of it is told in the tray. */
  wasLeft: boolean;
}

/** The key of what a page asked for last, for as long as the tab is open. */
const intention = {
  get(page: string): Intention | null {
    const kept = sessionStorage.getItem(`work:${page}`);
    return kept === null ? null : { key: kept.replace(LEFT, ''), wasLeft: kept.startsWith(LEFT) };
  },
  keep: (page: string, key: string): void => sessionStorage.setItem(`work:${page}`, key),
  leave(page: string): void {
    const kept = intention.get(page);
    if (kept) intention.keep(page, LEFT + kept.key);
  },
  forget: (page: string): void => sessionStorage.removeItem(`work:${page}`),
};

const LEFT = 'left:';

function useLongerThan(milliseconds: number, isOn: boolean): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    setLong(false);
    if (!isOn) return undefined;
    const timer = setTimeout(() => setLong(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds, isOn]);
  return isOn && isLong;
}
