import { api, data } from '../api/client';
import { FormDialog } from '../shared/form-dialog';
import { TextArea, YuanInput } from '../shared/forms';
import { fenOf, yuan } from '../shared/money';
import { useDeed } from '../shared/use-deed';
import { useForm } from '../shared/use-form';
import type { RecoveryDetail } from './recovery-types';

/** Asks for a part to be given up; somebody else decides. */
export function WriteOffRequestDialog({ recovery, onClose }: { recovery: RecoveryDetail; onClose: () => void }) {
  const deed = useDeed(
    async (body: { amountFen: number; reason: string }, key) =>
      data(
        await api.POST('/api/v1/recoveries/{id}/write-off', {
          params: { path: { id: recovery.id }, header: { 'Idempotency-Key': key } } as never,
          body,
        }),
      ),
    onClose,
  );
  const form = useForm(
    { amountFen: yuan(recovery.leftFen), reason: '' },
    ({ amountFen, reason }) => ({
      ...(fenOf(amountFen) ? {} : { amountFen: '请填写申请核销的金额。' }),
      ...(reason.trim().length < 2 ? { reason: '请填写核销理由。' } : {}),
    }),
    ({ amountFen, reason }) => deed.run({ amountFen: fenOf(amountFen) ?? 0, reason: reason.trim() }),
    deed.problem,
  );
  return (
    <FormDialog title="申请核销" action="提交核销申请" form={form} deed={deed} onClose={onClose}>
      <p className="box follows">核销由审核人决定，批准之前仍照常追回。</p>
      <YuanInput label="申请核销的金额" {...form.field('amountFen')} hint={`余额 ${yuan(recovery.leftFen)} 元。`} />
      <TextArea label="核销理由" {...form.field('reason')} hint="例如：本人去世，无遗产可追。" />
    </FormDialog>
  );
}
