import { api, data } from '../api/client';
import { dayOf, monthOf } from '../shared/days';
import type { EditedFields } from '../shared/editing/edited-rules.js';
import { useEdited } from '../shared/editing/use-edited.js';
import { FormDialog } from '../shared/form-dialog';
import { DayInput, type FieldErrors, MonthInput, Select, TextArea, TextInput } from '../shared/forms';
import { useDeed } from '../shared/use-deed';
import { useForm } from '../shared/use-form';
import { useGet } from '../shared/use-query';
import { KINDS, word } from '../shared/words';
import type { Notice } from './claims-words';

interface NoticeDialogProps {
  /** The draft that is changed; a new one without. */
  notice?: Notice;
  /** The approved one that a new one supplements. */
  supplements?: Notice;
  onClose: () => void;
}

const NAMES = [
  'policyId',
  'noticeNo',
  'title',
  'opensOn',
  'closesOn',
  'certificatesFrom',
  'certificatesTo',
  'monthsFrom',
  'monthsTo',
  'papers',
] as const;
type Values = Record<(typeof NAMES)[number], string>;

const FIELDS: EditedFields<Values> = {
  noticeNo: { label: '文号' },
  title: { label: '名称' },
  opensOn: { label: '申报开始日' },
  closesOn: { label: '申报截止日' },
  certificatesFrom: { label: '证书批准起始日' },
  certificatesTo: { label: '证书批准截止日' },
  monthsFrom: { label: '起始月份' },
  monthsTo: { label: '截止月份' },
  papers: { label: '所需材料' },
};

function valuesOf(notice: Notice): Values {
  const { policyId, noticeNo, title, opensOn, closesOn, papers } = notice;
  const { certificatesFrom, certificatesTo, monthsFrom, monthsTo } = notice;
  return {
    policyId,
    noticeNo,
    title,
    opensOn,
    closesOn,
    certificatesFrom: certificatesFrom ?? '',
    certificatesTo: certificatesTo ?? '',
    monthsFrom: monthsFrom ?? '',
    monthsTo: monthsTo ?? '',
    papers: papers.join('、'),
  };
}

const EMPTY = Object.fromEntries(NAMES.map((name) => [name, ''])) as Values;

function initialOf(supplements: Notice | undefined): Values {
  if (!supplements) return EMPTY;
  const { noticeNo: _no, opensOn: _opens, closesOn: _closes, ...same } = valuesOf(supplements);
  return { ...EMPTY, ...same, title: `${supplements.title}（补充）` };
}

/** What a notice says, while it is a draft. */
export function NoticeDialog({ notice, supplements, onClose }: NoticeDialogProps) {
  const { base, edited } = useEdited(notice ?? null, { fields: FIELDS, valuesOf });
  const query = { state: 'approved' as const, pageSize: 500 };
  const policies = useGet('/api/v1/policies', { params: { query } });
  const known = policies.data?.items ?? [];
  const asking = known.filter(({ claimBy }) => claimBy === 'application');
  const kindOf = (policyId: string): string | undefined =>
    (notice ?? supplements)?.kind ?? known.find(({ id }) => id === policyId)?.kind;
  const deed = useDeed(
    (values: Values, key: string) => send(values, { base, supplements, kind: kindOf(values.policyId), key }),
    onClose,
  );
  const form = useForm<Values>(
    base ? valuesOf(base) : initialOf(supplements),
    (values) => noticeErrors(values, kindOf(values.policyId)),
    deed.run,
    deed.problem,
  );
  const kind = kindOf(form.values.policyId);
  const isFixed = notice !== undefined || supplements !== undefined;
  const title = notice ? '修改申报通知' : supplements ? '拟写补充通知' : '拟写申报通知';
  return (
    <FormDialog title={title} action="保存草稿" form={form} deed={deed} edited={edited} onClose={onClose}>
      {supplements && (
        <p className="box follows">
          补充《{supplements.title}》（{supplements.noticeNo}）：申报范围不能超出原通知。
        </p>
      )}
      {!isFixed && (
        <Select
          label="政策"
          {...form.field('policyId')}
          options={asking.map((policy) => ({
            value: policy.id,
            label: `${policy.regionName} ${word(KINDS, policy.kind)}《${policy.title}》`,
          }))}
          empty="请选择须经申报的政策"
          hint={
            policies.data && asking.length === 0
              ? '没有须经申报的政策。请先在政策中写明“须经申报并受理”，批准后再发通知。'
              : '只列出已批准、写明须经申报并受理的政策。'
          }
        />
      )}
      <TextInput label="文号" {...form.field('noticeNo')} />
      <TextInput label="名称" {...form.field('title')} />
      <DayInput label="申报开始日" {...form.field('opensOn')} />
      <DayInput label="申报截止日" {...form.field('closesOn')} hint="当日 23:59 以前都算。" />
      {kind === 'award' && (
        <>
          <DayInput label="证书批准起始日" {...form.field('certificatesFrom')} optional />
          <DayInput label="证书批准截止日" {...form.field('certificatesTo')} optional />
        </>
      )}
      {kind === 'stipend' && (
        <>
          <MonthInput label="起始月份" {...form.field('monthsFrom')} />
          <MonthInput label="截止月份" {...form.field('monthsTo')} />
        </>
      )}
      <TextArea label="所需材料" {...form.field('papers')} optional hint="各项之间用顿号或换行隔开。" />
    </FormDialog>
  );
}

