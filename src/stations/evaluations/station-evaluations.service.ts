import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { staleRow } from '../../audit/stale/stale-row.js';
import { changedFields } from '../../audit/changed-fields.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { regionWithin, requireRegion } from '../../auth/access/region-scope.js';
import { Clock } from '../../common/values/clock.js';
import { notFound } from '../../common/errors.js';
import { newId } from '../../common/values/ids.js';
import { pageOffset } from '../../common/http/paging.js';
import { RuleCheck } from '../../common/fields/rule-check.js';
import { refusingConflicts } from '../../database/conflicts.js';
import { inTransaction } from '../../database/transaction.js';
import type { WithdrawalResponse } from '../../common/fields/withdrawal.dto.js';
import { checkFreeText, requireReason } from '../../workers/people/worker-rules.js';
import { checkScheme, checkScores, evaluate } from './evaluation-rules.js';
import { StationEvaluation, StationEvaluationScheme } from './station-evaluation.entity.js';
import type {
  EvaluationRequest,
  EvaluationsQuery,
  SchemeRequest,
  SchemesQuery,
  UpdateEvaluationRequest,
} from './station-evaluations.dto.js';
import { requireStation } from '../station-scope.js';
import { evaluationExists, schemeVersionTaken } from '../stations-errors.js';

const REFUSED = 'STATION_EVALUATION_REFUSED';

/** 年度评估, by schemes that are data. */
@Injectable()
export class StationEvaluationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** The schemes of the caller's part of the tree and of the regions above it, by which its stations are evaluated too. */
  async listSchemes(caller: Caller, query: SchemesQuery): Promise<{ items: StationEvaluationScheme[]; total: number }> {
    authorize(caller, 'stations.read');
    const builder = this.dataSource.manager.createQueryBuilder(StationEvaluationScheme, 'e').where(
      `(${regionWithin('e.region_code').replace('?', ':own')}
          OR e.region_code = ANY(SELECT unnest(path) FROM regions WHERE code = :own))`,
      { own: caller.regionCode },
    );
    if (query.regionCode) builder.andWhere('e.regionCode = :asked', { asked: query.regionCode });
    if (query.stationId) {
      const tx = this.dataSource.manager;
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
    return { items, total };
  }

  async createScheme(caller: Caller, request: SchemeRequest): Promise<StationEvaluationScheme> {
    authorize(caller, 'stations.write');
    return inTransaction(this.dataSource, async (tx) => {
      await requireRegion(tx, caller, request.regionCode);
      const rules = new RuleCheck('EVALUATION_SCHEME_REFUSED');
      checkScheme(rules, request);
      rules.done();
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
      await refusingConflicts({ station_evaluation_schemes_region_version: schemeVersionTaken }, () =>
        tx.insert(StationEvaluationScheme, scheme),
      );
      const { id: objectId, title, versionNo, effectiveFrom } = scheme;
      await this.audit.record(tx, caller, {
        action: 'evaluation-scheme.create',
        objectType: 'evaluation-scheme',
        objectId,
        regionCode,
        details: { title, versionNo, effectiveFrom },
      });
      return scheme;
    });
  }

  async list(
    caller: Caller,
    stationId: string,
    query: EvaluationsQuery,
  ): Promise<{ items: StationEvaluation[]; total: number }> {
    authorize(caller, 'stations.read');
    const tx = this.dataSource.manager;
    await requireStation(tx, caller, stationId);
    const [items, total] = await tx.findAndCount(StationEvaluation, {
      where: { stationId },
      order: { year: 'DESC' },
      skip: pageOffset(query),
      take: query.pageSize,
    });
    return { items, total };
  }

  async create(caller: Caller, stationId: string, request: EvaluationRequest): Promise<StationEvaluation> {
    authorize(caller, 'stations.write');
    return inTransaction(this.dataSource, async (tx) => {
      // Whoever adds photographs to a report of the year waits, or comes too late.
      const station = await requireStation(tx, caller, stationId, { lock: true });
      const { year, scores, evaluatedOn = this.clock.today(), remark = null } = request;
      const scheme = await requireScheme(tx, station.regionCode, year);
      this.check(scheme, { year, scores, evaluatedOn, remark });
      const evaluation = tx.create(StationEvaluation, {
        id: newId(),
        stationId,
        year,
        schemeId: scheme.id,
        scores: plainScores(scores),
        ...evaluate(scheme, scores),
        evaluatedOn,
        remark,
        createdBy: caller.id,
        createdAt: this.clock.now(),
      });
      await refusingConflicts({ station_evaluations_one_per_year: evaluationExists }, () => tx.save(evaluation));
      const { total, grade } = evaluation;
      await this.audit.record(tx, caller, {
        action: 'station.evaluate',
        objectType: 'station',
        objectId: stationId,
        regionCode: station.regionCode,
        details: { evaluationId: evaluation.id, year, schemeId: scheme.id, total, grade },
      });
      return evaluation;
    });
  }

  /** Corrects an evaluation by the scheme by which it was made. */
  async update(
    caller: Caller,
    stationId: string,
    id: string,
    version: number,
    request: UpdateEvaluationRequest,
  ): Promise<StationEvaluation> {
    authorize(caller, 'stations.write');
    return inTransaction(this.dataSource, async (tx) => {
      const station = await requireStation(tx, caller, stationId, { lock: true });
      const evaluation = await tx.findOneBy(StationEvaluation, { id, stationId });
      if (!evaluation) throw notFound('评估');
      if (evaluation.version !== version)
        throw await staleRow(tx, '评估', { type: 'station', id: stationId }, evaluation);
      const scheme = await tx.findOneByOrFail(StationEvaluationScheme, { id: evaluation.schemeId });
      const before = evaluationFacts(evaluation);
      if (request.scores !== undefined) {
        evaluation.scores = plainScores(request.scores);
        Object.assign(evaluation, evaluate(scheme, evaluation.scores));
      }
      if (request.evaluatedOn !== undefined) evaluation.evaluatedOn = request.evaluatedOn;
      if (request.remark !== undefined) evaluation.remark = request.remark;
      this.check(scheme, evaluation);
      const changes = changedFields(before, evaluationFacts(evaluation));
      if (!changes) return evaluation;
      requireReason(REFUSED, request.reason);
      await tx.save(evaluation);
      await this.audit.record(tx, caller, {
        action: 'station.evaluation-correct',
        objectType: 'station',
        objectId: stationId,
        regionCode: station.regionCode,
        reason: request.reason,
        details: { evaluationId: id, year: evaluation.year, ...changes },
      });
      return evaluation;
    });
  }

  /** Takes back an evaluation that never was; its year may be evaluated anew. */
  async withdraw(caller: Caller, stationId: string, id: string, reason: string): Promise<WithdrawalResponse> {
    authorize(caller, 'stations.write');
    return inTransaction(this.dataSource, async (tx) => {
      const station = await requireStation(tx, caller, stationId, { lock: true });
      const evaluation = await tx.findOneBy(StationEvaluation, { id, stationId });
      if (!evaluation) throw notFound('评估');
      requireReason(REFUSED, reason);
      await tx.delete(StationEvaluation, { id });
      await this.audit.record(tx, caller, {
        action: 'station.evaluation-withdraw',
        objectType: 'station',
        objectId: stationId,
        regionCode: station.regionCode,
        reason,
        details: { evaluationId: id, year: evaluation.year, before: evaluationFacts(evaluation) },
      });
      return { id };
    });
  }

  private check(
    scheme: StationEvaluationScheme,
    { year, scores, evaluatedOn, remark }: Pick<StationEvaluation, 'year' | 'scores' | 'evaluatedOn' | 'remark'>,
  ): void {
    const today = this.clock.today();
    const rules = new RuleCheck(REFUSED);
    checkScores(rules, scheme, scores);
    rules
      .that(evaluatedOn <= today, 'evaluatedOn', 'evaluated-in-future', `评估日期不能晚于今天（${today}）`)
      .that(
        Number(evaluatedOn.slice(0, 4)) >= year,
        'evaluatedOn',
        'evaluated-too-early',
        `评估日期不能早于 ${year} 年`,
      );
    if (remark !== null) checkFreeText(rules, 'remark', remark);
    rules.done();
  }
}

