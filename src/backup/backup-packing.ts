import { pipeline, Readable } from 'node:stream';
import { constants, createGzip, type ZlibOptions } from 'node:zlib';
import { heard } from '../common/heard.js';

/** A part of a backup before it is packed. */
export interface PlainChunk {
  bytes: Buffer;
  /** Encrypted bytes as hexadecimal digits: nothing in them comes again, each digit takes four bits. */
  isCiphertext: boolean;
}

/** What comes out at once: a hop between threads for each, which for gigabytes in small pieces takes longer than they do. */
export const PACKED_AT_ONCE = 1024 * 1024;
/** A higher level takes longer for little: most of what is not papers is encrypted too, but in short pieces. */
const TEXT: ZlibOptions = { level: 3, chunkSize: PACKED_AT_ONCE };
/** Looking for what came before finds nothing in ciphertext: without it, packing takes a fifth of the time and the file is smaller. */
const CIPHERTEXT: ZlibOptions = { ...TEXT, strategy: constants.Z_HUFFMAN_ONLY };

/**
 * A backup's chunks as gzip: one member for each run of chunks that are packed in the same way, which every reader of gzip takes for
 * one file (RFC 1952, 2.2).
 */
export async function* packed(chunks: AsyncGenerator<PlainChunk>): AsyncGenerator<Buffer> {
  try {
    let next = await chunks.next();
    while (!next.done) {
      const { isCiphertext } = next.value;
      const run = async function* (): AsyncGenerator<Buffer> {
        for (; !next.done && next.value.isCiphertext === isCiphertext; next = await chunks.next())
          yield next.value.bytes;
      };
      const gzip = heard(createGzip(isCiphertext ? CIPHERTEXT : TEXT));
      // What goes wrong in the chunks comes out of the loop below, on which both streams are destroyed.
      pipeline(Readable.from(run(), { objectMode: false }), gzip, () => {});
      for await (const bytes of gzip as AsyncIterable<Buffer>) yield bytes;
    }
  } finally {
    // A backup that is broken off leaves no cursor open.
    await chunks.return(undefined);
  }
}
