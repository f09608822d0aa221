import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import type { components } from '../../api/schema';
import { monthInWords } from '../../shared/days';
import { count, yuan } from '../../shared/money';
import { Sums } from '../../shared/parts';
import { RowsTable } from '../../shared/rows-table';
import { LEVELS, PAYOUT_STATES, word } from '../../shared/words';

export type Preview = components['schemas']['PayoutPreviewResponse'];
type Sum = { lineCount: number; totalFen: number };

/** What a payout would hold before it is made: how many, how much, for which months, and who is left out. */
export function PreviewPanel({ preview, action }: { preview: Preview; action: ReactNode }) {
  if (preview.message !== null) {
    return (
      <div className="box wait" role="status">
        <p>! {preview.message}</p>
        <InFlight preview={preview} />
      </div>
    );
  }
  return (
    <>
      <Sums
        items={[
          ['应发（元）', yuan(preview.totalFen)],
          ...(preview.nettedFen > 0
            ? ([
                ['扣回（元）', yuan(preview.nettedFen)],
                ['实发（元）', yuan(preview.netFen)],
              ] as const)
            : []),
          ['人', count(preview.payeeCount)],
          ['笔', count(preview.lineCount)],
          ['其中补发以前月份（元）', yuan(preview.arrears.totalFen)],
          ['其中退回重发（元）', yuan(preview.reissues.totalFen)],
        ]}
      />
      <WithoutAccount preview={preview} />
      {preview.leftOut.length > 0 && (
        <ul className="plain-list">
          {preview.leftOut.map((left) => (
            <li key={left.code}>
              没有列入 {count(left.count)} 笔：{left.message}
            </li>
          ))}
        </ul>
      )}
      <InFlight preview={preview} />
      {action}
      <div className="split">
        <Part title="级别" rows={preview.byLevel.map(({ level, ...sum }) => ({ name: word(LEVELS, level), ...sum }))} />
        {preview.byMonth.length > 0 && (
          <Part
            title="月份"
            rows={preview.byMonth.map(({ month, ...sum }) => ({ name: monthInWords(month), ...sum }))}
          />
        )}
      </div>
    </>
  );
}

function Part({ title, rows }: { title: string; rows: readonly (Sum & { name: string })[] }) {
  return (
    <RowsTable
      caption={`按${title}`}
      rows={rows}
      rowKey={({ name }) => name}
      columns={[
        { title, render: ({ name }) => name },
        { title: '笔', number: true, render: ({ lineCount }) => count(lineCount) },
        { title: '应发（元）', number: true, render: ({ totalFen }) => yuan(totalFen) },
      ]}
    />
  );
}

function WithoutAccount({ preview }: { preview: Preview }) {
  const { withoutAccountCount, withoutAccount } = preview;
  if (withoutAccountCount === 0) return null;
  return (
    <div className="box wait">
      <p>
        <strong>! {count(withoutAccountCount)} 人没有银行账户，</strong>银行会拒收。可以先补账户再建立草稿：
      </p>
      <ul>
        {withoutAccount.map(({ workerId, workerName }) => (
          <li key={workerId}>
            <Link to={`/workers/${workerId}`}>{workerName}</Link>
          </li>
        ))}
      </ul>
      {withoutAccountCount > withoutAccount.length && <p>以上列出前 {withoutAccount.length} 人。</p>}
    </div>
  );
}

function InFlight({ preview }: { preview: Preview }) {
  if (preview.inFlight.length === 0) return null;
  return (
    <ul className="plain-list">
      {preview.inFlight.map((payout) => (
        <li key={payout.payoutId}>
          在办批次 <Link to={`/payouts/${payout.payoutId}`}>{payout.number}</Link>（{word(PAYOUT_STATES, payout.state)}
          ）：{count(payout.lineCount)} 笔 {yuan(payout.totalFen)} 元
        </li>
      ))}
    </ul>
  );
}
