import { Controller, Get, Header, Inject, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import {
  type HealthCheckResult,
  HealthCheckService,
  HealthIndicatorService,
  TypeOrmHealthIndicator,
} from '@nestjs/terminus';
import type { Request } from 'express';
import { collectDefaultMetrics, register } from 'prom-client';
import { DataSource } from 'typeorm';
import { Public } from '../../auth/access/route-access.js';
import { Unable } from '../../common/errors.js';
import { beijingTime } from '../../common/values/clock.js';
import type { Config } from '../../common/config/config.js';
import { CONFIG } from '../../common/config/config.token.js';
import { Durability } from '../../database/durability.js';
import { Reading } from '../../database/reading.js';
import type { Because } from '../../database/server/server-watch.js';
import { SturdyDataSource } from '../../database/server/sturdy-data-source.js';
import { Draining } from './draining.js';
import { requireMetricsAccess } from './metrics-access.js';
import { ServiceMetrics } from './service-metrics.js';

collectDefaultMetrics();

const REASONS: Readonly<Record<Because, string>> = {
  unreachable: '连接不上',
  full: '连接数已满',
  'read-only': '只能读取、不能写入',
};

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
    private readonly measured: ServiceMetrics,
    private readonly draining: Draining,
    @Inject(DataSource) private readonly source: SturdyDataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('health/live')
  live(): { status: string } {
    return { status: 'ok' };
  }

  /**
   * Told and failing nothing: what a power cut would leave, a disk that took no more, and a replica that is away, since the primary serves its
   * reads.
   *
   * @throws {Unable} 503, which says what is away and since when, or that the service is about to end
   */
  @Get('health/ready')
  async ready(): Promise<HealthCheckResult> {
    if (this.draining.isOn) {
      throw new Unable(503, 'NOT_READY', '服务正在停止，请稍后再试。', { retryAfterSeconds: 5 });
    }
    const longReads = this.reading.status();
    const { fullSince } = this.source;
    try {
      return await this.health.check([
        () => this.database.pingCheck('database', { timeout: 2000 }),
        () => this.indicators.check('durability').up({ state: this.durability.state }),
        ...(longReads ? [() => this.indicators.check('longReads').up(longReads)] : []),
        ...(fullSince ? [() => this.indicators.check('storage').up({ state: 'full', since: fullSince })] : []),
      ]);
    } catch {
      throw this.notReady();
    }
  }

  private notReady(): Unable {
    const outage = this.source.watch?.outage;
    const database = { status: 'down', because: outage?.because ?? 'unreachable', since: outage?.since ?? null };
    const since = outage ? `自 ${beijingTime(outage.since.toISOString())}起` : '';
    const words = `数据库${since}不可用（${REASONS[database.because]}），服务暂时不能办理业务，恢复后会自动继续。`;
    return new Unable(503, 'NOT_READY', words, { retryAfterSeconds: 5, parts: { database } });
  }

  @Get('metrics')
  @Header('content-type', register.contentType)
  async metrics(@Req() { headers, socket }: Request): Promise<string> {
    requireMetricsAccess(this.config.metricsToken, { headers, address: socket.remoteAddress });
    await this.measured.look();
    return register.metrics();
  }
}
