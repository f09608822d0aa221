import { oneAhead } from './one-ahead.js';

async function* counted(asked: number[], last: number): AsyncGenerator<number, string> {
  try {
    for (let n = 1; n <= last; n++) {
      asked.push(n);
      await Promise.resolve();
      yield n;
    }
    return 'what a generator returns is nobody’s';
  } finally {
    asked.push(0);
  }
}

describe('one ahead', () => {
  it('passes everything on in order, and has asked for the next when one comes', async () => {
    const asked: number[] = [];
    const seen: [number, number][] = [];
    for await (const n of oneAhead(counted(asked, 3))) {
      await new Promise((resolve) => setImmediate(resolve));
      seen.push([n, asked.at(-1)!]);
    }
    expect(seen).toEqual([
      [1, 2],
      [2, 3],
      [3, 0],
    ]);
  });

  it('ends the source when whoever reads stops or fails', async () => {
    for (const stop of [() => 'break', () => Promise.reject(new Error('stopped'))]) {
      const asked: number[] = [];
      const read = async (): Promise<void> => {
        for await (const n of oneAhead(counted(asked, 9))) if (n === 2 && (await stop()) === 'break') break;
      };
      await read().catch(() => {});
      expect(asked).toEqual([1, 2, 3, 0]);
    }
  });

  it('tells a failure of the source once, where it is read', async () => {
    const failing = async function* (): AsyncGenerator<number, void> {
      yield 1;
      throw new Error('gone');
    };
    const seen: number[] = [];
    const read = async (): Promise<void> => {
      for await (const n of oneAhead(failing())) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        seen.push(n);
      }
    };
    await expect(read()).rejects.toThrow('gone');
    expect(seen).toEqual([1]);
  });
});