interface Sending {
  base: Notice | null;
  supplements: Notice | undefined;
  kind: string | undefined;
  key: string;
}

async function send(values: Values, { base, supplements, kind, key }: Sending): Promise<unknown> {
  const isAward = kind === 'award';
  const day = (text: string): string | null => dayOf(text);
  const facts = {
    noticeNo: values.noticeNo.trim(),
    title: values.title.trim(),
    opensOn: day(values.opensOn) ?? values.opensOn,
    closesOn: day(values.closesOn) ?? values.closesOn,
    certificatesFrom: isAward ? day(values.certificatesFrom) : null,
    certificatesTo: isAward ? day(values.certificatesTo) : null,
    monthsFrom: isAward ? null : monthOf(values.monthsFrom),
    monthsTo: isAward ? null : monthOf(values.monthsTo),
    papers: papersOf(values.papers),
  };
  if (base) {
    const params = { path: { id: base.id }, header: { 'If-Match': `"${base.version}"` } };
    return data(await api.PATCH('/api/v1/claim-notices/{id}', { params, body: facts }));
  }
  const params = { header: { 'Idempotency-Key': key } };
  const body = { ...facts, policyId: values.policyId, supplements: supplements?.id ?? null };
  return data(await api.POST('/api/v1/claim-notices', { params, body }));
}

function papersOf(text: string): string[] {
  return text
    .split(/[、\n]/)
    .map((paper) => paper.trim())
    .filter((paper) => paper !== '');
}

function noticeErrors(values: Values, kind: string | undefined): FieldErrors {
  const errors: FieldErrors = {};
  if (values.policyId === '') errors.policyId = '请选择政策。';
  if (values.noticeNo.trim() === '') errors.noticeNo = '请填写文号。';
  if (values.title.trim() === '') errors.title = '请填写名称。';
  if (dayOf(values.opensOn) === null) errors.opensOn = '请填写申报开始日，例如 2024-04-01。';
  if (dayOf(values.closesOn) === null) errors.closesOn = '请填写申报截止日，例如 2024-04-30。';
  for (const name of ['certificatesFrom', 'certificatesTo'] as const) {
    if (values[name].trim() !== '' && dayOf(values[name]) === null) errors[name] = '日期请写成 2024-04-01 的样子。';
  }
  if (kind === 'stipend') {
    if (monthOf(values.monthsFrom) === null) errors.monthsFrom = '请填写起始月份，例如 2024-01。';
    if (monthOf(values.monthsTo) === null) errors.monthsTo = '请填写截止月份，例如 2024-06。';
  }
  return errors;
}
