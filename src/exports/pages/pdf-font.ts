import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';

/** The one font that pages are set in: Noto Serif SC with every ideograph that it has (docs/decisions/0019). */

const PATH = fileURLToPath(new URL('../../../assets/fonts/NotoSerifSC.otf.br', import.meta.url));

interface ChineseFont {
  bytes: Buffer;
  has(character: string): boolean;
}

let opened: ChineseFont | undefined;

/** Unpacked (11 MB) when the first page asks for it, and kept. */
export function chineseFont(): ChineseFont {
  opened ??= openFont(brotliDecompressSync(readFileSync(PATH)));
  return opened;
}

function openFont(bytes: Buffer): ChineseFont {
  const ranges = coveredRanges(bytes);
  const has = (character: string): boolean => {
    const code = character.codePointAt(0) ?? 0;
    return ranges.some(([first, last]) => code >= first && code <= last);
  };
  return { bytes, has };
}

/** The code points that the font draws, from its table of them (OpenType 1.9, `cmap`, format 12). */
function coveredRanges(font: Buffer): [number, number][] {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, n) => 12 + 16 * n);
  const record = tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap');
  if (record === undefined) throw new Error('the font has no table of characters');
  const cmap = font.readUInt32BE(record + 8);
  const offsets = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, n) => font.readUInt32BE(cmap + 8 + 8 * n));
  const subtable = offsets.map((offset) => cmap + offset).find((at) => font.readUInt16BE(at) === 12);
  if (subtable === undefined) throw new Error('the font has no table of characters beyond the first plane');
  return Array.from({ length: font.readUInt32BE(subtable + 12) }, (_, n) => {
    const group = subtable + 16 + 12 * n;
    return [font.readUInt32BE(group), font.readUInt32BE(group + 4)];
  });
}
