import { useState } from 'react';
import { api } from '../api/client';
import { moment } from '../shared/days';
import { Confirm } from '../shared/dialog';
import { yuan } from '../shared/money';
import { Badge } from '../shared/parts';
import { RowsTable } from '../shared/rows-table';
import { useDeed } from '../shared/use-deed';
import { useMay } from '../shared/me';
import { RECOVERY_ENTRIES, word } from '../shared/words';
import { InstalmentDialog } from './instalment-dialog';
import type { RecoveryDetail, RecoveryEntry } from './recovery-types';

/** What came in of a recovery. What was recorded by hand can be put right or taken back; both stay in the list. */
export function Entries({ recovery }: { recovery: RecoveryDetail }) {
  const may = useMay();
  const [corrected, setCorrected] = useState<RecoveryEntry | null>(null);
  const [withdrawn, setWithdrawn] = useState<RecoveryEntry | null>(null);
  const takenBack = new Set(recovery.entries.map(({ withdrawsId }) => withdrawsId));
  return (
    <section className="panel">
      <h2>收回的款项</h2>
      {recovery.entries.length === 0 ? (
        <p className="soft">还没有收回。</p>
      ) : (
        <RowsTable
          caption="收回的款项"
          rows={recovery.entries}
          rowKey={({ id }) => id}
          columns={[
            { title: '日期', render: ({ receivedOn }) => <span className="nowrap">{receivedOn}</span> },
            {
              title: '方式',
              render: ({ kind, withdrawsId }) => (withdrawsId ? '作废登记' : word(RECOVERY_ENTRIES, kind)),
            },
            { title: '金额（元）', number: true, render: ({ amountFen }) => yuan(amountFen) },
            { title: '批次', render: ({ payoutNumber }) => payoutNumber ?? '不适用' },
            { title: '说明', render: ({ reason }) => reason ?? '未写' },
            {
              title: '登记',
              render: ({ recordedByName, recordedAt }) => `${recordedByName}，${moment(recordedAt)}`,
            },
            {
              title: '情况',
              render: (entry) => {
                if (takenBack.has(entry.id)) return <Badge tone="plain">已作废</Badge>;
                if (entry.kind !== 'instalment' || entry.withdrawsId !== null || !may('recoveries.receive'))
                  return '有效';
                const words = `${entry.receivedOn} ${yuan(entry.amountFen)} 元`;
                return (
                  <>
                    <button
                      type="button"
                      className="button plain no-print"
                      aria-label={`更正退款登记：${words}`}
                      onClick={() => setCorrected(entry)}
                    >
                      更正
                    </button>
                    <button
                      type="button"
                      className="button plain no-print"
                      aria-label={`作废退款登记：${words}`}
                      onClick={() => setWithdrawn(entry)}
                    >
                      作废
                    </button>
                  </>
                );
              },
            },
          ]}
        />
      )}
      {corrected && <InstalmentDialog recovery={recovery} entry={corrected} onClose={() => setCorrected(null)} />}
      {withdrawn && <Withdrawal recovery={recovery} entry={withdrawn} onClose={() => setWithdrawn(null)} />}
    </section>
  );
}

interface WithdrawalProps {
  recovery: RecoveryDetail;
  entry: RecoveryEntry;
  onClose: () => void;
}

function Withdrawal({ recovery, entry, onClose }: WithdrawalProps) {
  const deed = useDeed(async (reason: string, key: string) => {
    const params = { path: { id: recovery.id, entryId: entry.id }, header: { 'Idempotency-Key': key } };
    await api.POST('/api/v1/recoveries/{id}/instalments/{entryId}/withdrawal', { params, body: { reason } });
  }, onClose);
  return (
    <Confirm
      title="作废退款登记"
      action="作废退款登记"
      danger
      reason={{ label: '作废的原因', hint: '请勿填写身份证号等个人号码。' }}
      deed={deed}
      onClose={onClose}
    >
      <p>
        {recovery.workerName}，{entry.receivedOn} 登记收到 {yuan(entry.amountFen)} 元。
      </p>
      <p className="box follows">
        作废表示这笔钱没有收到，作废后还应退回 {yuan(recovery.leftFen + entry.amountFen)}{' '}
        元；金额或日期写错的，请用“更正”。
      </p>
    </Confirm>
  );
}
