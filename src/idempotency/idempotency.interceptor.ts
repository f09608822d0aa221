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
import { catchError, from, map, mergeMap, type Observable, of } from 'rxjs';
import type { Caller } from '../auth/access/caller.js';
import type { Permission } from '../auth/access/permissions.js';
import { PERMISSION_KEY } from '../auth/access/route-access.js';
import { Refusal } from '../common/errors.js';
import { log } from '../common/log.js';
import { AnsweredBefore, problemText } from '../common/http/problem.filter.js';
import { CONFIG } from '../common/config/config.token.js';
import type { Config } from '../common/config/config.js';
import { sqlState } from '../database/transaction.js';
import { IdempotencyService, type KeptAnswer, type KeyedRequest } from './idempotency.service.js';
import { requestDigest } from './request-hash.js';

const HEADER = 'idempotency-key';
const ACCEPTED = /^[\x21-\x7e]{1,255}$/;

/**
 * Answers that are never kept, since they hold secrets or must be logged each time they are seen: those about the own
 * account (tokens) and whole identity numbers. Login, refresh, logout and check-in have no caller and do not come here.
 */
const NEVER_KEPT: readonly Permission[] = ['self.use', 'workers.reveal'];

/** Nothing was done and the same request would be told the same, so the key stays free for the corrected one. */
const NOT_WORTH_KEEPING = new Set([400, 413, 415, 429]);

/** Room for the form around an upload. */
const FORM_BYTES = 1024 * 1024;

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
    if (!ACCEPTED.test(key)) throw malformedKey();
    const keyed: KeyedRequest = {
      userId: caller.id,
      key,
      route: `${request.method} ${(request.route as { path?: string } | undefined)?.path ?? ''}`,
      digest: await requestDigest(request, caller, this.config.uploadLimitBytes + FORM_BYTES),
    };
    const kept = await this.idempotency.claim(keyed, () => response.destroyed);
    return kept ? replay(response, kept) : this.run(keyed, request, response, next);
  }

  private run(keyed: KeyedRequest, request: Request, response: Response, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      map((value: unknown) => ({ value })),
      catchError((error: unknown) => from(this.ended(keyed, refusalOf(error, request))).pipe(map(() => ({ error })))),
      mergeMap(async (outcome: { value: unknown } | { error: unknown }) => {
        if ('error' in outcome) throw outcome.error;
        await this.ended(keyed, answerOf(outcome.value, response));
        return outcome.value;
      }),
    );
  }

  /** Whatever goes wrong here, what was done is done: the caller gets the answer, and the key stays taken. */
  private async ended(keyed: KeyedRequest, answer: KeptAnswer | null): Promise<void> {
    try {
      const keep = answer && answer.status < 500 && !NOT_WORTH_KEEPING.has(answer.status);
      await (keep ? this.idempotency.keep(keyed, answer) : this.idempotency.forget(keyed));
    } catch (error) {
      log.warn({ sqlState: sqlState(error), route: keyed.route }, 'the answer could not be kept for its key');
    }
  }
}

function refusalOf(error: unknown, request: Request): KeptAnswer {
  const { status, text } = problemText(error, request);
  return { status, body: text };
}

/** Null for what is not JSON: a file is streamed and cannot be kept. */
function answerOf(value: unknown, response: Response): KeptAnswer | null {
  if (value instanceof StreamableFile || typeof value === 'string') return null;
  const body = value === undefined ? '' : JSON.stringify(value);
  return { status: response.statusCode, body };
}

function replay(response: Response, { status, body }: KeptAnswer): Observable<unknown> {
  response.setHeader('idempotency-replayed', 'true');
  if (status >= 400) throw new AnsweredBefore(status, body);
  response.status(status);
  return of(body === '' ? undefined : (JSON.parse(body) as unknown));
}

function malformedKey(): Refusal {
  return new Refusal(
    'malformed',
    'IDEMPOTENCY_KEY_MALFORMED',
    '提交编号应为 1 至 255 个半角字母、数字或符号，不能有空格和汉字。',
  );
}
