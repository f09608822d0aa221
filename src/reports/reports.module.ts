import { Module } from '@nestjs/common';
import { ExplainModule } from '../explain/explain.module.js';
import { PayoutsModule } from '../payouts/payouts.module.js';
import { StationsModule } from '../stations/stations.module.js';
import { TemplatesModule } from '../templates/templates.module.js';
import { TrainingModule } from '../training/training.module.js';
import { WorkersModule } from '../workers/workers.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { BudgetController } from './budget/budget.controller.js';
import { BudgetsService } from './budget/budgets.service.js';
import { ForecastService } from './budget/forecast.service.js';
import { LeaderController } from './leader/leader.controller.js';
import { LeaderService } from './leader/leader.service.js';
import { ReconciliationService } from './reconciliation/reconciliation.service.js';
import { ReportsController } from './reports.controller.js';
import { ReportsService } from './reports.service.js';
import { FigureRowsController } from './rows/rows.controller.js';
import { FigureRowsService } from './rows/rows.service.js';
import { StatementController } from './statement/statement.controller.js';
import { StatementService } from './statement/statement.service.js';
import { VouchersService } from './vouchers/vouchers.service.js';
import { YearlyReportService } from './yearly-report.service.js';

@Module({
  imports: [
    ExplainModule,
    PayoutsModule,
    PoliciesModule,
    StationsModule,
    TemplatesModule,
    TrainingModule,
    WorkersModule,
  ],
  controllers: [ReportsController, FigureRowsController, LeaderController, BudgetController, StatementController],
  providers: [
    ReportsService,
    FigureRowsService,
    LeaderService,
    BudgetsService,
    ForecastService,
    YearlyReportService,
    ReconciliationService,
    VouchersService,
    StatementService,
  ],
})
export class ReportsModule {}
