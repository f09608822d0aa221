import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, data, raw } from '../api/client';
import { NoAnswer, Problem } from '../api/problem';
import type { components } from '../api/schema';

export type Job = components['schemas']['JobResponse'];

const LIST = '/api/v1/jobs';
/** So often while something runs; what takes a moment only is seen sooner. */
const LOOK_MS = 1_000;
const FIRST_LOOK_MS = 250;
const FIRST_MS = 2_000;

export const isLive = ({ endedAt }: Job): boolean => endedAt === null;

/** The long work of this account. Nothing is asked again while nothing runs. */
export function useJobs(): readonly Job[] {
  const { data: list } = useQuery({
    queryKey: [LIST, null],
    queryFn: async ({ signal }) => data(await api.GET(LIST, { signal })),
    refetchInterval: ({ state }) => (state.data?.items.some(isLive) ? LOOK_MS : false),
  });
  return list?.items ?? [];
}

/** There is something new to be shown among them. */
export function tellOfJobs(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: [LIST] });
}

export interface JobWatch<Out> {
  /** Null before it is known. */
  job: Job | null;
  /** What the request was answered with, once it has ended well. */
  result: Out | null;
  /** What it was refused with, or that it was cancelled, or is not there any more. */
  problem: Error | null;
}

/**
 * Follows one job to its end and gets its result; a file stays where it lies, to be loaded by a link.
 *
 * @param isSeen whoever looks at the page sees the end there, and not in the tray
 */
export function useJob<Out>(id: string | null, isSeen = true): JobWatch<Out> {
  const client = useQueryClient();
  const watched = useQuery({
    queryKey: [`${LIST}/{id}`, id],
    enabled: id !== null,
    queryFn: async ({ signal }) =>
      data(await api.GET('/api/v1/jobs/{id}', { params: { path: { id: id ?? '' } }, signal })),
    // Without a network the work goes on; it is asked again when there is one.
    retry: (_times, error) => error instanceof NoAnswer,
    retryDelay: LOOK_MS,
    refetchInterval: ({ state }) => intervalOf(state.data),
  });
  const job = (id !== null && watched.data) || null;
  const hasEnded = job !== null && !isLive(job);
  const fetched = useQuery({
    queryKey: [`${LIST}/{id}/result`, id],
    enabled: hasEnded && job.resultHref !== null && !job.isFile,
    staleTime: Infinity,
    retry: (_times, error) => error instanceof NoAnswer,
    queryFn: ({ signal }) => resultOf<Out>(job, signal),
  });
  useEffect(() => {
    if (!hasEnded || !isSeen || id === null) return;
    putAway.add(id);
    // What the work changed is asked for again, as after a deed.
    tellOfWork(client);
  }, [client, id, hasEnded, isSeen]);
  const cancelled = job?.state === 'cancelled' ? cancelledProblem() : null;
  return { job, result: fetched.data ?? null, problem: watched.error ?? fetched.error ?? cancelled };
}

/** @throws {Problem} with what the work was refused with: asked again, it would be told again */
async function resultOf<Out>(job: Job | null, signal: AbortSignal): Promise<Out> {
  try {
    return (await (await raw(`jobs/${job?.id}/result`, { signal })).json()) as Out;
  } catch (error) {
    const isOwn = error instanceof Problem && job?.state === 'failed' && error.status === job.problem?.status;
    throw isOwn ? new Problem(error.body, true) : error;
  }
}

/** All that work may have changed is asked for again. */
export function tellOfWork(client: QueryClient): void {
  void client.invalidateQueries({ predicate: ({ queryKey }) => !isOfJob(queryKey) });
}

function isOfJob([path]: readonly unknown[]): boolean {
  return typeof path === 'string' && path.startsWith(`${LIST}/`);
}

function intervalOf(job: Job | undefined): number | false {
  if (!job) return FIRST_LOOK_MS;
  if (!isLive(job)) return false;
  return Date.now() - Date.parse(job.createdAt) < FIRST_MS ? FIRST_LOOK_MS : LOOK_MS;
}

function cancelledProblem(): Problem {
  const detail = '这项办理已取消，没有写入任何数据。如仍需要办理，请重新提交。';
  return new Problem({ status: 409, code: 'JOB_CANCELLED', detail });
}

export async function cancelJob(id: string): Promise<Job> {
  return data(await api.DELETE('/api/v1/jobs/{id}', { params: { path: { id } } }));
}

const PUT_AWAY = 'jobs-put-away';
const OPENED = 'jobs-since';

/** Jobs that have ended and were seen, or put away by hand: kept for as long as the tab is open. */
export const putAway = {
  all: (): readonly string[] => JSON.parse(sessionStorage.getItem(PUT_AWAY) ?? '[]') as string[],
  add(id: string): void {
    sessionStorage.setItem(PUT_AWAY, JSON.stringify([...putAway.all().filter((each) => each !== id), id].slice(-50)));
    window.dispatchEvent(new Event(PUT_AWAY));
  },
  listen(heard: () => void): () => void {
    window.addEventListener(PUT_AWAY, heard);
    return () => window.removeEventListener(PUT_AWAY, heard);
  },
};

/** Since when this tab has been open, in milliseconds: what ended before then was another one's. */
export function tabOpenedAt(): number {
  const known = Date.parse(sessionStorage.getItem(OPENED) ?? '');
  if (known > 0) return known;
  const now = new Date();
  // As a day and time: bare milliseconds look like the numbers of people that nobody may find there.
  sessionStorage.setItem(OPENED, now.toISOString());
  return now.getTime();
}

/** Which job a page is about, for as long as the tab is open: whoever leaves it and comes back finds it again. */
export const keptJob = {
  get: (page: string): string | null => sessionStorage.getItem(`job:${page}`),
  set: (page: string, id: string): void => sessionStorage.setItem(`job:${page}`, id),
  forget: (page: string): void => sessionStorage.removeItem(`job:${page}`),
};
