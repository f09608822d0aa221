import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { type Observable, of } from 'rxjs';
import type { Caller } from '../auth/access/caller.js';
import type { Permission } from '../auth/access/permissions.js';
import { PERMISSION_KEY } from '../auth/access/route-access.js';
import { CONFIG } from '../common/config/config.token.js';
import type { Config } from '../common/config/config.js';
import { requestIdOf } from '../common/http/request-id.js';
import { requireKey } from '../idempotency/idempotency-errors.js';
import { largestBody, multipartBoundary, requestDigest, takeBody } from '../idempotency/request-hash.js';
import { JobsService } from './jobs.service.js';
import { LONG_WORK_KEY, type LongWorkMark } from './long-work.js';
import type { StoredRequest } from './running/replay.js';

const KEY = 'idempotency-key';
/** What the handler or the keyed run asks of the request's headers. */
const KEPT_HEADERS = ['content-type', 'if-match', 'accept', 'user-agent', KEY];

/** Answers `Prefer: respond-async` (RFC 7240) on routes of {@link LongWork}; without a key the preference is left aside, as it may be. */
@Injectable()
export class RespondAsyncInterceptor implements NestInterceptor {
  constructor(
    private readonly jobs: JobsService,
    private readonly reflector: Reflector,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const mark = this.reflector.get<LongWorkMark | undefined>(LONG_WORK_KEY, context.getHandler());
    const permission = this.reflector.get<Permission | undefined>(PERMISSION_KEY, context.getHandler());
    const request = context.switchToHttp().getRequest<Request & { user?: Caller }>();
    const { user: caller } = request;
    const key = request.header(KEY);
    if (!mark || !permission || !caller || key === undefined || !wantsItLater(request)) return next.handle();
    requireKey(key);
    const limit = largestBody(this.config);
    const job = await this.jobs.accept(caller, {
      key,
      kind: typeof mark.kind === 'string' ? mark.kind : mark.kind(request),
      permission,
      digest: await requestDigest(request, caller, limit),
      request: await stored(request, limit),
    });
    const response = context.switchToHttp().getResponse<Response>();
    response.status(202).set({ location: `/api/v1/jobs/${job.id}`, 'preference-applied': 'respond-async' });
    // Where a handler sends by itself, what an interceptor returns goes nowhere.
    if (mark.sends) response.json(job);
    return of(job);
  }
}

/** A list of preferences, each perhaps with a value and parameters. */
function wantsItLater(request: Request): boolean {
  const preferences = (request.header('prefer') ?? '').split(',');
  return preferences.some((preference) => /^\s*respond-async\s*(;|$)/i.test(preference));
}

async function stored(request: Request, limit: number): Promise<StoredRequest> {
  const headers: Record<string, string> = { 'x-request-id': requestIdOf(request) };
  for (const name of KEPT_HEADERS) {
    const value = request.header(name);
    if (value !== undefined) headers[name] = value;
  }
  const isForm = multipartBoundary(request) !== null;
  const json = request.body === undefined ? null : Buffer.from(JSON.stringify(request.body));
  return {
    method: request.method,
    url: request.originalUrl,
    headers,
    body: isForm ? await takeBody(request, limit) : json,
    address: request.ip ?? null,
  };
}
