import { useState } from 'react';
import type { components } from '../../api/schema';
import { api, data } from '../../api/client';
import { DataTable, type Column } from '../../shared/data-table';
import { Confirm } from '../../shared/dialog';
import { count, yuan } from '../../shared/money';
import { Badge, Facts } from '../../shared/parts';
import { useDeed } from '../../shared/use-deed';
import { useList } from '../../shared/use-query';
import { CHANGE_KINDS, subjectInWords, word } from '../../shared/words';
import { useMay } from '../../shared/me';
import type { Payout } from '../payout-types';

type Row = components['schemas']['ChangedLineResponse'];

const COLUMNS: readonly Column<Row>[] = [
  { title: '姓名', render: (row) => row.workerName },
  { title: '身份证号', render: (row) => <span className="nowrap">{row.identityNumber}</span> },
  { title: '项目', render: (row) => subjectInWords(row.subject) },
  { title: '原为', number: true, render: (row) => yuan(row.wasFen) },
  { title: '现应为', number: true, render: (row) => yuan(row.wouldBeFen) },
  {
    title: '变化',
    render: ({ kinds }) => (
      <>
        {kinds.map((kind) => (
          <Badge key={kind} tone={kind === 'more' ? 'wait' : 'wrong'}>
            {word(CHANGE_KINDS, kind)}
          </Badge>
        ))}
      </>
    ),
  },
  { title: '原因', render: (row) => row.cause },
];

/** What today's facts would make otherwise; what is too much or goes to somebody else is taken out before the next step. */
export function ChangesTab({ payout }: { payout: Payout }) {
  const [isAsking, setAsking] = useState(false);
  const may = useMay();
  const list = useList('/api/v1/payouts/{id}/changes', [], { path: { id: payout.id } });
  const toTakeOut = list.data?.stopping;
  // A line may be changed in both ways; until the list is there nobody knows of how many that holds.
  const stopping = toTakeOut?.lineCount ?? payout.changes.less + payout.changes.payee;
  const isBeforeSent = ['draft', 'submitted', 'notice', 'approved'].includes(payout.state);
  return (
    <>
      {stopping > 0 && isBeforeSent && (
        <div className="panel">
          <p>
            有 {stopping} 笔应减少、不再发放或收款人已变更。移出后本批次可以继续办理，仍应发的部分由以后的批次发放。
            {payout.state === 'draft' && '草稿也可以按最新资料重新计算。'}
          </p>
          {may('payouts.create') ? (
            <div className="buttons">
              <button
                type="button"
                className="button"
                disabled={toTakeOut === undefined}
                onClick={() => setAsking(true)}
              >
                移出有变化的明细
              </button>
            </div>
          ) : (
            <p className="soft">由经办人移出。</p>
          )}
        </div>
      )}
      <DataTable
        caption="列入之后资料有变化的明细"
        kept={{ list: 'payout-changes', unit: '笔' }}
        columns={COLUMNS}
        query={list}
        rowKey={(row) => row.lineId}
        href={(row) => `/workers/${row.workerId}`}
        empty={<p>列入本批次之后，没有人的资料有影响金额或收款的变化。</p>}
      />
      {isAsking && toTakeOut && <TakeOut payout={payout} stopping={toTakeOut} onClose={() => setAsking(false)} />}
    </>
  );
}

type Stopping = components['schemas']['StoppingResponse'];

function TakeOut({ payout, stopping, onClose }: { payout: Payout; stopping: Stopping; onClose: () => void }) {
  const { lineCount, netFen } = stopping;
  const { less, payee } = payout.changes;
  const deed = useDeed(
    async (reason: string, key) =>
      data(
        await api.POST('/api/v1/payouts/{id}/changes/take-out', {
          params: {
            path: { id: payout.id },
            header: { 'Idempotency-Key': key, 'If-Match': `"${payout.version}"` },
          } as never,
          body: { reason, expectedFen: netFen },
        }),
      ),
    onClose,
  );
  return (
    <Confirm
      title="移出有变化的明细"
      action={`移出 ${count(lineCount)} 笔 ${yuan(netFen)} 元`}
      reason={{ label: '原因', hint: '随每一笔长期保存，例如：已调离，经核实不再发放。' }}
      typedFen={netFen}
      typedLabel="移出合计"
      deed={deed}
      onClose={onClose}
    >
      <Facts
        items={[
          ['批次', payout.number],
          ['移出', `${count(lineCount)} 笔`],
          ['移出的实发（元）', <strong key="out">{yuan(netFen)}</strong>],
        ]}
      />
      <p className="box follows">
        {less > 0 && `${less} 笔应减少或不再发放。`}
        {payee > 0 && `${payee} 笔的收款人信息已变更。`}
        移出后合计相应减少，不能放回本批次；仍应发的部分由以后的批次发放。
      </p>
    </Confirm>
  );
}
