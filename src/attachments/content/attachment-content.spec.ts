import JSZip from 'jszip';
import { crc32, deflateSync } from 'node:zlib';
import { attachmentContent } from './attachment-content.js';

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.of(0xff, marker, 0, 0);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};
const APP0 = segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'));
const TABLE = segment(0xdb, Buffer.alloc(65));
const SCAN = Buffer.concat([segment(0xda, Buffer.alloc(6)), Buffer.of(0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56)]);
const END = Buffer.of(0xff, 0xd9);
const jpeg = (...parts: Buffer[]): Buffer => Buffer.concat([Buffer.of(0xff, 0xd8), ...parts]);

/** Little-endian Exif with a direction, and a place in words beside it. */
function exif(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('II*\0', 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  tiff.writeUInt16LE(0x0112, 10);
  tiff.writeUInt16LE(3, 12);
  tiff.writeUInt32LE(1, 14);
  tiff.writeUInt16LE(orientation, 18);
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from('GPS 30.94,118.75')]));
}

const chunk = (type: string, body: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(body.length);
  around.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)]);
};
const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const IHDR = chunk('IHDR', Buffer.from('00000001000000010800000000', 'hex'));
const IDAT = chunk('IDAT', deflateSync(Buffer.of(0, 0)));
const IEND = chunk('IEND', Buffer.alloc(0));
const png = (...parts: Buffer[]): Buffer => Buffer.concat([SIGNATURE, ...parts]);

async function contentOf(file: Buffer): Promise<Buffer> {
  const found = await attachmentContent(file);
  if (found === null || typeof found === 'string') throw new Error(`refused: ${found}`);
  return found.content;
}

const pdf = (...objects: (string | Buffer)[]): Buffer =>
  Buffer.concat([
    Buffer.from('%PDF-1.7\n'),
    ...objects.flatMap((object, n) => [
      Buffer.from(`${n + 1} 0 obj\n`),
      Buffer.from(object),
      Buffer.from('\nendobj\n'),
    ]),
    Buffer.from('trailer\n<<>>\n%%EOF\n'),
  ]);

/** Objects packed into a stream, as writers since PDF 1.5 do. */
const packed = (object: string, dictionary = '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode'): Buffer => {
  const body = deflateSync(Buffer.from(`9 0 ${object}`));
  return Buffer.concat([
    Buffer.from(`<< ${dictionary} /Length ${body.length} >>\nstream\r\n`),
    body,
    Buffer.from('\nendstream'),
  ]);
};

const OFD_MAIN = '<?xml version="1.0"?><ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" Version="1.0"/>';
const ofd = (parts: Record<string, string | Buffer> = {}): Promise<Buffer> => {
  const zip = new JSZip();
  for (const [name, content] of Object.entries({ 'OFD.xml': OFD_MAIN, 'Doc_0/Document.xml': '<d/>', ...parts })) {
    zip.file(name, content);
  }
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
};

