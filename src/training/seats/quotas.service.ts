import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { liesWithin, regionWithin } from '../../auth/access/region-scope.js';
import { Clock } from '../../common/values/clock.js';
import { notFound } from '../../common/errors.js';
import { newId } from '../../common/values/ids.js';
import { invalidRequest } from '../../common/http/validation.js';
import { Conditions } from '../../database/statements/conditions.js';
import { inTransaction } from '../../database/transaction.js';
import { requireStation } from '../../stations/station-scope.js';
import { TrainingQuota } from './quota.entity.js';
import type { QuotaRequest, QuotaResponse } from './quotas.dto.js';
import { moveUp, movedUpDetails, requireRoom } from './seating.js';
import { requireNotCancelled, requireSession } from '../training-scope.js';

@Injectable()
export class QuotasService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, sessionId: string): Promise<QuotaResponse[]> {
    authorize(caller, 'training.read');
    await requireSession(this.dataSource.manager, caller, sessionId);
    return readQuotas(this.dataSource.manager, caller, sessionId);
  }

  /** Sets the quota of a region or station; said again, it changes it. Whoever now fits is moved up. */
  async set(caller: Caller, sessionId: string, request: QuotaRequest): Promise<QuotaResponse> {
    authorize(caller, 'training.write');
    const { regionCode = null, stationId = null, seats } = request;
    if ((regionCode === null) === (stationId === null)) {
      throw invalidRequest([{ field: 'regionCode', code: 'oneUnit', message: '与社工站须填且只填一个' }]);
    }
    return inTransaction(this.dataSource, async (tx) => {
      const found = await requireSession(tx, caller, sessionId, { manage: true, lock: true });
      requireNotCancelled(found.session);
      const place = regionCode ?? (await requireStation(tx, caller, stationId ?? '')).regionCode;
      if (!(await liesWithin(tx, place, found.regionCode))) throw notFound(regionCode ? '地区' : '社工站');
      const known = await tx.findOneBy(
        TrainingQuota,
        regionCode ? { sessionId, regionCode } : { sessionId, stationId: stationId ?? '' },
      );
      const before = known?.seats ?? null;
      const quota = known ?? tx.create(TrainingQuota, { id: newId(), sessionId, regionCode, stationId });
      quota.seats = seats;
      await tx.save(quota);
      await requireRoom(tx, found.session);
      const moved = await moveUp(tx, found.session, this.clock.now());
      await this.audit.record(tx, caller, {
        action: 'training_quota.set',
        objectType: 'training_session',
        objectId: sessionId,
        regionCode: found.regionCode,
        details: { regionCode, stationId, before, after: seats, ...movedUpDetails(moved) },
      });
      return one(await readQuotas(tx, caller, sessionId), quota.id);
    });
  }

  async remove(caller: Caller, sessionId: string, quotaId: string): Promise<void> {
    authorize(caller, 'training.write');
    await inTransaction(this.dataSource, async (tx) => {
      const found = await requireSession(tx, caller, sessionId, { manage: true, lock: true });
      requireNotCancelled(found.session);
      const quota = await tx.findOneBy(TrainingQuota, { id: quotaId, sessionId });
      if (!quota) throw notFound('名额');
      await tx.delete(TrainingQuota, { id: quotaId });
      const moved = await moveUp(tx, found.session, this.clock.now());
      const { regionCode, stationId, seats } = quota;
      await this.audit.record(tx, caller, {
        action: 'training_quota.remove',
        objectType: 'training_session',
        objectId: sessionId,
        regionCode: found.regionCode,
        details: { regionCode, stationId, before: seats, ...movedUpDetails(moved) },
      });
    });
  }
}

function one(quotas: QuotaResponse[], id: string): QuotaResponse {
  const quota = quotas.find((each) => each.id === id);
  if (!quota) throw notFound('名额');
  return quota;
}

/** Quotas of units in the caller's part of the tree and of the regions above it, whose seats the caller's people take too. */
async function readQuotas(tx: EntityManager, caller: Caller, sessionId: string): Promise<QuotaResponse[]> {
  const { regionCode: own } = caller;
  const conditions = new Conditions().add('q.session_id = ?', sessionId).add(
    `${regionWithin('coalesce(q.region_code, s.region_code)')}
       OR q.region_code IN (SELECT unnest(path) FROM regions WHERE code = ?)`,
    own,
    own,
  );
  if (caller.role === 'station_manager') {
    conditions.add('q.station_id IS NULL OR q.station_id = ?::uuid', caller.stationId);
  }
  return tx.query(
    `SELECT q.id, q.region_code AS "regionCode", q.station_id AS "stationId", coalesce(r.name, s.name) AS name, q.seats,
       (SELECT count(*) FROM training_enrolments e JOIN regions er ON er.code = e.region_code
        WHERE e.session_id = q.session_id AND e.state = 'enrolled'
          AND (e.station_id = q.station_id OR q.region_code = ANY (er.path)))::int AS taken, q.version
     FROM training_quotas q LEFT JOIN regions r ON r.code = q.region_code LEFT JOIN stations s ON s.id = q.station_id
     ${conditions.where()} ORDER BY q.region_code NULLS LAST, name, q.id`,
    conditions.parameters,
  );
}
