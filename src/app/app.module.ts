import { type DynamicModule, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { AuditTrailModule } from '../audit-trail/audit-trail.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { AwardsModule } from '../awards/awards.module.js';
import { BankingModule } from '../banking/banking.module.js';
import { RecoveriesModule } from '../recoveries/recoveries.module.js';
import { BackupModule } from '../backup/backup.module.js';
import { CertificatesModule } from '../certificates/certificates.module.js';
import { ClaimsModule } from '../claims/claims.module.js';
import { ControlModule } from '../control/control.module.js';
import { DemoModule } from '../demo/demo.module.js';
import { DownloadsModule } from '../downloads/downloads.module.js';
import { ExplainModule } from '../explain/explain.module.js';
import { GroundModule, type Runtime } from './ground.module.js';
import { HealthController } from './health/health.controller.js';
import { Draining } from './health/draining.js';
import { ServiceMetrics } from './health/service-metrics.js';
import { IdempotencyModule } from '../idempotency/idempotency.module.js';
import { ImportsModule } from '../imports/imports.module.js';
import { InboxModule } from '../inbox/inbox.module.js';
import { AuditPackModule } from '../integrity/audit-pack/audit-pack.module.js';
import { IntegrityModule } from '../integrity/integrity.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { KeysModule } from '../keys/keys.module.js';
import { NamesInterceptor } from './names/names.interceptor.js';
import { MergesModule } from '../merges/merges.module.js';
import { OperationsModule } from '../operations/operations.module.js';
import { PayoutsModule } from '../payouts/payouts.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { RegionsModule } from '../regions/regions.module.js';
import { SearchModule } from '../search/search.module.js';
import { StipendsModule } from '../stipends/stipends.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { StationsModule } from '../stations/stations.module.js';
import { TemplatesModule } from '../templates/templates.module.js';
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
        JobsModule,
        DownloadsModule,
        IdempotencyModule,
        AuditTrailModule,
        RegionsModule,
        TemplatesModule,
        // Before the workers', whose `:id` would take `export.xlsx` for one.
        ImportsModule,
        WorkersModule,
        MergesModule,
        CertificatesModule,
        ClaimsModule,
        AttachmentsModule,
        PoliciesModule,
        StipendsModule,
        AwardsModule,
        ExplainModule,
        TrainingModule,
        StationsModule,
        ReportsModule,
        SearchModule,
        InboxModule,
        // Its fixed names below `payouts/` come before the route that takes such a name for an id.
        RecoveriesModule,
        BankingModule,
        PayoutsModule,
        IntegrityModule,
        AuditPackModule,
        BackupModule,
        OperationsModule,
        DemoModule,
      ],
      controllers: [HealthController],
      // The root's own comes first of all: what is answered from a key that was repeated gets its names too.
      providers: [{ provide: APP_INTERCEPTOR, useClass: NamesInterceptor }, Draining, ServiceMetrics],
    };
  }
}
