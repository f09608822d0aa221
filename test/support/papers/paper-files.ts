import { crc32, deflateSync } from 'node:zlib';

/** Papers of the smallest size that is whole, and pictures with what a camera writes into them. */

export const pdfOf = (text: string): Buffer =>
  Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n% ${text}\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`);

const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.of(0xff, marker, 0, 0);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};

/** A photograph that says where it was taken. */
export const photographAt = (place: string): Buffer =>
  Buffer.concat([
    Buffer.of(0xff, 0xd8),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\0', 'latin1'), Buffer.from(place)])),
    segment(0xdb, Buffer.alloc(65)),
    segment(0xda, Buffer.alloc(6)),
    Buffer.of(0x12, 0x34, 0xff, 0xd9),
  ]);

const chunk = (type: string, body: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(body.length);
  around.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)]);
};

/** A picture of one point, with a text beside it. */
export const pictureWith = (text: string): Buffer =>
  Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.from('00000001000000010800000000', 'hex')),
    chunk('tEXt', Buffer.from(`Author\0${text}`)),
    chunk('IDAT', deflateSync(Buffer.of(0, 0))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
