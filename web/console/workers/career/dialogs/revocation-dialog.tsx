import { api, data } from '../../../api/client';
import { dayOf } from '../../../shared/days';
import type { EditedFields } from '../../../shared/editing/edited-rules.js';
import { useEdited } from '../../../shared/editing/use-edited.js';
import { FormDialog } from '../../../shared/form-dialog';
import { Check, DayInput, TextArea, type FieldErrors } from '../../../shared/forms';
import { useDeed } from '../../../shared/use-deed';
import { useForm } from '../../../shared/use-form';
import { LEVELS, word } from '../../../shared/words';
import type { Person } from '../../worker-types';
import type { Certificate } from './certificate-dialog';
import { Touched } from './touched';

interface RevocationDialogProps {
  person: Person;
  /** Whose revocation is told, or put right where it is revoked already. */
  certificate: Certificate;
  onClose: () => void;
}

const FIELDS: EditedFields<Values> = {
  revokedOn: { label: '撤销日期' },
  void: { label: '自始无效', inWords: (isVoid) => (isVoid === VOID ? '是' : '否') },
  cause: { label: '撤销原因' },
};

/** How the form holds that it was void from the beginning. */
const VOID = 'void';

function valuesOf(certificate: Certificate): Values {
  const { revokedOn, revocationReason } = certificate;
  return { revokedOn: revokedOn ?? '', void: certificate.void ? VOID : '', cause: revocationReason ?? '', reason: '' };
}

export function RevocationDialog({ person, certificate: opened, onClose }: RevocationDialogProps) {
  const isCorrection = opened.revokedOn !== null;
  const { base, edited } = useEdited(isCorrection ? opened : null, { fields: FIELDS, valuesOf });
  const certificate = base ?? opened;
  const deed = useDeed((values: Values, key: string) => sendRevocation(certificate, values, key), onClose);
  const form = useForm<Values>(
    valuesOf(certificate),
    (values) => revocationErrors(values, isCorrection),
    deed.run,
    deed.problem,
  );
  const title = isCorrection ? '更正证书撤销' : '登记证书撤销';
  const isVoid = form.values.void === VOID;
  const since = isVoid ? certificate.approvedOn : (dayOf(form.values.revokedOn) ?? certificate.approvedOn);
  return (
    <FormDialog title={title} action={title} form={form} deed={deed} edited={edited} onClose={onClose}>
      <p>
        {word(LEVELS, certificate.level)}证书 {certificate.certificateNo}，{certificate.approvedOn} 批准。
      </p>
      <DayInput label="撤销日期" {...form.field('revokedOn')} hint="从这一天起证书不再有效。例如 2024-09-01。" />
      <Check
        label="自始无效（视为从来没有取得过）"
        value={isVoid}
        onChange={(isOn) => form.set({ void: isOn ? VOID : '' })}
      />
      <TextArea label="撤销原因" {...form.field('cause', isCorrection ? 'cause' : 'reason')} />
      {isCorrection && <TextArea label="更正的原因" {...form.field('reason')} />}
      <Touched person={person} fromMonth={since.slice(0, 7)} />
    </FormDialog>
  );
}

type Values = Record<'revokedOn' | 'void' | 'cause' | 'reason', string>;

async function sendRevocation(certificate: Certificate, values: Values, key: string): Promise<unknown> {
  const { id, version } = certificate;
  const isVoid = values.void === VOID;
  const revokedOn = dayOf(values.revokedOn)!;
  const [cause, reason] = [values.cause.trim(), values.reason.trim()];
  if (certificate.revokedOn === null) {
    const params = { path: { id }, header: { 'Idempotency-Key': key } };
    const body = { revokedOn, void: isVoid, reason: cause };
    return data(await api.POST('/api/v1/certificates/{id}/revocation', { params, body }));
  }
  const params = { path: { id }, header: { 'If-Match': String(version) } };
  const body = { revokedOn, void: isVoid, cause, reason };
  return data(await api.PATCH('/api/v1/certificates/{id}/revocation', { params, body }));
}

function revocationErrors({ revokedOn, cause, reason }: Values, isCorrection: boolean): FieldErrors {
  const errors: FieldErrors = {};
  if (dayOf(revokedOn) === null) errors.revokedOn = '请填写撤销日期，例如 2024-09-01。';
  if (cause.trim() === '') errors[isCorrection ? 'cause' : 'reason'] = '请填写撤销原因。';
  if (isCorrection && reason.trim() === '') errors.reason = '请说明更正的原因。';
  return errors;
}
