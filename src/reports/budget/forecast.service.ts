import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { assessAwards } from '../../awards/award-rules.js';
import { RuleCheck } from '../../common/fields/rule-check.js';
import { Clock } from '../../common/values/clock.js';
import { Reading } from '../../database/reading.js';
import { progress } from '../../jobs/running/progress.js';
import type { PayKind } from '../../ledger/subject.js';
import { DueListService } from '../../payouts/due-list/due-list.service.js';
import { NO_NOTICES } from '../../policies/claims/notices.loader.js';
import { registrarsWithin } from '../../policies/entitlements/eligibility.js';
import { PeopleLoader } from '../../policies/facts/people.loader.js';
import { loadRegionView, type RegionView } from '../../policies/facts/region-view.js';
import type { Policy } from '../../policies/policy.entity.js';
import { awardTerms, loadApproved, stipendTerms } from '../../policies/policy-loader.js';
import { paysWholeYears, UNCLAIMED } from '../../policies/terms/policy-terms.js';
import { fundingOf, type LineShare } from '../../regions/funding-shares.js';
import { RegionsService } from '../../regions/regions.service.js';
import { assessStipends } from '../../stipends/rules/stipend-rules.js';
import type { BudgetQuery, BudgetResponse } from './budget.dto.js';
import { Forecast, type OwedItem } from './forecast.js';
import { forecastNotes } from './forecast-words.js';
import { budgetsByKind } from './yearly-budgets.js';

/** How many years ahead are reckoned: beyond them nobody knows the people. */
const YEARS_AHEAD = 3;

/** Next year's budget by the rules that decide what is owed, on the approved policies and the people as they are. Writes nothing. */
@Injectable()
export class ForecastService {
  constructor(
    private readonly reading: Reading,
    private readonly people: PeopleLoader,
    private readonly dueList: DueListService,
    private readonly regions: RegionsService,
    private readonly clock: Clock,
  ) {}

  /** @throws {Refusal} 422 for a year that has begun, or lies too far ahead */
  async forecast(caller: Caller, query: BudgetQuery): Promise<BudgetResponse> {
    authorize(caller, 'reports.read');
    const asOf = this.clock.today();
    const thisYear = Number(asOf.slice(0, 4));
    const year = query.year ?? thisYear + 1;
    new RuleCheck('REPORT_REFUSED')
      .that(year > thisYear, 'year', 'year-begun', `${year} 年已经开始，只能测算以后的年度`)
      .that(year <= thisYear + YEARS_AHEAD, 'year', 'year-far', `最多测算以后 ${YEARS_AHEAD} 年，请核对年度`)
      .done();
    return this.reading.onSnapshot(async (tx) => {
      const view = await loadRegionView(tx, caller.regionCode);
      const policies = { award: await loadApproved(tx, 'award'), stipend: await loadApproved(tx, 'stipend') };
      const forecast = new Forecast();
      await this.addStipends(tx, view, policies.stipend, year, forecast);
      await this.addAwards(tx, view, policies.award, year, forecast);
      const due = await this.dueList.totalsByPayer(tx, caller, asOf);
      for (const { regionCode, kind, dueFen } of due.parts) forecast.addCarried({ regionCode, kind, fen: dueFen });
      return this.told(tx, caller, query, { year, asOf, view, policies, forecast });
    });
  }

  /** The same with whose paper it is. */
  async forPaper(caller: Caller, query: BudgetQuery): Promise<{ budget: BudgetResponse; departmentName: string }> {
    const budget = await this.forecast(caller, query);
    const { departmentName } = await this.reading.byStatement((tx) =>
      this.regions.sheetHead(tx, caller, caller.regionCode),
    );
    return { budget, departmentName };
  }

  private async addStipends(
    tx: EntityManager,
    view: RegionView,
    policies: readonly Policy[],
    year: number,
    forecast: Forecast,
  ): Promise<void> {
    const months = { fromMonth: `${year}-01`, toMonth: `${year}-12` };
    // Of the months to come nobody can have made an application.
    const terms = policies.map((policy) => ({ ...stipendTerms(policy, view.paths, NO_NOTICES), ...UNCLAIMED }));
    const wanted = {
      kind: 'stipend',
      ...months,
      wholeYears: policies.some(({ year: settings }) => paysWholeYears({ year: settings })),
      view,
      registrars: registrarsWithin(view, policies),
      includeRefused: false,
    } as const;
    let done = 0;
    for await (const people of this.people.chunks(tx, wanted)) {
      for (const { facts } of people) {
        const decided = assessStipends(facts, terms, { ...months, asOf: `${year}-12-31`, explain: false });
        forecast.addYear(owed('stipend', view, decided));
      }
      progress('deciding', (done += people.length));
    }
  }

