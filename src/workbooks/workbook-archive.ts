import { openAsBlob } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import { WorkbookRefused } from './workbook-errors.js';

/**
 * What a file may cost before it is refused. The sample roster takes about 120 bytes a row packed and 1000 unpacked,
 * with a ratio of 8; sheets full of formatted empty cells reach 60.
 */
export interface WorkbookLimits {
  maxFileBytes: number;
  maxEntries: number;
  /** Of all parts together, as declared and as really inflated. */
  maxUnpackedBytes: number;
  /** Of unpacked to packed size of one part, once it is larger than `ratioAppliesFromBytes`. */
  maxRatio: number;
  ratioAppliesFromBytes: number;
  /** Characters without a single tag: no honest cell is that long (Excel stops at 32 767). */
  maxTokenChars: number;
  maxSharedStrings: number;
  maxSharedStringChars: number;
  maxRows: number;
}

export const WORKBOOK_LIMITS: WorkbookLimits = {
  maxFileBytes: 256 * 1024 * 1024,
  maxEntries: 2_000,
  maxUnpackedBytes: 2 * 1024 * 1024 * 1024,
  maxRatio: 200,
  ratioAppliesFromBytes: 4 * 1024 * 1024,
  maxTokenChars: 1024 * 1024,
  maxSharedStrings: 12_000_000,
  maxSharedStringChars: 256 * 1024 * 1024,
  maxRows: 2_000_000,
};

/** A workbook's bytes, or where they are. A path is read piece by piece and never wholly into memory. */
export type WorkbookSource = Buffer | string;

const OLE_MAGIC = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');

/** The parts of a workbook, listed and judged before anything is unpacked. */
export class WorkbookArchive {
  private inflatedBytes = 0;

  private constructor(
    private readonly zip: yauzl.ZipFile,
    private readonly entries: ReadonlyMap<string, yauzl.Entry>,
    readonly limits: WorkbookLimits,
  ) {}

  /** @throws WorkbookRefused when the file is no workbook, or one that must not be opened */
  static async open(source: WorkbookSource, limits: WorkbookLimits = WORKBOOK_LIMITS): Promise<WorkbookArchive> {
    await refuseByFirstBytes(source, limits);
    let zip: yauzl.ZipFile | null = null;
    try {
      const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true };
      zip =
        typeof source === 'string'
          ? await yauzl.openPromise(source, options)
          : await yauzl.fromBufferPromise(source, options);
      const entries = await listEntries(zip, limits);
      refuseByParts(entries);
      return new WorkbookArchive(zip, entries, limits);
    } catch (error) {
      zip?.close();
      throw asRefusal(error);
    }
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  close(): void {
    this.zip.close();
  }

  /**
   * A part's text in pieces. Sizes, ratio and checksum are held against the bytes that really come out; of a part that is
   * gone through a second time they are counted once.
   */
  async *text(name: string, { again = false } = {}): AsyncGenerator<string, void, undefined> {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) throw new WorkbookRefused('damaged', `no part ${name}`);
    let stream: Readable | null = null;
    try {
      stream = await this.zip.openReadStreamPromise(entry);
      let checksum = 0;
      let bytes = 0;
      let decoder: InstanceType<typeof TextDecoder> | null = null;
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        if (!again) this.inflatedBytes += chunk.length;
        if (this.inflatedBytes + (again ? bytes : 0) > this.limits.maxUnpackedBytes)
          throw new WorkbookRefused('unpacks-too-large', name);
        refuseByRatio(bytes, entry.compressedSize, this.limits, name);
        checksum = crc32(chunk, checksum);
        decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
        yield decoder.decode(chunk, { stream: true });
      }
      if (decoder) yield decoder.decode();
      if (checksum !== entry.crc32) throw new WorkbookRefused('damaged', `checksum of ${name}`);
    } catch (error) {
      throw asRefusal(error);
    } finally {
      stream?.destroy();
    }
  }
}

