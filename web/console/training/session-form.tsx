import { api, data } from '../api/client';
import { useCounties } from '../shared/regions';
import type { EditedFields } from '../shared/editing/edited-rules.js';
import { useEdited } from '../shared/editing/use-edited.js';
import { FormDialog } from '../shared/form-dialog';
import { type FieldErrors, Select, TextArea, TextInput } from '../shared/forms';
import { useMe } from '../shared/me';
import { useDeed } from '../shared/use-deed';
import { type Form, useForm } from '../shared/use-form';
import { useGet } from '../shared/use-query';
import { DAY_PARTS, optionsOf, SESSION_MODES, TRAINING_LINES, word } from '../shared/words';
import { HalfDaysInput } from './attendance/half-days-input';
import { type Session, sessionBody, sessionErrors, sessionValues, type SessionValues } from './training-rules';

export function NewSession({ onMade, onClose }: { onMade: (id: string) => void; onClose: () => void }) {
  const programmes = useGet('/api/v1/training/programmes', { params: { query: { pageSize: 500 } } });
  const deed = useDeed(
    async (values: SessionValues, key) => {
      const params = { header: { 'Idempotency-Key': key } };
      return data(await api.POST('/api/v1/training/sessions', { params, body: sessionBody(values, null) as never }));
    },
    ({ id }) => onMade(id),
  );
  const form = useForm<SessionValues>(sessionValues(null), sessionErrors, deed.run, deed.problem);
  return (
    <FormDialog title="安排期次" action="安排期次" form={form} deed={deed} onClose={onClose}>
      <Select
        label="培训项目"
        {...form.field('programmeId')}
        options={(programmes.data?.items ?? []).map(({ id, title, line }) => ({
          value: id,
          label: `${title}（${word(TRAINING_LINES, line)}）`,
        }))}
        empty="请选择"
      />
      <Fields form={form} />
    </FormDialog>
  );
}

const FIELDS: EditedFields<SessionValues> = {
  title: { label: '期次名称' },
  mode: { label: '培训方式', inWords: (value) => word(SESSION_MODES, value) },
  startsAt: { label: '开始时间' },
  endsAt: { label: '结束时间' },
  hours: { label: '学时' },
  place: { label: '地点' },
  capacity: { label: '名额' },
  enrolmentClosesAt: { label: '报名截止' },
  halfDays: { label: '各个半天', inWords: (value) => value.split('\n').map(halfDayInWords).join('；') },
  asksCheckOut: { label: '签退', inWords: (value) => (value === 'yes' ? '要求签退' : '不要求签退') },
  completionHours: { label: '结业所需学时' },
};

function halfDayInWords(line: string): string {
  const [day = '', part = '', hours = '', from = '', to = ''] = line.split('|');
  return `${day} ${word(DAY_PARTS, part)} ${from} 至 ${to}，${hours} 学时`;
}

export function SessionForm({ session: opened, onClose }: { session: Session; onClose: () => void }) {
  const { base, edited } = useEdited(opened, { fields: FIELDS, valuesOf: sessionValues });
  const session = base ?? opened;
  const deed = useDeed(async (values: SessionValues) => {
    const params = { path: { id: session.id }, header: { 'If-Match': String(session.version) } };
    const body = sessionBody(values, session) as never;
    return data(await api.PATCH('/api/v1/training/sessions/{id}', { params, body }));
  }, onClose);
  const form = useForm<SessionValues>(sessionValues(session), sessionErrors, deed.run, deed.problem);
  return (
    <FormDialog title="修改期次" action="保存修改" form={form} deed={deed} edited={edited} onClose={onClose}>
      <Fields form={form} isByHalfDays={session.halfDays.length > 0} />
      <TextArea
        label="修改的原因"
        {...form.field('reason')}
        optional
        hint="登记出勤之后再改时间或学时，必须说明；已计的学时随之改变。"
      />
    </FormDialog>
  );
}

const BY = [
  { value: 'once', label: '全程登记一次' },
  { value: 'half-days', label: '按半天登记' },
];
const CHECK_OUT = [
  { value: 'no', label: '不要求签退，签到即算到课' },
  { value: 'yes', label: '要求签退，签到并签退才算到课' },
];

