import * as fc from 'fast-check';
import { SharedFile } from '../support/service/shared-files.js';
import { templateInMemory } from '../support/service/template.js';

const SIZE = 40_000;
const bytes = (length: number, first: number): Uint8Array => Uint8Array.from({ length }, (_, n) => (first + n) % 251);

/** What is asked of a file. @returns what it answers, and how long it is then */
type Step = (file: Pick<SharedFile, 'read' | 'write' | 'resize'>) => unknown;

const place = fc.nat(SIZE);
const length = fc.integer({ min: 1, max: 20_000 });
const write = fc.record({ at: place, length, first: fc.nat(250) }).map(
  ({ at, length: count, first }): Step =>
    (file) =>
      file.write(bytes(count, first), at),
);
const read = fc.record({ at: place, length }).map(({ at, length: count }): Step => (file) => {
  const into = new Uint8Array(count);
  return [file.read(into, at), ...into];
});
const resize = place.map(
  (to): Step =>
    (file) =>
      file.resize(to),
);

/** The same, by a whole copy. */
class CopiedFile {
  constructor(private own: number[]) {}

  get length(): number {
    return this.own.length;
  }

  read(into: Uint8Array, at: number): number {
    const found = this.own.slice(at, at + into.length);
    into.set(found);
    return found.length;
  }

  write(from: Uint8Array, at: number): number {
    this.resize(Math.max(this.own.length, at + from.length));
    this.own.splice(at, from.length, ...from);
    return from.length;
  }

  resize(to: number): void {
    this.own = Array.from({ length: to }, (_, at) => this.own[at] ?? 0);
  }
}

describe('a file that shares the bytes of another', () => {
  it('reads and writes as a file of its own, and leaves the other as it was', () => {
    const steps = fc.array(fc.oneof(write, read, resize), { maxLength: 20 });
    fc.assert(
      fc.property(fc.nat(20_000), steps, (size, asked) => {
        const [shared, copied] = [bytes(size, 7), new CopiedFile([...bytes(size, 7)])];
        const node = { usedBytes: 0, mtime: 0, ctime: 0 };
        const file = new SharedFile(node, shared);
        for (const ask of asked) {
          expect(ask(file)).toEqual(ask(copied));
          expect(node.usedBytes).toBe(copied.length);
        }
        expect(shared).toEqual(bytes(size, 7));
      }),
      { numRuns: 60 },
    );
  });
});

describe('two databases that begin as one folder', () => {
  it('have nothing of each other', async () => {
    const [one, other] = [await templateInMemory(), await templateInMemory()];
    try {
      await one.engine.exec(
        `CREATE TABLE of_one AS SELECT generate_series(1, 20000) AS n; UPDATE regions SET name = '甲'; CHECKPOINT`,
      );
      const count = async (sql: string, at = other): Promise<number> =>
        (await at.engine.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`)).rows[0]!.n;
      expect(await count('of_one', one)).toBe(20_000);
      expect(await count(`regions WHERE name = '甲'`)).toBe(0);
      expect(await count(`regions WHERE name = '甲'`, one)).toBeGreaterThan(100);
      expect(await count(`pg_class WHERE relname = 'of_one'`)).toBe(0);
    } finally {
      await one.close();
      await other.close();
    }
  });
});
