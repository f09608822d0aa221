import { useEffect, useState } from 'react';
import type { Job } from './jobs';
import { count } from './money';
import { JOB_PHASES, word } from './words';

/** How far a job is, in words and as a bar, and since when it has been at it. */
export function JobProgress({ job, name }: { job: Job; name: string }) {
  const seconds = useSecondsSince(Date.parse(job.startedAt ?? job.createdAt));
  const { done, total } = job;
  return (
    <div className="progress">
      <p role="status">
        {name}：{job.state === 'queued' ? '排队等候' : word(JOB_PHASES, job.phase) || '正在开始'}
      </p>
      <JobBar job={job} label={name} />
      <p className="soft figures">
        {done === null || done === 0
          ? ''
          : total === null
            ? `${job.phase === 'reading' ? '已读' : '已办'} ${count(done)} 行，`
            : `${count(done)} / ${count(total)}，`}
        已用 {seconds} 秒
      </p>
    </div>
  );
}

/** Work that takes longer, in the place of what it was asked by. */
export function WorkPanel({ job, name }: { job: Job; name: string }) {
  return (
    <section className="panel" aria-label={name}>
      <JobProgress job={job} name={name} />
      <p className="soft">可以离开本页，办理会继续；进度在页面上方，办完后从那里打开结果。</p>
    </section>
  );
}

/** Without a value, moving, where it is not known how much there is. */
export function JobBar({ job: { done, total }, label }: { job: Job; label: string }) {
  const known = done !== null && total !== null && total > 0 ? { value: Math.min(done, total), max: total } : {};
  return <progress aria-label={label} {...known} />;
}

/** Counted on while it is shown. */
export function useSecondsSince(since: number): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.round((now - since) / 1000));
}
