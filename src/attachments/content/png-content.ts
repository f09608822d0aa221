import { crc32 } from 'node:zlib';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

/** A sheet of A3 at 600 dots an inch has 70 million; a few bytes that say they are more would fill the memory of whoever looks. */
export const PIXELS_MOST = 100_000_000;

/** Chunks by which the picture is drawn (PNG, W3C 2003 §11); all others tell of its making, or are nothing we know. */
const DRAWN = new Set('IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB sBIT bKGD pHYs'.split(' '));

/**
 * A picture without texts, times, Exif and whatever follows its end.
 *
 * @returns null where it is no whole PNG, or one too large to be shown
 */
export function withoutPngMetadata(file: Buffer): Buffer | null {
  if (!file.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return null;
  const kept: Buffer[] = [SIGNATURE];
  let hasPicture = false;
  for (let at = SIGNATURE.length; at + 12 <= file.length;) {
    const to = at + 12 + file.readUInt32BE(at);
    if (to > file.length || crc32(file.subarray(at + 4, to - 4)) !== file.readUInt32BE(to - 4)) return null;
    const type = file.toString('latin1', at + 4, at + 8);
    if (at === SIGNATURE.length && type !== 'IHDR') return null;
    if (type === 'IHDR' && !isShowable(file.subarray(at + 8, to - 4))) return null;
    if (type === 'IDAT') hasPicture = true;
    if (DRAWN.has(type)) kept.push(file.subarray(at, to));
    if (type === 'IEND') return hasPicture ? Buffer.concat(kept) : null;
    at = to;
  }
  return null;
}

function isShowable(header: Buffer): boolean {
  return header.length >= 8 && header.readUInt32BE(0) * header.readUInt32BE(4) <= PIXELS_MOST;
}
