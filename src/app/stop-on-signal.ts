import { log } from '../common/log.js';
import type { Service } from './service.js';

/** Stops taking requests, ends the running ones, closes the database; a second signal does not wait. */
export function stopOnSignal(service: Service): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      log.info({ signal }, 'stopping');
      service.close().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ error: error instanceof Error ? error.message : typeof error }, 'not closed cleanly');
          process.exit(1);
        },
      );
    });
  }
}
