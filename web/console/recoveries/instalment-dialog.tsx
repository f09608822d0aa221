import { api, data } from '../api/client';
import { dayOf, today } from '../shared/days';
import type { EditedFields } from '../shared/editing/edited-rules.js';
import { useEdited } from '../shared/editing/use-edited.js';
import { FormDialog } from '../shared/form-dialog';
import { DayInput, TextInput, YuanInput } from '../shared/forms';
import { fenOf, yuan } from '../shared/money';
import { useDeed } from '../shared/use-deed';
import { useForm } from '../shared/use-form';
import type { RecoveryDetail, RecoveryEntry } from './recovery-types';

interface InstalmentDialogProps {
  recovery: RecoveryDetail;
  /** The one that is put right; a new one without. */
  entry?: RecoveryEntry | undefined;
  onClose: () => void;
}

/** An instalment with the version of its recovery, on which its correction rests. */
type Corrected = Pick<RecoveryEntry, 'id' | 'amountFen' | 'receivedOn'> & { version: number };

const FIELDS: EditedFields<Values> = { amountFen: { label: '收到的金额' }, receivedOn: { label: '到账日期' } };

function valuesOf({ amountFen, receivedOn }: Corrected): Values {
  return { amountFen: yuan(amountFen), receivedOn, reason: '' };
}

function correctedOf({ version, entries }: RecoveryDetail, entry: RecoveryEntry): Corrected {
  const { id, amountFen, receivedOn } = entries.find((each) => each.id === entry.id) ?? entry;
  return { id, amountFen, receivedOn, version };
}

/** Money that the person paid back by hand. */
export function InstalmentDialog({ recovery, entry, onClose }: InstalmentDialogProps) {
  const { base, edited } = useEdited<Corrected, Values>(entry ? correctedOf(recovery, entry) : null, {
    fields: FIELDS,
    valuesOf,
    read: async () => {
      const params = { path: { id: recovery.id } };
      return correctedOf(data(await api.GET('/api/v1/recoveries/{id}', { params })), entry!);
    },
  });
  const deed = useDeed((values: Values, key: string) => send(recovery.id, base, values, key), onClose);
  const form = useForm<Values>(
    base ? valuesOf(base) : { amountFen: '', receivedOn: today(), reason: '' },
    ({ amountFen, receivedOn, reason }) => ({
      ...(fenOf(amountFen) ? {} : { amountFen: '请填写收到的金额，例如 500.00。' }),
      ...(dayOf(receivedOn) === null ? { receivedOn: '请填写到账日期，例如 2024-12-31。' } : {}),
      ...(entry && reason.trim() === '' ? { reason: '请说明更正的原因。' } : {}),
    }),
    deed.run,
    deed.problem,
  );
  const title = entry ? '更正退款登记' : '登记本人退款';
  return (
    <FormDialog
      title={title}
      action={entry ? '更正登记' : '登记退款'}
      form={form}
      deed={deed}
      edited={edited}
      onClose={onClose}
    >
      <p className="box follows">
        {recovery.workerName}还应退回 {yuan(recovery.leftFen)} 元
        {entry && `（已扣除这一笔登记的 ${yuan(entry.amountFen)} 元）`}。请按银行到账凭证填写。
      </p>
      <YuanInput label="收到的金额" {...form.field('amountFen')} />
      <DayInput label="到账日期" {...form.field('receivedOn')} />
      {entry ? (
        <TextInput label="更正的原因" {...form.field('reason')} />
      ) : (
        <TextInput label="说明" {...form.field('reason')} optional hint="例如：凭证号。" />
      )}
    </FormDialog>
  );
}

type Values = Record<'amountFen' | 'receivedOn' | 'reason', string>;

async function send(id: string, entry: Corrected | null, values: Values, key: string): Promise<unknown> {
  const facts = { amountFen: fenOf(values.amountFen) ?? 0, receivedOn: dayOf(values.receivedOn) ?? values.receivedOn };
  const reason = values.reason.trim();
  if (entry === null) {
    const params = { path: { id }, header: { 'Idempotency-Key': key } };
    const body = { ...facts, reason: reason || null };
    return data(await api.POST('/api/v1/recoveries/{id}/instalments', { params, body }));
  }
  const params = { path: { id, entryId: entry.id }, header: { 'If-Match': String(entry.version) } };
  const body = { ...facts, reason };
  return data(await api.PATCH('/api/v1/recoveries/{id}/instalments/{entryId}', { params, body }));
}