describe('what an attachment is, by its bytes', () => {
  it('keeps a PDF as it is', async () => {
    expect(await attachmentContent(PDF)).toEqual({ kind: 'pdf', content: PDF });
  });

  it('keeps of a JPEG the picture, without place, comment and what follows its end', async () => {
    const comment = segment(0xfe, Buffer.from('张三'));
    const taken = jpeg(APP0, exif(1), comment, TABLE, SCAN, END, Buffer.from('<script>'));
    expect(await attachmentContent(taken)).toEqual({ kind: 'jpeg', content: jpeg(APP0, TABLE, SCAN, END) });
  });

  it('keeps which way up a photograph is held, and that alone', async () => {
    const content = await contentOf(jpeg(APP0, exif(6), TABLE, SCAN, END));
    expect(content.includes('GPS')).toBe(false);
    expect(content.length).toBe(jpeg(APP0, TABLE, SCAN, END).length + 36);
    // Read again it says the same.
    expect((await contentOf(content)).equals(content)).toBe(true);
  });

  it('keeps of a PNG the picture, without texts, Exif and what follows its end', async () => {
    const told = [chunk('tEXt', Buffer.from('Author\0张三')), chunk('eXIf', Buffer.from('II*\0'))];
    const taken = png(IHDR, ...told, IDAT, IEND, Buffer.from('PK\x03\x04'));
    expect(await attachmentContent(taken)).toEqual({ kind: 'png', content: png(IHDR, IDAT, IEND) });
  });

  it.each<[string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['a page called a document', Buffer.from('<html><script>alert(1)</script></html>')],
    ['a page with a PDF behind it', Buffer.concat([Buffer.from('<html>'), PDF])],
    ['a PDF that is cut off', PDF.subarray(0, -7)],
    ['a program', Buffer.from('MZ\x90\0')],
    ['the first bytes of a JPEG', Buffer.of(0xff, 0xd8, 0xff, 0xe0)],
    ['a JPEG without a picture', jpeg(APP0, END)],
    ['a JPEG whose length lies', jpeg(Buffer.of(0xff, 0xe0, 0xff, 0xff))],
    ['a JPEG without an end', jpeg(APP0, TABLE, SCAN)],
    ['a PNG with a changed byte', Buffer.concat([SIGNATURE, IHDR.subarray(0, -1), Buffer.of(0), IDAT, IEND])],
    ['a PNG without a picture', png(IHDR, IEND)],
    ['a PNG without an end', png(IHDR, IDAT)],
    ['a PNG whose length lies', png(Buffer.from('ffffffff49484452', 'hex'), Buffer.alloc(20))],
  ])('is none of the kinds: %s', async (_, file) => {
    expect(await attachmentContent(file)).toBeNull();
  });

  it('keeps a PDF whose objects are packed, and an OFD, as they are', async () => {
    for (const file of [pdf(packed('<< /Type /Page >>')), pdf('<< /OpenAction [3 0 R /Fit] >>')]) {
      expect(await attachmentContent(file)).toEqual({ kind: 'pdf', content: file });
    }
    const file = await ofd({
      'Doc_0/Res/image_1.png': png(IHDR, IDAT, IEND),
      'Doc_0/Signs/Sign_0/SignedValue.dat': '0',
    });
    expect(await attachmentContent(file)).toEqual({ kind: 'ofd', content: file });
  });

  it.each<[string, Buffer]>([
    ['script', pdf('<< /S /JavaScript /JS (app.alert(1)) >>')],
    ['script whose name is spelt with numbers', pdf('<< /S /J#61va#53cript /JS (app.alert(1)) >>')],
    ['script among packed objects', pdf(packed('<< /S /JavaScript /JS (app.alert(1)) >>'))],
    [
      'script in a packed stream that does not say what it is',
      pdf(packed('<< /S /J#61vaScript >>', '/N 1 /First 4 /Filter /FlateDecode'), '<< /Comment /ObjStm >>'),
    ],
    [
      'objects packed in a way that hides them',
      pdf(packed('<<>>', '/Type /ObjStm /N 1 /First 4 /Filter [/ASCIIHexDecode /FlateDecode]')),
    ],
    ['a program to start', pdf('<< /S /Launch /F (cmd.exe) >>')],
    ['a file within the file', pdf('<< /Type /EmbeddedFile >>')],
    ['a form of its own language', pdf('<< /XFA [(a) 2 0 R] >>')],
    ['a form that sends itself', pdf('<< /S /SubmitForm /F (http://a) >>')],
  ])('refuses a PDF that acts by itself: %s', async (_, file) => {
    expect(await attachmentContent(file)).toBe('active');
  });

  it('refuses a PDF that cannot be looked into, or unpacks without end', async () => {
    expect(await attachmentContent(pdf('<< /Encrypt 5 0 R >>'))).toBe('encrypted');
    expect(await attachmentContent(pdf(packed(' '.repeat(65 * 1024 * 1024))))).toBe('unpacks');
    const broken = Buffer.from('<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\nxxxx\nendstream');
    expect(await attachmentContent(pdf(broken))).toBe('unpacks');
  });

  it('refuses an OFD that holds what pages are not made of', async () => {
    expect(await attachmentContent(await ofd({ 'Doc_0/a.exe': 'MZ' }))).toBe('active');
    expect(await attachmentContent(await ofd({ 'Doc_0/a.html': '<script/>' }))).toBe('active');
    expect(await attachmentContent(await ofd({ 'Doc_0/image.png': Buffer.from('MZ\x90\0') }))).toBe('active');
    expect(await attachmentContent(await ofd({ 'Doc_0/image.png': Buffer.alloc(5 * 1024 * 1024) }))).toBe('unpacks');
    expect(await attachmentContent(await ofd({ 'OFD.xml': '<OFD/>' }))).toBe('damaged');
    expect(await attachmentContent((await ofd()).subarray(0, -30))).toBe('damaged');
    expect(await attachmentContent(Buffer.from('PK\x03\x04 bomb'))).toBe('damaged');
    expect(
      await attachmentContent(await new JSZip().file('word/document.xml', 'x').generateAsync({ type: 'nodebuffer' })),
    ).toBeNull();
  });

  it('refuses pictures of a few bytes that say they have a billion points', async () => {
    const wide = chunk('IHDR', Buffer.from('00010000000100000800000000', 'hex'));
    expect(await attachmentContent(png(wide, IDAT, IEND))).toBeNull();
    const frame = segment(0xc0, Buffer.from('08ffffffff01011100', 'hex'));
    expect(await attachmentContent(jpeg(APP0, TABLE, frame, SCAN, END))).toBeNull();
  });
});
