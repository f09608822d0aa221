import iconv from 'iconv-lite';
import type { BankEncoding } from './bank-profiles.js';

/** Node reads GB18030 but does not write it, hence iconv-lite for both ways. */
export function encodeText(text: string, encoding: BankEncoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  if (encoding === 'utf-8-bom') return Buffer.from(`\uFEFF${text}`, 'utf8');
  return iconv.encode(text, encoding);
}

/** Null where the bytes are not text of that encoding. A byte-order mark is dropped, and tells UTF-8 whatever the profile says. */
export function decodeText(bytes: Buffer, encoding: BankEncoding): string | null {
  const isUtf8 = encoding.startsWith('utf-8') || bytes.subarray(0, 3).equals(Buffer.of(0xef, 0xbb, 0xbf));
  try {
    return new TextDecoder(isUtf8 ? 'utf-8' : encoding, { fatal: true }).decode(bytes);
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
