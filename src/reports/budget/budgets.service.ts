import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { regionWithin, requireRegion } from '../../auth/access/region-scope.js';
import { Refusal } from '../../common/errors.js';
import { RuleCheck } from '../../common/fields/rule-check.js';
import { Clock } from '../../common/values/clock.js';
import { newId } from '../../common/values/ids.js';
import { groupedYuan } from '../../common/values/money.js';
import { inTransaction } from '../../database/transaction.js';
import { checkFreeText } from '../../workers/people/worker-rules.js';
import type { BudgetsQuery, SetBudgetRequest } from './budget.dto.js';
import { YearlyBudget } from './yearly-budget.entity.js';

/** What each region may pay in a year. */
@Injectable()
export class BudgetsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, query: BudgetsQuery): Promise<YearlyBudget[]> {
    authorize(caller, 'reports.read');
    const year = query.year ?? Number(this.clock.today().slice(0, 4));
    return this.dataSource.manager
      .createQueryBuilder(YearlyBudget, 'b')
      .where('b.year = :year', { year })
      .andWhere(regionWithin('b.region_code').replace('?', ':own'), { own: caller.regionCode })
      .orderBy({ 'b.regionCode': 'ASC', 'b.kind': 'ASC' })
      .getMany();
  }

  /**
   * Enters the budget of a region, year and kind, or another amount for it.
   *
   * @throws {Refusal} 404 for a region outside of the caller's; 409 `BUDGET_CHANGED` where another amount stands there than was seen
   */
  async set(caller: Caller, request: SetBudgetRequest): Promise<YearlyBudget> {
    authorize(caller, 'budgets.write');
    const { regionCode, year, kind, budgetFen, replacesFen, basis = null } = request;
    return inTransaction(this.dataSource, async (tx) => {
      await requireRegion(tx, caller, regionCode);
      const rules = new RuleCheck('BUDGET_REFUSED');
      if (basis !== null) checkFreeText(rules, 'basis', basis);
      rules.done();
      // Two who enter the first amount at once wait for each other here; there is no row yet that they could wait for.
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`budget ${regionCode} ${year} ${kind}`]);
      const known = await tx.findOneBy(YearlyBudget, { regionCode, year, kind });
      const stands = known?.budgetFen ?? null;
      if (stands !== replacesFen) throw changed(stands);
      const budget = known ?? tx.create(YearlyBudget, { id: newId(), regionCode, year, kind });
      const before = known && { budgetFen: stands, basis: known.basis };
      Object.assign(budget, { budgetFen, basis, setBy: caller.id, setAt: this.clock.now() });
      await tx.save(budget);
      await this.audit.record(tx, caller, {
        action: 'yearly_budget.set',
        objectType: 'yearly_budget',
        objectId: budget.id,
        regionCode,
        details: { year, kind, before, after: { budgetFen, basis } },
      });
      return budget;
    });
  }
}

function changed(stands: number | null): Refusal {
  const now = stands === null ? '这一项预算现在没有登记' : `这一项预算已由他人登记为 ${groupedYuan(stands)} 元`;
  return new Refusal('conflict', 'BUDGET_CHANGED', `${now}。请刷新页面，核对后再登记。`);
}
