import type { Readable } from 'node:stream';
import PizZip from 'pizzip';
import yauzl from 'yauzl';
import { NoTemplate } from './content-fault.js';

/**
 * A Word document is a zip of parts (ECMA-376-2). What is taken in is a document of text and pictures and nothing else: what is not named
 * here is not known to be harmless on the desks of all who open what is made of it.
 */

const ZIP = Buffer.from('504b0304', 'hex');
/** Compound files: `.doc`, `.wps`, and a `.docx` with a password. */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const PARTS_MOST = 300;
const UNPACKED_MOST = 16 * 1024 * 1024;
const XML_MOST = 6 * 1024 * 1024;
const RATIO_MOST = 150;
const RATIO_FROM = 1024 * 1024;

const XML = /\.(xml|rels|vml)$/;
const PICTURES = /\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|odttf)$/;
const CONTENT_TYPES = '[content_types].xml';
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
/** MZ, ELF, script for a shell, a further archive, a compound file. */
const PROGRAMS = ['4d5a', '7f454c46', '2321', '504b0304', 'd0cf11e0'].map((hex) => Buffer.from(hex, 'hex'));
const DATE = new Date('2026-01-01T00:00:00Z');

/** The parts by name, in the order of the archive. */
export type DocxParts = ReadonlyMap<string, Buffer>;

/** @throws {NoTemplate} */
export async function readPackage(file: Buffer): Promise<DocxParts> {
  if (file.subarray(0, COMPOUND.length).equals(COMPOUND)) throw new NoTemplate('old-or-locked');
  if (!file.subarray(0, ZIP.length).equals(ZIP)) throw new NoTemplate('not-word');
  let zip: yauzl.ZipFile | null = null;
  try {
    zip = await yauzl.fromBufferPromise(file, { lazyEntries: true, autoClose: false, validateEntrySizes: true });
    const parts = await partsOf(zip, await entriesOf(zip));
    requireWord(parts);
    return parts;
  } catch (error) {
    throw error instanceof NoTemplate ? error : new NoTemplate('damaged');
  } finally {
    zip?.close();
  }
}

/**
 * The same parts as an archive of our own, so that what is read later is what was looked at: programs differ in what they find in an
 * archive that was made to be read in two ways.
 */
export function repacked(parts: DocxParts): Buffer {
  const zip = new PizZip();
  const names = [...parts.keys()].toSorted((one, other) => rank(one) - rank(other));
  for (const name of names) zip.file(name, parts.get(name)!, { date: DATE, createFolders: false, binary: true });
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}

const rank = (name: string): number => (name.toLowerCase() === CONTENT_TYPES ? 0 : 1);

async function entriesOf(zip: yauzl.ZipFile): Promise<yauzl.Entry[]> {
  if (zip.entryCount > PARTS_MOST) throw new NoTemplate('unpacks');
  const entries: yauzl.Entry[] = [];
  let declared = 0;
  for await (const entry of zip.eachEntry()) {
    declared += entry.uncompressedSize;
    if (entries.length >= PARTS_MOST || declared > UNPACKED_MOST) throw new NoTemplate('unpacks');
    refuseByRatio(entry.uncompressedSize, entry.compressedSize);
    if (entry.isEncrypted()) throw new NoTemplate('old-or-locked');
    if (!entry.fileName.endsWith('/')) entries.push(entry);
  }
  const names = new Set(entries.map(({ fileName }) => fileName.toLowerCase()));
  if (names.size < entries.length) throw new NoTemplate('damaged');
  // What kind of file it is comes before what is wrong in it.
  if (!names.has(CONTENT_TYPES)) throw new NoTemplate('not-word');
  return entries;
}

async function partsOf(zip: yauzl.ZipFile, entries: readonly yauzl.Entry[]): Promise<Map<string, Buffer>> {
  const parts = new Map<string, Buffer>();
  let [unpacked, xml] = [0, 0];
  for (const entry of entries) {
    const name = entry.fileName.toLowerCase();
    if (/vbaproject|vbadata/.test(name)) throw new NoTemplate('macros');
    if (!XML.test(name) && !PICTURES.test(name)) throw new NoTemplate('embedded');
    const stream: Readable = await zip.openReadStreamPromise(entry);
    const pieces: Buffer[] = [];
    let bytes = 0;
    for await (const piece of stream as AsyncIterable<Buffer>) {
      bytes += piece.length;
      unpacked += piece.length;
      if (XML.test(name)) xml += piece.length;
      if (unpacked > UNPACKED_MOST || xml > XML_MOST) throw new NoTemplate('unpacks');
      refuseByRatio(bytes, entry.compressedSize);
      pieces.push(piece);
    }
    const content = Buffer.concat(pieces);
    if (PICTURES.test(name) && PROGRAMS.some((start) => content.subarray(0, start.length).equals(start)))
      throw new NoTemplate('embedded');
    parts.set(entry.fileName, content);
  }
  return parts;
}

function refuseByRatio(unpacked: number, packed: number): void {
  if (unpacked > RATIO_FROM && unpacked > packed * RATIO_MOST) throw new NoTemplate('unpacks');
}

function requireWord(parts: DocxParts): void {
  const name = [...parts.keys()].find((each) => each.toLowerCase() === CONTENT_TYPES)!;
  const types = parts.get(name)!.toString('utf8');
  if (/macroEnabled|vbaProject/i.test(types)) throw new NoTemplate('macros');
  if (types.includes('wordprocessingml.template.main')) throw new NoTemplate('word-template');
  if (types.includes('spreadsheetml') && !types.includes(MAIN)) throw new NoTemplate('workbook');
  if (!types.includes(MAIN)) throw new NoTemplate('not-word');
}
