import type { RuleCheck } from '../../common/fields/rule-check.js';
import type { RegionLevel } from '../../regions/region.entity.js';
import { ORGANIZATION_KIND_NAMES, type OrganizationKind } from './organization-kind.js';

/** Where an employer of each kind may lie, and what it is known by (domain.md §1, §8). Pure. */

export interface Place {
  code: string;
  level: RegionLevel;
  parentCode: string | null;
}

/** The county that an organization is known by: a township's county; a county, or the city, itself. */
export function countyCodeOf(place: Place): string {
  return place.level === 'township' ? (place.parentCode ?? place.code) : place.code;
}

/** The city is the 所属县 of city units; the city's bureau may also have registered a social organization there. */
const AT_CITY: readonly OrganizationKind[] = ['city_unit', 'social_organization', 'other'];

export function checkOrganization(
  rules: RuleCheck,
  facts: { name: string; kind: OrganizationKind; place: Place; registrarCode: string | null },
  prefix = '',
): void {
  const { name, kind, place, registrarCode } = facts;
  const kindName = ORGANIZATION_KIND_NAMES[kind];
  rules.that(name.length > 0, `${prefix}name`, 'name-empty', '单位名称不能为空');
  const field = `${prefix}regionCode`;
  if (kind === 'city_unit') {
    rules.that(place.level === 'city', field, 'city-unit-outside-city', '市直单位的所属地区应为市本级');
  } else {
    const fits = place.level === 'county' || place.level === 'township' || AT_CITY.includes(kind);
    rules.that(fits, field, 'region-level-unfit', `${kindName}应填所属县（市、区）或乡镇（街道），不能填市`);
  }
  rules.that(place.level !== 'province', field, 'region-level-unfit', '所属地区应为市、县（市、区）或乡镇（街道）');
  rules.that(
    registrarCode === null || kind === 'social_organization',
    `${prefix}registrarCode`,
    'registrar-unfit',
    `登记机关只适用于社会组织，${kindName}请留空`,
  );
}
