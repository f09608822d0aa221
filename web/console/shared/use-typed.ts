import { type Dispatch, type SetStateAction, useState } from 'react';

export interface Typed<V> {
  values: V;
  setValues: Dispatch<SetStateAction<V>>;
  /** Whether anything is otherwise than it began. */
  isDirty: boolean;
}

/** What is typed into a form. */
export function useTyped<V extends object>(begin: V | (() => V)): Typed<V> {
  const [begun] = useState(begin);
  const [values, setValues] = useState(begun);
  return { values, setValues, isDirty: JSON.stringify(values) !== JSON.stringify(begun) };
}
