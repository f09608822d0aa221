import type { Server } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import {
  BadRequestException,
  type INestApplication,
  NotFoundException,
  UnsupportedMediaTypeException,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import type { DataSource } from 'typeorm';
import { AuditHeads } from '../audit/audit-heads.js';
import { AppModule } from './app.module.js';
import { Clock } from '../common/values/clock.js';
import { log, logInto, NestLog } from '../common/log.js';
import { PersonalData } from '../common/secrets/personal-data.js';
import { refuseDeepBody } from '../common/http/body-depth.js';
import { answerProblem, ProblemFilter } from '../common/http/problem.filter.js';
import { requestLog } from '../common/http/request-id.js';
import { requestValidation } from '../common/http/validation.js';
import { type Config, ConfigError } from '../common/config/config.js';
import { readTls } from '../common/config/tls-files.js';
import { ControlChannel } from '../control/control-channel.js';
import { LocalCommands } from '../control/local-commands.js';
import { Durability } from '../database/durability.js';
import { Checkpoints } from '../database/engine/checkpoints.js';
import { EmbeddedDatabase } from '../database/engine/embedded.js';
import { refuseNewerData } from '../database/migrate.js';
import { connect } from '../database/open-database.js';
import { Reading } from '../database/reading.js';
import { bringUpToDate } from './starting/bring-up-to-date.js';
import { Draining } from './health/draining.js';
import { type FirstStart, prepareFirstStart } from './starting/first-start.js';
import { ConsoleFiles } from './console-files.js';
import type { Runtime } from './ground.module.js';
import { refuseOtherKeys } from '../keys/data-keys.js';
import { settleKeyFile } from '../keys/key-file.js';
import { serveOpenApi } from './openapi.js';
import { TlsRenewal } from './tls-renewal.js';

export interface Service extends FirstStart {
  app: INestApplication;
  dataSource: DataSource;
  /** What was answered once and is not in the database, in Chinese, until somebody accepts it. */
  lostTails: string[];
  /** Says at `health/ready` that it is about to end, and waits for load balancers to have seen it: with requests still taken and answered. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the database (PostgreSQL, or the embedded one in the data folder), brings it up to date and builds the application. */
export async function openService(
  config: Config,
  options: { clock?: Clock; database?: EmbeddedDatabase } = {},
): Promise<Service> {
  log.level = config.logLevel;
  openLog(config);
  const embedded = config.databaseUrl ? null : (options.database ?? (await EmbeddedDatabase.open(config.dataDir)));
  let dataSource: DataSource | null = null;
  let reading: Reading | null = null;
  try {
    dataSource = await connect(
      embedded
        ? { embedded, slowMs: config.slowStatementMs }
        : { url: config.databaseUrl ?? '', poolSize: config.databasePoolSize, slowMs: config.slowStatementMs },
    );
    await refuseNewerData(dataSource.manager);
    const durability = await Durability.of(embedded, dataSource);
    durability.warn();
    const settled = await settleKeyFile(dataSource.manager, config);
    await refuseOtherKeys(dataSource.manager, new PersonalData(settled.keys));
    await bringUpToDate(dataSource, settled);
    const firstStart = await prepareFirstStart(dataSource, settled, new PersonalData(settled.keys));
    await embedded?.mark();
    const heads = embedded?.dataDir === null ? AuditHeads.nowhere() : AuditHeads.of(settled);
    const lostTails = await heads.settle(dataSource);
    reading = await Reading.open(dataSource, settled);
    const clock = options.clock ?? new Clock();
    const app = await buildApplication({ config: settled, dataSource, durability, reading, heads, clock });
    // Other processes reach a server's database by themselves.
    const channel = embedded?.dataDir ? await ControlChannel.open(embedded.dataDir, app.get(LocalCommands)) : null;
    const checkpoints = embedded?.dataDir ? new Checkpoints(dataSource) : null;
    const renewal = config.tls && new TlsRenewal(app.getHttpServer() as Server, config.tls);
    const draining = app.get(Draining);
    const drain = async (): Promise<void> => {
      draining.begin();
      await pause(config.drainSeconds * 1_000);
    };
    const close = async (): Promise<void> => {
      draining.begin();
      renewal?.close();
      await channel?.close();
      await checkpoints?.stop();
      await app.close();
      await embedded?.close();
    };
    return { ...firstStart, app, dataSource, lostTails, drain, close };
  } catch (error) {
    await reading?.onApplicationShutdown();
    if (dataSource?.isInitialized) await dataSource.destroy();
    await embedded?.close();
    throw error;
  }
}

/** @throws {ConfigError} where the folder is not there, or takes no file */
function openLog({ logFile }: Config): void {
  try {
    logInto(logFile);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ConfigError('LOG_FILE', `所在的文件夹里写不进文件（${code}）。请先建好文件夹，并让运行服务的账号能写。`);
  }
}

async function buildApplication(runtime: Runtime): Promise<INestApplication> {
  const { tls } = runtime.config;
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(runtime), {
    logger: new NestLog(),
    abortOnError: false,
    bodyParser: false,
    ...(tls && { httpsOptions: readTls(tls) }),
  });
  app.disable('x-powered-by');
  // No answer is kept by anybody, so hashing each one for a validator would be for nothing.
  app.disable('etag');
  app.set('query parser', 'simple');
  app.set('trust proxy', runtime.config.trustedProxies);
  app.use(requestLog);
  app.use(app.get(Draining).goElsewhere);
  // TLS ends at a proxy where there is one; on this machine alone there is none, and pages must not be sent to https.
  app.use(helmet({ contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } }));
  // Answers hold personal data, or what only this caller may see (OWASP ASVS 5.0 §14.3.2).
  app.use('/api/v1', (_request: Request, response: Response, next: NextFunction) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  app.use(refuseNul);
  app.useBodyParser('json', { limit: '1mb' });
  app.use(refuseDeepBody);
  app.use(refuseUnreadBody);
  app.setGlobalPrefix('api/v1', { exclude: ['health/live', 'health/ready', 'metrics'] });
  app.useGlobalPipes(requestValidation());
  app.useGlobalFilters(new ProblemFilter());
  serveOpenApi(app);
  serveConsole(app);
  await app.init();
  // Nest answers for what is below its prefix only; all else would be told in the HTTP server's own words, and as a page.
  app.use((request: Request, response: Response) => answerProblem(new NotFoundException(), request, response));
  return app;
}

/** The console at `/console/`, to which `/` leads, where it was built. */
function serveConsole(app: NestExpressApplication): void {
  const files = ConsoleFiles.read();
  if (!files) return;
  app.use('/console', files.serve);
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (request.method === 'GET' && request.path === '/') response.redirect(302, 'console/');
    else next();
  });
}

/** No text of the database holds a NUL, so an address with one names nothing; queries and bodies are checked field by field. */
function refuseNul(request: Request, _response: Response, next: NextFunction): void {
  next(request.path.includes('%00') ? new BadRequestException() : undefined);
}

/** A body that is neither JSON nor a form with a file: said so, rather than that its fields are missing. */
function refuseUnreadBody(request: Request, _response: Response, next: NextFunction): void {
  const hasBody =
    Number(request.header('content-length') ?? 0) > 0 || request.header('transfer-encoding') !== undefined;
  const isRead = request.body !== undefined || request.is('multipart/form-data');
  next(hasBody && !isRead ? new UnsupportedMediaTypeException() : undefined);
}
