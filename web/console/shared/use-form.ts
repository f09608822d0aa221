import { useState } from 'react';
import { type FieldErrors, fieldErrors } from './forms';
import { useTyped } from './use-typed';

export interface Form<V> {
  values: V;
  /** Whether anything is otherwise than the form began. */
  isDirty: boolean;
  /** What is wrong: of the page's own check after the first try, then of the service's answer. */
  errors: FieldErrors;
  set: (changes: Partial<V>) => void;
  /** For an input: its name, value, change and what is wrong with it. `path` is the API's name where it is another. */
  field(
    name: keyof V & string,
    path?: string,
  ): { name: string; value: string; onChange: (value: string) => void; error: string | undefined };
  /** Checks, and sends where nothing is wrong. */
  submit: () => void;
}

/**
 * The values of a form, which an error never clears. Nothing is called wrong before it was first sent.
 * @param check what is wrong, by the names of the API
 */
export function useForm<V extends Record<string, string>>(
  initial: V,
  check: (values: V) => FieldErrors,
  send: (values: V) => void,
  problem: Error | null,
): Form<V> {
  const { values, setValues, isDirty } = useTyped(initial);
  const [isTried, setTried] = useState(false);
  const own = isTried ? check(values) : {};
  const errors = { ...fieldErrors(problem), ...own };
  return {
    values,
    isDirty,
    errors,
    set: (changes) => setValues((before) => ({ ...before, ...changes })),
    field: (name, path = name) => ({
      name: path,
      value: values[name] ?? '',
      onChange: (value) => setValues((before) => ({ ...before, [name]: value })),
      error: errors[path],
    }),
    submit: () => {
      setTried(true);
      if (Object.keys(check(values)).length === 0) send(values);
    },
  };
}