function Fields({ form, isByHalfDays = false }: { form: Form<SessionValues>; isByHalfDays?: boolean }) {
  const byHalfDays = form.values.by === 'half-days';
  return (
    <>
      <TextInput label="期次名称" {...form.field('title')} hint="例如第一期、郎溪专场。" />
      <Select label="培训方式" {...form.field('mode')} options={optionsOf(SESSION_MODES)} />
      {!isByHalfDays && <Select label="怎样登记出勤" {...form.field('by')} options={BY} />}
      {byHalfDays ? (
        <>
          <HalfDaysInput
            value={form.values.halfDays}
            onChange={(halfDays) => form.set({ halfDays })}
            error={form.errors.halfDays}
          />
          <Select label="签退" {...form.field('asksCheckOut')} options={CHECK_OUT} />
          <TextInput
            label="结业所需学时"
            {...form.field('completionHours')}
            inputMode="decimal"
            unit="学时"
            short
            optional
            hint="不填表示每个半天都到课才结业。"
          />
        </>
      ) : (
        <>
          <TextInput label="开始时间" {...form.field('startsAt')} hint="例如 2024-09-01 09:00。" />
          <TextInput label="结束时间" {...form.field('endsAt')} hint="例如 2024-09-01 17:00。" />
          <TextInput label="学时" {...form.field('hours')} inputMode="decimal" unit="学时" short />
        </>
      )}
      <TextInput label="地点" {...form.field('place')} />
      <TextInput label="名额" {...form.field('capacity')} inputMode="numeric" unit="人" short />
      <TextInput label="报名截止" {...form.field('enrolmentClosesAt')} optional hint="不填表示开始前都可以报名。" />
    </>
  );
}

type ProgrammeValues = Record<'line' | 'title' | 'regionCode' | 'organiser' | 'partner' | 'funding' | 'remark', string>;

export function NewProgramme({ onClose }: { onClose: () => void }) {
  const me = useMe();
  const counties = useCounties();
  const own = me?.region.code ?? '';
  const deed = useDeed(async (values: ProgrammeValues, key) => {
    const { line, title, regionCode, organiser } = values;
    const text = (name: 'partner' | 'funding' | 'remark'): string | null => values[name].trim() || null;
    const body = {
      line: line as never,
      title: title.trim(),
      regionCode,
      organiser: organiser.trim(),
      partner: text('partner'),
      funding: text('funding'),
      remark: text('remark'),
    };
    return data(
      await api.POST('/api/v1/training/programmes', { params: { header: { 'Idempotency-Key': key } }, body }),
    );
  }, onClose);
  const form = useForm<ProgrammeValues>(
    { line: '', title: '', regionCode: own, organiser: '', partner: '', funding: '', remark: '' },
    programmeErrors,
    deed.run,
    deed.problem,
  );
  return (
    <FormDialog title="登记培训项目" action="登记项目" form={form} deed={deed} onClose={onClose}>
      <TextInput label="项目名称" {...form.field('title')} />
      <Select label="类别" {...form.field('line')} options={optionsOf(TRAINING_LINES)} empty="请选择" />
      {counties.length > 0 && (
        <Select
          label="哪一级的项目"
          {...form.field('regionCode')}
          options={[{ value: own, label: `${me?.region.name ?? ''}本级` }, ...counties]}
        />
      )}
      <TextInput label="主办单位" {...form.field('organiser')} />
      <TextInput label="承办（合作）单位" {...form.field('partner')} optional />
      <TextInput label="资金来源" {...form.field('funding')} optional />
      <TextArea label="备注" {...form.field('remark')} optional />
    </FormDialog>
  );
}

function programmeErrors({ title, line, organiser }: ProgrammeValues): FieldErrors {
  const errors: FieldErrors = {};
  if (title.trim() === '') errors.title = '请填写项目名称。';
  if (line === '') errors.line = '请选择类别。';
  if (organiser.trim() === '') errors.organiser = '请填写主办单位。';
  return errors;
}
