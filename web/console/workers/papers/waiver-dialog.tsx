import { api, data } from '../../api/client';
import type { components } from '../../api/schema';
import { dayOf, isWholeYear, monthInWords, monthOf } from '../../shared/days';
import type { EditedFields } from '../../shared/editing/edited-rules.js';
import { useEdited } from '../../shared/editing/use-edited.js';
import { FormDialog } from '../../shared/form-dialog';
import { Choices, DayInput, MonthInput, Select, TextArea, type FieldErrors } from '../../shared/forms';
import { useDeed } from '../../shared/use-deed';
import { useForm } from '../../shared/use-form';
import { LEVELS, optionsOf, word } from '../../shared/words';
import { subjectOf } from '../worker-rules';
import type { Person } from '../worker-types';

export type Waiver = components['schemas']['WaiverResponse'];

const SCOPES = [
  { value: 'stipends', label: '某月起的全部职业津贴' },
  { value: 'stipend', label: '某一个月的职业津贴' },
  { value: 'awards', label: '全部一次性奖励' },
  { value: 'award', label: '某一级别的一次性奖励' },
];
const LEVEL_OPTIONS = optionsOf(LEVELS);

interface WaiverDialogProps {
  person: Person;
  /** The waiver that is put right; a new one without. */
  waiver?: Waiver | undefined;
  onClose: () => void;
}

const FIELDS: EditedFields<Values> = {
  scope: { label: '放弃的内容', inWords: (scope) => SCOPES.find(({ value }) => value === scope)?.label ?? '' },
  level: { label: '级别', inWords: (level) => (level === '' ? '' : word(LEVELS, level)) },
  month: { label: '月份' },
  waivedOn: { label: '书面日期' },
  paper: { label: '书面材料' },
};

export function WaiverDialog({ person, waiver: opened, onClose }: WaiverDialogProps) {
  const { base, edited } = useEdited(opened ?? null, { fields: FIELDS, valuesOf });
  const waiver = base ?? undefined;
  const deed = useDeed((values: Values, key: string) => sendWaiver(person.id, waiver, values, key), onClose);
  const form = useForm<Values>(
    waiver ? valuesOf(waiver) : { scope: '', level: '', month: '', waivedOn: '', paper: '', reason: '' },
    (values) => waiverErrors(values, waiver !== undefined),
    deed.run,
    deed.problem,
  );
  const title = waiver ? '更正放弃' : '登记放弃';
  const { scope } = form.values;
  return (
    <FormDialog title={title} action={title} form={form} deed={deed} edited={edited} onClose={onClose}>
      <Choices
        label="放弃的内容"
        name="kind"
        value={scope}
        onChange={(value) => form.set({ scope: value })}
        options={SCOPES}
      />
      {scope === 'stipends' && (
        <MonthInput
          label="起始月份"
          {...form.field('month', 'fromMonth')}
          optional
          hint="不填时从书面日期所在的月份起。"
        />
      )}
      {scope === 'stipend' && (
        <MonthInput label="月份" {...form.field('month', 'subject')} hint="整年发放的津贴填年度，例如 2023年度。" />
      )}
      {scope === 'award' && (
        <Select label="级别" {...form.field('level', 'subject')} options={LEVEL_OPTIONS} empty="请选择" />
      )}
      <DayInput label="书面日期" {...form.field('waivedOn')} />
      <TextArea label="书面材料" {...form.field('paper')} hint="签字的是什么材料，存放在哪里。" />
      {waiver && <TextArea label="更正的原因" {...form.field('reason')} />}
    </FormDialog>
  );
}

type Values = Record<'scope' | 'level' | 'month' | 'waivedOn' | 'paper' | 'reason', string>;

function valuesOf({ kind, subject, fromMonth, waivedOn, paper }: Waiver): Values {
  const what = subject === null ? '' : subjectOf(subject).what;
  const scope = subject === null ? `${kind}s` : kind;
  const month = kind === 'stipend' ? (fromMonth ?? (isWholeYear(what) ? monthInWords(what) : what)) : '';
  return { scope, level: kind === 'award' ? what : '', month, waivedOn, paper, reason: '' };
}

async function sendWaiver(id: string, waiver: Waiver | undefined, values: Values, key: string): Promise<unknown> {
  if (waiver === undefined) {
    const params = { path: { id }, header: { 'Idempotency-Key': key } };
    return data(await api.POST('/api/v1/workers/{id}/waivers', { params, body: waiverFacts(values) }));
  }
  const params = { path: { id, waiverId: waiver.id }, header: { 'If-Match': String(waiver.version) } };
  const body = { subject: null, fromMonth: null, ...waiverFacts(values), reason: values.reason.trim() };
  return data(await api.PATCH('/api/v1/workers/{id}/waivers/{waiverId}', { params, body }));
}

function waiverFacts({ scope, level, month, waivedOn, paper }: Values): {
  kind: 'award' | 'stipend';
  subject?: string;
  fromMonth?: string;
  waivedOn: string;
  paper: string;
} {
  const said = { waivedOn: dayOf(waivedOn)!, paper: paper.trim() };
  const named = monthOf(month);
  switch (scope) {
    case 'award':
      return { kind: 'award', subject: `award:${level}`, ...said };
    case 'awards':
      return { kind: 'award', ...said };
    case 'stipend':
      return { kind: 'stipend', subject: `stipend:${yearOf(month) ?? named}`, ...said };
    default:
      return { kind: 'stipend', ...(named ? { fromMonth: named } : {}), ...said };
  }
}

function waiverErrors({ scope, level, month, waivedOn, paper, reason }: Values, isCorrection: boolean): FieldErrors {
  const errors: FieldErrors = {};
  if (scope === '') errors.kind = '请选择放弃的内容。';
  if (scope === 'award' && level === '') errors.subject = '请选择级别。';
  if (scope === 'stipend' && monthOf(month) === null && yearOf(month) === null) {
    errors.subject = '请填写月份，例如 2024-09；整年发放的填年度，例如 2023年度。';
  }
  if (scope === 'stipends' && month.trim() !== '' && monthOf(month) === null) {
    errors.fromMonth = '起始月份请写成 2024-09 的样子。';
  }
  if (dayOf(waivedOn) === null) errors.waivedOn = '请填写书面日期，例如 2024-09-01。';
  if (paper.trim().length < 2) errors.paper = '请写明书面材料和存放处。';
  if (isCorrection && reason.trim().length < 2) errors.reason = '请说明更正的原因。';
  return errors;
}

/** `2023年度` → `Y2023`, as the subject of a whole year is written. */
function yearOf(text: string): string | null {
  const [, year] = /^(\d{4})\s*年度$/.exec(text.trim().normalize('NFKC')) ?? [];
  return year === undefined ? null : `Y${year}`;
}
