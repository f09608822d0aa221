import { api, data } from '../../../api/client';
import type { components } from '../../../api/schema';
import { monthOf } from '../../../shared/days';
import type { EditedFields } from '../../../shared/editing/edited-rules.js';
import { useEdited } from '../../../shared/editing/use-edited.js';
import { FormDialog } from '../../../shared/form-dialog';
import { MonthInput, TextArea, type FieldErrors } from '../../../shared/forms';
import { useDeed } from '../../../shared/use-deed';
import { useForm } from '../../../shared/use-form';
import type { Person } from '../../worker-types';
import { Touched } from './touched';

export type Suspension = components['schemas']['SuspensionResponse'];

interface SuspensionDialogProps {
  person: Person;
  /** The suspension that is put right or ended; a new one without. */
  suspension: Suspension | null;
  onClose: () => void;
}

const FIELDS: EditedFields<Values> = {
  fromMonth: { label: '停发起始月份' },
  toMonth: { label: '停发截止月份' },
  cause: { label: '停发原因' },
};

function valuesOf({ fromMonth, toMonth, reason }: Suspension): Values {
  return { fromMonth, toMonth: toMonth ?? '', cause: reason, reason: '' };
}

export function SuspensionDialog({ person, suspension: opened, onClose }: SuspensionDialogProps) {
  const { base: suspension, edited } = useEdited(opened, { fields: FIELDS, valuesOf });
  const deed = useDeed((values: Values, key: string) => sendSuspension(person.id, suspension, values, key), onClose);
  const form = useForm<Values>(
    suspension ? valuesOf(suspension) : { fromMonth: '', toMonth: '', cause: '', reason: '' },
    (values) => suspensionErrors(values, suspension),
    deed.run,
    deed.problem,
  );
  const from = monthOf(form.values.fromMonth);
  const title = suspension ? '更正停发' : '登记停发';
  return (
    <FormDialog title={title} action={title} form={form} deed={deed} edited={edited} onClose={onClose}>
      <MonthInput label="停发起始月份" {...form.field('fromMonth')} />
      <MonthInput
        label="停发截止月份"
        {...form.field('toMonth')}
        optional
        hint="最后一个停发的月份；不填表示停发到另行通知。"
      />
      <TextArea label="停发原因" {...form.field('cause', suspension ? 'cause' : 'reason')} />
      {from && <Touched person={person} fromMonth={from} toMonth={monthOf(form.values.toMonth)} />}
      {suspension && (
        <TextArea label="更正的原因" {...form.field('reason')} optional hint="更正起始月份或停发原因时必须说明。" />
      )}
    </FormDialog>
  );
}

type Values = Record<'fromMonth' | 'toMonth' | 'cause' | 'reason', string>;

async function sendSuspension(
  id: string,
  suspension: Suspension | null,
  values: Values,
  key: string,
): Promise<unknown> {
  const months = { fromMonth: monthOf(values.fromMonth)!, toMonth: monthOf(values.toMonth) };
  const [cause, reason] = [values.cause.trim(), values.reason.trim()];
  if (suspension === null) {
    const params = { path: { id }, header: { 'Idempotency-Key': key } };
    return data(await api.POST('/api/v1/workers/{id}/suspensions', { params, body: { ...months, reason: cause } }));
  }
  const params = { path: { id, suspensionId: suspension.id }, header: { 'If-Match': String(suspension.version) } };
  const body = { ...months, cause, ...(reason ? { reason } : {}) };
  return data(await api.PATCH('/api/v1/workers/{id}/suspensions/{suspensionId}', { params, body }));
}

function suspensionErrors({ fromMonth, toMonth, cause, reason }: Values, before: Suspension | null): FieldErrors {
  const errors: FieldErrors = {};
  const [from, to] = [monthOf(fromMonth), monthOf(toMonth)];
  if (from === null) errors.fromMonth = '请填写起始月份，例如 2024-09。';
  if (toMonth.trim() !== '' && to === null) errors.toMonth = '截止月份请写成 2024-09 的样子。';
  if (from !== null && to !== null && to < from) errors.toMonth = '截止月份不能早于起始月份。';
  if (cause.trim() === '') errors[before ? 'cause' : 'reason'] = '请填写停发原因。';
  const isCorrection = before !== null && (from !== before.fromMonth || cause.trim() !== before.reason);
  if (isCorrection && reason.trim() === '') errors.reason = '请说明更正的原因。';
  return errors;
}
