import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { chainCommitted, verifyChain } from '../audit/audit-chain.js';
import { AuditEvent } from '../audit/audit-event.entity.js';
import { AuditHeads } from '../audit/audit-heads.js';
import { AuditLink } from '../audit/audit-link.entity.js';
import { authorize, type Caller } from '../auth/access/caller.js';
import { isTop, narrowRegion, regionWithin, TOP_REGION } from '../auth/access/region-scope.js';
import { isWithdrawn, mergedInto, requireWorker } from '../workers/people/worker-lookup.js';
import { pageOffset, type PageQuery } from '../common/http/paging.js';
import { Conditions } from '../database/statements/conditions.js';
import { inTransaction } from '../database/transaction.js';
import { regionNames } from './region-names.js';
import type { RegionNames } from './history-words.js';
import { addPerson } from './events-of-person.js';
import {
  type AuditCheckResponse,
  type AuditQuery,
  type AuditWords,
  auditWords,
  type TrailItem,
} from './audit-trail.dto.js';

@Injectable()
export class AuditTrailService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly heads: AuditHeads,
  ) {}

  words(caller: Caller): AuditWords {
    authorize(caller, 'audit.read');
    return auditWords();
  }

  async list(caller: Caller, query: AuditQuery): Promise<{ items: TrailItem[]; total: number; regions: RegionNames }> {
    authorize(caller, 'audit.read');
    await chainCommitted(this.dataSource);
    return inTransaction(
      this.dataSource,
      async (tx) => {
        const conditions = await this.conditions(tx, caller, query);
        const [{ total }]: [{ total: number }] = await tx.query(
          `SELECT count(*)::int AS total FROM audit_events e ${conditions.where()}`,
          conditions.parameters,
        );
        const ids: { id: string }[] = await tx.query(
          `SELECT e.id FROM audit_events e ${conditions.where()}
           ORDER BY e.at DESC, e.id DESC LIMIT ${query.pageSize} OFFSET ${pageOffset(query)}`,
          conditions.parameters,
        );
        const items = await readItems(
          tx,
          ids.map(({ id }) => id),
        );
        const isWhole = await isTop(tx, caller.regionCode);
        const regions = await regionNames(
          tx,
          items.map(({ event }) => event),
          caller.regionCode,
        );
        return { items: isWhole ? items : items.map((item) => ({ ...item, seq: null })), total, regions };
      },
      'REPEATABLE READ',
    );
  }

  /** What was done about a person, newest first; never their payouts of other regions. */
  async history(
    caller: Caller,
    workerId: string,
    query: PageQuery,
  ): Promise<{ items: AuditEvent[]; total: number; regions: RegionNames }> {
    authorize(caller, 'workers.history');
    return inTransaction(
      this.dataSource,
      async (tx) => {
        if (!(await isWithdrawn(tx, caller, workerId))) await requireWorker(tx, caller, workerId);
        const conditions = withinOf(new Conditions(), caller.regionCode);
        addPerson(conditions, caller, workerId, await mergedInto(tx, [workerId])).add(`e.action <> 'import.check'`);
        const [{ total }]: [{ total: number }] = await tx.query(
          `SELECT count(*)::int AS total FROM audit_events e ${conditions.where()}`,
          conditions.parameters,
        );
        const ids: { id: string }[] = await tx.query(
          `SELECT e.id FROM audit_events e ${conditions.where()}
           ORDER BY e.at DESC, e.id DESC LIMIT ${query.pageSize} OFFSET ${pageOffset(query)}`,
          conditions.parameters,
        );
        const events = await tx.findBy(AuditEvent, { id: In(ids.map(({ id }) => id)) });
        const byId = new Map(events.map((event) => [event.id, event]));
        return {
          items: ids.flatMap(({ id }) => byId.get(id) ?? []),
          total,
          regions: await regionNames(tx, events, caller.regionCode),
        };
      },
      'REPEATABLE READ',
    );
  }

  /** Checks everything that is committed by now; tells of other regions only that something does not fit. */
  async verify(caller: Caller): Promise<AuditCheckResponse> {
    authorize(caller, 'audit.read');
    await chainCommitted(this.dataSource);
    const kept = await this.heads.read(this.dataSource.manager);
    return inTransaction(
      this.dataSource,
      async (tx) => {
        const { ok: isWhole, head: last, firstBroken } = await verifyChain(tx);
        const losses = await this.heads.losses(tx, kept);
        const ok = isWhole && losses.length === 0;
        const isAll = await isTop(tx, caller.regionCode);
        // The number of the last link counts the events of every region.
        const head = isAll ? last : null;
        const lost = isAll ? losses : [];
        const own = withinOf(new Conditions(), caller.regionCode);
        const [{ events }]: [{ events: number }] = await tx.query(
          `SELECT count(*)::int AS events FROM audit_events e JOIN audit_chain c ON c.event_id = e.id ${own.where()}`,
          own.parameters,
        );
        if (!firstBroken) return { ok, events, head, lost };
        const shown = new Conditions().add('e.id = ?', firstBroken.eventId);
        withinOf(shown, caller.regionCode);
        const visible: unknown[] = await tx.query(`SELECT 1 FROM audit_events e ${shown.where()}`, shown.parameters);
        const { seq, eventId, fault } = firstBroken;
        const shownId = isAll || visible.length > 0 ? eventId : null;
        return { ok, events, head, lost, firstBroken: { seq: isAll ? seq : null, eventId: shownId, fault } };
      },
      'REPEATABLE READ',
    );
  }

  /** What the caller may see of what was asked for, of `audit_events e`. */
  async conditions(tx: EntityManager, caller: Caller, query: Omit<AuditQuery, keyof PageQuery>): Promise<Conditions> {
    const conditions = new Conditions();
    const region = await narrowRegion(tx, caller, query.regionCode);
    if (query.regionCode === undefined) withinOf(conditions, region);
    else conditions.add(regionWithin('e.region_code'), region);
    if (query.objectType) conditions.add('e.object_type = ?', query.objectType);
    if (query.objectId) conditions.add('e.object_id = ?', query.objectId);
    if (query.workerId) addPerson(conditions, caller, query.workerId, await mergedInto(tx, [query.workerId]));
    if (query.actorId) conditions.add('e.actor_id = ?', query.actorId);
    if (query.action) conditions.add('e.action = ?', query.action);
    if (query.from) conditions.add(`e.at >= ?::date::timestamp AT TIME ZONE 'Asia/Shanghai'`, query.from);
    if (query.to) conditions.add(`e.at < (?::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'`, query.to);
    return conditions;
  }
}

/** Events of the region's part of the tree; those without a region only from the top. */
function withinOf(conditions: Conditions, regionCode: string): Conditions {
  const within = `${regionWithin('e.region_code')} OR (e.region_code IS NULL AND EXISTS (${TOP_REGION}))`;
  return conditions.add(within, regionCode, regionCode);
}

async function readItems(tx: EntityManager, ids: string[]): Promise<TrailItem[]> {
  const events = await tx.findBy(AuditEvent, { id: In(ids) });
  const links = await tx.findBy(AuditLink, { eventId: In(ids) });
  const eventById = new Map(events.map((event) => [event.id, event]));
  const linkByEvent = new Map(links.map((link) => [link.eventId, link]));
  return ids.flatMap((id) => {
    const event = eventById.get(id);
    const link = linkByEvent.get(id);
    return event ? [{ event, seq: link?.seq ?? null, hash: link?.hash ?? null }] : [];
  });
}
