import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data } from '../../api/client';
import { Problem } from '../../api/problem';
import { moment } from '../../shared/days';
import { FormDialog } from '../../shared/form-dialog';
import { Check, TextArea, TextInput, type FieldErrors } from '../../shared/forms';
import { StaleChoice } from '../../shared/stale-choice';
import { useDeed } from '../../shared/use-deed';
import { useForm } from '../../shared/use-form';
import { afterChoice, changesOf, differing, OWN_FIELDS, type OwnValues } from './person-form-rules';
import type { Person } from '../worker-types';

type Values = OwnValues & { reason: string };

/**
 * A person's own facts. Whoever saves second sees what the first changed, field by field, and chooses; what both left alone, or only
 * one of them changed, is not asked about.
 */
export function PersonForm({ person: opened, onClose }: { person: Person; onClose: () => void }) {
  // What the form began with: the page behind it may be read anew meanwhile.
  const [base, setBase] = useState(opened);
  const [noPhone, setNoPhone] = useState(false);
  const client = useQueryClient();
  const deed = useDeed(async (values: Values) => {
    const params = { path: { id: base.id }, header: { 'If-Match': String(base.version) } };
    const reason = values.reason.trim();
    const body = { ...changesOf(base, values, noPhone), ...(reason ? { reason } : {}) };
    return data(await api.PATCH('/api/v1/workers/{id}', { params, body }));
  }, onClose);
  const form = useForm<Values>(
    { name: base.name, phone: '', remark: base.remark ?? '', reason: '' },
    (values) => formErrors(base, values),
    deed.run,
    deed.problem,
  );
  const stale = deed.problem instanceof Problem && deed.problem.status === 412 ? deed.problem : null;
  if (stale) {
    return (
      <StaleChoice<Person>
        title="更正个人信息"
        problem={stale}
        read={async () => data(await api.GET('/api/v1/workers/{id}', { params: { path: { id: base.id } } }))}
        fieldsOf={(theirs) => differing(base, theirs, form.values)}
        onChosen={(theirs, keptMine) => {
          form.set(afterChoice(base, theirs, form.values, keptMine));
          if (!keptMine.includes('phone')) setNoPhone(false);
          setBase(theirs);
          deed.forget();
          void client.invalidateQueries();
        }}
        onClose={onClose}
      />
    );
  }
  return (
    <FormDialog title="更正个人信息" action="保存更正" form={form} deed={deed} onClose={onClose}>
      <TextInput label={OWN_FIELDS.name} {...form.field('name')} />
      <TextInput
        label={OWN_FIELDS.phone}
        {...form.field('phone')}
        inputMode="numeric"
        hint={base.phone ? `现为 ${base.phone}；不修改时留空。` : '还没有登记；不登记时留空。'}
      />
      {base.phone && <Check label="删除现有手机号" value={noPhone} onChange={setNoPhone} />}
      <TextArea label={OWN_FIELDS.remark} {...form.field('remark')} />
      <TextArea label="更正的原因" {...form.field('reason')} hint="请勿填写身份证号等个人号码。" />
      <p className="soft">登记于 {moment(base.createdAt)}。身份证号有误时，请用“更正身份证号”办理。</p>
    </FormDialog>
  );
}

function formErrors(base: Person, { name, reason }: Values): FieldErrors {
  const errors: FieldErrors = {};
  if (name.trim() === '') errors.name = '请填写姓名。';
  if (name.trim() !== base.name && reason.trim() === '') errors.reason = '更正姓名请说明原因。';
  return errors;
}
