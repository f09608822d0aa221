import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { changedFields } from '../../audit/changed-fields.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { narrowRegion, regionWithin, requireRegion } from '../../auth/access/region-scope.js';
import { stale } from '../../common/http/if-match.js';
import { organizationName } from '../../common/values/names.js';
import { pageOffset } from '../../common/http/paging.js';
import { Conditions } from '../../database/statements/conditions.js';
import { inTransaction } from '../../database/transaction.js';
import { buildOrganization, checkPlaces, requireOrganization, saveOrganization } from './employers.js';
import { countyCodeOf } from './organization-rules.js';
import type { Organization } from './organization.entity.js';
import type {
  ORGANIZATION_SORTS,
  OrganizationRequest,
  OrganizationResponse,
  OrganizationsQuery,
  UpdateOrganizationRequest,
} from './organizations.dto.js';

const ORDERS: Record<(typeof ORGANIZATION_SORTS)[number], string> = {
  'name:asc': 'name COLLATE "C", id',
  'name:desc': 'name COLLATE "C" DESC, id DESC',
  'id:asc': 'id',
  'id:desc': 'id DESC',
};

@Injectable()
export class OrganizationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  async list(caller: Caller, query: OrganizationsQuery): Promise<{ items: OrganizationResponse[]; total: number }> {
    authorize(caller, 'workers.read');
    const regionCode = await narrowRegion(this.dataSource.manager, caller, query.regionCode);
    const conditions = new Conditions().add(regionWithin('region_code'), regionCode);
    if (query.search) conditions.add('strpos(name, ?) > 0', organizationName(query.search));
    if (query.kind) conditions.add('kind = ?', query.kind);
    const items: OrganizationResponse[] = await this.dataSource.query(
      `SELECT id, name, kind, region_code AS "regionCode", county_code AS "countyCode",
         registrar_code AS "registrarCode", version
       FROM organizations ${conditions.where()}
       ORDER BY ${ORDERS[query.sort ?? 'name:asc']} LIMIT ${query.pageSize} OFFSET ${pageOffset(query)}`,
      conditions.parameters,
    );
    const [{ total }]: [{ total: number }] = await this.dataSource.query(
      `SELECT count(*)::int AS total FROM organizations ${conditions.where()}`,
      conditions.parameters,
    );
    return { items, total };
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
      if (organization.version !== version) throw stale('单位');
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
      await saveOrganization(tx, organization);
      const moved = before.regionCode === place.code ? 0 : await moveStaff(tx, organization);
      await this.audit.record(tx, caller, {
        action: 'organization.update',
        objectType: 'organization',
        objectId: id,
        regionCode: organization.regionCode,
        details: { ...changes, ...(moved > 0 && { workersMoved: moved }) },
      });
      return organization;
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
