/** What two people changed of one object at once, field by field. Pure. */

export interface Differing {
  name: string;
  label: string;
  theirs: string;
  /** Null where only the other changed it: then it is told, not asked. */
  mine: string | null;
}

export interface EditedField {
  label: string;
  /** A value as people read it; as it stands in the form unless stated. */
  inWords?: (value: string) => string;
}

/** The fields of a form that are compared; why something is changed is of the change and stands in none. */
export type EditedFields<V> = { readonly [K in keyof V & string]?: EditedField };

type Values = Record<string, string>;

/** What the other changed since the form was opened, beside what stands in the form. */
export function differing<V extends Values>(fields: EditedFields<V>, base: V, theirs: V, typed: V): Differing[] {
  return changedBy(fields, base, theirs).map((name) => {
    const { label, inWords = (value: string) => value } = fields[name] as EditedField;
    const mine = typed[name]!.trim();
    const isMine = mine !== base[name] && mine !== theirs[name];
    return { name, label, theirs: inWords(theirs[name]!), mine: isMine ? inWords(mine) : null };
  });
}

/** What the form takes over from the other: all that they changed and in which mine was not kept. */
export function takenOver<V extends Values>(
  fields: EditedFields<V>,
  base: V,
  theirs: V,
  keptMine: readonly string[],
): Partial<V> {
  const names = changedBy(fields, base, theirs).filter((name) => !keptMine.includes(name));
  return Object.fromEntries(names.map((name) => [name, theirs[name]])) as Partial<V>;
}

function changedBy<V extends Values>(fields: EditedFields<V>, base: V, theirs: V): (keyof V & string)[] {
  return (Object.keys(fields) as (keyof V & string)[]).filter((name) => theirs[name] !== base[name]);
}

/** What the form shows once it was saved: that, unless something was typed while it was on its way, which stays. */
export function afterSave<F, S>(typed: F, sent: F, saved: S): F | S {
  return JSON.stringify(typed) === JSON.stringify(sent) ? saved : typed;
}
