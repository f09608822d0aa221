import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { raw } from '../api/client';
import { downloadByLink } from '../api/download';
import { type Job, tellOfJobs, useJob } from './jobs';
import { type Deed, useDeed } from './use-deed';

/**
 * A file of the service: made while the page may be left, then loaded by the browser itself from an address that is good once. Whoever
 * has left finds it in the tray.
 *
 * @param isDirect it is there already, or is written while it is sent: nothing is to be waited for
 * @param after is called when the browser loads it
 */
export function useFile({ isDirect = false, after }: { isDirect?: boolean; after?: () => void } = {}): Deed<string> {
  const client = useQueryClient();
  const [id, setId] = useState<string | null>(null);
  const asked = useDeed<string, Job | null>(
    (path, key) => (isDirect ? downloadByLink(path).then(() => null) : askLater(path, key)),
    (job) => {
      tellOfJobs(client);
      if (job) setId(job.id);
      else after?.();
    },
    { isLater: true, intentionOf: (path) => path },
  );
  const { job, problem: failure } = useJob<never>(id);
  const loaded = useDeed<string, void>(
    (done) => downloadByLink(`jobs/${done}/result`),
    () => {
      setId(null);
      after?.();
    },
    { isLater: true },
  );
  const load = useRef(loaded.run);
  load.current = loaded.run;
  const isDone = job?.state === 'done';
  useEffect(() => {
    if (isDone && id !== null) load.current(id);
  }, [isDone, id]);
  const problem = asked.problem ?? failure ?? loaded.problem;
  const isRunning = asked.isRunning || loaded.isRunning || (id !== null && problem === null);
  const forget = (): void => {
    setId(null);
    asked.forget();
    loaded.forget();
  };
  return {
    run: (path) => {
      if (isRunning) return;
      forget();
      asked.run(path);
    },
    isRunning,
    problem,
    again: loaded.problem ? loaded.again : asked.again,
    forget,
  };
}

/** @throws {Problem} where it may not be had, or there are too many already */
async function askLater(path: string, key: string): Promise<Job> {
  const headers = { prefer: 'respond-async', 'idempotency-key': key };
  return (await (await raw(path, { headers })).json()) as Job;
}
