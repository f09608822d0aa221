import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { staleRow } from '../../audit/stale/stale-row.js';
import { changedFields } from '../../audit/changed-fields.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { narrowRegion, regionWithin, requireRegion } from '../../auth/access/region-scope.js';
import { notFound, Refusal } from '../../common/errors.js';
import { RuleCheck } from '../../common/fields/rule-check.js';
import type { WithdrawalResponse } from '../../common/fields/withdrawal.dto.js';
import { Clock } from '../../common/values/clock.js';
import { organizationName } from '../../common/values/names.js';
import { pageOffset } from '../../common/http/paging.js';
import { Conditions } from '../../database/statements/conditions.js';
import { inTransaction } from '../../database/transaction.js';
import { checkReason, requireReason } from '../people/worker-rules.js';
import { buildOrganization, checkPlaces, requireOrganization, saveOrganization } from './employers.js';
import { countyCodeOf } from './organization-rules.js';
import { Organization } from './organization.entity.js';
import type {
  ORGANIZATION_SORTS,
  OrganizationItem,
  OrganizationRequest,
  OrganizationsQuery,
  UpdateOrganizationRequest,
} from './organizations.dto.js';

const ORDERS: Record<(typeof ORGANIZATION_SORTS)[number], string> = {
  'name:asc': 'o.name COLLATE "C", o.id',
  'name:desc': 'o.name COLLATE "C" DESC, o.id DESC',
  'id:asc': 'o.id',
  'id:desc': 'o.id DESC',
};

@Injectable()
export class OrganizationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, query: OrganizationsQuery): Promise<{ items: OrganizationItem[]; total: number }> {
    authorize(caller, 'workers.read');
    const regionCode = await narrowRegion(this.dataSource.manager, caller, query.regionCode);
    const conditions = new Conditions().add(regionWithin('o.region_code'), regionCode);
    if (query.search) conditions.add('strpos(o.name, ?) > 0', organizationName(query.search));
    if (query.kind) conditions.add('o.kind = ?', query.kind);
    const [{ total }]: [{ total: number }] = await this.dataSource.query(
      `SELECT count(*)::int AS total FROM organizations o ${conditions.where()}`,
      conditions.parameters,
    );
    const page = `ORDER BY ${ORDERS[query.sort ?? 'name:asc']} LIMIT ${query.pageSize} OFFSET ${pageOffset(query)}`;
    return { items: await this.items(conditions, page), total };
  }

  /** @throws {Refusal} 404, in the same words for one outside the caller's region and one that is not there */
  async read(caller: Caller, id: string): Promise<OrganizationItem> {
    authorize(caller, 'workers.read');
    const conditions = new Conditions().add(regionWithin('o.region_code'), caller.regionCode).add('o.id = ?', id);
    const [found] = await this.items(conditions, '');
    if (!found) throw notFound('单位');
    return found;
  }

  private items(conditions: Conditions, page: string): Promise<OrganizationItem[]> {
    const today = this.clock.today();
    const serving = conditions.bind(
      `SELECT count(DISTINCT p.worker_id)::int FROM posts p
       WHERE p.organization_id = o.id AND p.start_on <= ? AND (p.end_on IS NULL OR p.end_on >= ?)`,
      today,
      today,
    );
    return this.dataSource.query(
      `SELECT o.id, o.name, o.kind, o.region_code AS "regionCode", o.county_code AS "countyCode",
         o.registrar_code AS "registrarCode", o.version, r.name AS "regionName", c.name AS "countyName",
         g.name AS "registrarName", (${serving}) AS "servingCount"
       FROM organizations o JOIN regions r ON r.code = o.region_code JOIN regions c ON c.code = o.county_code
         LEFT JOIN regions g ON g.code = o.registrar_code
       ${conditions.where()} ${page}`,
      conditions.parameters,
    );
  }

  async create(caller: Caller, request: OrganizationRequest): Promise<Organization> {
    authorize(caller, 'workers.write');
    return inTransaction(this.dataSource, async (tx) => {
      const organization = await buildOrganization(tx, caller, request);
      await saveOrganization(tx, organization);
      const { id, regionCode } = organization;
      await this.audit.record(tx, caller, {
        action: 'organization.create',
        objectType: 'organization',
        objectId: id,
        regionCode,
        details: { after: factsOf(organization) },
      });
      return organization;
    });
  }

  async update(caller: Caller, id: string, version: number, request: UpdateOrganizationRequest): Promise<Organization> {
    authorize(caller, 'workers.write');
    return inTransaction(this.dataSource, async (tx) => {
      const organization = await requireOrganization(tx, caller, id, { lock: true });
      if (organization.version !== version)
        throw await staleRow(tx, '单位', { type: 'organization', id }, organization);
      const before = factsOf(organization);
      if (request.name !== undefined) organization.name = organizationName(request.name);
      if (request.kind !== undefined) organization.kind = request.kind;
      if (request.regionCode !== undefined) organization.regionCode = request.regionCode;
      if (request.registrarCode !== undefined) organization.registrarCode = request.registrarCode;
      const place = await checkPlaces(tx, organization);
      await requireRegion(tx, caller, place.code);
      organization.countyCode = countyCodeOf(place);
      const changes = changedFields(before, factsOf(organization));
      if (!changes) return organization;
      const rules = new RuleCheck('ORGANIZATION_REFUSED');
      checkReason(rules, request.reason, true);
      rules.done();
      await saveOrganization(tx, organization);
      const moved = before.regionCode === place.code ? 0 : await moveStaff(tx, organization);
      await this.audit.record(tx, caller, {
        action: 'organization.update',
        objectType: 'organization',
        objectId: id,
        regionCode: organization.regionCode,
        reason: request.reason ?? null,
        details: { ...changes, ...(moved > 0 && { workersMoved: moved }) },
      });
      return organization;
    });
  }

  /** Takes back an employer that never was one: nobody serves or served there, and no station names it. */
  async withdraw(caller: Caller, id: string, reason: string): Promise<WithdrawalResponse> {
    authorize(caller, 'workers.write');
    return inTransaction(this.dataSource, async (tx) => {
      const organization = await requireOrganization(tx, caller, id, { lock: true });
      requireReason('ORGANIZATION_REFUSED', reason);
      await requireUnused(tx, id);
      await tx.delete(Organization, { id });
      await this.audit.record(tx, caller, {
        action: 'organization.withdraw',
        objectType: 'organization',
        objectId: id,
        regionCode: organization.regionCode,
        reason,
        details: { before: factsOf(organization) },
      });
      return { id };
    });
  }
}

