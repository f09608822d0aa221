import { randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { packed, type PlainChunk } from './backup-packing.js';

async function* chunksOf(chunks: PlainChunk[], seen: string[] = []): AsyncGenerator<PlainChunk> {
  try {
    for (const chunk of chunks) yield await Promise.resolve(chunk);
  } finally {
    seen.push('ended');
  }
}

async function packedBytes(chunks: AsyncGenerator<PlainChunk>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of packed(chunks)) parts.push(part);
  return Buffer.concat(parts);
}

const digits = (bytes: number): PlainChunk => ({
  bytes: Buffer.from(randomBytes(bytes).toString('hex')),
  isCiphertext: true,
});
const text = (words: string): PlainChunk => ({ bytes: Buffer.from(words), isCiphertext: false });

describe('chunks of a backup, packed', () => {
  it('are read back as they were, however ciphertext and text follow one another', async () => {
    const chunk = fc.record({
      bytes: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
      isCiphertext: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(chunk, { minLength: 1, maxLength: 12 }), async (chunks) => {
        const bytes = Buffer.concat(chunks.map((each) => each.bytes));
        expect(gunzipSync(await packedBytes(chunksOf(chunks)))).toEqual(bytes);
      }),
      { numRuns: 60 },
    );
  });

  it('take half the space where they are hexadecimal digits of ciphertext, and less where text comes again', async () => {
    const cipher = digits(300_000);
    expect((await packedBytes(chunksOf([cipher]))).length / cipher.bytes.length).toBeLessThan(0.515);
    const again = text('"(甲,340000,在岗)"\n'.repeat(20_000));
    expect((await packedBytes(chunksOf([again]))).length / again.bytes.length).toBeLessThan(0.02);
  });

  it('pass on what went wrong before them', async () => {
    const broken = async function* (): AsyncGenerator<PlainChunk> {
      yield digits(100_000);
      yield await Promise.reject(new Error('away'));
    };
    await expect(packedBytes(broken())).rejects.toThrow('away');
  });

  it('are asked for no more once nobody reads on', async () => {
    const seen: string[] = [];
    for await (const part of packed(chunksOf([digits(2_000_000), text('after'), digits(2_000_000)], seen))) {
      expect(part.length).toBeGreaterThan(0);
      break;
    }
    expect(seen).toEqual(['ended']);
  });
});