/** XML without a declared encoding is UTF-8 unless it begins with a mark that says UTF-16 (XML 1.0, appendix F). */
function encodingOf(chunk: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
  if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

async function refuseByFirstBytes(source: WorkbookSource, limits: WorkbookLimits): Promise<void> {
  const { size, head } = typeof source === 'string' ? await headOfFile(source) : { size: source.length, head: source };
  if (size === 0) throw new WorkbookRefused('file-empty');
  if (size > limits.maxFileBytes) throw new WorkbookRefused('file-too-large', `${size} bytes`);
  if (head.subarray(0, 8).equals(OLE_MAGIC)) {
    // A workbook with a password is an OLE container as well (MS-OFFCRYPTO §2.3.4.4).
    const bytes = typeof source === 'string' ? Buffer.from(await (await openAsBlob(source)).arrayBuffer()) : source;
    throw new WorkbookRefused(bytes.includes(ENCRYPTED_PACKAGE) ? 'encrypted' : 'old-format');
  }
  if (head[0] !== 0x50 || head[1] !== 0x4b) throw new WorkbookRefused('not-a-workbook');
}

async function headOfFile(path: string): Promise<{ size: number; head: Buffer }> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
    return { size, head: buffer.subarray(0, bytesRead) };
  } finally {
    await file.close();
  }
}

async function listEntries(zip: yauzl.ZipFile, limits: WorkbookLimits): Promise<Map<string, yauzl.Entry>> {
  if (zip.entryCount > limits.maxEntries) throw new WorkbookRefused('too-many-parts', `${zip.entryCount} parts`);
  const entries = new Map<string, yauzl.Entry>();
  let declared = 0;
  for await (const entry of zip.eachEntry()) {
    // yauzl itself refuses absolute names, backslashes and `..`.
    const name = entry.fileName;
    if (entries.size >= limits.maxEntries) throw new WorkbookRefused('too-many-parts');
    // Two parts of one name are read differently by different programs; Excel ignores their case.
    const key = name.toLowerCase();
    if (entries.has(key)) throw new WorkbookRefused('unsafe-part-name', 'a part stands twice');
    if (entry.isEncrypted()) throw new WorkbookRefused('encrypted', name);
    declared += entry.uncompressedSize;
    if (declared > limits.maxUnpackedBytes) throw new WorkbookRefused('unpacks-too-large', name);
    refuseByRatio(entry.uncompressedSize, entry.compressedSize, limits, name);
    entries.set(key, entry);
  }
  return entries;
}

function refuseByRatio(unpacked: number, packed: number, limits: WorkbookLimits, name: string): void {
  if (unpacked > limits.ratioAppliesFromBytes && unpacked > packed * limits.maxRatio) {
    throw new WorkbookRefused('unpacks-too-large', name);
  }
}

function refuseByParts(entries: ReadonlyMap<string, yauzl.Entry>): void {
  const names = [...entries.keys()];
  if (entries.has('mimetype') || entries.has('xl/workbook.bin')) throw new WorkbookRefused('other-format');
  if (!entries.has('[content_types].xml')) throw new WorkbookRefused('not-a-workbook', 'no [Content_Types].xml');
  if (names.some((name) => name.endsWith('vbaproject.bin') || name.startsWith('xl/macrosheets/'))) {
    throw new WorkbookRefused('macros');
  }
  if (names.some((name) => name.startsWith('xl/externallinks/'))) throw new WorkbookRefused('external-links');
}

/** Whatever went wrong inside the libraries is the file's fault, unless it is the machine's (no such file, no memory). */
function asRefusal(error: unknown): Error {
  if (error instanceof WorkbookRefused) return error;
  if (!(error instanceof Error)) return new WorkbookRefused('damaged');
  const code = 'code' in error ? String(error.code) : '';
  if (/^E[A-Z]+$/.test(code)) return error;
  if (/invalid relative path|absolute path|invalid characters in fileName/.test(error.message)) {
    return new WorkbookRefused('unsafe-part-name');
  }
  if (/strong encryption/.test(error.message)) return new WorkbookRefused('encrypted');
  if (/too many bytes in the stream/.test(error.message)) return new WorkbookRefused('unpacks-too-large');
  return new WorkbookRefused('damaged', error.message);
}
