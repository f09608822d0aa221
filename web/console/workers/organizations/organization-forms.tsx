import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data } from '../../api/client';
import { Problem } from '../../api/problem';
import type { components } from '../../api/schema';
import { FormDialog } from '../../shared/form-dialog';
import { Select, TextArea, TextInput, type Option } from '../../shared/forms';
import { StaleChoice } from '../../shared/stale-choice';
import { useDeed } from '../../shared/use-deed';
import { useForm, type Form } from '../../shared/use-form';
import { useGet } from '../../shared/use-query';
import { EMPLOYER_KINDS, optionsOf } from '../../shared/words';
import { RegionChoice } from '../region-choice';
import {
  afterChoice,
  changesOf,
  differing,
  factsIn,
  ORGANIZATION_FIELDS,
  correctionErrors,
  organizationErrors,
  valuesOf,
  type OrganizationValues,
} from './organization-rules';

type Request = components['schemas']['OrganizationRequest'];
type Item = components['schemas']['OrganizationItem'];

const KIND_OPTIONS = optionsOf(EMPLOYER_KINDS);

export function NewOrganization({ onMade, onClose }: { onMade: (id: string) => void; onClose: () => void }) {
  const deed = useDeed(
    async (values: OrganizationValues, key) =>
      data(
        await api.POST('/api/v1/organizations', {
          params: { header: { 'Idempotency-Key': key } },
          body: factsIn(values) as Request,
        }),
      ),
    ({ id }) => onMade(id),
  );
  const form = useForm<OrganizationValues>(valuesOf(null), organizationErrors, deed.run, deed.problem);
  return (
    <FormDialog title="登记单位" action="登记单位" form={form} deed={deed} onClose={onClose}>
      <Fields form={form} />
    </FormDialog>
  );
}

/** Whoever saves second sees what the first changed, field by field, and chooses. */
export function OrganizationForm({ organization, onClose }: { organization: Item; onClose: () => void }) {
  // What the form began with: the page behind it may be read anew meanwhile.
  const [base, setBase] = useState(organization);
  const registrars = useRegistrars();
  const client = useQueryClient();
  const path = { id: base.id };
  const deed = useDeed(async (values: OrganizationValues) => {
    const body = { ...changesOf(base, values), reason: values.reason.trim() } as Partial<Request>;
    const params = { path, header: { 'If-Match': String(base.version) } };
    return data(await api.PATCH('/api/v1/organizations/{id}', { params, body }));
  }, onClose);
  const form = useForm<OrganizationValues>(valuesOf(base), correctionErrors, deed.run, deed.problem);
  const stale = deed.problem instanceof Problem && deed.problem.status === 412 ? deed.problem : null;
  const townships = useGet('/api/v1/regions', {
    params: { query: { parentCode: base.countyCode, pageSize: 100 } },
    enabled: stale !== null,
  });
  if (stale) {
    const known = [
      ...registrars,
      ...(townships.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name })),
    ];
    return (
      <StaleChoice<Item>
        title="更正单位"
        problem={stale}
        read={async () => data(await api.GET('/api/v1/organizations/{id}', { params: { path } }))}
        fieldsOf={(theirs) =>
          differing(
            base,
            theirs,
            form.values,
            (code) => known.find(({ value }) => value === code)?.label ?? '另一个地区',
          )
        }
        onChosen={(theirs, keptMine) => {
          form.set(afterChoice(base, theirs, keptMine));
          setBase({ ...base, ...theirs });
          deed.forget();
          void client.invalidateQueries();
        }}
        onClose={onClose}
      />
    );
  }
  return (
    <FormDialog title="更正单位" action="保存更正" form={form} deed={deed} onClose={onClose}>
      <Fields form={form} />
      <TextArea label="更正的原因" {...form.field('reason')} hint="请勿填写身份证号等个人号码。" />
      <p className="soft">
        更正单位类别或所在地，会改变在这里任职的人员适用的政策；改所在地的，最后在这里任职的人员随之转到新的县（市、区）、乡镇。已发和在途的金额不动，由少发多发页面列出差额。
      </p>
    </FormDialog>
  );
}

function Fields({ form }: { form: Form<OrganizationValues> }) {
  const registrars = useRegistrars();
  const place = form.field('regionCode');
  return (
    <>
      <TextInput label={ORGANIZATION_FIELDS.name} {...form.field('name')} />
      <Select label={ORGANIZATION_FIELDS.kind} {...form.field('kind')} options={KIND_OPTIONS} empty="请选择" />
      <RegionChoice {...place} />
      {form.values.kind === 'social_organization' && (
        <Select
          label={ORGANIZATION_FIELDS.registrarCode}
          {...form.field('registrarCode')}
          options={registrars}
          empty="未填"
          optional
          hint="在哪一级民政部门登记。"
        />
      )}
    </>
  );
}

/** The city and its counties: the bureaus that register a social organization. */
function useRegistrars(): readonly Option[] {
  const cities = useGet('/api/v1/regions', { params: { query: { level: 'city', pageSize: 100 } } });
  const counties = useGet('/api/v1/regions', { params: { query: { level: 'county', pageSize: 500 } } });
  return [...(cities.data?.items ?? []), ...(counties.data?.items ?? [])].map(({ code, name }) => ({
    value: code,
    label: name,
  }));
}
