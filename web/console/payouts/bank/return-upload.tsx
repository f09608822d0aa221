import { useState } from 'react';
import type { components } from '../../api/schema';
import { upload } from '../../api/upload';
import { moment } from '../../shared/days';
import { JobProgress } from '../../shared/job-progress';
import type { Job } from '../../shared/jobs';
import { count } from '../../shared/money';
import { Answered } from '../../shared/page';
import { Badge } from '../../shared/parts';
import { ProblemView } from '../../shared/problem-view';
import { RowsTable } from '../../shared/rows-table';
import { DropZone } from '../../shared/upload';
import { sameFile } from '../../shared/use-deed';
import { useGet } from '../../shared/use-query';
import { useWork, type Work } from '../../shared/use-work';
import { RETURN_QUEUES, word } from '../../shared/words';
import type { Payout } from '../payout-types';
import { useProfile } from './profile-choice';

type Return = components['schemas']['BankReturnResponse'];

/** The bank's answer: what it says of each row is booked by itself where it is plain, the rest waits for a person. */
export function ReturnUpload({ payout }: { payout: Payout }) {
  const profile = useProfile(payout.id);
  const [done, setDone] = useState<Return | null>(null);
  const returns = useGet('/api/v1/payouts/{id}/bank-returns', { params: { path: { id: payout.id } } });
  const { work, sending } = useReading(payout.id, profile, setDone);
  // What was left open then is worked off above; the list below knows how much of it still is.
  const open = returns.data?.find(({ id }) => id === done?.id)?.openCount ?? done?.openCount ?? 0;
  return (
    <section className="panel">
      <h2>银行回单</h2>
      <p className="soft">按上面选定的银行格式读取。同一个文件重复上传不会重复登记。</p>
      {sending !== null && <Sent share={sending} />}
      {work.job && work.isSlow && <Read job={work.job} />}
      {profile && sending === null && !(work.job && work.isSlow) && (
        <DropZone
          label="选择银行回单文件，或拖到这里"
          accept=".xlsx,.csv,.txt"
          isBusy={work.isRunning}
          onFile={(file) => {
            setDone(null);
            work.run(file);
          }}
        />
      )}
      <ProblemView problem={work.problem} again={work.again} />
      {done && (
        <p className={open > 0 ? 'box wait' : 'box done'} role="status">
          {open > 0 ? '!' : '✓'} 读取 {count(done.rowCount)} 行：{queuesInWords(done.queues)}。
          {open > 0 ? `有 ${count(open)} 行等您认定，列在上面。` : '没有需要认定的行。'}
        </p>
      )}
      <Answered query={returns}>
        {(items) =>
          items.length === 0 ? (
            !work.isRunning && <p className="soft">还没有上传回单。</p>
          ) : (
            <RowsTable caption="已上传的回单" rows={items} rowKey={({ id }) => id} columns={COLUMNS} />
          )
        }
      </Answered>
    </section>
  );
}

/** The file is sent with how much of it has gone, then read by the service alone; who has left finds what came of it in the tray. */
function useReading(
  payoutId: string,
  profile: string | undefined,
  after: (out: Return) => void,
): { work: Work<File>; sending: number | null } {
  const [sending, setSending] = useState<number | null>(null);
  const work = useWork<File, Return>(
    `bank-return-${payoutId}`,
    (file, key) => {
      const path = `payouts/${payoutId}/bank-returns?profile=${encodeURIComponent(profile ?? '')}`;
      const onProgress = (share: number): void => setSending(share < 1 ? share : null);
      return upload<Job>(path, file, file.name, { key, isLater: true, onProgress }).finally(() => setSending(null));
    },
    after,
    { intentionOf: (file) => `${profile} ${sameFile(file)}` },
  );
  return { work, sending };
}

function Sent({ share }: { share: number }) {
  const percent = Math.floor(share * 100);
  return (
    <div className="progress">
      <p role="status">正在上传回单……</p>
      <progress aria-label="上传进度" value={percent} max={100} />
      <p className="soft figures">{percent}%</p>
    </div>
  );
}

function Read({ job }: { job: Job }) {
  return (
    <>
      <JobProgress job={job} name="正在读取回单" />
      <p className="soft">可以离开本页，读取会继续；办完后从页面上方打开结果。</p>
    </>
  );
}

const COLUMNS = [
  { title: '时间', render: ({ uploadedAt }: Return) => <span className="nowrap">{moment(uploadedAt)}</span> },
  { title: '文件', render: ({ fileName }: Return) => fileName },
  { title: '行', number: true, render: ({ rowCount }: Return) => count(rowCount) },
  { title: '结果', render: ({ queues }: Return) => queuesInWords(queues) },
  {
    title: '待认定',
    render: ({ openCount }: Return) =>
      openCount === 0 ? <Badge tone="done">没有</Badge> : <Badge tone="wait">{count(openCount)} 行</Badge>,
  },
];

function queuesInWords(queues: Return['queues']): string {
  return Object.entries(queues)
    .filter(([, rows]) => rows > 0)
    .map(([queue, rows]) => `${word(RETURN_QUEUES, queue)} ${count(rows)}`)
    .join('，');
}
