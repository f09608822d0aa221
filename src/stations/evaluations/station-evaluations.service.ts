import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { staleRow } from '../../audit/stale/stale-row.js';
import { changedFields } from '../../audit/changed-fields.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { Clock } from '../../common/values/clock.js';
import { notFound } from '../../common/errors.js';
import { newId } from '../../common/values/ids.js';
import { pageOffset } from '../../common/http/paging.js';
import { RuleCheck } from '../../common/fields/rule-check.js';
import { refusingConflicts } from '../../database/conflicts.js';
import { inTransaction } from '../../database/transaction.js';
import type { WithdrawalResponse } from '../../common/fields/withdrawal.dto.js';
import { checkFreeText, requireReason } from '../../workers/people/worker-rules.js';
import { checkScores, evaluate } from './evaluation-rules.js';
import { schemeFor } from './scheme-in-force.js';
import { StationEvaluation, StationEvaluationScheme } from './station-evaluation.entity.js';
import type { EvaluationRequest, EvaluationsQuery, UpdateEvaluationRequest } from './station-evaluations.dto.js';
import { requireStation } from '../station-scope.js';
import { evaluationExists } from '../stations-errors.js';

const REFUSED = 'STATION_EVALUATION_REFUSED';

/** 年度评估, by schemes that are data. */
@Injectable()
export class StationEvaluationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

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

async function requireScheme(tx: EntityManager, regionCode: string, year: number): Promise<StationEvaluationScheme> {
  const id = await schemeFor(tx, regionCode, year);
  const message = `本地区没有适用于 ${year} 年的评估办法，请先登记评估办法`;
  new RuleCheck(REFUSED).that(id !== null, 'year', 'scheme-missing', message).done();
  // Held, so that it does not change under what is made by it.
  return tx.findOneOrFail(StationEvaluationScheme, { where: { id: id! }, lock: { mode: 'pessimistic_read' } });
}
