import type { LoggerService } from '@nestjs/common';
import { pino } from 'pino';

const MOST_WAITING_BYTES = 1024 * 1024;

/**
 * The one structured log (JSON lines on standard output). Personal data and secrets are never handed to it: request
 * bodies, query strings and headers are not logged at all.
 */
export const log = pino(
  {
    level: 'info',
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  },
  logOutput(),
);

/** A full disk behind the log stops nobody's work: it is said on standard error, lines wait up to a limit, and later ones are dropped. */
function logOutput(): ReturnType<typeof pino.destination> {
  const output = pino.destination({ dest: 1, sync: true, maxLength: MOST_WAITING_BYTES });
  let isSaid = false;
  output.on('error', ({ code }: NodeJS.ErrnoException) => {
    // Nobody reads it any more.
    if (isSaid || code === 'EPIPE') return;
    isSaid = true;
    process.stderr.write(`日志写不进去（${code}），磁盘可能已满。服务照常运行，请清理磁盘空间。\n`);
  });
  output.on('write', () => (isSaid = false));
  return output;
}

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
