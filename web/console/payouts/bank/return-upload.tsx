import { useState } from 'react';
import type { components } from '../../api/schema';
import { moment } from '../../shared/days';
import { count } from '../../shared/money';
import { Answered } from '../../shared/page';
import { Badge } from '../../shared/parts';
import { ProblemView } from '../../shared/problem-view';
import { RowsTable } from '../../shared/rows-table';
import { DropZone, sendFile } from '../../shared/upload';
import { sameFile, useDeed } from '../../shared/use-deed';
import { useGet } from '../../shared/use-query';
import { RETURN_QUEUES, word } from '../../shared/words';
import type { Payout } from '../payout-types';
import { useProfile } from './profile-choice';

type Return = components['schemas']['BankReturnResponse'];

/** The bank's answer: what it says of each row is booked by itself where it is plain, the rest waits for a person. */
export function ReturnUpload({ payout }: { payout: Payout }) {
  const profile = useProfile(payout.id);
  const [done, setDone] = useState<Return | null>(null);
  const returns = useGet('/api/v1/payouts/{id}/bank-returns', { params: { path: { id: payout.id } } });
  const deed = useDeed(
    (file: File, key) =>
      sendFile<Return>(`payouts/${payout.id}/bank-returns?profile=${encodeURIComponent(profile ?? '')}`, file, key),
    setDone,
    { intentionOf: (file) => `${profile} ${sameFile(file)}` },
  );
  // What was left open then is worked off above; the list below knows how much of it still is.
  const open = returns.data?.find(({ id }) => id === done?.id)?.openCount ?? done?.openCount ?? 0;
  return (
    <section className="panel">
      <h2>银行回单</h2>
      <p className="soft">按上面选定的银行格式读取。同一个文件重复上传不会重复登记。</p>
      {profile && (
        <DropZone
          label="选择银行回单文件，或拖到这里"
          accept=".xlsx,.csv,.txt"
          isBusy={deed.isRunning}
          onFile={(file) => deed.run(file)}
        />
      )}
      <ProblemView problem={deed.problem} again={deed.again} />
      {done && (
        <p className={open > 0 ? 'box wait' : 'box done'} role="status">
          {open > 0 ? '!' : '✓'} 读取 {count(done.rowCount)} 行：{queuesInWords(done.queues)}。
          {open > 0 ? `有 ${count(open)} 行等您认定，列在上面。` : '没有需要认定的行。'}
        </p>
      )}
      <Answered query={returns}>
        {(items) =>
          items.length === 0 ? (
            <p className="soft">还没有上传回单。</p>
          ) : (
            <RowsTable caption="已上传的回单" rows={items} rowKey={({ id }) => id} columns={COLUMNS} />
          )
        }
      </Answered>
    </section>
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
