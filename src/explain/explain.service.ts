import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { authorize, type Caller } from '../auth/access/caller.js';
import { awardAssessor, awardOfLevel } from '../awards/award-entitlements.js';
import { type Level, LEVEL_NAMES } from '../certificates/level.js';
import { Clock } from '../common/values/clock.js';
import { notFound } from '../common/errors.js';
import { monthOf } from '../common/values/months.js';
import { invalidRequest } from '../common/http/validation.js';
import { inTransaction } from '../database/transaction.js';
import { moneyOf, NOTHING_PAID } from '../ledger/due.js';
import { awardSubject } from '../ledger/subject.js';
import { isVisible, tell } from '../policies/entitlements/entitlements.js';
import { PeopleLoader } from '../policies/facts/people.loader.js';
import { loadAwardTerms, loadStipendTerms } from '../policies/policy-loader.js';
import { loadRegionView, type RegionView } from '../policies/facts/region-view.js';
import type { Person } from '../policies/facts/worker-facts.loader.js';
import { stipendAssessor } from '../stipends/stipend-entitlements.js';
import type { ExplainQuery, ExplanationResponse } from './explain.dto.js';

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
    if (!item) return { kind: 'award', ...noCertificate(view, person, level) };
    return { kind: 'award', ...tell(view, assessor, person, item) };
  }

  private async stipend(
    tx: EntityManager,
    view: RegionView,
    workerId: string,
    month: string,
    asOf: string,
  ): Promise<ExplanationResponse> {
    const months = { fromMonth: month, toMonth: month };
    const person = await this.people.one(tx, view, workerId, { kind: 'stipend', ...months });
    const policies = await loadStipendTerms(tx, view.paths);
    const assessor = stipendAssessor(policies, { ...months, asOf, includeRefused: true });
    const item = person && assessor.assess(person)[0];
    if (!person || !item || !(isVisible(view, person) || view.holds(item.decision.policyRegionCode))) {
      throw notFound('社工');
    }
    return { kind: 'stipend', ...tell(view, assessor, person, item) };
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

/** There is no claim to decide, and that is the answer; a payment of the past may still stand. */
function noCertificate(view: RegionView, person: Person, level: Level): Omit<ExplanationResponse, 'kind'> {
  const subject = awardSubject(level);
  const balance = person.balances.get(subject);
  const isKnown = balance && (balance.payerRegionCode === null || view.holds(balance.payerRegionCode));
  return {
    workerId: person.id,
    workerName: person.name,
    subject,
    certificateNo: null,
    level,
    month: null,
    regionCode: view.holds(person.regionCode) ? person.regionCode : view.top,
    policyId: null,
    ...moneyOf(0, isKnown ? balance : NOTHING_PAID),
    reasons: [
      { code: 'NO_CERTIFICATE', message: `没有${LEVEL_NAMES[level]}证书，没有可以奖励的事项。`, facts: { level } },
    ],
  };
}
