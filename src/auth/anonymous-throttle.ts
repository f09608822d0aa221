import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { Refusal } from '../common/errors.js';
import { PUBLIC_KEY } from './route-access.js';

const WINDOW_MS = 60_000;
/** A hall full of people checks in from one address, so this one is wide. */
const ANONYMOUS_PER_WINDOW = 600;
/** Where a request names an account (login): per account and address. */
const LOGINS_PER_WINDOW = 60;
/** More different callers than this within a minute are not told apart by memory; all counting begins anew. */
const MOST_COUNTERS = 100_000;

interface Counter {
  since: number;
  hits: number;
}

/**
 * Bounds what can be asked without a token (OWASP ASVS 5.0 §2.4.1): POSTs of public routes, counted in this process's
 * memory, so that a flood costs no statement and nothing breaks when another instance does not know of it. A login counts
 * for its account and address, so that a flood for one account does not shut out the others behind the same proxy; the
 * wait after wrong passwords is in the database (`login-guard.service.ts`).
 */
@Injectable()
export class AnonymousThrottle implements CanActivate {
  private readonly counters = new Map<string, Counter>();

  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const places = [context.getHandler(), context.getClass()];
    const request = context.switchToHttp().getRequest<Request>();
    const isPublic = this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC_KEY, places);
    if (!isPublic || request.method !== 'POST') return true;
    const account = accountOf(request);
    const key = JSON.stringify([context.getClass().name, context.getHandler().name, request.ip, account]);
    this.take(key, account === null ? ANONYMOUS_PER_WINDOW : LOGINS_PER_WINDOW, Date.now());
    return true;
  }

  private take(key: string, limit: number, now: number): void {
    const found = this.counters.get(key);
    if (found && now - found.since < WINDOW_MS) {
      found.hits += 1;
      if (found.hits > limit) throw tooMany(Math.ceil((found.since + WINDOW_MS - now) / 1000));
      return;
    }
    if (this.counters.size >= MOST_COUNTERS) this.forgetOld(now);
    this.counters.set(key, { since: now, hits: 1 });
  }

  private forgetOld(now: number): void {
    for (const [key, { since }] of this.counters) if (now - since >= WINDOW_MS) this.counters.delete(key);
    if (this.counters.size >= MOST_COUNTERS) this.counters.clear();
  }
}

/** Guards run before the body is checked, so it may be anything. */
function accountOf({ body }: Request): string | null {
  const username = (body as { username?: unknown } | undefined)?.username;
  return typeof username === 'string' ? username.trim().toLowerCase().slice(0, 64) : null;
}

function tooMany(seconds: number): Refusal {
  const detail = `请求过于频繁,请等待 ${seconds} 秒后再试。`;
  return new Refusal('too-many', 'TOO_MANY_REQUESTS', detail, [], { retryAfterSeconds: seconds });
}
