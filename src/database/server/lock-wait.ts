/** As long as a statement waits for a lock where nothing else is said: no wait is without an end. */
export const LOCK_WAIT = '60s';
