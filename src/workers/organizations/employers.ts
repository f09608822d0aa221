import type { EntityManager } from 'typeorm';
import type { Caller } from '../../auth/access/caller.js';
import { findWithin, liesWithin, requireRegion } from '../../auth/access/region-scope.js';
import { notFound, Refusal } from '../../common/errors.js';
import { newId } from '../../common/values/ids.js';
import { organizationName } from '../../common/values/names.js';
import { RuleCheck } from '../../common/fields/rule-check.js';
import { refusingConflicts } from '../../database/conflicts.js';
import { Region } from '../../regions/region.entity.js';
import { checkOrganization, countyCodeOf, type Place } from './organization-rules.js';
import { Organization } from './organization.entity.js';
import type { OrganizationRequest } from './organizations.dto.js';

/** Finding and founding employers inside a larger change, always within the caller's region. */

/** @throws {Refusal} conflict when the name is taken in the same county */
export async function saveOrganization(tx: EntityManager, organization: Organization): Promise<void> {
  await refusingConflicts({ organizations_name_county: nameTaken }, () => tx.save(organization));
}

/** The employer of the caller's region with this id; one outside it is not told from one that does not exist. */
export async function requireOrganization(
  tx: EntityManager,
  caller: Caller,
  id: string,
  options: { lock?: boolean } = {},
): Promise<Organization> {
  const organization = await findWithin(tx, Organization, caller, id, options);
  if (!organization) throw notFound('单位');
  return organization;
}

/** The facts of a new organization in their stored form, checked; `prefix` says where in the request they stand. */
export async function buildOrganization(
  tx: EntityManager,
  caller: Caller,
  request: OrganizationRequest,
  prefix = '',
): Promise<Organization> {
  const name = organizationName(request.name);
  const { kind, regionCode, registrarCode = null } = request;
  const place = await checkPlaces(tx, { name, kind, regionCode, registrarCode }, prefix);
  await requireRegion(tx, caller, place.code);
  return tx.create(Organization, {
    id: newId(),
    name,
    kind,
    regionCode: place.code,
    countyCode: countyCodeOf(place),
    registrarCode,
  });
}

/** @throws {Refusal} refused, naming what is wrong with the place, the registrar or the kind */
export async function checkPlaces(
  tx: EntityManager,
  facts: Pick<Organization, 'name' | 'kind' | 'regionCode' | 'registrarCode'>,
  prefix = '',
): Promise<Place> {
  const place = await requireKnownRegion(tx, facts.regionCode, `${prefix}regionCode`, 'ORGANIZATION_REFUSED');
  if (facts.registrarCode !== null) {
    await requireKnownRegion(tx, facts.registrarCode, `${prefix}registrarCode`, 'ORGANIZATION_REFUSED');
  }
  const rules = new RuleCheck('ORGANIZATION_REFUSED');
  checkOrganization(rules, { ...facts, place }, prefix);
  rules.done();
  return place;
}

/** The tree is public, so a code that is not in it may be named as such. */
export async function requireKnownRegion(
  tx: EntityManager,
  code: string,
  field: string,
  refusalCode: string,
): Promise<Place> {
  const region = await tx.findOneBy(Region, { code });
  const message = `没有代码为 ${code} 的地区，请从行政区划表中选取`;
  new RuleCheck(refusalCode).that(region !== null, field, 'region-unknown', message).done();
  return region!;
}

export interface EmployerRequest {
  organizationId?: string;
  organization?: OrganizationRequest;
}

/**
 * The employer that a post names: by id, or by its facts, which found it unless the county has one of that name. One of
 * the same name but another kind is not silently taken for it.
 */
export async function resolveEmployer(
  tx: EntityManager,
  caller: Caller,
  request: EmployerRequest,
  prefix = '',
): Promise<{ organization: Organization; founded: boolean }> {
  const { organizationId, organization: facts } = request;
  new RuleCheck('POST_REFUSED')
    .that(
      (organizationId === undefined) !== (facts === undefined),
      `${prefix}organizationId`,
      'employer-missing',
      '请选择已有的单位，或填写新单位，须填且只填一项',
    )
    .done();
  if (organizationId !== undefined) {
    return { organization: await requireOrganization(tx, caller, organizationId), founded: false };
  }
  const built = await buildOrganization(tx, caller, facts!, `${prefix}organization.`);
  const known = await tx.findOneBy(Organization, { name: built.name, countyCode: built.countyCode });
  if (!known) {
    await saveOrganization(tx, built);
    return { organization: built, founded: true };
  }
  const same = known.kind === built.kind && (built.registrarCode ?? known.registrarCode) === known.registrarCode;
  if (!same || !(await liesWithin(tx, known.regionCode, caller.regionCode))) throw nameTaken();
  return { organization: known, founded: false };
}

function nameTaken(): Refusal {
  return new Refusal(
    'conflict',
    'ORGANIZATION_EXISTS',
    '该县（市、区）已有同名单位，请在单位列表中核对其类别和登记机关；如查不到，请联系市局办理。',
  );
}
