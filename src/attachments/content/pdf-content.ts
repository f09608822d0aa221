import { promisify } from 'node:util';
import { constants, inflate, type InputType, type ZlibOptions } from 'node:zlib';
import type { ContentFault } from './content-fault.js';

/** The end of a PDF stands within so many of its last bytes (ISO 32000-1, annex H.3, note 18). */
const END_WITHIN = 1024;

/**
 * What a paper never needs: script, programs to start, files within the file, forms that send themselves, films (ISO 32000-2 §7.11.4,
 * §12.6.4, §13, annex K). An action of any of these kinds has one of the names.
 */
const ACTIVE =
  /\/(?:(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|GoToE|SubmitForm|ImportData|Rendition|Movie)\b|XFA\s*[[\d])/;

/** Objects packed into a stream: what they hold is unpacked and looked at too. */
const PACKED_OBJECTS = /\/ObjStm\b/;
const inflated = promisify<InputType, ZlibOptions, Buffer>(inflate);
const UNPACKED_MOST = 64 * 1024 * 1024;

/**
 * What keeps a PDF from being taken: null for one that is whole and holds nothing that acts by itself. From the very first byte: readers
 * also take one that begins later, and what stands before could be a page for a browser.
 *
 * @returns `undefined` where the file is no whole PDF
 */
export async function pdfFault(file: Buffer): Promise<ContentFault | null | undefined> {
  if (!/^%PDF-\d\.\d/.test(file.toString('latin1', 0, 8))) return undefined;
  if (!file.subarray(-END_WITHIN).includes('%%EOF')) return undefined;
  const text = unescaped(file.toString('latin1'));
  // What is encrypted cannot be looked into.
  if (/\/Encrypt\b/.test(text)) return 'encrypted';
  if (ACTIVE.test(text)) return 'active';
  return PACKED_OBJECTS.test(text) ? packedFault(file) : null;
}

/** Names may be written with `#` and two hex digits for any of their characters (ISO 32000-1 §7.3.5). */
function unescaped(text: string): string {
  return text.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

async function packedFault(file: Buffer): Promise<ContentFault | null> {
  let left = UNPACKED_MOST;
  for (let at = file.indexOf('stream'); at !== -1; at = file.indexOf('stream', at + 6)) {
    if (file.toString('latin1', at - 3, at) === 'end') continue;
    const dictionary = dictionaryBefore(file, at);
    if (!PACKED_OBJECTS.test(dictionary) && !/\/First\b/.test(dictionary)) continue;
    // Packed in a further way, or such that neighbouring bytes are added up: nobody who prints a paper does that.
    if (!/\/FlateDecode\b/.test(dictionary) || /\/(ASCII\w+|LZW\w*|RunLength\w*|Predictor)\b/.test(dictionary)) {
      return 'active';
    }
    const unpacked = await unpackedFrom(file, at + 6, left);
    if (unpacked === null) return 'unpacks';
    left -= unpacked.length;
    if (ACTIVE.test(unescaped(unpacked))) return 'active';
  }
  return null;
}

/** From the beginning of its object to its stream, as text. */
function dictionaryBefore(file: Buffer, at: number): string {
  const from = file.lastIndexOf(' obj', at);
  return unescaped(file.toString('latin1', Math.max(0, from), at));
}

/** @returns null for what unpacks to more than `most` bytes, or cannot be unpacked */
async function unpackedFrom(file: Buffer, keywordEnd: number, most: number): Promise<string | null> {
  const from = keywordEnd + (file[keywordEnd] === 0x0d ? 2 : 1);
  try {
    const unpacked = await inflated(file.subarray(from), {
      maxOutputLength: Math.max(1, most),
      finishFlush: constants.Z_SYNC_FLUSH,
    });
    return unpacked.toString('latin1');
  } catch {
    return null;
  }
}
