import { AsyncLocalStorage } from 'node:async_hooks';
import type { NextFunction, Request, Response } from 'express';
import { Histogram } from 'prom-client';
import { newId } from '../values/ids.js';
import { heard } from '../heard.js';
import { log } from '../log.js';

const requests = new Histogram({
  name: 'social_workers_request_seconds',
  help: 'Requests by method, and by the first digit of what they were answered',
  // Not by route: what is asked of one county would show to whoever may see the figures of all.
  labelNames: ['method', 'status'] as const,
  // Of a screen, of a page with figures, of a large file.
  buckets: [0.05, 0.2, 0.5, 1, 5, 30],
});

const HEADER = 'x-request-id';
const ACCEPTED = /^[A-Za-z0-9._-]{8,64}$/;
const ids = new WeakMap<object, string>();
/** Ambient, for what the log says far below of work whose request it was not told of. */
const now = new AsyncLocalStorage<string>();

export function requestIdOf(request: object): string {
  return ids.get(request) ?? '';
}

/** Of the request that is being answered here; undefined outside of one. */
export function requestIdNow(): string | undefined {
  return now.getStore();
}

/** Of a request that comes from this process, with the id that it was given when it was sent. */
export function keepRequestId(request: object, id: string): void {
  ids.set(request, id);
}

/** By the same setting (`TRUSTED_PROXIES`) and function by which the framework believes `X-Forwarded-For`. */
function isFromTrusted({ app, socket }: Request): boolean {
  const isTrusted = app.get('trust proxy fn') as (address: string | undefined, hops: number) => boolean;
  return isTrusted(socket.remoteAddress, 0);
}

/**
 * Gives each request an id, answers it, and logs one line when done. The id that comes along is taken from a proxy that is trusted, as the client's address
 * is: anybody else could give the log, and the audit log, the id of another request.
 */
export function requestLog(request: Request, response: Response, next: NextFunction): void {
  const given = isFromTrusted(request) ? request.header(HEADER) : undefined;
  const id = ids.get(request) ?? (given && ACCEPTED.test(given) ? given : newId());
  ids.set(request, id);
  response.setHeader(HEADER, id);
  // Written to after it was ended or broke off, by whatever still had something to say.
  heard(response);
  const begun = process.hrtime.bigint();
  response.on('close', () => {
    const milliseconds = Number(process.hrtime.bigint() - begun) / 1e6;
    // The route's pattern, not the address: an address may hold a name or number that somebody searched for.
    const route = (request.route as { path?: string } | undefined)?.path ?? '-';
    requests.observe({ method: request.method, status: `${response.statusCode}`[0] }, milliseconds / 1000);
    const whole = response.writableFinished;
    // By id alone: who was refused what is found here, and their name in the audit log (OWASP ASVS 5.0 §16.3.2).
    const userId = (request as { user?: { id?: string } }).user?.id;
    log.info(
      { requestId: id, method: request.method, route, status: response.statusCode, milliseconds, whole, userId },
      'request',
    );
  });
  now.run(id, next);
}
