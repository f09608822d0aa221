import { createHash } from 'node:crypto';
import { PassThrough, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { heard } from '../common/heard.js';

/** A file that is ready to be written to whoever asked. */
export interface Download {
  fileName: string;
  /** Logs who takes the file before its first byte, writes it, and logs its SHA-256 before its last. */
  writeTo(output: Writable): Promise<void>;
}

export interface WholeFile {
  fileName: string;
  bytes: number;
  /** Hexadecimal. */
  sha256: string;
}

/** What the log is told, each in a transaction of its own that stands when the promise resolves. */
export interface DownloadLog {
  begun(details: { fileName: string }): Promise<void>;
  whole(details: WholeFile): Promise<void>;
}

/**
 * A file with personal data that is written while it is sent, so that its hash is known only at its end. Whoever breaks off one byte
 * before that has seen nearly all of it: so its beginning is logged as well, and where the log cannot be written nobody
 * gets a whole file.
 */
export function loggedDownload(
  fileName: string,
  log: DownloadLog,
  write: (output: Writable) => Promise<void>,
): Download {
  return {
    fileName,
    writeTo: async (output) => {
      await log.begun({ fileName });
      const written = heard(new PassThrough());
      const atEnd = (bytes: number, sha256: string): Promise<void> => log.whole({ fileName, bytes, sha256 });
      await Promise.all([
        pipeline(written, (pieces: AsyncIterable<Buffer>) => lastPieceLate(pieces, atEnd), output),
        write(written),
      ]);
    },
  };
}

/** Passes everything on one piece late: the last piece goes only when `atEnd` is done. */
async function* lastPieceLate(
  pieces: AsyncIterable<Buffer>,
  atEnd: (bytes: number, sha256: string) => Promise<void>,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let bytes = 0;
  let held: Buffer | null = null;
  for await (const piece of pieces) {
    hash.update(piece);
    bytes += piece.length;
    if (held) yield held;
    held = piece;
  }
  await atEnd(bytes, hash.digest('hex'));
  if (held) yield held;
}
