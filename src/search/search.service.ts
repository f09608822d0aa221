import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { authorize, type Caller } from '../auth/access/caller.js';
import { type Permission, roleMay } from '../auth/access/permissions.js';
import { regionWithin } from '../auth/access/region-scope.js';
import { LEVEL_NAMES } from '../certificates/level.js';
import type { ClaimState } from '../claims/claim.entity.js';
import { CLAIM_STATE_NAMES } from '../claims/life/claim-life.js';
import { claimConditions } from '../claims/reading/claim-queries.js';
import { Clock } from '../common/values/clock.js';
import { Conditions } from '../database/statements/conditions.js';
import { PAY_KIND_NAMES, type PayKind } from '../ledger/subject.js';
import { addStationScope } from '../stations/station-scope.js';
import { offeredTo } from '../training/training-scope.js';
import { WorkersService } from '../workers/workers.service.js';
import {
  PER_GROUP,
  SEARCH_TYPES,
  type SearchGroup,
  type SearchHit,
  type SearchResponse,
  type SearchType,
} from './search.dto.js';

interface Source {
  title: string;
  permission: Permission;
  /** One more than are shown, so that it can be said whether there are more. */
  find: (caller: Caller, text: string) => Promise<SearchHit[]>;
}

/**
 * What a text may mean to whoever types it, by kind. It comes in a body and is told nowhere: neither in an address, which
 * browsers and proxies keep, nor in the log. Of each kind there is what the caller's permissions and region let exist.
 */
@Injectable()
export class SearchService {
  private readonly sources: Record<SearchType, Source> = {
    workers: { title: '人员', permission: 'workers.read', find: (caller, text) => this.workers(caller, text) },
    payouts: { title: '批次', permission: 'payouts.read', find: (caller, text) => this.payouts(caller, text) },
    policies: { title: '政策', permission: 'policies.read', find: (caller, text) => this.policies(caller, text) },
    stations: { title: '站点', permission: 'stations.read', find: (caller, text) => this.stations(caller, text) },
    trainings: { title: '培训', permission: 'training.read', find: (caller, text) => this.trainings(caller, text) },
    claims: { title: '申报', permission: 'claims.read', find: (caller, text) => this.claims(caller, text) },
  };

  constructor(
    private readonly dataSource: DataSource,
    private readonly people: WorkersService,
    private readonly clock: Clock,
  ) {}

  async search(caller: Caller, text: string, types: readonly SearchType[] = SEARCH_TYPES): Promise<SearchResponse> {
    authorize(caller, 'search.use');
    const groups: SearchGroup[] = [];
    for (const type of SEARCH_TYPES) {
      const { title, permission, find } = this.sources[type];
      if (!types.includes(type) || !roleMay(caller.role, permission)) continue;
      const found = await find(caller, text);
      if (found.length === 0) continue;
      groups.push({ type, title, items: found.slice(0, PER_GROUP), more: found.length > PER_GROUP });
    }
    return { groups };
  }

  private async workers(caller: Caller, text: string): Promise<SearchHit[]> {
    const { items } = await this.people.list(caller, { search: text, page: 1, pageSize: PER_GROUP + 1 });
    return items.map(({ id, name, identityNumber, organizationName, level }) => ({
      id,
      title: name,
      detail: [identityNumber, organizationName, level && LEVEL_NAMES[level]].filter(Boolean).join(' · '),
      href: `/workers/${id}`,
    }));
  }

  private payouts(caller: Caller, text: string): Promise<SearchHit[]> {
    const conditions = new Conditions()
      .add(regionWithin('p.region_code'), caller.regionCode)
      .add('strpos(p.number, upper(?)) > 0 OR strpos(p.title, ?) > 0', text, text);
    return this.hits(
      `SELECT p.id, p.title, p.number || ' · ' || r.name AS detail, '/payouts/' || p.id AS href
       FROM payouts p JOIN regions r ON r.code = p.region_code ${conditions.where()} ORDER BY p.created_at DESC, p.id`,
      conditions,
    );
  }

  private policies(caller: Caller, text: string): Promise<SearchHit[]> {
    const conditions = new Conditions()
      .add(regionWithin('p.region_code'), caller.regionCode)
      .add('strpos(p.title, ?) > 0 OR strpos(p.document_no, ?) > 0', text, text);
    return this.hits(
      `SELECT p.id, p.title, concat_ws(' · ', r.name, p.document_no, p.effective_from || '起') AS detail,
         '/policies/' || p.id AS href
       FROM policies p JOIN regions r ON r.code = p.region_code ${conditions.where()}
       ORDER BY p.effective_from DESC, p.id`,
      conditions,
    );
  }

  private stations(caller: Caller, text: string): Promise<SearchHit[]> {
    const conditions = addStationScope(new Conditions(), caller, 's').add('strpos(s.name, ?) > 0', text);
    return this.hits(
      `SELECT s.id, s.name AS title, concat_ws(' · ', r.name, s.host_name) AS detail, '/stations/' || s.id AS href
       FROM stations s JOIN regions r ON r.code = s.region_code ${conditions.where()} ORDER BY s.region_code, s.name`,
      conditions,
    );
  }

  private trainings(caller: Caller, text: string): Promise<SearchHit[]> {
    const conditions = new Conditions()
      .add(offeredTo('p.region_code'), caller.regionCode, caller.regionCode)
      .add('strpos(s.title, ?) > 0 OR strpos(p.title, ?) > 0', text, text);
    return this.hits(
      `SELECT s.id, p.title || ' ' || s.title AS title,
         concat_ws(' · ', to_char(s.starts_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI'), s.place) AS detail,
         '/training/' || s.id AS href
       FROM training_sessions s JOIN training_programmes p ON p.id = s.programme_id ${conditions.where()}
       ORDER BY s.starts_at DESC, s.id`,
      conditions,
    );
  }

  private async claims(caller: Caller, text: string): Promise<SearchHit[]> {
    const scope = { region: caller.regionCode, today: this.clock.today() };
    const conditions = claimConditions(caller, { search: text }, scope);
    const { parameters } = conditions;
    const rows: {
      id: string;
      name: string;
      kind: PayKind;
      state: ClaimState;
      regionName: string;
      on: string | null;
    }[] = await this.dataSource.query(
      `SELECT c.id, w.name, c.kind, c.state, r.name AS "regionName", c.received_on AS on
         FROM claims c JOIN workers w ON w.id = c.worker_id JOIN regions r ON r.code = c.policy_region_code ${conditions.where()}
         ORDER BY c.created_at DESC, c.id LIMIT ${PER_GROUP + 1}`,
      parameters,
    );
    return rows.map(({ id, name, kind, state, regionName, on }) => ({
      id,
      title: `${name}的${PAY_KIND_NAMES[kind]}申报`,
      detail: [regionName, on, CLAIM_STATE_NAMES[state]].filter(Boolean).join(' · '),
      href: `/claims/${id}`,
    }));
  }

  private hits(sql: string, { parameters }: Conditions): Promise<SearchHit[]> {
    return this.dataSource.query<SearchHit[]>(`${sql} LIMIT ${PER_GROUP + 1}`, parameters);
  }
}