function plainScores(scores: readonly { code: string; points: number }[]) {
  return scores.map(({ code, points }) => ({ code, points }));
}

/** In a form whose values can be compared one by one. */
function evaluationFacts({ scores, total, grade, evaluatedOn, remark }: StationEvaluation) {
  const points = scores.map((score) => `${score.code}=${score.points}`).sort();
  return { scores: points.join(' '), total, grade, evaluatedOn, remark };
}

/** The newest scheme in force in that year, of the station's region or else of the nearest region above it; null where there is none. */
async function schemeFor(tx: EntityManager, regionCode: string, year: number): Promise<string | null> {
  const rows: { id: string }[] = await tx.query(
    `SELECT e.id FROM regions r JOIN station_evaluation_schemes e ON e.region_code = ANY(r.path)
     WHERE r.code = $1 AND e.effective_from <= make_date($2, 12, 31)
     ORDER BY array_position(r.path, e.region_code) DESC, e.effective_from DESC, e.version_no DESC LIMIT 1`,
    [regionCode, year],
  );
  return rows[0]?.id ?? null;
}

async function requireScheme(tx: EntityManager, regionCode: string, year: number): Promise<StationEvaluationScheme> {
  const id = await schemeFor(tx, regionCode, year);
  const message = `本地区没有适用于 ${year} 年的评估办法，请先登记评估办法`;
  new RuleCheck(REFUSED).that(id !== null, 'year', 'scheme-missing', message).done();
  return tx.findOneByOrFail(StationEvaluationScheme, { id: id! });
}
