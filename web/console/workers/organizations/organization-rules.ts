import { EMPLOYER_KINDS, word } from '../../shared/words.js';

/** What of an employer is typed, sent and compared. Pure. */

export interface OrganizationFacts {
  name: string;
  kind: string;
  regionCode: string;
  registrarCode: string | null;
}

/** As they stand in the form. */
export type OrganizationValues = Record<'name' | 'kind' | 'regionCode' | 'registrarCode' | 'reason', string>;

export const ORGANIZATION_FIELDS = {
  name: '单位名称',
  kind: '单位类别',
  regionCode: '所在地',
  registrarCode: '登记机关',
} as const;
type FieldName = keyof typeof ORGANIZATION_FIELDS;

export function valuesOf(facts: OrganizationFacts | null): OrganizationValues {
  const { name = '', kind = '', regionCode = '', registrarCode = null } = facts ?? {};
  return { name, kind, regionCode, registrarCode: registrarCode ?? '', reason: '' };
}

/** What is missing, by the names of the API. */
export function organizationErrors(values: OrganizationValues): Record<string, string> {
  const errors: Record<string, string> = {};
  if (values.name.trim() === '') errors.name = '请填写单位名称。';
  if (values.kind === '') errors.kind = '请选择单位类别。';
  if (values.regionCode === '') errors.regionCode = '请选择单位所在的县（市、区）或乡镇、街道。';
  return errors;
}

export function correctionErrors(values: OrganizationValues): Record<string, string> {
  const errors = organizationErrors(values);
  if (values.reason.trim() === '') errors.reason = '请写明更正的原因。';
  return errors;
}

/** A registrar is of social organizations alone; of another kind none is sent, whatever was chosen before. */
function registrarOf({ kind, registrarCode }: OrganizationValues): string | null {
  return kind === 'social_organization' ? registrarCode || null : null;
}

/** The values as a new employer's. */
export function factsIn(values: OrganizationValues): OrganizationFacts {
  const { name, kind, regionCode } = values;
  return { name: name.trim(), kind, regionCode, registrarCode: registrarOf(values) };
}

/** Only what was changed, so that what somebody else changed meanwhile stays. */
export function changesOf(base: OrganizationFacts, values: OrganizationValues): Partial<OrganizationFacts> {
  const facts = factsIn(values);
  const changed = (Object.keys(ORGANIZATION_FIELDS) as FieldName[]).filter((name) => facts[name] !== base[name]);
  return Object.fromEntries(changed.map((name) => [name, facts[name]]));
}

/**
 * What the other changed since the form was opened, beside what stands in the form.
 * @param regionName the name of a region by its code
 */
export function differing(
  base: OrganizationFacts,
  theirs: OrganizationFacts,
  values: OrganizationValues,
  regionName: (code: string) => string,
): { name: string; label: string; theirs: string; mine: string | null }[] {
  const mine = factsIn(values);
  const inWords = (name: FieldName, value: string | null): string => {
    if (value === null) return '';
    if (name === 'kind') return word(EMPLOYER_KINDS, value);
    return name === 'name' ? value : regionName(value);
  };
  return (Object.keys(ORGANIZATION_FIELDS) as FieldName[])
    .filter((name) => theirs[name] !== base[name])
    .map((name) => ({
      name,
      label: ORGANIZATION_FIELDS[name],
      theirs: inWords(name, theirs[name]),
      mine: mine[name] !== base[name] && mine[name] !== theirs[name] ? inWords(name, mine[name]) : null,
    }));
}

/** The form after the choice: mine where it was kept or where only I changed something, theirs else. */
export function afterChoice(
  base: OrganizationFacts,
  theirs: OrganizationFacts,
  keptMine: readonly string[],
): Partial<OrganizationValues> {
  const taken = (Object.keys(ORGANIZATION_FIELDS) as FieldName[]).filter(
    (name) => theirs[name] !== base[name] && !keptMine.includes(name),
  );
  return Object.fromEntries(taken.map((name) => [name, theirs[name] ?? '']));
}

/** Its township with the county it lies in; a county or the city alone. */
export function placeOf({ regionName, countyName }: { regionName: string; countyName: string }): string {
  return regionName === countyName ? regionName : `${countyName}${regionName}`;
}