  /** What is owed at the end of the year and was not at its beginning; nobody's certificate changes meanwhile. */
  private async addAwards(
    tx: EntityManager,
    view: RegionView,
    policies: readonly Policy[],
    year: number,
    forecast: Forecast,
  ): Promise<void> {
    const terms = policies.map((policy) => ({ ...awardTerms(policy, view.paths, NO_NOTICES), ...UNCLAIMED }));
    const registrars = registrarsWithin(view, policies);
    for await (const people of this.people.chunks(tx, { kind: 'award', view, registrars, includeRefused: false })) {
      for (const { facts } of people) {
        const before = assessAwards(facts, terms, `${year - 1}-12-31`);
        const known = new Map(before.map(({ certificateId, owedFen }) => [certificateId, owedFen]));
        const after = assessAwards(facts, terms, `${year}-12-31`).map((decision) => ({
          ...decision,
          owedFen: decision.owedFen - (known.get(decision.certificateId) ?? 0),
        }));
        forecast.addYear(owed('award', view, after));
        for (const item of owed('award', view, before)) forecast.addAward(item);
      }
    }
  }

  private async told(
    tx: EntityManager,
    caller: Caller,
    query: BudgetQuery,
    { year, asOf, policies, forecast }: Reckoned,
  ): Promise<BudgetResponse> {
    const { newJunior: junior, newIntermediate: intermediate, newSenior: senior, leaversPercent } = query;
    const assumptions = { newlyCertified: { junior, intermediate, senior }, leaversPercent };
    const shares = await this.sharesIn(tx, policies, year);
    const { rows, sources } = forecast.result(assumptions, (code, kind) => shares.get(`${code} ${kind}`) ?? WHOLE);
    const budgets = await budgetsByKind(tx, caller.regionCode, year);
    const names = await namesOf(
      tx,
      rows.map(({ regionCode }) => regionCode),
    );
    const { regionName } = await this.regions.sheetHead(tx, caller, caller.regionCode);
    const nameOf = (code: string): string => names.get(code) ?? '';
    return {
      regionCode: caller.regionCode,
      regionName,
      year,
      asOf,
      items: rows.map((row) => ({
        ...row,
        regionName: nameOf(row.regionCode),
        budgetFen: budgets.get(`${row.regionCode} ${row.kind}`) ?? null,
      })),
      sources: sources.map((source) => ({ ...source, regionName: nameOf(source.regionCode) })),
      totalFen: rows.reduce((sum, { totalFen }) => sum + totalFen, 0),
      notes: forecastNotes({ year, asOf, ...assumptions }),
    };
  }

  /** Whose money each region pays each kind with: as its last policy of the year says, else the region. By code and kind. */
  private async sharesIn(
    tx: EntityManager,
    policies: Readonly<Record<PayKind, readonly Policy[]>>,
    year: number,
  ): Promise<Map<string, readonly LineShare[]>> {
    const shares = new Map<string, readonly LineShare[]>();
    for (const policy of [...policies.award, ...policies.stipend]) {
      const { regionCode, kind, funding, effectiveFrom } = policy;
      if (effectiveFrom > `${year}-12-31`) continue;
      const fundingShares = await this.regions.setting(tx, regionCode, 'fundingShares');
      const fundingSource = await this.regions.setting(tx, regionCode, 'fundingSource');
      shares.set(`${regionCode} ${kind}`, fundingOf(funding, { fundingShares, fundingSource }));
    }
    return shares;
  }
}

interface Reckoned {
  year: number;
  asOf: string;
  view: RegionView;
  policies: Readonly<Record<PayKind, readonly Policy[]>>;
  forecast: Forecast;
}

const WHOLE = fundingOf(null, { fundingShares: null, fundingSource: null });

interface Decision {
  policyRegionCode: string | null;
  level: OwedItem['level'] | null;
  owedFen: number;
}

/** What policies of the view pay. */
function owed(kind: PayKind, view: RegionView, decisions: readonly Decision[]): OwedItem[] {
  return decisions.flatMap(({ policyRegionCode, level, owedFen }) =>
    owedFen > 0 && level !== null && policyRegionCode !== null && view.holds(policyRegionCode)
      ? [{ kind, regionCode: policyRegionCode, level, fen: owedFen }]
      : [],
  );
}

async function namesOf(tx: EntityManager, codes: readonly string[]): Promise<Map<string, string>> {
  const rows: { code: string; name: string }[] = await tx.query(
    `SELECT code, CASE level WHEN 'city' THEN name || '本级' ELSE name END AS name FROM regions WHERE code = ANY($1)`,
    [[...codes]],
  );
  return new Map(rows.map(({ code, name }) => [code, name]));
}
