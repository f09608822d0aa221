import { type KeyboardEvent, useRef, useState } from 'react';
import { Link } from '@tanstack/react-router';
import type { components } from '../../api/schema';
import { WORDS } from '../../api/words';
import { useAddress } from '../address';
import { Pager } from '../table/pager';
import { useLastPage } from '../table/use-last-page';
import { moment } from '../days';
import { Select } from '../forms';
import { useMay } from '../me';
import { count, yuan } from '../money';
import { Answered } from '../page';
import { useList } from '../use-query';
import { Waiting } from '../waiting';
import { RETURN_QUEUES, RETURN_RESOLUTIONS, word } from '../words';
import { ResolveDialog, type Resolution } from './resolve-dialog';
import { differingCells } from './return-rules.js';
import { UndoDialog } from './undo-dialog';

export type QueuedRow = components['schemas']['QueuedReturnRowResponse'];

/** Queues that a person works off; rows of the others settled by themselves. */
const OPEN_QUEUES = (Object.keys(WORDS.ReturnQueue) as QueuedRow['queue'][]).filter(
  (queue) => queue !== 'paid' && queue !== 'returned',
);
const RESOLUTIONS: readonly Resolution[] = ['paid-as-stated', 'returned', 'no-effect'];

/**
 * Rows that banks' files left unclear, ours beside theirs; nothing of them is booked before somebody says what they are. What was said
 * can be taken back.
 * @param payoutId of one payout, where the address says which rows; of all that the address asks for unless stated
 */
export function ReturnQueue({ payoutId, isDone: isDoneAsked = false }: { payoutId?: string; isDone?: boolean }) {
  const { search, change } = useAddress();
  const isDone = payoutId ? search.rows === 'done' : isDoneAsked;
  const rows = useRef<HTMLDivElement>(null);
  const filters = payoutId ? (['queue'] as const) : (['queue', 'regionCode', 'search'] as const);
  const list = useList('/api/v1/banking/returns', filters, {
    query: { open: !isDone, ...(payoutId ? { payoutId } : {}) },
  });
  const isPast = useLastPage(list.data, list.isPlaceholderData);
  const isFiltered = filters.some((name) => search[name]);
  return (
    <section className="panel long">
      <h2>
        {isDone ? '已认定的行' : '待认定的行'}{' '}
        <span className="soft figures">{list.data ? `${count(list.data.total)} 行` : ''}</span>
      </h2>
      {payoutId && (
        <button
          type="button"
          className="button plain no-print"
          onClick={() => change({ rows: isDone ? undefined : 'done', queue: undefined })}
        >
          {isDone ? '看待认定的行' : '看已认定的行'}
        </button>
      )}
      <Answered query={list}>
        {({ items, total, queues }) =>
          total === 0 && !isFiltered ? (
            <p className="soft">{isDone ? '还没有认定过的行。' : '没有要认定的行。'}</p>
          ) : (
            <>
              <Select
                label="类别"
                name="queue"
                value={search.queue ?? ''}
                onChange={(queue) => change({ queue })}
                empty="全部"
                options={OPEN_QUEUES.map((queue) => ({
                  value: queue,
                  label: `${word(RETURN_QUEUES, queue)}（${count(queues[queue] ?? 0)}）`,
                }))}
              />
              {total === 0 && <p className="soft">没有符合条件的行，请改选类别或清空筛选。</p>}
              {isPast && <Waiting />}
              <div ref={rows}>
                {items.map((row) => (
                  <Row
                    key={row.id}
                    row={row}
                    withPayout={!payoutId}
                    onDone={() => rows.current?.querySelector<HTMLElement>('[data-row] button')?.focus()}
                  />
                ))}
              </div>
              {total > items.length && <Pager total={total} />}
            </>
          )
        }
      </Answered>
    </section>
  );
}

function choicesOf(row: QueuedRow): readonly Resolution[] {
  return RESOLUTIONS.filter((each) => each === 'no-effect' || row.lineId !== null || row.queue === 'unknown-line');
}

