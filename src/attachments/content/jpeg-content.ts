import { PIXELS_MOST } from './png-content.js';

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const COMMENT = 0xfe;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP14 = 0xee;
const APP15 = 0xef;
const ORIENTATION_TAG = 0x0112;
const EXIF = Buffer.from('Exif\0\0', 'latin1');

/** Markers that stand alone, without a length (ITU-T T.81 §B.1.1.3): TEM and the restarts. */
const standsAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/**
 * A photograph without what the camera wrote beside the picture: place, time, device, owner, preview, comments, and whatever follows its
 * end. Which way up it is held stays, or a photograph of a notice would lie on its side.
 *
 * @returns null where it is no whole JPEG, or one too large to be shown
 */
export function withoutJpegMetadata(file: Buffer): Buffer | null {
  if (file.length < 4 || file[0] !== 0xff || file[1] !== START) return null;
  const kept: Buffer[] = [];
  let orientation = 1;
  let hasScan = false;
  for (let at = 2; at + 1 < file.length;) {
    if (file[at] !== 0xff) return null;
    const marker = file[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === END) return hasScan ? assembled(kept, orientation) : null;
    if (standsAlone(marker)) {
      kept.push(file.subarray(at, at + 2));
      at += 2;
      continue;
    }
    if (marker === 0 || marker === START || at + 4 > file.length) return null;
    const length = file.readUInt16BE(at + 2);
    let to = at + 2 + length;
    if (length < 2 || to > file.length || (isFrame(marker) && length < 8)) return null;
    if (isFrame(marker) && file.readUInt16BE(at + 5) * file.readUInt16BE(at + 7) > PIXELS_MOST) return null;
    if (marker === SCAN) {
      to = endOfScan(file, to);
      hasScan = true;
    }
    if (marker === APP1) orientation = orientationOf(file.subarray(at + 4, to)) ?? orientation;
    if (!isMetadata(marker)) kept.push(file.subarray(at, to));
    at = to;
  }
  return null;
}

/** SOF0 to SOF15, which state height and width (ITU-T T.81 §B.2.2); among them stand three tables. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** APP0 says how the picture is drawn, APP14 how its colours are coded; what else is in such segments tells of its making. */
function isMetadata(marker: number): boolean {
  return marker === COMMENT || (marker > APP0 && marker <= APP15 && marker !== APP14);
}

/** The coded picture ends at the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(file: Buffer, from: number): number {
  for (let at = file.indexOf(0xff, from); at !== -1 && at + 1 < file.length; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1]!;
    if (next !== 0 && next !== 0xff && !standsAlone(next)) return at;
  }
  return file.length;
}

function assembled(kept: readonly Buffer[], orientation: number): Buffer {
  const start = Buffer.of(0xff, START);
  const turned = orientation === 1 ? [] : [orientationSegment(orientation)];
  // After APP0, which is the first where there is one (JFIF §3).
  const first = kept[0]?.[1] === APP0 ? 1 : 0;
  return Buffer.concat([start, ...kept.slice(0, first), ...turned, ...kept.slice(first), Buffer.of(0xff, END)]);
}

/** @returns 1 to 8, null where the segment does not say (Exif 2.32 §4.6.4) */
function orientationOf(segment: Buffer): number | null {
  if (!segment.subarray(0, EXIF.length).equals(EXIF)) return null;
  const tiff = segment.subarray(EXIF.length);
  if (tiff.length < 8) return null;
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number): number => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (directory + 2 > tiff.length) return null;
  for (let n = 0; n < short(directory); n++) {
    const entry = directory + 2 + n * 12;
    if (entry + 12 > tiff.length) return null;
    if (short(entry) !== ORIENTATION_TAG) continue;
    const value = short(entry + 8);
    return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}

/** An Exif segment that says which way up and nothing else. */
function orientationSegment(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(ORIENTATION_TAG, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  const head = Buffer.of(0xff, APP1, 0, 2 + EXIF.length + tiff.length);
  return Buffer.concat([head, EXIF, tiff]);
}
