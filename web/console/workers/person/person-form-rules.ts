/** What of a person's own facts is sent, and what two people changed at once. Pure. */

export type OwnField = 'name' | 'phone' | 'remark';
/** As they stand in the form: an empty phone leaves the present one, which the form does not know whole. */
export type OwnValues = Record<OwnField, string>;

interface OwnFacts {
  name: string;
  phone: string | null;
  remark: string | null;
}

export const OWN_FIELDS: Record<OwnField, string> = { name: '姓名', phone: '手机号', remark: '备注' };

/** Only what was changed, so that what somebody else changed meanwhile stays. */
export function changesOf(
  base: OwnFacts,
  values: OwnValues,
  noPhone: boolean,
): { name?: string; phone?: string | null; remark?: string | null } {
  const [name, phone, remark] = [values.name.trim(), values.phone.trim(), values.remark.trim()];
  return {
    ...(name === base.name ? {} : { name }),
    ...(noPhone ? { phone: null } : phone === '' ? {} : { phone }),
    ...(remark === (base.remark ?? '') ? {} : { remark: remark || null }),
  };
}

export interface Differing {
  name: string;
  label: string;
  theirs: string;
  /** Null where only the other changed it: then it is told, not asked. */
  mine: string | null;
}

/** What the other changed since the form was opened, beside what stands in the form. */
export function differing(base: OwnFacts, theirs: OwnFacts, values: OwnValues): Differing[] {
  const fields = Object.entries(OWN_FIELDS) as [OwnField, string][];
  return fields
    .filter(([field]) => (theirs[field] ?? '') !== (base[field] ?? ''))
    .map(([field, label]) => {
      const typed = values[field].trim();
      const isMine = typed !== (field === 'phone' ? '' : (base[field] ?? '')) && typed !== (theirs[field] ?? '');
      return { name: field, label, theirs: theirs[field] ?? '', mine: isMine ? typed : null };
    });
}

/** The form after the choice: mine where it was kept or where only I changed something, theirs else. */
export function afterChoice(
  base: OwnFacts,
  theirs: OwnFacts,
  values: OwnValues,
  keptMine: readonly string[],
): Partial<OwnValues> {
  const next: Partial<OwnValues> = {};
  for (const { name } of differing(base, theirs, values)) {
    const field = name as OwnField;
    if (!keptMine.includes(field)) next[field] = field === 'phone' ? '' : (theirs[field] ?? '');
  }
  return next;
}
