import { api, data } from '../../api/client';
import type { components } from '../../api/schema';
import { today } from '../../shared/days';
import type { EditedFields } from '../../shared/editing/edited-rules.js';
import { useEdited } from '../../shared/editing/use-edited.js';
import { FormDialog } from '../../shared/form-dialog';
import { type FieldErrors, Select, TextArea, TextInput } from '../../shared/forms';
import { useMe } from '../../shared/me';
import { useCounties } from '../../shared/regions';
import { useDeed } from '../../shared/use-deed';
import { type Form, useForm } from '../../shared/use-form';
import { useGet } from '../../shared/use-query';
import { LEVELS, optionsOf } from '../../shared/words';

type Cohort = components['schemas']['CohortResponse'];
type Selection = components['schemas']['SelectionResponse'];
type CohortValues = Record<
  'programmeId' | 'regionCode' | 'level' | 'examYear' | 'enrolled' | 'sat' | 'passed' | 'remark',
  string
>;

const FIELDS: EditedFields<CohortValues> = {
  enrolled: { label: '报名人数' },
  sat: { label: '参考人数' },
  passed: { label: '通过人数' },
  remark: { label: '备注' },
};

function valuesOf(cohort: Cohort): CohortValues {
  const { programmeId, regionCode, level, examYear, enrolled, sat, passed, remark } = cohort;
  return {
    programmeId,
    regionCode,
    level,
    examYear: String(examYear),
    enrolled: String(enrolled),
    sat: String(sat),
    passed: String(passed),
    remark: remark ?? '',
  };
}

/** A new one, or the figures of one that is there. */
export function CohortForm({ cohort: opened, onClose }: { cohort: Cohort | null; onClose: () => void }) {
  const { base, edited } = useEdited(opened, { fields: FIELDS, valuesOf });
  const me = useMe();
  const programmes = useGet('/api/v1/training/programmes', {
    params: { query: { line: 'exam_prep', pageSize: 500 } },
    enabled: opened === null,
  });
  const deed = useDeed(async (values: CohortValues, key) => {
    const { programmeId, regionCode, level, examYear, enrolled, sat, passed, remark } = values;
    const figures = {
      enrolled: Number(enrolled),
      sat: Number(sat),
      passed: Number(passed),
      remark: remark.trim() || null,
    };
    if (base === null) {
      const body = { programmeId, regionCode, level: level as never, examYear: Number(examYear), ...figures };
      const params = { header: { 'Idempotency-Key': key } };
      return data(await api.POST('/api/v1/training/exam-cohorts', { params, body }));
    }
    const params = { path: { id: base.id }, header: { 'If-Match': String(base.version) } };
    return data(await api.PATCH('/api/v1/training/exam-cohorts/{id}', { params, body: figures }));
  }, onClose);
  const initial: CohortValues = base
    ? valuesOf(base)
    : {
        programmeId: '',
        regionCode: me?.region.code ?? '',
        level: '',
        examYear: today().slice(0, 4),
        enrolled: '',
        sat: '',
        passed: '',
        remark: '',
      };
  const form = useForm<CohortValues>(initial, cohortErrors, deed.run, deed.problem);
  const title = opened ? '更正考试成绩' : '登记考试成绩';
  return (
    <FormDialog title={title} action={title} form={form} deed={deed} edited={edited} onClose={onClose}>
      {!opened && (
        <>
          <Select
            label="考试培训的项目"
            {...form.field('programmeId')}
            options={(programmes.data?.items ?? []).map(({ id, title: name }) => ({ value: id, label: name }))}
            empty="请选择"
          />
          <RegionField form={form} />
          <Select label="级别" {...form.field('level')} options={optionsOf(LEVELS)} empty="请选择" />
          <TextInput label="考试年度" {...form.field('examYear')} inputMode="numeric" unit="年" short />
        </>
      )}
      <TextInput label="报名人数" {...form.field('enrolled')} inputMode="numeric" unit="人" short />
      <TextInput label="参考人数" {...form.field('sat')} inputMode="numeric" unit="人" short />
      <TextInput label="通过人数" {...form.field('passed')} inputMode="numeric" unit="人" short />
      <TextArea label="备注" {...form.field('remark')} optional />
    </FormDialog>
  );
}

function RegionField<V extends Record<'regionCode', string>>({ form }: { form: Form<V> }) {
  const me = useMe();
  const counties = useCounties();
  if (counties.length === 0) return null;
  const own = { value: me?.region.code ?? '', label: `${me?.region.name ?? ''}本级` };
  return <Select label="地区" {...form.field('regionCode')} options={[own, ...counties]} />;
}

const isCount = (text: string): boolean => /^\d{1,6}$/.test(text.trim());
const isYear = (text: string): boolean => /^20\d{2}$/.test(text.trim());

function cohortErrors({ programmeId, level, examYear, enrolled, sat, passed }: CohortValues): FieldErrors {
  const errors: FieldErrors = {};
  if (programmeId === '') errors.programmeId = '请选择项目；还没有的，请先在“培训”登记资格考试培训的项目。';
  if (level === '') errors.level = '请选择级别。';
  if (!isYear(examYear)) errors.examYear = '请填写年度，例如 2024。';
  for (const [name, text, title] of [
    ['enrolled', enrolled, '报名人数'],
    ['sat', sat, '参考人数'],
    ['passed', passed, '通过人数'],
  ] as const) {
    if (!isCount(text)) errors[name] = `${title}请填写数字，没有的填 0。`;
  }
  if (isCount(enrolled) && isCount(sat) && Number(sat) > Number(enrolled)) errors.sat = '参考人数不能多于报名人数。';
  if (isCount(sat) && isCount(passed) && Number(passed) > Number(sat)) errors.passed = '通过人数不能多于参考人数。';
  return errors;
}

type SelectionValues = Record<'title' | 'regionCode' | 'year' | 'quota', string>;

export function NewSelection({ onMade, onClose }: { onMade: (made: Selection) => void; onClose: () => void }) {
  const me = useMe();
  const deed = useDeed(async ({ title, regionCode, year, quota }: SelectionValues, key) => {
    const body = { title: title.trim(), regionCode, year: Number(year), quota: Number(quota) };
    return data(
      await api.POST('/api/v1/training/selections', { params: { header: { 'Idempotency-Key': key } }, body }),
    );
  }, onMade);
  const form = useForm<SelectionValues>(
    { title: '', regionCode: me?.region.code ?? '', year: today().slice(0, 4), quota: '' },
    ({ title, year, quota }) => ({
      ...(title.trim() === '' ? { title: '请填写遴选的名称，例如赋能计划。' } : {}),
      ...(isYear(year) ? {} : { year: '请填写年度，例如 2024。' }),
      ...(isCount(quota) && Number(quota) > 0 ? {} : { quota: '请填写可以入选的人数。' }),
    }),
    deed.run,
    deed.problem,
  );
  return (
    <FormDialog title="登记遴选" action="登记遴选" form={form} deed={deed} onClose={onClose}>
      <TextInput label="名称" {...form.field('title')} />
      <RegionField form={form} />
      <TextInput label="年度" {...form.field('year')} inputMode="numeric" unit="年" short />
      <TextInput label="可以入选的人数" {...form.field('quota')} inputMode="numeric" unit="人" short />
    </FormDialog>
  );
}
