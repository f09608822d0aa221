import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { Refusal } from '../../common/errors.js';
import { CONFIG } from '../../common/config/config.token.js';
import type { Config } from '../../common/config/config.js';
import { wasCounted } from '../access/acting.js';
import type { Caller } from '../access/caller.js';
import { PUBLIC_KEY } from '../access/route-access.js';
import { TokenBuckets } from './token-buckets.js';

/** Without a token, per route and address: a hall full of people checks in from one, so this is wide. */
const ANONYMOUS = { burst: 600, perSecond: 10 };
/** Where a request names an account (login): per account and address. */
const LOGIN = { burst: 60, perSecond: 1 };
/** An account may ask for so many seconds' worth at once, a script that reads on without pause included. */
const BURST_SECONDS = 30;
/** One address may be a whole office. */
const ACCOUNTS_PER_ADDRESS = 4;

/**
 * Bounds how often anybody asks (OWASP ASVS 5.0 §2.4.1), in this process's memory, so that a flood costs no statement and nothing
 * breaks when another instance does not know of it. This one counts before a token is looked at: public routes per route and address, a
 * login per account and address, so that a flood for one account does not shut out the others behind the same proxy, all else per
 * address. What is in the database: the wait after wrong passwords (`login-guard.service.ts`) and how many whole numbers are
 * taken (`disclosure-limit.ts`).
 */
@Injectable()
export class RequestThrottle implements CanActivate {
  private readonly anonymous = new TokenBuckets(ANONYMOUS);
  private readonly logins = new TokenBuckets(LOGIN);
  private readonly addresses: TokenBuckets;

  constructor(
    private readonly reflector: Reflector,
    @Inject(CONFIG) { requestsPerSecond }: Config,
  ) {
    this.addresses = bucketsOf(requestsPerSecond * ACCOUNTS_PER_ADDRESS);
  }

  canActivate(context: ExecutionContext): boolean {
    const places = [context.getHandler(), context.getClass()];
    const request = context.switchToHttp().getRequest<Request>();
    // Counted when it was sent.
    if (wasCounted(request)) return true;
    const address = request.ip ?? '';
    const now = Date.now();
    if (!this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC_KEY, places)) {
      return letThrough(this.addresses.take(address, now));
    }
    const route = `${context.getClass().name}.${context.getHandler().name}`;
    const account = accountOf(request);
    return letThrough(
      account === null
        ? this.anonymous.take(`${route} ${address}`, now)
        : this.logins.take(JSON.stringify([route, address, account]), now),
    );
  }
}

/** The same for whoever is signed in, per account; the answer says what is left (draft-ietf-httpapi-ratelimit-headers). */
@Injectable()
export class CallerThrottle implements CanActivate {
  private readonly accounts: TokenBuckets;
  private readonly policy: string;

  constructor(@Inject(CONFIG) { requestsPerSecond }: Config) {
    this.accounts = bucketsOf(requestsPerSecond);
    this.policy = `"account";q=${requestsPerSecond * BURST_SECONDS};w=${BURST_SECONDS}`;
  }

  canActivate(context: ExecutionContext): boolean {
    const http = context.switchToHttp();
    const request = http.getRequest<Request & { user?: Caller }>();
    const caller = request.user;
    if (!caller || wasCounted(request)) return true;
    const taken = this.accounts.take(caller.id, Date.now());
    const response = http.getResponse<Response>();
    response.setHeader('RateLimit-Policy', this.policy);
    response.setHeader('RateLimit', `"account";r=${taken.left};t=${taken.waitSeconds}`);
    return letThrough(taken);
  }
}

function bucketsOf(perSecond: number): TokenBuckets {
  return new TokenBuckets({ burst: perSecond * BURST_SECONDS, perSecond });
}

/** Guards run before the body is checked, so it may be anything. */
function accountOf({ body }: Request): string | null {
  const username = (body as { username?: unknown } | undefined)?.username;
  return typeof username === 'string' ? username.trim().toLowerCase().slice(0, 64) : null;
}

function letThrough({ waitSeconds }: { waitSeconds: number }): true {
  if (waitSeconds === 0) return true;
  const detail = `请求过于频繁，请等待 ${waitSeconds} 秒后再试。`;
  throw new Refusal('too-many', 'TOO_MANY_REQUESTS', detail, [], { retryAfterSeconds: waitSeconds });
}
