import { api, data } from '../../../api/client';
import type { components } from '../../../api/schema';
import { dayOf } from '../../../shared/days';
import type { EditedFields } from '../../../shared/editing/edited-rules.js';
import { useEdited } from '../../../shared/editing/use-edited.js';
import { FormDialog } from '../../../shared/form-dialog';
import { DayInput, TextArea, type FieldErrors } from '../../../shared/forms';
import { useDeed } from '../../../shared/use-deed';
import { useForm } from '../../../shared/use-form';
import { LEVELS, word } from '../../../shared/words';
import type { Person } from '../../worker-types';
import type { Certificate } from './certificate-dialog';
import { Touched } from './touched';

export type Registration = components['schemas']['RegistrationDetail'];

interface RegistrationDialogProps {
  person: Person;
  certificate: Certificate;
  /** The registration that is put right; a new one without. */
  registration: Registration | null;
  onClose: () => void;
}

const FIELDS: EditedFields<Values> = { startOn: { label: '登记日期' }, endOn: { label: '有效期至' } };

function valuesOf({ startOn, endOn }: Registration): Values {
  return { startOn, endOn, reason: '' };
}

export function RegistrationDialog({ person, certificate, registration: opened, onClose }: RegistrationDialogProps) {
  const { base: registration, edited } = useEdited(opened, { fields: FIELDS, valuesOf });
  const deed = useDeed(
    (values: Values, key: string) => sendRegistration(certificate.id, registration, values, key),
    onClose,
  );
  const form = useForm<Values>(
    registration ? valuesOf(registration) : { startOn: '', endOn: '', reason: '' },
    (values) => registrationErrors(values, registration !== null),
    deed.run,
    deed.problem,
  );
  const title = registration ? '更正登记' : '登记证书有效期';
  return (
    <FormDialog title={title} action={title} form={form} deed={deed} edited={edited} onClose={onClose}>
      <p>
        {word(LEVELS, certificate.level)}证书 {certificate.certificateNo}，{certificate.approvedOn} 批准。
      </p>
      <DayInput label="登记日期" {...form.field('startOn')} />
      <DayInput
        label="有效期至"
        {...form.field('endOn')}
        {...(registration ? {} : { optional: true, hint: '不填时按三年计算。' })}
      />
      {registration && (
        <>
          <Touched person={person} fromMonth={registration.startOn.slice(0, 7)} />
          <TextArea label="原因" {...form.field('reason')} hint="请勿填写身份证号等个人号码。" />
        </>
      )}
    </FormDialog>
  );
}

type Values = Record<'startOn' | 'endOn' | 'reason', string>;

async function sendRegistration(
  id: string,
  registration: Registration | null,
  values: Values,
  key: string,
): Promise<unknown> {
  const startOn = dayOf(values.startOn)!;
  const endOn = dayOf(values.endOn);
  const days = { startOn, ...(endOn ? { endOn } : {}) };
  if (registration === null) {
    const params = { path: { id }, header: { 'Idempotency-Key': key } };
    return data(await api.POST('/api/v1/certificates/{id}/registrations', { params, body: days }));
  }
  const params = {
    path: { id, registrationId: registration.id },
    header: { 'If-Match': String(registration.version) },
  };
  const body = { ...days, reason: values.reason.trim() };
  return data(await api.PATCH('/api/v1/certificates/{id}/registrations/{registrationId}', { params, body }));
}

function registrationErrors({ startOn, endOn, reason }: Values, isCorrection: boolean): FieldErrors {
  const errors: FieldErrors = {};
  const [start, end] = [dayOf(startOn), dayOf(endOn)];
  if (start === null) errors.startOn = '请填写登记日期，例如 2024-09-01。';
  if (endOn.trim() === '' ? isCorrection : end === null) errors.endOn = '请填写有效期的最后一天，例如 2027-08-31。';
  if (start !== null && end !== null && end < start) errors.endOn = `有效期不能早于登记日期 ${start}。`;
  if (isCorrection && reason.trim() === '') errors.reason = '请说明更正的原因。';
  return errors;
}
