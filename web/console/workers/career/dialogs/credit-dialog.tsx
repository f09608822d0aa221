import { api, data } from '../../../api/client';
import { dayOf } from '../../../shared/days';
import { FormDialog } from '../../../shared/form-dialog';
import { Choices, DayInput, TextArea, TextInput, type FieldErrors } from '../../../shared/forms';
import { useDeed } from '../../../shared/use-deed';
import { useForm } from '../../../shared/use-form';
import type { Person } from '../../worker-types';

const SOURCES = [
  { value: 'other', label: '其他继续教育', hint: '有证明材料的学时。' },
  { value: 'degree', label: '社会工作专业学历', hint: '固定 90 学时，一生只计一次。' },
];

/** Hours of continuing education other than those of trainings held here, which come by attendance. */
export function CreditDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const deed = useDeed(async ({ source, hours, earnedOn, note }: Values, key: string) => {
    const params = { path: { id: person.id }, header: { 'Idempotency-Key': key } };
    const facts = { earnedOn: dayOf(earnedOn)!, note: note.trim() };
    const body =
      source === 'degree'
        ? { source: 'degree' as const, ...facts }
        : { source: 'other' as const, hours: Number(hours), ...facts };
    return data(await api.POST('/api/v1/workers/{id}/credits', { params, body }));
  }, onClose);
  const form = useForm<Values>(
    { source: 'other', hours: '', earnedOn: '', note: '' },
    creditErrors,
    deed.run,
    deed.problem,
  );
  return (
    <FormDialog title="登记学时" action="登记学时" form={form} deed={deed} onClose={onClose}>
      <Choices
        label="来源"
        name="source"
        value={form.values.source}
        onChange={(source) => form.set({ source })}
        options={SOURCES}
      />
      {form.values.source === 'other' && (
        <TextInput
          label="学时"
          {...form.field('hours')}
          unit="学时"
          short
          inputMode="decimal"
          hint="整数或半个学时，例如 12 或 12.5。"
        />
      )}
      <DayInput label="取得日期" {...form.field('earnedOn')} />
      <TextArea label="证明材料" {...form.field('note')} hint="材料的名称和存放处。" />
    </FormDialog>
  );
}

type Values = Record<'source' | 'hours' | 'earnedOn' | 'note', string>;

const MOST_HOURS = 500;

function creditErrors({ source, hours, earnedOn, note }: Values): FieldErrors {
  const errors: FieldErrors = {};
  const number = Number(hours);
  if (source === 'other' && !(number > 0 && number <= MOST_HOURS && Number.isInteger(number * 2))) {
    errors.hours = `请填写学时，整数或半个，不超过 ${MOST_HOURS}。`;
  }
  if (dayOf(earnedOn) === null) errors.earnedOn = '请填写取得日期，例如 2024-09-01。';
  if (note.trim() === '') errors.note = '请填写证明材料。';
  return errors;
}
