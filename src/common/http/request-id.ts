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

export function requestIdOf(request: object): string {
  return ids.get(request) ?? '';
}

/** Gives each request an id (the client's own where it is a plain one), answers it, and logs one line when done. */
export function requestLog(request: Request, response: Response, next: NextFunction): void {
  const given = request.header(HEADER);
  const id = given && ACCEPTED.test(given) ? given : newId();
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
  next();
}
