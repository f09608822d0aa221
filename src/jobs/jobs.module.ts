import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { AuthModule } from '../auth/auth.module.js';
import { KeysModule } from '../keys/keys.module.js';
import { JobMetrics } from './job-metrics.js';
import { JobsController } from './jobs.controller.js';
import { JobsService } from './jobs.service.js';
import { RespondAsyncInterceptor } from './respond-async.interceptor.js';
import { JobRunner } from './running/job-runner.js';

/** Before the keys of requests are looked at: what is put off is claimed by whoever does it. */
@Module({
  imports: [AuthModule, KeysModule],
  controllers: [JobsController],
  providers: [JobsService, JobRunner, JobMetrics, { provide: APP_INTERCEPTOR, useClass: RespondAsyncInterceptor }],
  exports: [JobMetrics],
})
export class JobsModule {}
