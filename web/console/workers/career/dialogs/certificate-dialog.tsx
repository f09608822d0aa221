import { api, data } from '../../../api/client';
import type { components } from '../../../api/schema';
import { dayOf } from '../../../shared/days';
import type { EditedFields } from '../../../shared/editing/edited-rules.js';
import { useEdited } from '../../../shared/editing/use-edited.js';
import { FormDialog } from '../../../shared/form-dialog';
import { DayInput, Select, TextArea, TextInput, type FieldErrors } from '../../../shared/forms';
import { useDeed } from '../../../shared/use-deed';
import { useForm } from '../../../shared/use-form';
import { LEVELS, optionsOf, word } from '../../../shared/words';
import type { Person } from '../../worker-types';
import { Touched } from './touched';

export type Certificate = components['schemas']['CertificateDetail'];

interface CertificateDialogProps {
  person: Person;
  /** The certificate that is put right; a new one without. */
  certificate: Certificate | null;
  onClose: () => void;
}

const LEVEL_OPTIONS = optionsOf(LEVELS);

const FIELDS: EditedFields<Values> = {
  level: { label: '级别', inWords: (level) => word(LEVELS, level) },
  certificateNo: { label: '证书管理号' },
  approvedOn: { label: '批准日期' },
  declaredOn: { label: '申报日期' },
};

function valuesOf({ level, certificateNo, approvedOn, declaredOn }: Certificate): Values {
  return { level, certificateNo, approvedOn, declaredOn, reason: '' };
}

export function CertificateDialog({ person, certificate: opened, onClose }: CertificateDialogProps) {
  const { base: certificate, edited } = useEdited(opened, { fields: FIELDS, valuesOf });
  const deed = useDeed((values: Values, key: string) => sendCertificate(person.id, certificate, values, key), onClose);
  const form = useForm<Values>(
    certificate ? valuesOf(certificate) : { level: '', certificateNo: '', approvedOn: '', declaredOn: '', reason: '' },
    (values) => certificateErrors(values, certificate),
    deed.run,
    deed.problem,
  );
  const title = certificate ? '更正证书' : '登记证书';
  return (
    <FormDialog title={title} action={title} form={form} deed={deed} edited={edited} onClose={onClose}>
      <Select label="级别" {...form.field('level')} options={LEVEL_OPTIONS} empty="请选择" />
      <TextInput label="证书管理号" {...form.field('certificateNo')} hint="证书上的管理号，空格不计。" />
      <DayInput label="批准日期" {...form.field('approvedOn')} hint="证书上的批准日期，也就是取得证书的日期。" />
      <DayInput label="申报日期" {...form.field('declaredOn')} optional hint="申报一次性奖励的日期；不填时按今天。" />
      {certificate && (
        <>
          <Touched person={person} fromMonth={certificate.approvedOn.slice(0, 7)} />
          <TextArea
            label="原因"
            {...form.field('reason')}
            hint="说明错在哪里、按什么材料核对。请勿填写身份证号等个人号码。"
          />
        </>
      )}
    </FormDialog>
  );
}

type Values = Record<'level' | 'certificateNo' | 'approvedOn' | 'declaredOn' | 'reason', string>;

async function sendCertificate(
  workerId: string,
  certificate: Certificate | null,
  values: Values,
  key: string,
): Promise<unknown> {
  const level = values.level as Certificate['level'];
  const declaredOn = dayOf(values.declaredOn);
  const facts = {
    level,
    certificateNo: values.certificateNo.trim(),
    approvedOn: dayOf(values.approvedOn)!,
    ...(declaredOn ? { declaredOn } : {}),
  };
  if (certificate === null) {
    const params = { header: { 'Idempotency-Key': key } };
    return data(await api.POST('/api/v1/certificates', { params, body: { workerId, ...facts } }));
  }
  const params = { path: { id: certificate.id }, header: { 'If-Match': String(certificate.version) } };
  const body = { ...facts, reason: values.reason.trim() };
  return data(await api.PATCH('/api/v1/certificates/{id}', { params, body }));
}

function certificateErrors(values: Values, certificate: Certificate | null): FieldErrors {
  const errors: FieldErrors = {};
  const [approvedOn, declaredOn] = [dayOf(values.approvedOn), dayOf(values.declaredOn)];
  if (values.level === '') errors.level = '请选择级别。';
  if (values.certificateNo.trim() === '') errors.certificateNo = '请填写证书管理号。';
  if (approvedOn === null) errors.approvedOn = '请填写批准日期，例如 2024-09-01。';
  if (values.declaredOn.trim() !== '' && declaredOn === null) errors.declaredOn = '申报日期请写成 2024-09-01 的样子。';
  if (certificate && values.reason.trim() === '') errors.reason = '请写明更正的原因。';
  return errors;
}
