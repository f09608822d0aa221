/** Kinds of employer, as policies name their payees by them. */
export const ORGANIZATION_KINDS = [
  'city_unit',
  'county_unit',
  'social_organization',
  'urban_community',
  'village',
  'station',
  'other',
] as const;
export type OrganizationKind = (typeof ORGANIZATION_KINDS)[number];

/** The wording of 单位类别 on rosters and screens. */
export const ORGANIZATION_KIND_NAMES: Record<OrganizationKind, string> = {
  city_unit: '市直单位',
  county_unit: '县直单位',
  social_organization: '社会组织',
  urban_community: '城市社区',
  village: '村',
  station: '社工站',
  other: '其他',
};
