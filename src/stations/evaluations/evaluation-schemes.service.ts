import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { changedFields } from '../../audit/changed-fields.js';
import { staleRow } from '../../audit/stale/stale-row.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { regionWithin, requireRegion } from '../../auth/access/region-scope.js';
import { notFound } from '../../common/errors.js';
import { RuleCheck } from '../../common/fields/rule-check.js';
import type { WithdrawalResponse } from '../../common/fields/withdrawal.dto.js';
import { pageOffset } from '../../common/http/paging.js';
import { Clock } from '../../common/values/clock.js';
import { newId } from '../../common/values/ids.js';
import { refusingConflicts } from '../../database/conflicts.js';
import { inTransaction } from '../../database/transaction.js';
import { requireReason } from '../../workers/people/worker-rules.js';
import { requireStation } from '../station-scope.js';
import { schemeInUse, schemeVersionTaken } from '../stations-errors.js';
import { checkScheme } from './evaluation-rules.js';
import { schemeFor } from './scheme-in-force.js';
import { StationEvaluationScheme } from './station-evaluation.entity.js';
import type { SchemeRequest, SchemeRow, SchemesQuery, UpdateSchemeRequest } from './evaluation-schemes.dto.js';

const REFUSED = 'EVALUATION_SCHEME_REFUSED';

/** 评估办法: how a region evaluates its stations. Put right while it is unused; once a station was evaluated by it, it stays. */
@Injectable()
export class EvaluationSchemesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** The schemes of the caller's part of the tree and of the regions above it, by which its stations are evaluated too. */
  async list(caller: Caller, query: SchemesQuery): Promise<{ items: SchemeRow[]; total: number }> {
    authorize(caller, 'stations.read');
    const tx = this.dataSource.manager;
    const builder = tx.createQueryBuilder(StationEvaluationScheme, 'e').where(
      `(${regionWithin('e.region_code').replace('?', ':own')}
          OR e.region_code = ANY(SELECT unnest(path) FROM regions WHERE code = :own))`,
      { own: caller.regionCode },
    );
    if (query.regionCode) builder.andWhere('e.regionCode = :asked', { asked: query.regionCode });
    if (query.stationId) {
      const { regionCode } = await requireStation(tx, caller, query.stationId);
      const year = Math.max(1, Number(query.year ?? this.clock.today().slice(0, 4)));
      builder.andWhere('e.id = :scheme', { scheme: await schemeFor(tx, regionCode, year) });
    }
    const [items, total] = await builder
      .orderBy('e.regionCode')
      .addOrderBy('e.versionNo', 'DESC')
      .offset(pageOffset(query))
      .limit(query.pageSize)
      .getManyAndCount();
    const used = await usesOf(
      tx,
      items.map(({ id }) => id),
    );
    return { items: items.map((scheme) => ({ ...scheme, evaluations: used.get(scheme.id) ?? 0 })), total };
  }

  async create(caller: Caller, request: SchemeRequest): Promise<SchemeRow> {
    authorize(caller, 'stations.write');
    return inTransaction(this.dataSource, async (tx) => {
      await requireRegion(tx, caller, request.regionCode);
      check(request);
      const { regionCode } = request;
      const latest = await tx.findOne(StationEvaluationScheme, { where: { regionCode }, order: { versionNo: 'DESC' } });
      const scheme = tx.create(StationEvaluationScheme, {
        id: newId(),
        ...request,
        documentNo: request.documentNo ?? null,
        versionNo: (latest?.versionNo ?? 0) + 1,
        createdBy: caller.id,
        createdAt: this.clock.now(),
      });
      await refusingConflicts({ station_evaluation_schemes_region_version: schemeVersionTaken }, () => tx.save(scheme));
      const { id: objectId, title, versionNo, effectiveFrom } = scheme;
      await this.audit.record(tx, caller, {
        action: 'evaluation-scheme.create',
        objectType: 'evaluation-scheme',
        objectId,
        regionCode,
        details: { title, versionNo, effectiveFrom },
      });
      return { ...scheme, evaluations: 0 };
    });
  }

  /** @throws {Refusal} 409 once a station was evaluated by it */
  async update(caller: Caller, id: string, version: number, request: UpdateSchemeRequest): Promise<SchemeRow> {
    authorize(caller, 'stations.write');
    return inTransaction(this.dataSource, async (tx) => {
      const scheme = await lockScheme(tx, caller, id);
      if (scheme.version !== version) {
        throw await staleRow(tx, '评估办法', { type: 'evaluation-scheme', id }, scheme);
      }
      await requireUnused(tx, scheme);
      const before = schemeFacts(scheme);
      const stated = Object.entries(request).filter(([, value]) => value !== undefined);
      Object.assign(scheme, Object.fromEntries(stated));
      check(scheme);
      const changes = changedFields(before, schemeFacts(scheme));
      if (changes) {
        await tx.save(scheme);
        await this.audit.record(tx, caller, {
          action: 'evaluation-scheme.update',
          objectType: 'evaluation-scheme',
          objectId: id,
          regionCode: scheme.regionCode,
          details: { versionNo: scheme.versionNo, ...changes },
        });
      }
      return { ...scheme, evaluations: 0 };
    });
  }

  /** Takes back a scheme by which nobody was evaluated; the one before it holds again. */
  async withdraw(caller: Caller, id: string, reason: string): Promise<WithdrawalResponse> {
    authorize(caller, 'stations.write');
    return inTransaction(this.dataSource, async (tx) => {
      const scheme = await lockScheme(tx, caller, id);
      await requireUnused(tx, scheme);
      requireReason(REFUSED, reason);
      await tx.delete(StationEvaluationScheme, { id });
      await this.audit.record(tx, caller, {
        action: 'evaluation-scheme.withdraw',
        objectType: 'evaluation-scheme',
        objectId: id,
        regionCode: scheme.regionCode,
        reason,
        details: { versionNo: scheme.versionNo, before: schemeFacts(scheme) },
      });
      return { id };
    });
  }
}

