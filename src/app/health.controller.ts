import { Controller, Get, Header, Inject, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { HealthCheck, HealthCheckService, HealthIndicatorService, TypeOrmHealthIndicator } from '@nestjs/terminus';
import type { Request } from 'express';
import { collectDefaultMetrics, register } from 'prom-client';
import { Public } from '../auth/access/route-access.js';
import type { Config } from '../common/config/config.js';
import { CONFIG } from '../common/config/config.token.js';
import { Durability } from '../database/durability.js';
import { Reading } from '../database/reading.js';
import { JobMetrics } from '../jobs/job-metrics.js';
import { requireMetricsAccess } from './metrics-access.js';

collectDefaultMetrics();

/** For whoever runs the service: is the process up, can it serve, what does it measure. No user, no personal data. */
@ApiExcludeController()
@Controller()
@Public()
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly database: TypeOrmHealthIndicator,
    private readonly indicators: HealthIndicatorService,
    private readonly durability: Durability,
    private readonly reading: Reading,
    private readonly jobs: JobMetrics,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('health/live')
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** Told and failing nothing: what a power cut would leave, and a replica that is away, since the primary serves its reads. */
  @Get('health/ready')
  @HealthCheck()
  ready(): ReturnType<HealthCheckService['check']> {
    const longReads = this.reading.status();
    return this.health.check([
      () => this.database.pingCheck('database', { timeout: 2000 }),
      () => this.indicators.check('durability').up({ state: this.durability.state }),
      ...(longReads ? [() => this.indicators.check('longReads').up(longReads)] : []),
    ]);
  }

  @Get('metrics')
  @Header('content-type', register.contentType)
  async metrics(@Req() { headers, socket }: Request): Promise<string> {
    requireMetricsAccess(this.config.metricsToken, { headers, address: socket.remoteAddress });
    await this.jobs.look();
    return register.metrics();
  }
}
