import { type DynamicModule, Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { AuditModule } from '../audit/audit.module.js';
import { AuditTrailModule } from '../audit-trail/audit-trail.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { AwardsModule } from '../awards/awards.module.js';
import { BankingModule } from '../banking/banking.module.js';
import { RecoveriesModule } from '../recoveries/recoveries.module.js';
import { BackupModule } from '../backup/backup.module.js';
import { CertificatesModule } from '../certificates/certificates.module.js';
import { ControlModule } from '../control/control.module.js';
import { ExplainModule } from '../explain/explain.module.js';
import { GroundModule, type Runtime } from './ground.module.js';
import { HealthController } from './health.controller.js';
import { IdempotencyModule } from '../idempotency/idempotency.module.js';
import { ImportsModule } from '../imports/imports.module.js';
import { IntegrityModule } from '../integrity/integrity.module.js';
import { KeysModule } from '../keys/keys.module.js';
import { PayoutsModule } from '../payouts/payouts.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { RegionsModule } from '../regions/regions.module.js';
import { StipendsModule } from '../stipends/stipends.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { StationsModule } from '../stations/stations.module.js';
import { TrainingModule } from '../training/training.module.js';
import { WorkersModule } from '../workers/workers.module.js';

@Module({})
export class AppModule {
  static with(runtime: Runtime): DynamicModule {
    return {
      module: AppModule,
      imports: [
        GroundModule.with(runtime),
        TerminusModule.forRoot({ logger: false }),
        ControlModule,
        AuditModule,
        KeysModule,
        AuthModule,
        IdempotencyModule,
        AuditTrailModule,
        RegionsModule,
        // Before the workers', whose `:id` would take `export.xlsx` for one.
        ImportsModule,
        WorkersModule,
        CertificatesModule,
        PoliciesModule,
        StipendsModule,
        AwardsModule,
        ExplainModule,
        TrainingModule,
        StationsModule,
        ReportsModule,
        // Its fixed names below `payouts/` come before the route that takes such a name for an id.
        RecoveriesModule,
        BankingModule,
        PayoutsModule,
        IntegrityModule,
        BackupModule,
      ],
      controllers: [HealthController],
    };
  }
}
