import { Link } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { DownloadButton } from '../shared/download-button';
import { JobBar, useSecondsSince } from '../shared/job-progress';
import { cancelJob, isLive, type Job, putAway, tabOpenedAt, tellOfWork, useJob, useJobs } from '../shared/jobs';
import { count } from '../shared/money';
import { Badge } from '../shared/parts';
import { ProblemView } from '../shared/problem-view';
import { JOB_KINDS, JOB_PHASES, JOB_STATES, JOB_TONES, word } from '../shared/words';

/** The long work of whoever is signed in: it goes on while they are on another page, and after the window was loaded anew. */
export function Tray() {
  const jobs = useJobs();
  const [away, setAway] = useState(putAway.all);
  const [since] = useState(tabOpenedAt);
  useEffect(() => putAway.listen(() => setAway(putAway.all())), []);
  useNewsOf(jobs);
  const isNew = useSeenForAMoment(jobs);
  const shown = jobs.filter(
    (job) => !isNew(job) && (isLive(job) || (!away.includes(job.id) && Date.parse(job.endedAt ?? '') > since)),
  );
  if (shown.length === 0) return null;
  return (
    <section className="tray" aria-label="后台办理">
      <ul>
        {shown.map((job) => (
          <li key={job.id}>{isLive(job) ? <Running job={job} /> : <Ended job={job} />}</li>
        ))}
      </ul>
    </section>
  );
}

/** What work changed that nobody waits for on its own page is read again by whatever page is open. */
function useNewsOf(jobs: readonly Job[]): void {
  const client = useQueryClient();
  const live = useRef(new Set<string>());
  useEffect(() => {
    const ended = jobs.filter((job) => !isLive(job) && live.current.has(job.id));
    live.current = new Set(jobs.filter(isLive).map(({ id }) => id));
    if (ended.some((job) => !putAway.all().includes(job.id))) tellOfWork(client);
  }, [client, jobs]);
}

/** What ends within a moment on its own page is not told here, or every small file would move the page down and up again. */
const MOMENT_MS = 1_000;

function useSeenForAMoment(jobs: readonly Job[]): (job: Job) => boolean {
  const seen = useRef(new Map<string, number>());
  const [, setTurn] = useState(0);
  for (const { id } of jobs) if (!seen.current.has(id)) seen.current.set(id, performance.now());
  const isNew = ({ id }: Job): boolean => performance.now() - (seen.current.get(id) ?? 0) < MOMENT_MS;
  const waits = jobs.some(isNew);
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setInterval(() => setTurn((turn) => turn + 1), MOMENT_MS / 4);
    return () => clearInterval(timer);
  }, [waits]);
  return isNew;
}

function Running({ job }: { job: Job }) {
  const client = useQueryClient();
  const seconds = useSecondsSince(Date.parse(job.startedAt ?? job.createdAt));
  const [problem, setProblem] = useState<Error | null>(null);
  const { done, total, phase, kind } = job;
  const name = word(JOB_KINDS, kind);
  const cancel = (): void => {
    cancelJob(job.id)
      .catch((error: Error) => setProblem(error))
      .finally(() => void client.invalidateQueries());
  };
  return (
    <>
      <strong>{name}</strong>
      <span>{job.state === 'queued' ? word(JOB_STATES, 'queued') : word(JOB_PHASES, phase)}</span>
      <JobBar job={job} label={`${name}的进度`} />
      <span className="soft figures">
        {done === null || done === 0 ? '' : total === null ? `${count(done)}，` : `${count(done)} / ${count(total)}，`}
        {seconds} 秒
      </span>
      {job.cancellable && (
        <button type="button" className="button" onClick={cancel} aria-label={`取消${name}`}>
          取消
        </button>
      )}
      <ProblemView problem={problem} />
    </>
  );
}

function Ended({ job }: { job: Job }) {
  const name = word(JOB_KINDS, job.kind);
  const place = PLACES[job.kind];
  return (
    <>
      <strong>{name}</strong>
      <Badge tone={JOB_TONES[job.state] ?? 'plain'}>{word(JOB_STATES, job.state)}</Badge>
      {job.problem && <span className="soft">{job.problem.detail}</span>}
      {place && job.resultHref !== null && (
        <Link to={place.to} search={{ [place.as]: job.id }}>
          查看结果
        </Link>
      )}
      {PAYOUTS.includes(job.kind) && job.state === 'done' && job.resultHref !== null && <PayoutLink job={job} />}
      {job.kind === 'bank-return' && job.state === 'done' && job.resultHref !== null && <ReturnLink job={job} />}
      {job.isFile && job.resultHref !== null && (
        <DownloadButton path={`jobs/${job.id}/result`} isDirect name={`取文件：${name}`}>
          取文件
        </DownloadButton>
      )}
      <button type="button" className="button plain" onClick={() => putAway.add(job.id)} aria-label={`收起${name}`}>
        收起
      </button>
    </>
  );
}

/** What was made or changed is known from the result. */
function PayoutLink({ job }: { job: Job }) {
  const { result } = useJob<{ id: string }>(job.id, false);
  if (!result) return null;
  return (
    <Link to={`/payouts/${result.id}`} onClick={() => putAway.add(job.id)}>
      打开批次
    </Link>
  );
}

/** The rows that wait for somebody stand on the same page. */
function ReturnLink({ job }: { job: Job }) {
  const { result } = useJob<{ payoutId: string; openCount: number }>(job.id, false);
  if (!result) return null;
  const { payoutId, openCount } = result;
  return (
    <Link to={`/payouts/${payoutId}`} search={{ tab: 'bank' }} onClick={() => putAway.add(job.id)}>
      {openCount > 0 ? `有 ${count(openCount)} 行等您认定` : '打开批次'}
    </Link>
  );
}

const PAYOUTS: readonly Job['kind'][] = ['payout-create', 'payout-recompute'];

/** The page that shows what came of it. */
const PLACES: Partial<Record<Job['kind'], { to: string; as: string }>> = {
  'roster-check': { to: '/imports/new', as: 'check' },
  'roster-import': { to: '/imports/new', as: 'import' },
};
