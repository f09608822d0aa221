import type { EventEmitter } from 'node:events';
import { log } from './log.js';

/**
 * A stream, socket, server or client whose errors are heard from its first moment to its last. Whoever works with it (a pipeline, a
 * promise, the pool) is told of them as well; but they begin a little later and end a little sooner than it does, and an `error`
 * event that nobody listens for ends the process.
 */
export function heard<T extends EventEmitter>(emitter: T): T {
  emitter.on('error', (error: unknown) => {
    const { code, syscall } = (error ?? {}) as { code?: unknown; syscall?: unknown };
    log.debug({ of: emitter.constructor.name, code, syscall }, 'an error event');
  });
  return emitter;
}
