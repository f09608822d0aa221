import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { awardAssessor } from '../../awards/award-entitlements.js';
import { LEVELS, levelRank } from '../../certificates/level.js';
import { notFound } from '../../common/errors.js';
import { invalidRequest } from '../../common/http/validation.js';
import { Clock } from '../../common/values/clock.js';
import { monthOf, monthsBetween } from '../../common/values/months.js';
import { inTransaction } from '../../database/transaction.js';
import { awardSubject } from '../../ledger/subject.js';
import type { EntitlementResponse } from '../../policies/entitlements/entitlements.dto.js';
import { isVisible, tell } from '../../policies/entitlements/entitlements.js';
import { PeopleLoader } from '../../policies/facts/people.loader.js';
import { loadRegionView, type RegionView } from '../../policies/facts/region-view.js';
import { loadAwardTerms, loadStipendTerms } from '../../policies/policy-loader.js';
import { reasonName } from '../../policies/terms/reason-names.js';
import { stipendAssessor } from '../../stipends/stipend-entitlements.js';
import { withoutCertificate } from '../no-certificate.js';
import type { AwardOfPerson, MonthOfPerson, MonthsQuery, PersonMonthsResponse } from './months.dto.js';

/** Ten years: as many rows as somebody looks at, and a bound to what one request decides. */
const MAX_MONTHS = 120;

/** A person's money by month, and their awards: the facts of all months are read once, and each is decided as `explain` does. */
@Injectable()
export class MonthsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly people: PeopleLoader,
    private readonly clock: Clock,
  ) {}

  /** @throws {Refusal} not-found for a worker who does not exist for the caller and is not paid from there either */
  async months(caller: Caller, workerId: string, query: MonthsQuery): Promise<PersonMonthsResponse> {
    authorize(caller, 'entitlements.read');
    const asOf = query.asOf ?? this.clock.today();
    const range = monthsAsked(query, asOf);
    const work = async (tx: EntityManager): Promise<PersonMonthsResponse> => {
      const view = await loadRegionView(tx, caller.regionCode);
      const months = await this.stipends(tx, view, workerId, range, asOf);
      const awards = await this.awards(tx, view, workerId, asOf);
      if (!months || !awards || (months.length === 0 && awards.length === 0)) throw notFound('社工');
      return { months, awards };
    };
    return inTransaction(this.dataSource, work, 'REPEATABLE READ');
  }

  /** Null where there is no such worker; of somebody who does not exist for the view, the months that it pays. */
  private async stipends(
    tx: EntityManager,
    view: RegionView,
    workerId: string,
    range: { fromMonth: string; toMonth: string },
    asOf: string,
  ): Promise<MonthOfPerson[] | null> {
    const person = await this.people.one(tx, view, workerId, { kind: 'stipend', ...range, wholeYears: true });
    // Read also for nobody: who is not there is not told from who is elsewhere by what is read.
    const assessor = stipendAssessor(await loadStipendTerms(tx, view.paths), { ...range, asOf, includeRefused: true });
    if (!person) return null;
    const isSeen = isVisible(view, person);
    return assessor
      .assess(person)
      .filter((item) => isSeen || view.holds(item.decision.policyRegionCode))
      .map((item) => {
        const told = tell(view, assessor, person, item);
        return { month: item.decision.month, level: told.level, ...moneyTold(told) };
      });
  }

  private async awards(
    tx: EntityManager,
    view: RegionView,
    workerId: string,
    asOf: string,
  ): Promise<AwardOfPerson[] | null> {
    const person = await this.people.one(tx, view, workerId, { kind: 'award' });
    const assessor = awardAssessor(await loadAwardTerms(tx, view.paths), asOf);
    if (!person) return null;
    const isSeen = isVisible(view, person);
    const items = assessor.assess(person);
    const told = items
      .filter((item) => isSeen || view.holds(item.decision.policyRegionCode))
      .map((item) => {
        const { certificateNo, ...rest } = tell(view, assessor, person, item);
        return { level: item.decision.level, certificateNo, ...moneyTold(rest) };
      });
    const certified = new Set(items.map(({ decision }) => decision.level));
    const paidOnly = LEVELS.filter(
      (level) => isSeen && !certified.has(level) && person.balances.has(awardSubject(level)),
    )
      .map((level) => ({ level, certificateNo: null, ...moneyTold(withoutCertificate(view, person, level)) }))
      .filter(({ paidFen, inFlightFen }) => paidFen !== 0 || inFlightFen !== 0);
    return [...told, ...paidOnly].sort((a, b) => levelRank(a.level) - levelRank(b.level));
  }
}

function monthsAsked({ from, to }: MonthsQuery, asOf: string): { fromMonth: string; toMonth: string } {
  const toMonth = to ?? monthOf(asOf);
  const fromMonth = from ?? `${toMonth.slice(0, 4)}-01`;
  if (toMonth < fromMonth) throw invalidRequest([{ field: 'to', code: 'rangeTurned', message: '不能早于起始月份' }]);
  if (monthsBetween(fromMonth, toMonth) >= MAX_MONTHS) {
    throw invalidRequest([{ field: 'from', code: 'rangeTooLong', message: `一次最多查询${MAX_MONTHS}个月` }]);
  }
  return { fromMonth, toMonth };
}

function moneyTold({ owedFen, paidFen, inFlightFen, dueFen, reasons }: Omit<EntitlementResponse, 'certificateNo'>) {
  const { code, message } = reasons[0] ?? { code: 'NO_POLICY_FOR_EMPLOYER', message: '没有适用的政策。' };
  return { owedFen, paidFen, inFlightFen, dueFen, code, message, reasonName: reasonName(code) };
}
