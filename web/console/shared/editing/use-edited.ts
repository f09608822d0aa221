import { useState } from 'react';
import { type Differing, differing, type EditedFields, takenOver } from './edited-rules.js';

/** How the form of an object that exists meets what somebody else saved meanwhile. */
export interface Edited<V> {
  differing: (current: object, typed: V) => Differing[];
  /** Goes on from what is there now. @returns what changes in the form by it */
  take: (current: object, keptMine: readonly string[]) => Partial<V>;
  /** Where a refusal does not tell all that the form compares. */
  read: (() => Promise<object>) | null;
}

interface Editing<T, V> {
  fields: EditedFields<V>;
  valuesOf: (object: T) => V;
  read?: () => Promise<T>;
  /** What is typed as it is compared, where the form does not begin with what is there. */
  typedAs?: (typed: V, base: V) => V;
  /** For what of the form stands outside of its values. */
  onTaken?: (theirs: T, keptMine: readonly string[]) => void;
}

/**
 * An object that a form corrects, as the form began with it or went on from it: the page behind may be read anew meanwhile.
 *
 * @param opened null where something new is recorded; then nothing is compared
 */
export function useEdited<T extends object, V extends Record<string, string>>(
  opened: T | null,
  { fields, valuesOf, read, typedAs = (typed) => typed, onTaken }: Editing<T, V>,
): { base: T | null; setBase: (base: T) => void; edited: Edited<V> | null } {
  const [base, setBase] = useState(opened);
  if (base === null) return { base, setBase, edited: null };
  const withTheirs = (current: object): T => ({ ...base, ...current });
  const edited: Edited<V> = {
    differing: (current, typed) =>
      differing(fields, valuesOf(base), valuesOf(withTheirs(current)), typedAs(typed, valuesOf(base))),
    take(current, keptMine) {
      const theirs = withTheirs(current);
      setBase(theirs);
      onTaken?.(theirs, keptMine);
      return takenOver(fields, valuesOf(base), valuesOf(theirs), keptMine);
    },
    read: read ?? null,
  };
  return { base, setBase, edited };
}
