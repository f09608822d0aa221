import { heard } from '../common/heard.js';
import { safeError } from '../common/http/problem.filter.js';
import { log } from '../common/log.js';
import type { Service } from './service.js';

/** How long a stop after an error may take; what then still hangs is left as a kill would leave it. */
const ORDERLY_MS = 10_000;

/**
 * How the process ends. At a signal it says that it is not ready any more, for as long as load balancers need to see it, then stops taking
 * requests, ends the running ones and closes the database, code 0; a second signal does not wait. An error that nothing caught is logged and ends it in the same order, code 1: what it left undone is unknown, so going on
 * is not safe, and whoever supervises the process starts it again.
 */
export class Ending {
  private service: Service | null = null;
  private begun = false;

  /** From now on for this process; until there is a service, nothing needs closing. */
  static watch(): Ending {
    const ending = new Ending();
    // A terminal that was closed, or a full disk behind one of them, is no reason to stop.
    heard(process.stdout);
    heard(process.stderr);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => ending.onSignal(signal));
    // The reasons of unhandled rejections come here too.
    process.on('uncaughtException', (error, origin) => ending.onError(error, origin));
    return ending;
  }

  /** What is to be closed at the end. */
  of(service: Service): void {
    this.service = service;
  }

  private onSignal(signal: NodeJS.Signals): void {
    if (this.begun) process.exit(1);
    log.info({ signal }, 'stopping');
    this.stop(0, async (service) => {
      await service.drain();
      await service.close();
    });
  }

  private onError(error: unknown, origin: NodeJS.UncaughtExceptionOrigin): void {
    // Not as fatal: pino then waits for ever for a disk that is full.
    log.error({ origin, error: safeError(error) }, 'an error that nothing caught: stopping');
    if (this.begun) return;
    setTimeout(() => {
      log.error('not closed in time');
      process.exit(1);
    }, ORDERLY_MS).unref();
    this.stop(1, (service) => service.close());
  }

  private stop(code: number, end: (service: Service) => Promise<void>): void {
    this.begun = true;
    Promise.resolve(this.service && end(this.service)).then(
      () => process.exit(code),
      (error: unknown) => {
        log.error({ error: safeError(error) }, 'not closed cleanly');
        process.exit(1);
      },
    );
  }
}