/** @throws {Refusal} 409 naming who rests on it and what to do first */
async function requireUnused(tx: EntityManager, id: string): Promise<void> {
  const [{ posts, stations }]: [{ posts: number; stations: number }] = await tx.query(
    `SELECT (SELECT count(*)::int FROM posts WHERE organization_id = $1) AS posts,
       (SELECT count(*)::int FROM stations WHERE $1 IN (host_organization_id, operator_organization_id)) AS stations`,
    [id],
  );
  const ways = [
    posts > 0 ? `名下有 ${posts} 段任职（含已离职），请先把任职更正到正确的单位，或作废任职` : null,
    stations > 0 ? `有 ${stations} 个社工站以它为场地或承接单位，请先更正社工站` : null,
  ].filter((way) => way !== null);
  if (ways.length > 0) {
    throw new Refusal('conflict', 'ORGANIZATION_IN_USE', `该单位不能作废：${ways.join('；')}。`, [], {
      posts,
      stations,
    });
  }
}

function factsOf({ name, kind, regionCode, countyCode, registrarCode }: Organization) {
  return { name, kind, regionCode, countyCode, registrarCode };
}

/** Those who came to this employer last are registered where it lies, so they move with it. */
async function moveStaff(tx: EntityManager, organization: Organization): Promise<number> {
  const [{ moved }]: [{ moved: number }] = await tx.query(
    `WITH moved AS (
       UPDATE workers w SET region_code = $2, version = w.version + 1
       WHERE w.region_code <> $2
         AND w.id IN (SELECT worker_id FROM posts WHERE organization_id = $1)
         AND (SELECT p.organization_id FROM posts p WHERE p.worker_id = w.id
              ORDER BY p.start_on DESC, p.id DESC LIMIT 1) = $1
       RETURNING 1)
     SELECT count(*)::int AS moved FROM moved`,
    [organization.id, organization.regionCode],
  );
  return moved;
}
