import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import type { ContentFault } from './content-fault.js';

/** GB/T 33190-2016 §6: a zip with OFD.xml at its top. Two thousand parts are a document of several hundred pages. */
const ZIP = Buffer.from('504b0304', 'hex');
const MAIN_PART = 'ofd.xml';
const NAMESPACE = 'http://www.ofdspec.org/2016';
const PARTS_MOST = 2_000;
const UNPACKED_MOST = 100 * 1024 * 1024;
const RATIO_MOST = 200;
const RATIO_FROM = 4 * 1024 * 1024;

/** What pages are made of: text, pictures, fonts, seals and signatures. */
const PARTS = /\.(xml|xsd|png|jpe?g|bmp|gif|tiff?|jb2|jbig2|gbig2|ttf|ttc|otf|cff|icc|dat|esl|sig|p7s|asn1)$/;
/** MZ, ELF, script for a shell, a further archive. */
const PROGRAMS = ['4d5a', '7f454c46', '2321', '504b0304'].map((hex) => Buffer.from(hex, 'hex'));

/** Thrown to end the walk through the parts. */
class Faulty extends Error {
  constructor(readonly fault: ContentFault) {
    super(fault);
  }
}

/**
 * What keeps an OFD from being taken: null for one whose parts are all what pages are made of, and unpack to what they say.
 *
 * @returns `undefined` where the file is no OFD
 */
export async function ofdFault(file: Buffer): Promise<ContentFault | null | undefined> {
  if (!file.subarray(0, ZIP.length).equals(ZIP)) return undefined;
  let zip: yauzl.ZipFile | null = null;
  try {
    zip = await yauzl.fromBufferPromise(file, { lazyEntries: true, autoClose: false, validateEntrySizes: true });
    const entries = await entriesOf(zip);
    const main = entries.find(({ fileName }) => fileName.toLowerCase() === MAIN_PART);
    if (!main) return undefined;
    await lookThrough(zip, entries);
    return null;
  } catch (error) {
    return error instanceof Faulty ? error.fault : 'damaged';
  } finally {
    zip?.close();
  }
}

async function entriesOf(zip: yauzl.ZipFile): Promise<yauzl.Entry[]> {
  if (zip.entryCount > PARTS_MOST) throw new Faulty('unpacks');
  const entries: yauzl.Entry[] = [];
  let declared = 0;
  for await (const entry of zip.eachEntry()) {
    declared += entry.uncompressedSize;
    if (entries.length >= PARTS_MOST || declared > UNPACKED_MOST) throw new Faulty('unpacks');
    refuseByRatio(entry.uncompressedSize, entry.compressedSize);
    if (entry.isEncrypted()) throw new Faulty('encrypted');
    entries.push(entry);
  }
  const names = new Set(entries.map(({ fileName }) => fileName.toLowerCase()));
  // Two parts of one name are read differently by different programs.
  if (names.size < entries.length) throw new Faulty('damaged');
  return entries;
}

async function lookThrough(zip: yauzl.ZipFile, entries: readonly yauzl.Entry[]): Promise<void> {
  let unpacked = 0;
  for (const entry of entries) {
    const name = entry.fileName.toLowerCase();
    if (name.endsWith('/')) continue;
    if (!PARTS.test(name)) throw new Faulty('active');
    const stream: Readable = await zip.openReadStreamPromise(entry);
    let head = Buffer.alloc(0);
    let bytes = 0;
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      unpacked += chunk.length;
      if (unpacked > UNPACKED_MOST) throw new Faulty('unpacks');
      refuseByRatio(bytes, entry.compressedSize);
      if (head.length < 1024) head = Buffer.concat([head, chunk.subarray(0, 1024)]);
    }
    if (PROGRAMS.some((start) => head.subarray(0, start.length).equals(start))) throw new Faulty('active');
    if (name === MAIN_PART && !head.includes(NAMESPACE)) throw new Faulty('damaged');
  }
}

function refuseByRatio(unpacked: number, packed: number): void {
  if (unpacked > RATIO_FROM && unpacked > packed * RATIO_MOST) throw new Faulty('unpacks');
}
