import { api, data } from '../../api/client';
import { FormDialog } from '../form-dialog';
import { TextArea, TextInput } from '../forms';
import { yuan } from '../money';
import { useDeed } from '../use-deed';
import { useForm } from '../use-form';
import { RETURN_RESOLUTIONS, word } from '../words';
import type { QueuedRow } from './return-queue';

export type Resolution = 'paid-as-stated' | 'returned' | 'no-effect';

/** Somebody says what a row of the bank's is; it stands with the row for ever. */
export function ResolveDialog({
  row,
  resolution,
  onClose,
}: {
  row: QueuedRow;
  resolution: Resolution;
  onClose: () => void;
}) {
  const isUnknown = row.lineId === null && resolution !== 'no-effect';
  const deed = useDeed(
    async (body: { reason: string; lineKey: string | null }, key) =>
      data(
        await api.POST('/api/v1/payouts/{id}/bank-returns/rows/{rowId}/resolve', {
          params: { path: { id: row.payoutId, rowId: row.id }, header: { 'Idempotency-Key': key } } as never,
          body: { resolution, ...body },
        }),
      ),
    onClose,
  );
  const form = useForm(
    { reason: '', lineKey: '' },
    ({ reason, lineKey }) => ({
      ...(isUnknown && !lineKey.trim() ? { lineKey: '请填写这一行对应的业务参考号。' } : {}),
      ...(reason.trim().length < 2 ? { reason: '请填写依据。' } : {}),
    }),
    ({ reason, lineKey }) => deed.run({ reason: reason.trim(), lineKey: isUnknown ? lineKey.trim() : null }),
    deed.problem,
  );
  const name = word(RETURN_RESOLUTIONS, resolution);
  return (
    <FormDialog title={`${name}：回单第 ${row.rowNo} 行`} action={name} form={form} deed={deed} onClose={onClose}>
      <p className="box follows">{followsFrom(row, resolution)}认定错了的，可以在已认定的行里撤销。</p>
      {isUnknown && <TextInput label="业务参考号" {...form.field('lineKey')} hint="代发文件中这个人的业务参考号。" />}
      <TextArea label="依据" {...form.field('reason')} hint="例如：电话询问开户银行，柜员确认已入账。" />
    </FormDialog>
  );
}

function followsFrom(row: QueuedRow, resolution: Resolution): string {
  const who = row.expectedName ?? row.payeeName ?? '这一行';
  const fen = row.amountFen ?? row.expectedFen;
  if (resolution === 'paid-as-stated') {
    return `按银行所写登记${who}已付 ${fen === null ? '' : `${yuan(fen)} 元`}；少付的重新成为应发，多付的列入追回。`;
  }
  if (resolution === 'returned') return `登记${who}的款项退回，重新成为应发，由以后的批次发放。`;
  return '这一行不影响本批次的任何一笔，只留记录。';
}
