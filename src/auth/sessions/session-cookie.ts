import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { map, type Observable } from 'rxjs';
import { CONFIG } from '../../common/config/config.token.js';
import type { Config } from '../../common/config/config.js';
import { Refusal } from '../../common/errors.js';
import type { LoginResponse } from '../account.dto.js';

/**
 * The refresh token of a browser, out of the reach of its scripts (OWASP ASVS 5.0 §3.3, RFC 6265bis): for whoever sends
 * `X-Session: cookie`. That header is asked for also where the token is taken back, since another site's form cannot send it.
 */
const HEADER = 'x-session';
const COOKIE = 'session';

/** @throws {Refusal} 400 for another value than the one there is */
export function wantsCookie(request: Request): boolean {
  const header = request.header(HEADER);
  if (header === undefined) return false;
  if (header.trim().toLowerCase() === 'cookie') return true;
  throw new Refusal('malformed', 'SESSION_HEADER', '登录方式有误，请刷新页面后重试。');
}

/** @returns null where the browser has none */
export function tokenOfCookie(request: Request): string | null {
  const pairs = (request.header('cookie') ?? '').split(';').map((pair) => pair.trim());
  const value = pairs.find((pair) => pair.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);
  return value !== undefined && /^[\w-]{20,200}$/.test(value) ? value : null;
}

export function clearCookie(request: Request, response: Response, config: Config): void {
  response.clearCookie(COOKIE, attributes(request, config));
}

function attributes(request: Request, { publicPath }: Config) {
  // `secure` of the request is a proxy's word where one is believed (TRUSTED_PROXIES); over plain HTTP the browser would drop the cookie.
  return { httpOnly: true, sameSite: 'strict', secure: request.secure, path: `${publicPath}api/v1/auth` } as const;
}

@Injectable()
class SessionCookie implements NestInterceptor {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    // Before anything is done: a header that is wrong must not cost a token.
    if (!wantsCookie(request)) return next.handle();
    return next.handle().pipe(
      map(({ refreshToken, ...rest }: LoginResponse) => {
        const maxAge = rest.sessionExpiresIn * 1000;
        const options = { ...attributes(request, this.config), maxAge };
        http.getResponse<Response>().cookie(COOKIE, refreshToken, options);
        return rest;
      }),
    );
  }
}

/** Of a route that answers tokens, or takes one back. */
export function ApiSessionHeader(): MethodDecorator {
  return ApiHeader({
    name: 'X-Session',
    required: false,
    description:
      'The refresh token comes, and is taken, as an HttpOnly cookie limited to the paths of /auth instead of in the body',
    schema: { type: 'string', enum: ['cookie'] },
  });
}

/** A route that answers with the tokens of a session. */
export function GivesSession(): MethodDecorator {
  return applyDecorators(UseInterceptors(SessionCookie), ApiSessionHeader());
}
