import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { newKey } from '../../api/client';
import { NoAnswer, Problem } from '../../api/problem';
import type { components } from '../../api/schema';
import { upload, type UploadWatch } from '../../api/upload';
import { useAddress } from '../../shared/address';
import { cancelJob, type Job, type JobWatch, keptJob, tellOfJobs, useJob } from '../../shared/jobs';
import type { RosterFile } from './roster-file';

export type ImportAnswer = components['schemas']['ImportResponse'];
export type Mode = ImportAnswer['mode'];

/** Sent so far, of one; then the service works on it. */
export interface Sending {
  share: number;
  since: number;
}

/** The workbook to the service, which works on it by itself from then on. */
export function startRoster(file: RosterFile, mode: Mode, watch: UploadWatch): Promise<Job> {
  const content = new Blob([file.bytes as unknown as BlobPart]);
  return upload<Job>(`imports/roster?mode=${mode}`, content, file.name, { ...watch, isLater: true });
}

/** A check or an import that goes on; where nothing was written for its errors, the refusal holds the whole answer. */
export function useRosterWork(id: string | null): JobWatch<ImportAnswer> {
  const { job, result, problem } = useJob<ImportAnswer>(id);
  if (problem instanceof Problem && problem.code === 'IMPORT_NOT_APPLIED') {
    return { job, result: problem.body as unknown as ImportAnswer, problem: null };
  }
  return { job, result, problem };
}

/** The job that this page is about: named in its address, or the one it was about when it was left. */
export function useKeptJob(name: 'check' | 'import'): [string | null, (id: string | null) => void] {
  const { search } = useAddress();
  const page = `roster-${name}`;
  const [id, setId] = useState<string | null>(search[name] ?? keptJob.get(page));
  const set = useCallback(
    (next: string | null): void => {
      if (next === null) keptJob.forget(page);
      else keptJob.set(page, next);
      setId(next);
    },
    [page],
  );
  // Chosen in the tray while this page is open.
  const named = search[name];
  useEffect(() => {
    if (named) set(named);
  }, [named, set]);
  return [id, set];
}

export interface RosterCheck {
  sending: Sending | null;
  /** Sent, and worked on. */
  job: Job | null;
  answer: ImportAnswer | null;
  /** Of the check before, to tell what was mended. */
  before: ImportAnswer | null;
  problem: Error | null;
  isRunning: boolean;
  run: (file: RosterFile) => void;
}

const CHECK_LOST = '没有收到检查结果：网络可能已断开。检查不写入任何数据，网络恢复后请重新检查。';

/** A check writes nothing: another one takes the place of one that is under way. */
export function useRosterCheck(): RosterCheck {
  const client = useQueryClient();
  const [sending, setSending] = useState<Sending | null>(null);
  const [id, setId] = useKeptJob('check');
  const { job, result, problem: failure } = useRosterWork(id);
  const [answers, setAnswers] = useState<{ answer: ImportAnswer | null; before: ImportAnswer | null }>({
    answer: null,
    before: null,
  });
  const [problem, setProblem] = useState<Error | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  useEffect(() => {
    if (result) setAnswers((last) => (last.answer?.id === result.id ? last : { answer: result, before: last.answer }));
  }, [result]);
  // Where it was kept and is there no more, nobody has asked for anything yet.
  const isGone = failure instanceof Problem && failure.status === 404;
  useEffect(() => {
    if (isGone) setId(null);
  }, [isGone, setId]);

  const run = useCallback(
    (file: RosterFile): void => {
      running.current?.abort();
      const own = (running.current = new AbortController());
      const isOwn = (): boolean => running.current === own;
      const since = Date.now();
      setSending({ share: 0, since });
      setProblem(null);
      setId(null);
      const onProgress = (share: number): void => {
        if (isOwn()) setSending({ share, since });
      };
      startRoster(file, 'check', { key: newKey(), onProgress, signal: own.signal })
        .then((started) => {
          tellOfJobs(client);
          if (!isOwn()) return cancelJob(started.id).catch(() => null);
          setSending(null);
          setId(started.id);
          return started;
        })
        .catch((error: Error) => {
          if (!isOwn()) return;
          setProblem(error instanceof NoAnswer ? new NoAnswer('read', CHECK_LOST) : error);
          setSending(null);
        });
    },
    [client, setId],
  );

  const isWorking = id !== null && result === null && failure === null;
  return {
    sending,
    job: isWorking ? job : null,
    ...answers,
    problem: problem ?? (isGone ? null : failure),
    isRunning: sending !== null || isWorking,
    run,
  };
}
