import { api, data } from '../../api/client';
import { today } from '../../shared/days';
import { FormDialog } from '../../shared/form-dialog';
import { Select, TextArea, TextInput, type FieldErrors } from '../../shared/forms';
import { IDENTITY_KINDS, optionsOf } from '../../shared/words';
import { useDeed } from '../../shared/use-deed';
import { useForm } from '../../shared/use-form';
import { identityFault, identityHint, type IdentityKind, plainIdentity } from '../enter/identity-rules';
import { RightNumber } from '../enter/new-worker-form';
import type { Person } from '../worker-types';

type Values = Record<'identityKind' | 'identityNumber' | 'reason', string>;

/** Asks for another number; until a second person confirmed it nothing changes. */
export function CorrectionDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const deed = useDeed(async ({ identityKind, identityNumber, reason }: Values, key) => {
    const params = { path: { id: person.id }, header: { 'Idempotency-Key': key } };
    const body = {
      identityKind: identityKind as IdentityKind,
      identityNumber: plainIdentity(identityNumber),
      reason: reason.trim(),
    };
    return data(await api.POST('/api/v1/workers/{id}/identity-corrections', { params, body }));
  }, onClose);
  const form = useForm<Values>(
    { identityKind: person.identityKind, identityNumber: '', reason: '' },
    formErrors,
    deed.run,
    deed.problem,
  );
  const { identityNumber } = form.values;
  const kind = form.values.identityKind as IdentityKind;
  const isRight = identityFault(identityNumber, today(), kind) === null;
  return (
    <FormDialog title="更正身份证号" action="提出更正" form={form} deed={deed} onClose={onClose}>
      <p>
        {person.name}，登记的身份证号为 <span className="figures nowrap">{person.identityNumber}</span>
        。提出后由另一人确认，确认之前登记的号码不变。
      </p>
      <Select label="证件类型" {...form.field('identityKind')} options={optionsOf(IDENTITY_KINDS)} />
      <TextInput label="正确的身份证号" {...form.field('identityNumber')} hint={identityHint(kind)} />
      {isRight && <RightNumber number={identityNumber} />}
      <TextArea
        label="更正的原因"
        {...form.field('reason')}
        hint="说明错在哪里、按什么证件核对；请勿填写身份证号等个人号码。"
      />
    </FormDialog>
  );
}

function formErrors({ identityKind, identityNumber, reason }: Values): FieldErrors {
  const errors: FieldErrors = {};
  const fault = identityFault(identityNumber, today(), identityKind as IdentityKind);
  if (fault) errors.identityNumber = fault;
  if (reason.trim() === '') errors.reason = '请说明更正的原因。';
  return errors;
}
