import { api, data } from '../../api/client';
import { FormDialog } from '../../shared/form-dialog';
import { TextArea, TextInput } from '../../shared/forms';
import { yuan } from '../../shared/money';
import { useDeed } from '../../shared/use-deed';
import { useForm } from '../../shared/use-form';
import type { Payee, Payout } from '../payout-types';

/** Somebody objects to a person of the notice: what the payout has for them is held until the reviewer decides. */
export function ObjectionDialog({ payout, payee, onClose }: { payout: Payout; payee: Payee; onClose: () => void }) {
  const deed = useDeed(
    async (body: { raisedBy: string; text: string }, key) =>
      data(
        await api.POST('/api/v1/payouts/{id}/objections', {
          params: { path: { id: payout.id }, header: { 'Idempotency-Key': key } } as never,
          body: { workerId: payee.workerId, ...body },
        }),
      ),
    onClose,
  );
  const form = useForm(
    { raisedBy: '', text: '' },
    ({ raisedBy, text }) => ({
      ...(raisedBy.trim() ? {} : { raisedBy: '请填写提出人；没有留下姓名的填“匿名”。' }),
      ...(text.trim() ? {} : { text: '请填写异议内容。' }),
    }),
    (values) => deed.run({ raisedBy: values.raisedBy.trim(), text: values.text.trim() }),
    deed.problem,
  );
  return (
    <FormDialog title={`登记异议：${payee.workerName}`} action="登记异议" form={form} deed={deed} onClose={onClose}>
      <p className="box follows">
        登记后，{payee.workerName}的 {yuan(payee.amountFen)} 元暂缓发放，由审核人处理；其他人不受影响。
      </p>
      <TextInput label="提出人" {...form.field('raisedBy')} hint="没有留下姓名的填“匿名”。" />
      <TextArea label="异议内容" {...form.field('text')} />
    </FormDialog>
  );
}
