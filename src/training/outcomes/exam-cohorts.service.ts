import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { staleRow } from '../../audit/stale/stale-row.js';
import { changedFields } from '../../audit/changed-fields.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { findWithin, liesWithin, narrowRegion, regionWithin, requireRegion } from '../../auth/access/region-scope.js';
import { notFound, Refusal } from '../../common/errors.js';
import { newId } from '../../common/values/ids.js';
import { pageOffset } from '../../common/http/paging.js';
import type { WithdrawalResponse } from '../../common/fields/withdrawal.dto.js';
import { RuleCheck } from '../../common/fields/rule-check.js';
import { Conditions } from '../../database/statements/conditions.js';
import { refusingConflicts } from '../../database/conflicts.js';
import { inTransaction } from '../../database/transaction.js';
import { checkFreeText, requireReason } from '../../workers/people/worker-rules.js';
import { ExamCohort } from './exam-cohort.entity.js';
import type { CohortRequest, CohortsQuery, UpdateCohortRequest } from './exam-cohorts.dto.js';
import { requireProgramme } from '../programmes/programmes.service.js';

const REFUSED = 'COHORT_REFUSED';

/** 考试结果 by prep course: counts, as the exam office tells them. */
@Injectable()
export class ExamCohortsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  async list(caller: Caller, query: CohortsQuery): Promise<{ items: ExamCohort[]; total: number }> {
    authorize(caller, 'training.read');
    const tx = this.dataSource.manager;
    const region = await narrowRegion(tx, caller, query.regionCode);
    const conditions = new Conditions().add(regionWithin('region_code'), region);
    if (query.programmeId) conditions.add('programme_id = ?', query.programmeId);
    const order = 'exam_year DESC, region_code, level, id';
    const ids: { id: string }[] = await tx.query(
      `SELECT id FROM exam_cohorts ${conditions.where()}
       ORDER BY ${order} LIMIT ${query.pageSize} OFFSET ${pageOffset(query)}`,
      conditions.parameters,
    );
    const [{ total }]: [{ total: number }] = await tx.query(
      `SELECT count(*)::int AS total FROM exam_cohorts ${conditions.where()}`,
      conditions.parameters,
    );
    const items = await tx.find(ExamCohort, {
      where: { id: In(ids.map(({ id }) => id)) },
      order: { examYear: 'DESC', regionCode: 'ASC', level: 'ASC', id: 'ASC' },
    });
    return { items, total };
  }

  async create(caller: Caller, request: CohortRequest): Promise<ExamCohort> {
    authorize(caller, 'training.write');
    return inTransaction(this.dataSource, async (tx) => {
      await requireRegion(tx, caller, request.regionCode);
      const programme = await requireProgramme(tx, caller, request.programmeId);
      const { programmeId, regionCode, level, examYear, enrolled, sat, passed, remark = null } = request;
      const offered = await liesWithin(tx, regionCode, programme.regionCode);
      const cohort = tx.create(ExamCohort, {
        id: newId(),
        programmeId,
        regionCode,
        level,
        examYear,
        enrolled,
        sat,
        passed,
        remark,
        createdBy: caller.id,
      });
      check(cohort, [
        [programme.line === 'exam_prep', 'programmeId', 'not-exam-prep', '考试结果只登记在资格考试培训项目之下'],
        [offered, 'regionCode', 'outside-programme', '该培训项目不面向所填地区'],
      ]);
      await refusingConflicts({ exam_cohorts_once: known }, () => tx.save(cohort));
      await this.record(tx, caller, cohort, 'create', { after: factsOf(cohort) });
      return cohort;
    });
  }

  async update(caller: Caller, id: string, version: number, request: UpdateCohortRequest): Promise<ExamCohort> {
    authorize(caller, 'training.write');
    return inTransaction(this.dataSource, async (tx) => {
      const cohort = await findWithin(tx, ExamCohort, caller, id, { lock: true });
      if (!cohort) throw notFound('考试结果');
      if (cohort.version !== version) throw await staleRow(tx, '考试结果', { type: 'exam_cohort', id }, cohort);
      const before = factsOf(cohort);
      const { enrolled, sat, passed, remark } = request;
      if (enrolled !== undefined) cohort.enrolled = enrolled;
      if (sat !== undefined) cohort.sat = sat;
      if (passed !== undefined) cohort.passed = passed;
      if (remark !== undefined) cohort.remark = remark;
      const changes = changedFields(before, factsOf(cohort));
      if (!changes) return cohort;
      check(cohort, []);
      await tx.save(cohort);
      await this.record(tx, caller, cohort, 'update', { ...changes });
      return cohort;
    });
  }

  /** Takes back results that never were; what they said stays in the log. */
  async withdraw(caller: Caller, id: string, reason: string): Promise<WithdrawalResponse> {
    authorize(caller, 'training.write');
    return inTransaction(this.dataSource, async (tx) => {
      const cohort = await findWithin(tx, ExamCohort, caller, id, { lock: true });
      if (!cohort) throw notFound('考试结果');
      requireReason(REFUSED, reason);
      await tx.delete(ExamCohort, { id });
      await this.record(tx, caller, cohort, 'withdraw', { before: factsOf(cohort) }, reason);
      return { id };
    });
  }

  private record(
    tx: EntityManager,
    caller: Caller,
    cohort: ExamCohort,
    verb: string,
    details: Record<string, unknown>,
    reason?: string,
  ): Promise<void> {
    const { id: objectId, regionCode } = cohort;
    const action = `exam_cohort.${verb}`;
    return this.audit.record(tx, caller, { action, objectType: 'exam_cohort', objectId, regionCode, reason, details });
  }
}

type Further = [holds: boolean, field: string, code: string, message: string];

function check({ enrolled, sat, passed, remark }: ExamCohort, further: readonly Further[]): void {
  const rules = new RuleCheck(REFUSED);
  for (const each of further) rules.that(...each);
  rules
    .that(sat <= enrolled, 'sat', 'sat-above-enrolled', '参考人数不能多于报名人数')
    .that(passed <= sat, 'passed', 'passed-above-sat', '通过人数不能多于参考人数');
  if (remark) checkFreeText(rules, 'remark', remark);
  rules.done();
}

function factsOf({ level, examYear, enrolled, sat, passed, remark }: ExamCohort) {
  return { level, examYear, enrolled, sat, passed, remark };
}

function known(): Refusal {
  return new Refusal('conflict', 'COHORT_EXISTS', '该项目此地区、级别、年度的考试结果已登记，请直接更正。');
}