function check(scheme: Pick<SchemeRequest, 'items' | 'grades'>): void {
  const rules = new RuleCheck(REFUSED);
  checkScheme(rules, scheme);
  rules.done();
}

/** Held, so that nobody evaluates by it meanwhile; whoever evaluates holds it too. */
async function lockScheme(tx: EntityManager, caller: Caller, id: string): Promise<StationEvaluationScheme> {
  const rows: unknown[] = await tx.query(
    `SELECT 1 FROM station_evaluation_schemes e WHERE e.id = $1 AND ${regionWithin('e.region_code').replace('?', '$2')}`,
    [id, caller.regionCode],
  );
  const scheme =
    rows.length > 0 &&
    (await tx.findOne(StationEvaluationScheme, { where: { id }, lock: { mode: 'pessimistic_write' } }));
  if (!scheme) throw notFound('评估办法');
  return scheme;
}

async function requireUnused(tx: EntityManager, { id }: StationEvaluationScheme): Promise<void> {
  const used = (await usesOf(tx, [id])).get(id) ?? 0;
  if (used > 0) throw schemeInUse(used);
}

async function usesOf(tx: EntityManager, ids: string[]): Promise<Map<string, number>> {
  const rows: { id: string; n: number }[] = await tx.query(
    `SELECT scheme_id AS id, count(*)::int AS n FROM station_evaluations WHERE scheme_id = ANY($1::uuid[]) GROUP BY scheme_id`,
    [ids],
  );
  return new Map(rows.map(({ id, n }) => [id, n]));
}

/** In a form whose values can be compared one by one. */
function schemeFacts({ title, documentNo, effectiveFrom, items, grades }: StationEvaluationScheme) {
  return {
    title,
    documentNo,
    effectiveFrom,
    items: items.map(({ code, name, maxPoints }) => `${code} ${name}=${maxPoints}`).join('，'),
    grades: grades.map(({ name, minPoints }) => `${name}≥${minPoints}`).join('，'),
  };
}
