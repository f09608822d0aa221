import type { LoggerService } from '@nestjs/common';
import { pino } from 'pino';
import { LogFile, type LogFileOptions, MOST_WAITING_BYTES } from './log-file.js';

/** A full disk behind the log is said on standard error, once until lines are written again. */
class Complaint {
  private isSaid = false;

  say({ code }: NodeJS.ErrnoException): void {
    // Nobody reads it any more.
    if (this.isSaid || code === 'EPIPE') return;
    this.isSaid = true;
    process.stderr.write(`日志写不进去（${code}），磁盘可能已满。服务照常运行，请清理磁盘空间。\n`);
  }

  settle(): void {
    this.isSaid = false;
  }
}

/** Standard output until a file is named. What cannot be written stops nobody's work: lines wait up to a limit, and later ones are dropped. */
class LogOutput {
  private readonly complaint = new Complaint();
  private readonly output = pino.destination({ dest: 1, sync: true, maxLength: MOST_WAITING_BYTES });
  private file: LogFile | null = null;

  constructor() {
    this.output.on('error', (error: NodeJS.ErrnoException) => this.complaint.say(error));
    this.output.on('write', () => this.complaint.settle());
  }

  write(line: string): void {
    if (!this.file) this.output.write(line);
    else if (this.file.write(line)) this.complaint.settle();
  }

  to(options: LogFileOptions | null): void {
    const file = options && new LogFile(options, (error) => this.complaint.say(error));
    file?.open();
    this.file?.close();
    this.file = file;
  }
}

const output = new LogOutput();

/**
 * The one structured log (JSON lines on standard output, or in a file). Personal data and secrets are never handed to it: request
 * bodies, query strings and headers are not logged at all.
 */
export const log = pino(
  {
    level: 'info',
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  },
  output,
);

/**
 * From now on into files; null goes back to standard output.
 *
 * @throws what the file system says where the first one cannot be opened
 */
export function logInto(options: LogFileOptions | null): void {
  output.to(options);
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
