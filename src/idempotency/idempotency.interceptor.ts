import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { catchError, map, mergeMap, type Observable, of } from 'rxjs';
import type { Caller } from '../auth/access/caller.js';
import type { Permission } from '../auth/access/permissions.js';
import { PERMISSION_KEY } from '../auth/access/route-access.js';
import { Refusal } from '../common/errors.js';
import { AnsweredBefore, problemText } from '../common/http/problem.filter.js';
import { CONFIG } from '../common/config/config.token.js';
import type { Config } from '../common/config/config.js';
import { withJournal } from '../database/journal.js';
import { answerLost, requireKey } from './idempotency-errors.js';
import { type Ending, IdempotencyService, type KeptAnswer } from './idempotency.service.js';
import { KeyedRun, type KeyedRequest } from './keyed-run.js';
import { largestBody, requestDigest } from './request-hash.js';

const HEADER = 'idempotency-key';

/**
 * Answers that are never kept, since they hold secrets or must be logged each time they are seen: those about the own
 * account (tokens), whole identity numbers, and what is looked for. Login, refresh, logout and check-in have no caller and do not come here.
 */
const NEVER_KEPT: readonly Permission[] = ['self.use', 'jobs.use', 'workers.reveal', 'search.use'];

/** Nothing was done and the same request would be told the same, so the key stays free for the corrected one. */
const NOT_WORTH_KEEPING = new Set([400, 413, 415, 429]);

/** Honours `Idempotency-Key` on every POST of a signed-in caller. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly idempotency: IdempotencyService,
    private readonly reflector: Reflector,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<Request & { user?: Caller }>();
    const response = context.switchToHttp().getResponse<Response>();
    const caller = request.user;
    const key = request.header(HEADER);
    const permission = this.reflector.get<Permission | undefined>(PERMISSION_KEY, context.getHandler());
    if (request.method !== 'POST' || key === undefined || !caller) return next.handle();
    if (permission && NEVER_KEPT.includes(permission)) return next.handle();
    requireKey(key);
    const keyed: KeyedRequest = {
      userId: caller.id,
      key,
      route: `${request.method} ${(request.route as { path?: string } | undefined)?.path ?? ''}`,
      digest: await requestDigest(request, caller, largestBody(this.config)),
    };
    const claimed = await this.idempotency.claim(keyed, () => response.destroyed);
    if (!(claimed instanceof KeyedRun)) return of(replay(response, claimed));
    return withJournal(claimed, () => next.handle()).pipe(
      map((value: unknown) => ({ value })),
      catchError((error: unknown) => of({ error })),
      mergeMap((outcome) => this.conclude(claimed, outcome, request, response)),
    );
  }

  private async conclude(run: KeyedRun, outcome: Outcome, request: Request, response: Response): Promise<unknown> {
    const told = 'error' in outcome ? { error: errorOf(run, outcome.error, request) } : outcome;
    const theirs = await this.idempotency.conclude(run, endingOf(told, request, response));
    if (theirs) return replay(response, theirs);
    if ('error' in told) throw told.error;
    return told.value;
  }
}

type Outcome = { value: unknown } | { error: unknown };

/** A repeat of what was committed is refused for no other reason than that it was: it must not sound as if nothing had been done. */
function errorOf(run: KeyedRun, error: unknown, request: Request): unknown {
  return run.isAstray && problemText(error, request).status < 500 ? answerLost() : error;
}

function endingOf(outcome: Outcome, request: Request, response: Response): Ending {
  if (!('error' in outcome)) {
    const answer = answerOf(outcome.value, response);
    return answer ? { keep: answer } : 'free';
  }
  const { status, text } = problemText(outcome.error, request);
  if (status >= 500) return 'retry';
  return NOT_WORTH_KEEPING.has(status) || isBusy(outcome.error) ? 'free' : { keep: { status, body: text } };
}

/** Nothing was done, and the same request is to be sent again. */
function isBusy(error: unknown): boolean {
  return error instanceof Refusal && error.code === 'BUSY';
}

/** Null for what is not JSON: a file is streamed and cannot be kept. */
function answerOf(value: unknown, response: Response): KeptAnswer | null {
  if (value instanceof StreamableFile || typeof value === 'string') return null;
  const body = value === undefined ? '' : JSON.stringify(value);
  return { status: response.statusCode, body };
}

/** @returns what is to be sent */
function replay(response: Response, { status, body }: KeptAnswer): unknown {
  response.setHeader('idempotency-replayed', 'true');
  if (status >= 400) throw new AnsweredBefore(status, body);
  response.status(status);
  return body === '' ? undefined : (JSON.parse(body) as unknown);
}
