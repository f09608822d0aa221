import { createHash } from 'node:crypto';

/** An event in its chain. The order of the fields is what the hash is made over, so it stays as it stands in the file. */
export type ChainedEvent<T> = { no: number } & T & { previous: string; hash: string };

/**
 * Numbers events and hashes each together with the one before, so that none can be taken out or changed without all that follow:
 * SHA-256 of `previous` and the event's own JSON with neither `previous` nor `hash`, hex; the first has an empty `previous`.
 */
export function chained<T extends object>(events: readonly T[]): ChainedEvent<T>[] {
  let previous = '';
  return events.map((event, n) => {
    const own = { no: n + 1, ...event };
    const hash = createHash('sha256')
      .update(previous + JSON.stringify(own))
      .digest('hex');
    const link = { ...own, previous, hash };
    previous = hash;
    return link;
  });
}
