import { AsyncLocalStorage } from 'node:async_hooks';
import type { JobPhase } from './job-words.js';

/** Called as often as one likes: what is kept of it is written once a second. `total` is null where nobody knows it yet. */
export type Report = (phase: JobPhase, done?: number, total?: number | null) => void;

const current = new AsyncLocalStorage<Report>();

/** Whatever `work` and what it waits for report goes to `report`. */
export function reportingTo<T>(report: Report, work: () => T): T {
  return current.run(report, work);
}

/**
 * Says how far long work is; for a request that somebody waits for, to nobody.
 *
 * @throws {Refusal} 409 `JOB_CANCELLED` where nobody wants it any more
 */
export const progress: Report = (phase, done, total) => current.getStore()?.(phase, done, total);

/** {@link progress} of whatever is going on now, for calls that come from elsewhere. */
export function progressOfThis(): Report {
  return current.getStore() ?? (() => {});
}
