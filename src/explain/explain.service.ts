import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { authorize, type Caller } from '../auth/access/caller.js';
import { awardAssessor, awardOfLevel } from '../awards/award-entitlements.js';
import type { Level } from '../certificates/level.js';
import { Clock } from '../common/values/clock.js';
import { notFound } from '../common/errors.js';
import { monthOf } from '../common/values/months.js';
import { invalidRequest } from '../common/http/validation.js';
import { inTransaction } from '../database/transaction.js';
import { isWholeYear, monthOfPeriod } from '../ledger/subject.js';
import { isVisible, tell } from '../policies/entitlements/entitlements.js';
import { PeopleLoader } from '../policies/facts/people.loader.js';
import { loadAwardTerms, loadStipendTerms } from '../policies/policy-loader.js';
import { loadRegionView, type RegionView } from '../policies/facts/region-view.js';
import { stipendAssessor } from '../stipends/stipend-entitlements.js';
import { type ExplainQuery, type ExplanationResponse, withHolds } from './explain.dto.js';
import { withoutCertificate } from './no-certificate.js';

/** Answers "why": one decision about one person, owed or refused, with every reason (domain rule §6). */
@Injectable()
export class ExplainService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly people: PeopleLoader,
    private readonly clock: Clock,
  ) {}

  /** @throws {Refusal} not-found for a worker who does not exist for the caller and is not paid from there either */
  async explain(caller: Caller, workerId: string, query: ExplainQuery): Promise<ExplanationResponse> {
    authorize(caller, 'entitlements.read');
    const asOf = query.asOf ?? this.clock.today();
    const work = async (tx: EntityManager): Promise<ExplanationResponse> => {
      const view = await loadRegionView(tx, caller.regionCode);
      return query.kind === 'award'
        ? this.award(tx, view, workerId, levelOf(query), asOf)
        : this.stipend(tx, view, workerId, monthAsked(query, asOf), asOf);
    };
    return inTransaction(this.dataSource, work, 'REPEATABLE READ');
  }

  private async award(
    tx: EntityManager,
    view: RegionView,
    workerId: string,
    level: Level,
    asOf: string,
  ): Promise<ExplanationResponse> {
    const person = await this.people.one(tx, view, workerId, { kind: 'award' });
    const assessor = awardAssessor(await loadAwardTerms(tx, view.paths), asOf);
    const item = person && awardOfLevel(assessor.assess(person), level);
    if (!person || !(isVisible(view, person) || view.holds(item?.decision.policyRegionCode ?? null))) {
      throw notFound('社工');
    }
    if (!item) return { kind: 'award', ...withHolds(withoutCertificate(view, person, level)) };
    return { kind: 'award', ...withHolds(tell(view, assessor, person, item)) };
  }

  private async stipend(
    tx: EntityManager,
    view: RegionView,
    workerId: string,
    month: string,
    asOf: string,
  ): Promise<ExplanationResponse> {
    const months = { fromMonth: monthOfPeriod(month), toMonth: monthOfPeriod(month) };
    const person = await this.people.one(tx, view, workerId, { kind: 'stipend', ...months, wholeYears: true });
    const policies = await loadStipendTerms(tx, view.paths);
    const answersYears = isWholeYear(month);
    const assessor = stipendAssessor(policies, { ...months, asOf, includeRefused: true, answersYears });
    const item = person && assessor.assess(person).find(({ decision }) => decision.month === month);
    if (!person || !item || !(isVisible(view, person) || view.holds(item.decision.policyRegionCode))) {
      throw notFound('社工');
    }
    return { kind: 'stipend', ...withHolds(tell(view, assessor, person, item)) };
  }
}

function levelOf({ level, month }: ExplainQuery): Level {
  if (month !== undefined) throw invalidRequest([{ field: 'month', code: 'otherKind', message: '查询奖励时不填' }]);
  if (level === undefined) throw invalidRequest([{ field: 'level', code: 'isDefined', message: '查询奖励时必填' }]);
  return level;
}

function monthAsked({ level, month }: ExplainQuery, asOf: string): string {
  if (level !== undefined) throw invalidRequest([{ field: 'level', code: 'otherKind', message: '查询津贴时不填' }]);
  return month ?? monthOf(asOf);
}
