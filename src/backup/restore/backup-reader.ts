import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { BackupRefused, damaged } from '../backup-errors.js';
import { PACKED_AT_ONCE } from '../backup-packing.js';
import {
  type Closing,
  FORMAT,
  FORMAT_VERSION,
  type Header,
  sealOf,
  type Sequences,
  type TableEnd,
  type TableStart,
} from '../backup-format.js';

/** Rows of one table that are handed on together, and the bytes after which they are handed on however few they are. */
const BATCH_ROWS = 2_000;
const BATCH_BYTES = 8 * 1024 * 1024;

/** What comes out of a backup, in its order. */
export type BackupPart =
  { header: Header } | TableStart | { lines: string[] } | TableEnd | Sequences | (Closing & { whole: true });

/**
 * Reads a backup in bounded memory. That it is whole is known only at its end: the last part is the closing, and it comes
 * only when hash and seal fit.
 *
 * @param lookupKey null leaves the seal unchecked
 * @throws {BackupRefused} when the file is no backup, of a newer kind, cut off or changed
 */
export async function* readBackup(path: string, lookupKey: Buffer | null): AsyncGenerator<BackupPart> {
  const hash = createHash('sha256');
  let rows = 0;
  let batch = { lines: [] as string[], bytes: 0 };
  let header: Header | null = null;
  let closing: Closing['closing'] | null = null;
  for await (const line of linesOf(path)) {
    if (closing) throw damaged('结尾之后还有内容');
    if (header === null) {
      header = parseHeader(line);
      countIn(hash, line);
      yield { header };
    } else if (line[0] === QUOTE) {
      rows += 1;
      countIn(hash, line);
      batch.lines.push(line.toString());
      batch.bytes += line.length;
      if (batch.lines.length < BATCH_ROWS && batch.bytes < BATCH_BYTES) continue;
      yield { lines: batch.lines };
      batch = { lines: [], bytes: 0 };
    } else {
      if (batch.lines.length > 0) yield { lines: batch.lines };
      batch = { lines: [], bytes: 0 };
      const part = parse(line) as Closing | TableStart | TableEnd | Sequences;
      if ('closing' in part) closing = part.closing;
      else {
        countIn(hash, line);
        yield part;
      }
    }
  }
  if (!closing) throw damaged('没有结尾');
  if (closing.rows !== rows || closing.sha256 !== hash.digest('hex')) throw damaged('校验值不符');
  if (lookupKey && closing.seal !== sealOf(closing.sha256, lookupKey)) throw damaged('封印不符');
  yield { closing, whole: true };
}

/** The header alone, of a file that may be anything. */
export async function readHeaderOf(path: string): Promise<Header> {
  for await (const line of linesOf(path)) return parseHeader(line);
  throw damaged('文件是空的');
}

const NEWLINE = 0x0a;
const QUOTE = 0x22;

function countIn(hash: Hash, line: Buffer): void {
  hash.update(line).update('\n');
}

async function* linesOf(path: string): AsyncGenerator<Buffer> {
  const unpacked = createGunzip({ chunkSize: PACKED_AT_ONCE });
  // The error comes out of the loop below, on which the other stream is destroyed with this one.
  const packed = pipeline(createReadStream(path, { highWaterMark: PACKED_AT_ONCE }), unpacked, () => {});
  let begun: Buffer[] = [];
  try {
    for await (const chunk of packed as AsyncIterable<Buffer>) {
      let from = 0;
      for (let to = chunk.indexOf(NEWLINE); to !== -1; to = chunk.indexOf(NEWLINE, from)) {
        const rest = chunk.subarray(from, to);
        yield begun.length === 0 ? rest : Buffer.concat([...begun, rest]);
        begun = [];
        from = to + 1;
      }
      if (from < chunk.length) begun.push(chunk.subarray(from));
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'ENOENT') throw new BackupRefused(`没有这个文件：${path}`);
    if (code.startsWith('Z_')) throw damaged('无法解压');
    throw error;
  }
  if (begun.length > 0) throw damaged('最后一行不完整');
}

function parseHeader(line: Buffer): Header {
  const header = (line[0] === 0x7b ? parse(line) : {}) as Partial<Header>;
  if (header.format !== FORMAT) throw new BackupRefused('这个文件不是本系统的备份。');
  if (typeof header.version !== 'number' || header.version > FORMAT_VERSION) {
    throw new BackupRefused('这份备份由更新版本的系统写成，请先升级本系统再恢复。');
  }
  return header as Header;
}

function parse(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString());
  } catch {
    throw damaged('有一行无法读取');
  }
}
