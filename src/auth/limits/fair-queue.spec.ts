import { FairQueue, QueueFullError } from './fair-queue.js';

describe('a queue that is fair', () => {
  /** Puts work into a queue that does nothing until it is told to, and says in which order it was begun. */
  function stage(limits: { atOnce: number; perLane: number; waiting: number }) {
    const queue = new FairQueue(limits);
    const begun: string[] = [];
    const ends: (() => void)[] = [];
    const enter = (name: string, lane: string, known = false): Promise<void> =>
      queue.run({ lane, known }, () => {
        begun.push(name);
        return new Promise((resolve) => ends.push(resolve));
      });
    const endAll = async (): Promise<void> => {
      for (let n = 0; n < 50; n++) {
        ends.shift()?.();
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    return { enter, begun, endAll };
  }

  it('runs so many at once, then one lane after the other, those known first', async () => {
    const { enter, begun, endAll } = stage({ atOnce: 2, perLane: 9, waiting: 9 });
    const all = [
      ...['a1', 'a2', 'a3', 'a4', 'a5'].map((name) => enter(name, 'a')),
      enter('b1', 'b'),
      enter('b2', 'b'),
      enter('c1', 'c', true),
    ];
    expect(begun).toEqual(['a1', 'a2']);
    await endAll();
    await Promise.all(all);
    expect(begun).toEqual(['a1', 'a2', 'c1', 'a3', 'b1', 'a4', 'b2', 'a5']);
  });

  it('refuses at once where a lane or the whole is full, but never those known', async () => {
    const { enter, begun, endAll } = stage({ atOnce: 1, perLane: 2, waiting: 3 });
    const all = [enter('a1', 'a'), enter('a2', 'a'), enter('a3', 'a')];
    await expect(enter('a4', 'a')).rejects.toThrow(QueueFullError);
    all.push(enter('b1', 'b'));
    await expect(enter('c1', 'c')).rejects.toThrow(QueueFullError);
    all.push(enter('k1', 'a', true));
    await endAll();
    await Promise.all(all);
    expect(begun).toEqual(['a1', 'k1', 'a2', 'b1', 'a3']);
    const again = enter('a5', 'a');
    await endAll();
    await again;
    expect(begun.at(-1)).toBe('a5');
  });

  it('gives the place on when the work fails', async () => {
    const queue = new FairQueue({ atOnce: 1, perLane: 1, waiting: 1 });
    const place = { lane: 'a', known: false };
    await expect(queue.run(place, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(queue.run(place, () => Promise.resolve('yes'))).resolves.toBe('yes');
  });
});