function Row({ row, withPayout, onDone }: { row: QueuedRow; withPayout: boolean; onDone: () => void }) {
  const may = useMay();
  const [resolution, setResolution] = useState<Resolution | null>(null);
  const choices = choicesOf(row);
  const byKey = (event: KeyboardEvent): void => {
    if (resolution || event.ctrlKey || event.altKey || event.metaKey || event.target instanceof HTMLInputElement)
      return;
    const chosen = RESOLUTIONS[Number(event.key) - 1];
    if (chosen && choices.includes(chosen) && row.resolution === null && may('payouts.send')) setResolution(chosen);
  };
  return (
    <div className="side-by-side" role="group" data-row aria-label={`回单第 ${row.rowNo} 行`} onKeyDown={byKey}>
      {withPayout && (
        <p>
          <Link to={`/payouts/${row.payoutId}`} search={{ tab: 'bank' }}>
            {row.payoutTitle}（{row.payoutNumber}）
          </Link>{' '}
          <span className="soft">
            {row.regionName} · {row.fileName} · {moment(row.uploadedAt)}上传
          </span>
        </p>
      )}
      <p>
        <strong>{word(RETURN_QUEUES, row.queue)}</strong> · 回单第 {row.rowNo} 行
        {row.bankStatus && ` · 银行写的是“${row.bankStatus}”`}
        {row.bankReason && `，原因“${row.bankReason}”`}
        {row.paidOn && ` · 日期 ${row.paidOn}`}
      </p>
      <Sides row={row} />
      <Choices row={row} choices={choices} mayResolve={may('payouts.send')} onChoose={setResolution} />
      {resolution && (
        <ResolveDialog
          row={row}
          resolution={resolution}
          onClose={() => {
            setResolution(null);
            // The row that was worked off goes; the next one is at hand for the next key.
            setTimeout(onDone, 300);
          }}
        />
      )}
    </div>
  );
}

function Choices({
  row,
  choices,
  mayResolve,
  onChoose,
}: {
  row: QueuedRow;
  choices: readonly Resolution[];
  mayResolve: boolean;
  onChoose: (resolution: Resolution) => void;
}) {
  if (row.resolution !== null) return <Decided row={row} mayUndo={mayResolve} />;
  if (!mayResolve) return <p className="soft">由财务认定。</p>;
  return (
    <div className="buttons">
      {choices.map((each) => (
        <button type="button" className="button" key={each} onClick={() => onChoose(each)}>
          {word(RETURN_RESOLUTIONS, each)}
        </button>
      ))}
    </div>
  );
}

function Decided({ row, mayUndo }: { row: QueuedRow; mayUndo: boolean }) {
  const [isUndone, setUndone] = useState(false);
  return (
    <>
      <p>
        <strong>{word(RETURN_RESOLUTIONS, row.resolution)}</strong>：{row.resolutionReason}{' '}
        <span className="soft">
          {row.resolvedByName} {row.resolvedAt && moment(row.resolvedAt)}
        </span>
      </p>
      {row.closedWithAnother && <p className="soft">随另一行一并办结，撤销那一行时本行随之恢复。</p>}
      {mayUndo && !row.closedWithAnother && (
        <button type="button" className="button no-print" onClick={() => setUndone(true)}>
          撤销认定
        </button>
      )}
      {isUndone && <UndoDialog row={row} onClose={() => setUndone(false)} />}
    </>
  );
}

function Sides({ row }: { row: QueuedRow }) {
  const differs = differingCells(row);
  const lines = [
    { name: '姓名', ours: row.expectedName, theirs: row.payeeName, isOther: differs.name },
    { name: '账号', ours: row.expectedAccount, theirs: row.accountTail, isOther: differs.account },
    {
      name: '金额（元）',
      ours: row.expectedFen === null ? null : yuan(row.expectedFen),
      theirs: row.amountFen === null ? null : yuan(row.amountFen),
      isOther: differs.amount,
    },
    {
      name: '业务参考号',
      ours: row.lineId === null ? null : row.lineKey,
      theirs: row.lineKey,
      isOther: row.lineId === null,
    },
  ];
  return (
    <table className="data sides">
      <thead>
        <tr>
          <th scope="col">项目</th>
          <th scope="col">我方</th>
          <th scope="col">银行</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ name, ours, theirs, isOther }) => (
          <tr key={name} className={isOther ? 'differs' : undefined}>
            <th scope="row">{name}</th>
            <td>{ours ?? '没有这一笔'}</td>
            <td>
              {isOther && <span aria-label="不一致">≠ </span>}
              {theirs ?? '没有写'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
