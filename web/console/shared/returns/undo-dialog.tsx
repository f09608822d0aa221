import { api, data } from '../../api/client';
import { Confirm } from '../dialog';
import { useDeed } from '../use-deed';
import { RETURN_RESOLUTIONS, word } from '../words';
import type { QueuedRow } from './return-queue';
import { followsFromUndo } from './return-rules.js';

/** A slip of the hand is taken back: the row waits again, and what was booked by it holds no longer. */
export function UndoDialog({ row, onClose }: { row: QueuedRow; onClose: () => void }) {
  const resolution = row.resolution!;
  const deed = useDeed(
    async (reason: string, key) =>
      data(
        await api.POST('/api/v1/payouts/{id}/bank-returns/rows/{rowId}/undo', {
          params: { path: { id: row.payoutId, rowId: row.id }, header: { 'Idempotency-Key': key } } as never,
          body: { resolution, reason },
        }),
      ),
    onClose,
  );
  return (
    <Confirm
      title={`撤销认定：回单第 ${row.rowNo} 行`}
      action="撤销认定"
      danger
      reason={{ label: '撤销的原因', hint: '例如：看错了一行，银行已退回的是另一笔。' }}
      deed={deed}
      onClose={onClose}
    >
      <p>
        {row.expectedName ?? row.payeeName ?? '这一行'}：由{row.resolvedByName}认定为“
        {word(RETURN_RESOLUTIONS, resolution)}”，依据是“{row.resolutionReason}”。
      </p>
      <p className="box follows">{followsFromUndo(row)}</p>
    </Confirm>
  );
}
