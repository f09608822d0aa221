import { useEffect, useState } from 'react';
import { Field, Select, TextInput } from '../shared/forms';
import { useGet } from '../shared/use-query';
import { EMPLOYER_KINDS, optionsOf, word } from '../shared/words';
import { RegionChoice } from './region-choice';
import type { Organization } from './worker-types';

/** A known employer, or the facts of one that is founded with it. */
export type Employer =
  { known: Organization } | { known: null; name: string; kind: Organization['kind'] | ''; regionCode: string };

interface EmployerPickerProps {
  value: Employer | null;
  onChange: (employer: Employer | null) => void;
  errors: Readonly<Record<string, string>>;
  /** Where the API names what is wrong: `post.` inside of a larger request. */
  prefix?: string;
}

const TYPING_MS = 300;
const SHOWN = 8;

/** Looked for by a part of its name among those of the caller's region; where it is not there, it is stated by its facts. */
export function EmployerPicker({ value, onChange, errors, prefix = '' }: EmployerPickerProps) {
  if (value === null)
    return <EmployerSearch onChange={onChange} error={errors[`${prefix}organizationId`]} prefix={prefix} />;
  if (value.known) {
    return (
      <div className="chosen-employer">
        <p>
          工作单位：<strong>{value.known.name}</strong>
          <span className="soft">（{word(EMPLOYER_KINDS, value.known.kind)}）</span>
        </p>
        <button type="button" className="button plain" onClick={() => onChange(null)}>
          换一个单位
        </button>
      </div>
    );
  }
  return <NewEmployer value={value} onChange={onChange} errors={errors} prefix={prefix} />;
}

function EmployerSearch({
  onChange,
  error,
  prefix,
}: {
  onChange: (employer: Employer) => void;
  error: string | undefined;
  prefix: string;
}) {
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const found = useGet('/api/v1/organizations', {
    params: { query: { search: asked, pageSize: SHOWN } },
    enabled: asked !== '',
  });
  const isAsked = asked !== '' && found.data !== undefined;
  return (
    <div className="employer-search">
      <TextInput
        label="工作单位"
        name={`${prefix}organizationId`}
        hint="输入名称中的任意一段，从下面选择。"
        error={error}
        type="search"
        value={text}
        onChange={setText}
      />
      {isAsked && (
        <ul className="hits" aria-label="找到的单位">
          {found.data.items.map((organization) => (
            <li key={organization.id}>
              <button type="button" className="button plain" onClick={() => onChange({ known: organization })}>
                {organization.name}
              </button>{' '}
              <span className="soft">{word(EMPLOYER_KINDS, organization.kind)}</span>
            </li>
          ))}
          <li className="soft">
            {found.data.total === 0
              ? '没有找到。'
              : found.data.total > SHOWN
                ? `共 ${found.data.total} 个，只列出前 ${SHOWN} 个，请再输入几个字。`
                : ''}
            <button
              type="button"
              className="button plain"
              onClick={() => onChange({ known: null, name: text.trim(), kind: '', regionCode: '' })}
            >
              登记新单位
            </button>
          </li>
        </ul>
      )}
    </div>
  );
}

const KIND_OPTIONS = optionsOf(EMPLOYER_KINDS);

function NewEmployer({
  value,
  onChange,
  errors,
  prefix,
}: EmployerPickerProps & { value: Extract<Employer, { known: null }>; prefix: string }) {
  const at = `${prefix}organization.`;
  return (
    <fieldset className="new-employer">
      <legend>新单位</legend>
      <TextInput
        label="单位名称"
        name={`${at}name`}
        error={errors[`${at}name`]}
        value={value.name}
        onChange={(name) => onChange({ ...value, name })}
      />
      <Select
        label="单位类别"
        name={`${at}kind`}
        error={errors[`${at}kind`]}
        options={KIND_OPTIONS}
        empty="请选择"
        value={value.kind}
        onChange={(kind) => onChange({ ...value, kind: kind as Organization['kind'] | '' })}
      />
      <RegionChoice
        name={`${at}regionCode`}
        error={errors[`${at}regionCode`]}
        value={value.regionCode}
        onChange={(regionCode) => onChange({ ...value, regionCode })}
      />
      <Field label="已有的单位" name={`${at}search`}>
        {({ id }) => (
          <button id={id} type="button" className="button plain" onClick={() => onChange(null)}>
            返回查找
          </button>
        )}
      </Field>
    </fieldset>
  );
}

/** What of a request says where somebody serves. */
export function employerFacts(
  employer: Employer,
): { organizationId: string } | { organization: { name: string; kind: Organization['kind']; regionCode: string } } {
  if (employer.known) return { organizationId: employer.known.id };
  const { name, kind, regionCode } = employer;
  return { organization: { name: name.trim(), kind: kind as Organization['kind'], regionCode } };
}

/** What is missing of an employer, by the names of the API. */
export function employerErrors(employer: Employer | null, prefix = ''): Record<string, string> {
  if (employer === null) return { [`${prefix}organizationId`]: '请选择工作单位。' };
  if (employer.known) return {};
  const errors: Record<string, string> = {};
  if (employer.name.trim() === '') errors[`${prefix}organization.name`] = '请填写单位名称。';
  if (employer.kind === '') errors[`${prefix}organization.kind`] = '请选择单位类别。';
  if (employer.regionCode === '') errors[`${prefix}organization.regionCode`] = '请选择单位所在的县（市、区）。';
  return errors;
}
