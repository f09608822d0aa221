import iconv from 'iconv-lite';
import type { BankEncoding } from './bank-profiles.js';

/** Node reads GB18030 but does not write it, hence iconv-lite for both ways. */
export function encodeText(text: string, encoding: BankEncoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  if (encoding === 'utf-8-bom') return Buffer.from(`\uFEFF${text}`, 'utf8');
  return iconv.encode(text, encoding);
}

/** Of a text in two bytes a character, at least so many of the high ones are zero: separators, digits and line ends have them. */
const LEAST_ZEROS = 0.05;

/**
 * The text of a file that somebody sends, by its bytes and not by what it was expected to be: banks and spreadsheets write what they
 * like. A byte-order mark tells, then zeros where UTF-16 has them; text that is whole UTF-8 is that, since GB18030 hardly ever is by
 * chance. Null where it is no text.
 */
export function decodeText(bytes: Buffer): string | null {
  const marked = MARKS.find(({ mark }) => bytes.subarray(0, mark.length).equals(Buffer.from(mark)));
  const candidates = marked ? [marked.encoding] : [wideEncodingOf(bytes), 'utf-8', 'gb18030'];
  for (const encoding of candidates) {
    const text = encoding === null ? null : decoded(bytes, encoding);
    // No text has a NUL; a workbook of old Excel or a picture has them.
    if (text !== null && !text.includes('\0')) return text;
  }
  return null;
}

const MARKS = [
  { mark: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
];

function wideEncodingOf(bytes: Buffer): string | null {
  const zeros = [0, 0];
  const looked = Math.min(bytes.length, 10_000);
  for (let at = 0; at < looked; at++) if (bytes[at] === 0) zeros[at % 2]!++;
  const [even = 0, odd = 0] = zeros;
  if (bytes.length % 2 === 1 || Math.max(even, odd) < (looked / 2) * LEAST_ZEROS) return null;
  if (odd > even * 10) return 'utf-16le';
  return even > odd * 10 ? 'utf-16be' : null;
}

/** The mark itself is dropped. */
function decoded(bytes: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Whether the text comes back as it was: characters that the encoding lacks would reach the bank as question marks. */
export function isEncodable(text: string, encoding: BankEncoding): boolean {
  if (/\p{Cs}/u.test(text)) return false;
  return encoding.startsWith('utf-8') || iconv.decode(iconv.encode(text, encoding), encoding) === text;
}

/** Bytes as a bank counts them: two for a common Chinese character. */
export function gb18030Bytes(text: string): number {
  return iconv.encode(text, 'gb18030').length;
}
