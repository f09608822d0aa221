import { api, data } from '../api/client';
import type { EditedFields } from '../shared/editing/edited-rules.js';
import { useEdited } from '../shared/editing/use-edited.js';
import { FormDialog } from '../shared/form-dialog';
import { Check, type FieldErrors, TextInput, YuanInput } from '../shared/forms';
import { fenOf, yuan } from '../shared/money';
import { useDeed } from '../shared/use-deed';
import { useForm } from '../shared/use-form';
import type { RecoveryDetail } from './recovery-types';

type Values = Record<'netting' | 'monthlyFloorFen' | 'reason', string>;
type Terms = Pick<RecoveryDetail, 'id' | 'version' | 'nettingAllowed' | 'monthlyFloorFen'>;

/** How the form holds that netting is allowed. */
const ALLOWED = 'allowed';

const FIELDS: EditedFields<Values> = {
  netting: { label: '可以从以后的职业津贴中抵扣', inWords: (value) => (value === ALLOWED ? '是' : '否') },
  monthlyFloorFen: { label: '抵扣时每月至少留给本人' },
};

function valuesOf({ nettingAllowed, monthlyFloorFen }: Terms): Values {
  return { netting: nettingAllowed ? ALLOWED : '', monthlyFloorFen: yuan(monthlyFloorFen), reason: '' };
}

/** Whether later stipends are kept back for it, and what the person keeps of each month at least. */
export function TermsDialog({ recovery, onClose }: { recovery: RecoveryDetail; onClose: () => void }) {
  const { base, edited } = useEdited<Terms, Values>(recovery, { fields: FIELDS, valuesOf });
  const { id, version } = base ?? recovery;
  const deed = useDeed(
    async (body: { nettingAllowed: boolean; monthlyFloorFen: number; reason: string }) =>
      data(
        await api.PATCH('/api/v1/recoveries/{id}', {
          params: { path: { id }, header: { 'If-Match': `"${version}"` } },
          body,
        }),
      ),
    onClose,
  );
  const form = useForm<Values>(
    valuesOf(recovery),
    ({ monthlyFloorFen, reason }): FieldErrors => ({
      ...(fenOf(monthlyFloorFen) === null ? { monthlyFloorFen: '请填写金额，可以是 0.00。' } : {}),
      ...(reason.trim() === '' ? { reason: '请说明修改的原因。' } : {}),
    }),
    ({ netting, monthlyFloorFen, reason }) =>
      deed.run({
        nettingAllowed: netting === ALLOWED,
        monthlyFloorFen: fenOf(monthlyFloorFen) ?? 0,
        reason: reason.trim(),
      }),
    deed.problem,
  );
  return (
    <FormDialog title="修改抵扣方式" action="保存" form={form} deed={deed} edited={edited} onClose={onClose}>
      <Check
        label="可以从以后的职业津贴中抵扣"
        value={form.values.netting === ALLOWED}
        onChange={(isOn) => form.set({ netting: isOn ? ALLOWED : '' })}
      />
      <YuanInput
        label="抵扣时每月至少留给本人"
        {...form.field('monthlyFloorFen')}
        hint="每月津贴先留下这个数，超过的部分才抵扣。"
      />
      <TextInput label="修改的原因" {...form.field('reason')} />
    </FormDialog>
  );
}
