import type { LoggerService } from '@nestjs/common';
import { pino } from 'pino';

/**
 * The one structured log (JSON lines on standard output). Personal data and secrets are never handed to it: request
 * bodies, query strings and headers are not logged at all.
 */
export const log = pino({
  level: 'info',
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
});

/** Lets Nest's own messages go to the same log. */
export class NestLog implements LoggerService {
  log(message: unknown, ...rest: unknown[]): void {
    log.debug({ context: rest.at(-1) }, String(message));
  }
  error(message: unknown, ...rest: unknown[]): void {
    log.error({ context: rest.at(-1) }, String(message));
  }
  warn(message: unknown, ...rest: unknown[]): void {
    log.warn({ context: rest.at(-1) }, String(message));
  }
}
