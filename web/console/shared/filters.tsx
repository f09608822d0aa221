import { type ReactNode, useEffect, useState } from 'react';
import { looksPersonal, useAddress } from './address';
import { dayOf } from './days';
import { Select, TextInput, type Option } from './forms';

export interface Filter {
  name: string;
  label: string;
  /** Without options it is a text that is searched for. */
  options?: readonly Option[];
}

interface FiltersProps {
  filters: readonly Filter[];
  onPersonal?: (text: string) => void;
  /** Further ones, of another kind. */
  children?: ReactNode;
}

/** Filters of a list, which stand in its address: choosing pushes, typing replaces. */
export function Filters({ filters, onPersonal, children }: FiltersProps) {
  const { search, change } = useAddress();
  return (
    <form className="filters" role="search" aria-label="筛选" onSubmit={(event) => event.preventDefault()}>
      {filters.map(({ name, label, options }) =>
        options ? (
          <Select
            key={name}
            label={label}
            name={name}
            value={search[name] ?? ''}
            onChange={(value) => change({ [name]: value })}
            options={options}
            empty="全部"
          />
        ) : (
          <TextFilter
            key={name}
            name={name}
            label={label}
            value={search[name] ?? ''}
            onChange={(value) => change({ [name]: value }, 'replace')}
            onPersonal={onPersonal}
          />
        ),
      )}
      {children}
    </form>
  );
}

const TYPING_MS = 350;

interface TextFilterProps {
  name: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  onPersonal: ((text: string) => void) | undefined;
}

/** Asked for when the typing pauses. A whole number of a person is never put into the address. */
function TextFilter({ name, label, value, onChange, onPersonal }: TextFilterProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return undefined;
    const timer = setTimeout(() => (looksPersonal(text) ? onPersonal?.(text) : onChange(text)), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return <TextInput label={label} name={name} value={text} onChange={setText} type="search" />;
}

interface TypedFilterProps {
  label: string;
  name: string;
  /** What was typed → what stands in the address; null for what is not whole, or none. */
  read: (typed: string) => string | null;
  /** So many characters are meant to be whole; what they then are not is told. */
  enough: number;
  wrong: string;
  /** What is meant where the address says nothing; it is shown, and cannot be cleared away. */
  standing?: string;
}

/** What a filter of days takes. */
export const DAY = { read: dayOf, enough: 8, wrong: '请输入日期，例如 2024-09-01。' };

/** Asked for when a whole day or month was typed. */
export function TypedFilter({ label, name, read, enough, wrong, standing = '' }: TypedFilterProps) {
  const { search, change } = useAddress();
  const [text, setText] = useState(search[name] ?? standing);
  const [error, setError] = useState<string | undefined>();
  useEffect(() => setText(search[name] ?? standing), [search[name], standing]);
  const take = (typed: string): void => {
    setText(typed);
    const value = read(typed);
    setError(undefined);
    if (typed.trim() === '') {
      if (!standing) change({ [name]: undefined }, 'replace');
    } else if (value) change({ [name]: value }, 'replace');
    else if (typed.length >= enough) setError(wrong);
  };
  return <TextInput label={label} name={name} value={text} onChange={take} error={error} short />;
}
