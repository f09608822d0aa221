import { setImmediate } from 'node:timers/promises';

/** How long the service's own thread may be held at a stretch, in milliseconds. */
const STRETCH_MS = 3;

/** Long work in short stretches, so that others are answered between them. */
export class Pace {
  private since = performance.now();

  get isDue(): boolean {
    return performance.now() - this.since >= STRETCH_MS;
  }

  async rest(): Promise<void> {
    await setImmediate();
    this.since = performance.now();
  }

  /** What `work` makes of each item, in order. */
  async map<T, R>(items: Iterable<T>, work: (item: T) => R): Promise<R[]> {
    const made: R[] = [];
    for (const item of items) {
      made.push(work(item));
      if (this.isDue) await this.rest();
    }
    return made;
  }

  /** The next of an iterator that meet a condition, until there are `most` of them or no more. */
  async take<T>(items: Iterator<T>, most: number, isWanted: (item: T) => boolean): Promise<T[]> {
    const taken: T[] = [];
    while (taken.length < most) {
      const next = items.next();
      if (next.done) break;
      if (isWanted(next.value)) taken.push(next.value);
      if (this.isDue) await this.rest();
    }
    return taken;
  }
}
